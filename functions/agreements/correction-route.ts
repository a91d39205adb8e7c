/** …/corrections: how something in a frozen text should be read. Nobody signs again; everyone who did is told. */
import { correct, correctionProblems, objectionToCorrecting } from "#shared/agreements/corrections.ts";
import { CorrectionDraft } from "#shared/agreements/schema.ts";
import { bound } from "#shared/agreements/succession.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { type Endpoint, endpoint } from "../http/endpoint.ts";
import { lettersTo } from "../signing/letters.ts";
import { about, move } from "./move.ts";

export const correctionRoutes: Endpoint[] = [
  endpoint(
    {
      ...about(
        "corrections",
        "Correct how a title, a code or the name is written, without touching what was signed",
        ["not-cosmetic"],
      ),
      body: CorrectionDraft,
    },
    (asking) =>
      move(asking, objectionToCorrecting, async (agreement, by) => {
        const { services, params, body, now } = asking;
        // What is frozen is corrected, whatever is being made beside it.
        const { versionNo } = bound(agreement);
        const frozen = await services.agreements.version(params.partnershipId, agreement, versionNo);
        if (!frozen) throw new Error(`${agreement.id} has no version ${versionNo}`);
        const terms = await services.agreements.termsOf(params.partnershipId, agreement.id, frozen.termsId);
        const errors = correctionProblems(body, frozen, terms);
        if (errors.length > 0)
          throw new Refusal("not-cosmetic", "Only how it is written can be corrected.", { errors });
        const after = correct(agreement, {
          ...body,
          versionNo,
          by: by.person,
          byName: by.name,
          byOrganization: by.organization as OrganizationId,
          at: now.toISOString(),
        });
        const told = [
          ...frozen.signatures.map((one) => one.personId),
          ...frozen.parties.flatMap((party) => party.reviewerIds),
        ].filter((person) => person !== by.person);
        const { writes } = await lettersTo(
          services,
          params.partnershipId,
          told,
          `${agreement.id}-${agreement.version}`,
          {
            subject: `${agreement.codedNotation}: a spelling was corrected`,
            text: `${by.name} corrected how ${agreement.codedNotation}, “${agreement.name}”, is to be read:\n\n${after.happened.note}\n\nWhat was signed stays as it was, and nobody signs again. It is here:\n\n${services.config.HUB_ORIGIN}/p/${params.partnershipId}/agreements/${agreement.id}`,
          },
        );
        return { ...after, writes };
      }),
  ),
];
