/** Moving an agreement along its life: share, review, return, withdraw; registering what was signed elsewhere; who sees it. */
import * as z from "zod";
import type { Happened } from "#shared/activity/schema.ts";
import type { Actor } from "#shared/actor.ts";
import { versionHash } from "#shared/agreements/content.ts";
import { problemsIn } from "#shared/agreements/invariants.ts";
import {
  confirm,
  isParty,
  type MoveName,
  make,
  objection,
  objectionToVisibility,
  register,
  setVisibility,
} from "#shared/agreements/rules.ts";
import { type Agreement, RegistrationDraft, Visibility } from "#shared/agreements/schema.ts";
import { AgreementView, Reason } from "#shared/agreements/view.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { type FieldProblem, insist, type Objection, Refusal } from "#shared/problem.ts";
import { type Asking, type Endpoint, endpoint, type Reply } from "../http/endpoint.ts";
import { One, one } from "./paths.ts";
import { readable, view } from "./show.ts";

type Move<B> = Asking<z.output<typeof One>, unknown, B>;
type Decided = { agreement: Agreement; happened: Happened };

/** Load, decide, save: what every move does, with its own objection and its own decision. */
async function move<B>(
  asking: Move<B>,
  objectionTo: (agreement: Agreement, by: Actor) => Objection,
  decide: (agreement: Agreement, by: Actor) => Decided | Promise<Decided>,
): Promise<Reply> {
  const { services, params, stamp } = asking;
  const [by, found] = await Promise.all([
    asking.actor,
    services.agreements.find(params.partnershipId, params.agreementId),
  ]);
  const before = readable(found, by);
  insist(objectionTo(before, by));
  await asking.sameVersion(before, services.agreements.pk(params.partnershipId, before.id));
  const after = await decide(before, by);
  const saved = await services.agreements.saving(
    params.partnershipId,
    before,
    after.agreement,
    after.happened,
    stamp(by),
  );
  const publishing =
    after.agreement.visibility === "PUBLIC" && after.agreement.status === "EXECUTED"
      ? [services.partnerships.publishing(params.partnershipId)]
      : [];
  return {
    status: 200,
    body: view(saved.record, by, await asking.today(params.partnershipId)),
    version: saved.record.version,
    writes: [...saved.writes, ...publishing],
  };
}

const about = (name: MoveName, summary: string) =>
  ({
    method: "POST",
    path: `${one}/${name}`,
    summary,
    audience: "member",
    params: One,
    answers: { 200: AgreementView },
    ifMatch: true,
    refusals: ["role-missing", "not-a-party", "wrong-moment"],
  }) as const;

const summaries = {
  return: "Return it to draft, with a reason",
  withdraw: "Withdraw it, with a reason",
  reject: "Reject a registered signing, with a reason",
};

export const moveRoutes: Endpoint[] = [
  endpoint(about("share", "Let the other parties see the draft"), (asking) =>
    move(
      asking,
      (agreement, by) => objection("share", agreement, by),
      (agreement) => make("share", agreement),
    ),
  ),

  endpoint(about("review", "Send the draft to review by every party"), (asking) =>
    move(
      asking,
      (agreement, by) => objection("review", agreement, by),
      async (agreement) => {
        const terms = await asking.services.agreements.terms(asking.params.partnershipId, agreement);
        const errors = problemsIn(agreement, terms);
        if (errors.length > 0)
          throw new Refusal("terms-invalid", undefined, { errors: errors.slice(0, 100) });
        return make("review", agreement);
      },
    ),
  ),

  ...(["return", "withdraw", "reject"] as const).map((name) =>
    endpoint({ ...about(name, summaries[name]), body: Reason }, (asking) =>
      move(
        asking,
        (agreement, by) => objection(name, agreement, by),
        (agreement) => make(name, agreement, asking.body.reason),
      ),
    ),
  ),

  endpoint(
    {
      ...about("register", "Register what was signed elsewhere: the signed PDF, who signed, and when"),
      body: RegistrationDraft,
    },
    (asking) =>
      move(
        asking,
        (agreement, by) => objection("register", agreement, by),
        async (agreement, by) => {
          const { services, params, body, now } = asking;
          const [document, terms, today] = await Promise.all([
            services.documents.find(params.partnershipId, body.documentId),
            services.agreements.terms(params.partnershipId, agreement),
            asking.today(params.partnershipId),
          ]);
          const errors: FieldProblem[] = [];
          if (!document || document.about.id !== agreement.id || document.type !== "application/pdf") {
            errors.push({ pointer: "/documentId", detail: "a PDF attached to this agreement" });
          } else if (document.state !== "available") {
            errors.push({ pointer: "/documentId", detail: "a PDF that has arrived and was checked" });
          }
          if (body.dateSigned > today)
            errors.push({ pointer: "/dateSigned", detail: `a day up to today, ${today}` });
          for (const [index, signer] of body.signers.entries()) {
            if (signer.signedOn !== undefined && signer.signedOn > body.dateSigned) {
              errors.push({
                pointer: `/signers/${index}/signedOn`,
                detail: "a day up to the day it was signed by all",
              });
            }
            if (!isParty(agreement, signer.organizationId)) {
              errors.push({ pointer: `/signers/${index}/organizationId`, detail: "one of the parties" });
            }
          }
          if (errors.length > 0 || !document) throw new Refusal("invalid-input", undefined, { errors });
          return register(agreement, {
            ...body,
            method: "WET_UPLOAD",
            by: by.person,
            byName: by.name,
            byOrganization: by.organization as OrganizationId,
            at: now.toISOString(),
            contentHash: await versionHash(agreement, terms),
            documentHash: document.sha256,
          });
        },
      ),
  ),

  endpoint(
    about("confirm", "Confirm, as a signatory of another party, what was signed elsewhere"),
    (asking) =>
      move(
        asking,
        (agreement, by) => objection("confirm", agreement, by),
        async (agreement, by) => {
          const terms = await asking.services.agreements.terms(asking.params.partnershipId, agreement);
          if ((await versionHash(agreement, terms)) !== agreement.registration?.contentHash) {
            throw new Refusal(
              "wrong-moment",
              "The content is not the one that was registered. Reject the registration and register again.",
            );
          }
          return confirm(agreement, by, asking.now);
        },
      ),
  ),

  endpoint(
    {
      ...about("share", "Narrow who sees it at once, or widen it when every party's editor has agreed"),
      path: `${one}/visibility`,
      body: z.strictObject({ to: Visibility }),
    },
    (asking) =>
      move(
        asking,
        (agreement, by) => objectionToVisibility(agreement, asking.body.to, by),
        (agreement, by) => setVisibility(agreement, asking.body.to, by),
      ),
  ),
];
