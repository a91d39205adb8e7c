/** Signing a data-sharing agreement: the endpoints are functions/signing's, what is signed and kept is said here. */
import type * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { versionHash } from "#shared/data-sharing/content.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { dataSharingSigning, objectionToBothSides, objectionToLapsed } from "#shared/data-sharing/signing.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import type { PersonId } from "#shared/ids.ts";
import type { Objection } from "#shared/problem.ts";
import { signingRoutes } from "../signing/route.ts";
import { keepPaper } from "./keep-paper.ts";
import { about, type Move, move } from "./move.ts";
import type { One } from "./paths.ts";
import { insistOnReady } from "./ready.ts";

export const dataSharingSigningRoutes = signingRoutes<DataSharing, DataTerms, z.output<typeof One>>({
  signing: dataSharingSigning,
  about: (name, summary, refusals) =>
    about(name, summary, [
      ...refusals,
      "signing-lapsed",
      "second-person",
      "no-signature-slots",
      "checks-missing",
      "beyond-parent",
      "dates-overlap",
    ]),
  move: (asking, objectionTo, decide, binding) =>
    move(
      asking,
      (record, by, { today }) =>
        objectionTo(record, by) ??
        objectionToLapsed(record, today) ??
        objectionToWho(record, by, asking, binding),
      (record, by, { today }) => decide(record, by, today),
      binding,
    ),
  content: ({ services, params }, record) => services.dataSharing.terms(params.partnershipId, record),
  contentHash: versionHash,
  insistOnExecution: ({ services, params }, record, terms, today) =>
    insistOnReady(services, params.partnershipId, record, terms, today),
  paper: ({ services, params, now }, record, terms) =>
    keepPaper(services, params.partnershipId, { record, terms, stage: "EXECUTED", at: now }),
  page: ({ partnershipId }, { id }) => `/p/${partnershipId}/data-sharing/${id}`,
});

/**
 * Everyone whose word this would be: who asks, whose hand the page shows, and whose page is attested to (L10). Naming a
 * delegate binds nobody: there it is the delegate's word.
 */
function objectionToWho<B>(
  record: DataSharing,
  by: Actor,
  { body }: Move<B>,
  binding: string | undefined,
): Objection {
  const asked = body as { slotNo?: number; personId?: PersonId } | undefined;
  const page = record.unattested.find(({ slotNo }) => slotNo === asked?.slotNo);
  return objectionToBothSides(record, by.organization, [
    ...(binding === undefined ? [] : [by.person, page?.personId]),
    asked?.personId,
  ]);
}
