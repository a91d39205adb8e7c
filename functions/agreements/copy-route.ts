/** …/agreements/{agreementId}/copy: a new draft made of an agreement one may read, one year on and fitted to today. */
import * as z from "zod";
import { copied, fitted, type Now } from "#shared/agreements/copying.ts";
import { isParty, objectionToStarting } from "#shared/agreements/rules.ts";
import { type Agreement, AgreementDraft } from "#shared/agreements/schema.ts";
import { AgreementView } from "#shared/agreements/view.ts";
import { OrganizationId, type PartnershipId, PersonId } from "#shared/ids.ts";
import { grantsOn } from "#shared/people/rules.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { line } from "#shared/text.ts";
import { IsoDate } from "#shared/time.ts";
import type { Services } from "../env.ts";
import { endpoint } from "../http/endpoint.ts";
import { begun } from "./begin.ts";
import { insistOnDraft, surroundings } from "./draft.ts";
import { One, one } from "./paths.ts";
import { readOne } from "./read-one.ts";
import { view } from "./show.ts";
import { measureOf } from "./sound-terms.ts";

const CopyRequest = z.strictObject({
  name: line(200).optional(),
  codedNotation: AgreementDraft.shape.codedNotation,
  /** The party whose place the organization acted for takes, where it is none of them. */
  insteadOf: OrganizationId.optional(),
});

const LeftOut = z.strictObject({
  rules: z.array(z.int()),
  findings: z.array(z.int()),
  parties: z.array(OrganizationId),
  reviewers: z.array(PersonId),
  signers: z.array(PersonId),
});

export const copyRoutes = [
  endpoint(
    {
      method: "POST",
      path: `${one}/copy`,
      summary:
        "Start a draft from this one, its dates moved one year; says what no longer fits and was left out",
      audience: "member",
      params: One,
      body: CopyRequest,
      answers: { 201: z.strictObject({ agreement: AgreementView, from: IsoDate, leftOut: LeftOut }) },
      refusals: ["role-missing", "not-a-party", "no-sending-party", "no-receiving-party", "already-there"],
    },
    async (asking) => {
      const { services, params, body, now, stamp } = asking;
      const { partnershipId } = params;
      const { by, agreement: found } = await readOne(asking);
      // Judged by what the asker reads: a draft beside it decides nothing for those who may not see it.
      const original = await services.agreements.presented(partnershipId, found, by);
      if (
        body.insteadOf !== undefined &&
        (!isParty(original, body.insteadOf) || isParty(original, by.organization))
      )
        throw new Refusal("invalid-input", undefined, {
          errors: [{ pointer: "/insteadOf", detail: "a party, where your own organization is none" }],
        });
      insist(
        objectionToStarting(
          by,
          original.parties.map((party) =>
            party.organizationId === body.insteadOf && by.organization
              ? { ...party, organizationId: by.organization }
              : party,
          ),
        ),
      );
      const [terms, today] = await Promise.all([
        services.agreements.terms(partnershipId, original),
        asking.today(partnershipId),
      ]);
      const around = await nowOf(services, partnershipId, original, today);
      const own = by.organization as OrganizationId;
      const moved = copied(original, terms, around, { own, insteadOf: body.insteadOf });
      const { problems } = await measureOf(services, partnershipId, moved.draft);
      const copy = fitted(moved, problems);
      const draft: AgreementDraft = {
        ...copy.draft,
        name: body.name ?? copy.draft.name,
        ...(body.codedNotation === undefined ? {} : { codedNotation: body.codedNotation }),
      };
      insist(objectionToStarting(by, draft.parties));
      insistOnDraft(draft, await surroundings(services, partnershipId, draft), today);
      const saved = await services.agreements.saving(
        partnershipId,
        undefined,
        begun(draft, by, now, copy.terms),
        { action: "agreement-started", note: `from ${original.codedNotation}, one year on` },
        stamp(by),
        { terms: copy.terms },
      );
      return {
        status: 201,
        body: {
          agreement: view(saved.record, by, today),
          from: original.dateEffective,
          leftOut: copy.leftOut,
        },
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),
];

/** Who the parties are today, and what the people it names may still do. */
async function nowOf(
  services: Services,
  partnership: PartnershipId,
  agreement: Agreement,
  today: IsoDate,
): Promise<Now> {
  const ids = agreement.parties.map((party) => party.organizationId);
  const named = [
    ...agreement.parties.flatMap((party) => party.reviewerIds),
    ...agreement.signatureSlots.flatMap(({ personId }) => personId ?? []),
  ];
  const [organizations, members] = await Promise.all([
    services.organizations.findAll(partnership, ids),
    services.people.findAll(partnership, named),
  ]);
  return {
    organization(id) {
      const organization = organizations.get(id);
      return organization && (organization.successor?.id ?? organization.id);
    },
    holds(person, role, organization) {
      const member = members.get(person);
      return member !== undefined && (grantsOn(member, today).get(organization)?.has(role) ?? false);
    },
  };
}
