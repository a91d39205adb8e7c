/** …/join: one more organization signs the words that the parties have signed and offered (data-sharing.md L12). */

import { versionHash } from "#shared/data-sharing/content.ts";
import { effectiveFrom, join, objectionToJoining, objectionToWords } from "#shared/data-sharing/joinder.ts";
import { JoinderDraft } from "#shared/data-sharing/moves-schema.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { objectionToBothSides } from "#shared/data-sharing/signing.ts";
import { bound } from "#shared/data-sharing/versions.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { endpoint } from "../http/endpoint.ts";
import { signatureInHub } from "../signing/in-hub.ts";
import { aboveOf } from "./above.ts";
import { about, move, telling } from "./move.ts";

export const dataSharingJoinRoutes = [
  endpoint(
    {
      ...about("join", "Join it by signing the version that its parties offer, word for word", [
        "not-executed",
        "already-there",
        "offer-closed",
        "not-what-was-frozen",
        "content-changed",
        "sign-in-again",
        "paper-only",
        "clock-set-back",
        "second-person",
        "too-large",
        "beyond-parent",
      ]),
      body: JoinderDraft,
    },
    (asking) => {
      const { services, params, body } = asking;
      const { partnershipId } = params;
      const termsOf = (record: DataSharing) =>
        services.dataSharing.termsOf(partnershipId, record.id, bound(record).termsId);
      return move(
        asking,
        async (record, by, { phase, today }) => {
          const [terms, above, organization] = await Promise.all([
            termsOf(record),
            aboveOf(services, partnershipId, record, today),
            by.organization && services.organizations.find(partnershipId, by.organization),
          ]);
          return (
            objectionToJoining(
              record,
              terms,
              by,
              organization ? organization.type : undefined,
              phase,
              today,
              above,
            ) ?? objectionToWords(record, body)
          );
        },
        async (record, by, { today }) => {
          const [terms, organization, offered] = await Promise.all([
            termsOf(record),
            by.organization && services.organizations.find(partnershipId, by.organization),
            services.dataSharing.version(partnershipId, record, body.versionNo),
          ]);
          if (!offered) throw new Refusal("not-found");
          insist(objectionToBothSides(offered, by.organization, [by.person]));
          const signature = await signatureInHub(
            asking,
            { ...offered, ...(record.chainHash ? { chainHash: record.chainHash } : {}) },
            by,
            { slotNo: 100 + record.joinders.length, function: body.title },
            organization || undefined,
            async () => {
              if ((await versionHash(offered, terms)) !== body.contentHash)
                throw new Refusal("content-changed", "The text is not the one that was signed.");
              return body.contentHash;
            },
          );
          const effective = effectiveFrom(record, body.effective, today);
          // Who joins has seen who sees it: that stays as the parties agreed.
          const after = join(record, terms, body, signature, effective);
          const what = `${organization ? organization.name : by.name} has joined it, from ${effective}`;
          return {
            ...after,
            writes: await telling(asking, record, { what, key: `joined-${record.joinders.length + 1}` }),
          };
        },
        "joining",
      );
    },
  ),
];
