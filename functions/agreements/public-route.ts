/**
 * What anyone may ask, signed in or not: who sends, under which rules, and what credit that gives. Keeps nothing of
 * the question. Every executed version of a public agreement answers; the completion date picks the version.
 */
import * as z from "zod";
import { CreditAnswer, CreditQuestion } from "#shared/agreements/credit.ts";
import { PublicOrganization, PublicRules, type PublicVersion } from "#shared/agreements/public.ts";
import { OrganizationId, PartnershipId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import type { Services } from "../env.ts";
import { cached } from "../http/cached.ts";
import { endpoint } from "../http/endpoint.ts";
import { inPublic, namedIn, publicVersion } from "./public-version.ts";
import { factsOf } from "./question.ts";
import type { PublicPointer } from "./rows.ts";

const Partnership = z.object({ partnershipId: PartnershipId });
const School = Partnership.extend({ organizationId: OrganizationId });

export const publicRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/public/partnerships/{partnershipId}/schools",
      summary: "Who sends students under public agreements",
      audience: "anyone",
      params: Partnership,
      answers: { 200: z.strictObject({ items: z.array(PublicOrganization) }) },
    },
    async ({ services, params }) => {
      const rows = await services.organizations.every(params.partnershipId);
      const sending = await Promise.all(
        rows.map(async (row) =>
          (await services.agreements.sendsInPublic(params.partnershipId, row.id)) ? row.id : [],
        ),
      );
      const found = await services.organizations.findAll(params.partnershipId, sending.flat());
      const items = [...found.values()].map(inPublic).sort((a, b) => a.name.localeCompare(b.name));
      return { status: 200, body: { items }, headers: cached };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: "/public/partnerships/{partnershipId}/schools/{organizationId}/rules",
      summary:
        "Every public rule under which this school sends: what the page evaluates on the student's own device",
      audience: "anyone",
      params: School,
      answers: { 200: PublicRules },
    },
    async ({ services, params }) => {
      const pointers = await services.agreements.publicPointers(params.partnershipId, params.organizationId);
      const items = await publicVersions(services, params.partnershipId, pointers);
      return { status: 200, body: { items }, headers: cached };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: "/public/credit",
      summary: "What credit do these courses give? Nothing of the question is kept or logged.",
      audience: "anyone",
      body: CreditQuestion,
      answers: { 200: CreditAnswer },
      keepsNothing: true,
      refusals: ["ambiguous-code", "invalid-input"],
    },
    async ({ services, body }) => {
      const schools = await schoolsOf(services, body);
      const partnerships = [...new Set([...schools.values()].map((school) => school.partnership))];
      const versions = await Promise.all(
        partnerships.map((partnership) =>
          versionsNaming(
            services,
            partnership,
            body.courses.flatMap(({ organization, code }) => {
              const school = schools.get(organization);
              return school?.partnership === partnership
                ? [{ organizationId: school.organizationId, code }]
                : [];
            }),
          ),
        ),
      );
      // Loaded at the first question: the page answers most of them itself, on the student's device.
      const { evaluate } = await import("#shared/agreements/evaluate.ts");
      const asOf = body.asOf ?? (await services.today(partnerships[0] as PartnershipId));
      const all = versions.flat();
      const facts = factsOf(body, schools, all);
      const first = evaluate(all, facts, asOf);
      const organizations = body.hops === 1 ? first : await further(services, first, all, facts, asOf);
      return { status: 200, body: { asOf, organizations }, headers: { "cache-control": "no-store" } };
    },
  ),
];

/** The answers, each with what its courses bring at the next college or university. */
async function further(
  services: Services,
  first: CreditAnswer["organizations"],
  versions: readonly PublicVersion[],
  facts: ReturnType<typeof factsOf>,
  asOf: string,
): Promise<CreditAnswer["organizations"]> {
  const { grantedBy, nextHop } = await import("#shared/agreements/hop.ts");
  const partnerships = new Map(versions.map(({ agreementId, partnership }) => [agreementId, partnership]));
  return Promise.all(
    first.map(async (one) => {
      const partnership = one.agreements.flatMap(({ agreementId }) => partnerships.get(agreementId) ?? [])[0];
      if (!partnership || grantedBy(one).length === 0) return one;
      const organizationId = one.organization.id;
      const codes = [
        ...grantedBy(one).map(({ code }) => code),
        ...facts.courses.filter((taken) => taken.organizationId === organizationId).map(({ code }) => code),
      ];
      const onward = await versionsNaming(
        services,
        partnership,
        codes.map((code) => ({ organizationId, code })),
      );
      return { ...one, next: nextHop(one, onward, facts, asOf) };
    }),
  );
}

type School = { partnership: PartnershipId; organizationId: OrganizationId };

/** The organization each course names, by code or id. A code that two partnerships hold has to come with one. */
async function schoolsOf(services: Services, question: CreditQuestion): Promise<Map<string, School>> {
  const names = [...new Set(question.courses.map((course) => course.organization))];
  const found = await Promise.all(
    names.map(async (name): Promise<[string, School[]]> => {
      const id = OrganizationId.safeParse(name);
      const known = id.success
        ? await services.organizations.withId(id.data)
        : await services.organizations.withCode(name.toUpperCase());
      return [
        name,
        question.partnership ? known.filter((one) => one.partnership === question.partnership) : known,
      ];
    }),
  );
  const schools = new Map<string, School>();
  for (const [name, candidates] of found) {
    const pointer = `/courses/${question.courses.findIndex((course) => course.organization === name)}/organization`;
    const [first, ...more] = candidates;
    if (!first) {
      throw new Refusal("invalid-input", undefined, {
        errors: [{ pointer, detail: `the code or id of a school: ${name} is not one we know` }],
      });
    }
    if (more.length > 0) {
      const partnerships = candidates.map((one) => one.partnership);
      throw new Refusal(
        "ambiguous-code",
        `${name} is a code in ${partnerships.join(" and ")}. Say which in "partnership".`,
        {
          errors: [{ pointer, detail: `one of several: add "partnership"` }],
          partnerships,
        },
      );
    }
    schools.set(name, first);
  }
  return schools;
}

/** Every executed version of the public agreements that name one of these courses. */
async function versionsNaming(
  services: Services,
  partnership: PartnershipId,
  courses: readonly { organizationId: OrganizationId; code: string }[],
): Promise<PublicVersion[]> {
  const pointers = await services.agreements.publicPointersNaming(partnership, courses);
  return publicVersions(services, partnership, pointers);
}

/** Each executed version of these agreements, once, with the people and places it names. */
async function publicVersions(
  services: Services,
  partnership: PartnershipId,
  pointers: readonly PublicPointer[],
): Promise<PublicVersion[]> {
  const distinct = [...new Map(pointers.map((pointer) => [pointer.agreementId, pointer])).values()].flatMap(
    ({ versions, ...agreement }) => versions.map((version) => ({ ...agreement, ...version })),
  );
  const terms = await Promise.all(
    distinct.map((one) => services.agreements.termsOf(partnership, one.agreementId, one.termsId)),
  );
  const named = new Set([
    ...distinct.flatMap((one) => one.parties.map((party) => party.organizationId)),
    ...terms.flatMap((one) => namedIn(one)),
  ]);
  const organizations = await services.organizations.findAll(partnership, [...named]);
  return distinct.map((one, index) =>
    publicVersion(partnership, one, terms[index] as PublicVersion["terms"], organizations),
  );
}
