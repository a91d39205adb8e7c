/** Moving a version of a data-sharing agreement towards its signing: share, review, return, send, recall, decline, withdraw; and who sees it. */
import * as z from "zod";
import { Visibility } from "#shared/agreements/schema.ts";
import { versionHash } from "#shared/data-sharing/content.ts";
import { decline, make, objectionToMove } from "#shared/data-sharing/moves.ts";
import { Reason } from "#shared/data-sharing/moves-schema.ts";
import { dataSharingSigning, objectionToLapsed } from "#shared/data-sharing/signing.ts";
import { recall, renewsUntil } from "#shared/data-sharing/succession.ts";
import { objectionToVisibility, setVisibility } from "#shared/data-sharing/visibility.ts";
import { insist } from "#shared/problem.ts";
import { send } from "#shared/signing/rules.ts";
import { endpoint } from "../http/endpoint.ts";
import { checklistOf, insistOnComplete } from "./checking.ts";
import { keepPaper } from "./keep-paper.ts";
import { about, move, telling } from "./move.ts";
import { insistOnReady } from "./ready.ts";

export const dataSharingMoveRoutes = [
  endpoint(about("share", "Let the other parties see the draft", ["not-steward"]), (asking) =>
    move(
      asking,
      (record, by) => objectionToMove("share", record, by),
      (record) => make("share", record),
    ),
  ),

  endpoint(
    about("review", "Send the draft to review by every party, once nothing required is missing", [
      "checks-missing",
    ]),
    (asking) =>
      move(
        asking,
        (record, by) => objectionToMove("review", record, by),
        async (record, by, { today }) => {
          const { services, params } = asking;
          const terms = await services.dataSharing.terms(params.partnershipId, record);
          insistOnComplete(await checklistOf(services, params.partnershipId, record, terms, today, by));
          return make("review", record);
        },
      ),
  ),

  endpoint({ ...about("return", "Return it to draft, with a reason"), body: Reason }, (asking) =>
    move(
      asking,
      (record, by) => objectionToMove("return", record, by),
      (record) => make("return", record, asking.body.reason),
    ),
  ),

  endpoint({ ...about("withdraw", "Withdraw it, with a reason", ["not-steward"]), body: Reason }, (asking) =>
    move(
      asking,
      (record, by) => objectionToMove("withdraw", record, by),
      (record) => make("withdraw", record, asking.body.reason),
    ),
  ),

  endpoint(
    about(
      "send",
      "Send it out for signature: every check is made, the text is frozen, and shown to the signers as one PDF",
      [
        "not-steward",
        "no-signature-slots",
        "checks-missing",
        "beyond-parent",
        "not-executed",
        "dates-overlap",
        "signing-lapsed",
      ],
    ),
    (asking) =>
      move(
        asking,
        (record, by) => objectionToMove("send", record, by),
        async (before, _by, { today }) => {
          const { services, params, now } = asking;
          const { partnershipId } = params;
          insist(objectionToLapsed({ ...before, status: "OUT_FOR_SIGNATURE" }, today));
          const terms = await services.dataSharing.terms(partnershipId, before);
          await insistOnReady(services, partnershipId, before, terms, today);
          const contentHash = await versionHash(before, terms);
          const record = {
            ...before,
            contentHash,
            ...(terms.renewal === "auto_once" ? { renewsUntil: renewsUntil(before) } : {}),
          };
          const signingDocument = await keepPaper(services, partnershipId, {
            record,
            terms,
            stage: "FOR_SIGNATURE",
            at: now,
          });
          return send(dataSharingSigning, record, { contentHash, signingDocument, at: now });
        },
      ),
  ),

  endpoint(
    {
      ...about(
        "recall",
        "Take it back to draft, with a reason: what was out stays as it was, and the draft is a new version",
        ["not-steward", "too-large"],
      ),
      body: Reason,
    },
    (asking) =>
      move(
        asking,
        (record, by) => objectionToMove("recall", record, by),
        (record) => recall(record, asking.body.reason),
      ),
  ),

  endpoint(
    { ...about("decline", "Decline to sign, with a reason", ["not-your-side"]), body: Reason },
    (asking) =>
      move(
        asking,
        (record, by) => objectionToMove("decline", record, by),
        async (record, by) => {
          const after = decline(record, by, asking.body.reason, asking.now);
          const what = `${by.name} has declined to sign version ${record.versionNo}`;
          const writes = await telling(asking, record, {
            what,
            key: `declined-${record.version}`,
            people: [record.startedBy],
          });
          return { ...after, writes };
        },
      ),
  ),

  endpoint(
    {
      ...about("visibility", "Narrow who sees it at once, or widen it when every party's editor has agreed"),
      body: z.strictObject({ to: Visibility }),
    },
    (asking) =>
      move(
        asking,
        (record, by) => objectionToVisibility(record, asking.body.to, by),
        (record, by) => setVisibility(record, asking.body.to, by),
      ),
  ),
];
