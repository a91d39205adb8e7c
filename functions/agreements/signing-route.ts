/** Signing an articulation agreement: the endpoints are functions/signing's, what is signed and kept is said here. */
import type * as z from "zod";
import { versionHash } from "#shared/agreements/content.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { agreementSigning } from "#shared/agreements/signing.ts";
import { objectionToDates } from "#shared/agreements/succession.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import { insist } from "#shared/problem.ts";
import { signingRoutes } from "../signing/route.ts";
import { about, asDecided, move, paper } from "./move.ts";
import type { One } from "./paths.ts";

export const agreementSigningRoutes = signingRoutes<Agreement, Terms, z.output<typeof One>>({
  signing: agreementSigning,
  about,
  move: (asking, objectionTo, decide, binding) =>
    move(
      asking,
      objectionTo,
      async (agreement, by, today) => asDecided(await decide(agreement, by, today)),
      binding,
    ),
  content: ({ services, params }, agreement) => services.agreements.terms(params.partnershipId, agreement),
  contentHash: versionHash,
  insistOnExecution: (_asking, agreement) => insist(objectionToDates(agreement)),
  paper: (asking, executed, terms) => paper(asking, executed, terms, "EXECUTED"),
  page: ({ partnershipId }, { id }) => `/p/${partnershipId}/agreements/${id}?tab=people`,
});
