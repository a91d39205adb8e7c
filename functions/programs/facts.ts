/**
 * Everything outside its plan that the checks of a program may look at. Read for one program or for all of a region in the
 * same constant number of requests: lists once, records and what stands beside them in batches, long sets from memory.
 */
import type { Actor } from "#shared/actor.ts";
import { CaseUuid } from "#shared/case/schema.ts";
import { courseKey } from "#shared/course-key.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { edition } from "#shared/framework/editions.ts";
import type { OrganizationId, PartnershipId } from "#shared/ids.ts";
import type { AgreementFact, CodeFact, ProgramFacts, StatementFact } from "#shared/programs/check-schema.ts";
import { agreementsNamed, coursesNamed } from "#shared/programs/plan.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { Program } from "#shared/programs/schema.ts";
import { dateIn, type IsoDate } from "#shared/time.ts";
import { closedOnOf } from "#shared/validations/results-rules.ts";
import type { Services } from "../env.ts";
import { agreementFact, joins } from "./agreement-facts.ts";
import { dataFact, sharesData } from "./data-facts.ts";
import { gapsIn } from "./data-gaps.ts";
import { type Decided, lastAbout, statementFact, statementsFor } from "./statement-facts.ts";

/** What of a program the facts depend on; a draft that is being typed has it too. */
type Asked = {
  program: Pick<Program, "parties" | "cips" | "occupations" | "edition" | "pathwayId" | "statementFramework">;
  plan: Plan;
};

/** For whose eyes, and of which day. Without `by`: the hub itself decides. */
type For = { by: Actor | undefined; today: IsoDate };

/** The latest decided campaigns of a framework that are looked at. */
const campaignsMax = 4;

/** Where they are read from. */
type Sources = Pick<
  Services,
  | "agreements"
  | "campaigns"
  | "codes"
  | "courses"
  | "dataSettings"
  | "dataSharing"
  | "decisions"
  | "legalBases"
  | "organizations"
  | "partnerships"
  | "people"
  | "programSettings"
  | "statements"
  | "tallies"
>;

export type FactsReader = ReturnType<typeof factsReader>;

/** Asked by every noun that has to know how a program stands: its own routes, reminders, evaluations. */
export const factsReader = (sources: Sources) => ({
  of: (partnership: PartnershipId, asked: readonly Asked[], whose: For): Promise<ProgramFacts[]> =>
    factsOf(sources, partnership, asked, whose),
});

/** The facts of each, in their order. */
async function factsOf(
  services: Sources,
  partnership: PartnershipId,
  asked: readonly Asked[],
  { by, today }: For,
): Promise<ProgramFacts[]> {
  const parties = new Set(asked.flatMap(({ program }) => idsOf(program)));
  const [settings, region, organizations, agreements, codes, statements, gone, sharing] = await Promise.all([
    services.programSettings.read(partnership),
    services.partnerships.settings(partnership),
    services.organizations.every(partnership),
    agreementsOf(services, partnership, asked, parties, { by, today }),
    services.codes.facts(partnership, asked.flatMap(codesIn)),
    statementsOf(services, partnership, asked, today),
    goneOf(services, partnership, asked, today),
    sharingLines(services, partnership, parties, by),
  ]);
  const found = new Set(agreements.map(({ fact }) => fact.id));
  const names = new Map(organizations.map(({ id, name }) => [id, name]));
  const nameOf = (id: OrganizationId) => names.get(id) ?? "a party";
  const gaps = await gapsIn(services, partnership, sharing, { by, today });
  const data = sharing.map((line) => dataFact(line, gaps.get(line[0].id) ?? [], nameOf, by, today));
  const { version: _version, chainHash: _chain, ...kept } = settings;
  return asked.map(({ program, plan }, index): ProgramFacts => {
    const its = new Set(idsOf(program));
    const successors = new Set(
      organizations.flatMap(({ id, successorId }) => (its.has(id) ? (successorId ?? []) : [])),
    );
    const named = agreementsNamed(plan);
    const taken = new Set([...coursesNamed(plan).values()].flatMap((keys) => [...keys]));
    const wanted = new Set(codesIn({ program, plan }).map(keyOfCode));
    const works = region?.frameworkEdition ?? program.edition;
    const known = edition(program.edition);
    const statementFacts = statements[index];
    return {
      today,
      settings: kept,
      organizations: organizations
        .filter(({ id }) => its.has(id) || successors.has(id))
        .map(({ id, name, type, until, successorId }) => ({
          ...{ id, name, type },
          ...(until ? { until } : {}),
          ...(successorId ? { successorId } : {}),
        })),
      agreements: agreements
        .filter(
          ({ fact, parties: between }) =>
            named.has(fact.id) || between.filter((id) => its.has(id)).length > 1,
        )
        .map(({ fact }) => fact),
      ...(by === undefined ? { missing: [...named].filter((id) => !found.has(id)) } : {}),
      codes: distinct(codes, keyOfCode).filter((one) => wanted.has(keyOfCode(one))),
      ...(statementFacts ? { statements: statementFacts } : {}),
      edition: {
        id: program.edition,
        known: known !== undefined,
        pathwayKnown:
          known?.clusters.some(({ pathways }) => pathways.some(({ id }) => id === program.pathwayId)) ??
          false,
        // The region works with another one by now.
        retired: works !== program.edition,
        ...(works !== program.edition ? { successor: works } : {}),
      },
      dataSharing: data.filter((one) => one.parties.filter((id) => its.has(id)).length > 1),
      gone: gone.filter((key) => taken.has(key)),
    };
  });
}

const idsOf = ({ parties }: Pick<Program, "parties">): OrganizationId[] =>
  parties.map(({ organizationId }) => organizationId);

type Code = Pick<CodeFact, "system" | "edition" | "code">;
const keyOfCode = ({ system, edition: its, code }: Code): string => `${system} ${its} ${code}`;
/** Occupations and school courses are of one edition each. */
const socEdition = "2018";
const scedEdition = "12";

/** Codes of the program and of the courses in its plan, each once. A course's CIP is of the edition the program uses. */
function codesIn({ program, plan }: Asked): Code[] {
  const courses = plan.slots.flatMap(({ bindings }) => bindings.flatMap((one) => one.courses));
  const latest =
    program.cips
      .map((one) => one.edition)
      .sort()
      .at(-1) ?? "2020";
  return distinct<Code>(
    [
      ...program.cips.map(({ code, edition: its }) => ({ system: "CIP" as const, edition: its, code })),
      ...program.occupations.map((code) => ({ system: "SOC" as const, edition: socEdition, code })),
      ...courses.flatMap(({ cip }) => (cip ? { system: "CIP" as const, edition: latest, code: cip } : [])),
      ...courses.flatMap(({ sced }) =>
        sced ? { system: "SCED" as const, edition: scedEdition, code: sced } : [],
      ),
    ],
    keyOfCode,
  );
}

function distinct<One>(all: readonly One[], keyOf: (one: One) => string): One[] {
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

/** Agreements the plans name, and those in force between two parties; with the organizations that each is between. */
async function agreementsOf(
  services: Sources,
  partnership: PartnershipId,
  asked: readonly Asked[],
  parties: ReadonlySet<OrganizationId>,
  { by, today }: For,
): Promise<{ fact: AgreementFact; parties: OrganizationId[] }[]> {
  const ids = new Set(asked.flatMap(({ plan }) => [...agreementsNamed(plan)]));
  for await (const page of services.agreements.pages(partnership))
    for (const row of page) if (joins(row, parties, by, today)) ids.add(row.id);
  const found = [...(await services.agreements.findAll(partnership, [...ids])).values()];
  const executed = await services.agreements.executedOfAll(partnership, found);
  return found.flatMap((agreement) => {
    const fact = agreementFact(agreement, executed.get(agreement.id) ?? [], by);
    return fact ? [{ fact, parties: agreement.parties.map(({ organizationId }) => organizationId) }] : [];
  });
}

/** Data-sharing agreements between two of these, each with what it stands under. */
async function sharingLines(
  services: Sources,
  partnership: PartnershipId,
  parties: ReadonlySet<OrganizationId>,
  by: Actor | undefined,
): Promise<[DataSharing, ...DataSharing[]][]> {
  const ids: DataSharing["id"][] = [];
  for await (const page of services.dataSharing.pages(partnership))
    ids.push(...page.filter((row) => sharesData(row, parties, by)).map(({ id }) => id));
  const known = await services.dataSharing.findAll(partnership, ids);
  // A license, its agreement and their memorandum: two more rounds at most.
  for (let tier = 0; tier < 2; tier++) {
    const above = [...known.values()].flatMap(({ parentId }) =>
      parentId === undefined || known.has(parentId) ? [] : parentId,
    );
    if (above.length === 0) break;
    for (const [id, record] of await services.dataSharing.findAll(partnership, above)) known.set(id, record);
  }
  return ids.flatMap((id): [DataSharing, ...DataSharing[]][] => {
    const record = known.get(id);
    if (!record) return [];
    const parent = record.parentId === undefined ? undefined : known.get(record.parentId);
    const top = parent?.parentId === undefined ? undefined : known.get(parent.parentId);
    return [[record, ...(parent ? [parent] : []), ...(top ? [top] : [])]];
  });
}

/** Of each program: what its framework of statements has for it, or undefined where it names none that is there. */
async function statementsOf(
  services: Sources,
  partnership: PartnershipId,
  asked: readonly Asked[],
  today: IsoDate,
): Promise<(StatementFact[] | undefined)[]> {
  const ids = asked.flatMap(({ program }) => CaseUuid.safeParse(program.statementFramework).data ?? []);
  if (ids.length === 0) return asked.map(() => undefined);
  const [frameworks, decided] = await Promise.all([
    services.statements.findAll(partnership, [...new Set(ids)]),
    decidedOf(services, partnership, new Set(ids)),
  ]);
  const current = [...frameworks.values()].map((one) => ({
    identifier: one.identifier,
    contentsId: one.published.at(-1)?.contentsId ?? one.contentsId,
  }));
  const contents = await services.statements.contentsOf(partnership, current);
  const of = asked.map(({ program, plan }) => {
    const framework = frameworks.get(program.statementFramework ?? "");
    const id = current.find(({ identifier }) => identifier === framework?.identifier)?.contentsId;
    const its = contents.get(id ?? "");
    return framework && its ? statementsFor(program, plan, framework, its, today) : undefined;
  });
  const about = distinct(
    of
      .flatMap((some) => some ?? [])
      .flatMap(({ standing: { item } }) => {
        const last = lastAbout(item.identifier, decided);
        return last ? [{ campaign: last.campaign.id, statement: item.identifier }] : [];
      }),
    ({ statement }) => statement,
  );
  const decisions = await services.decisions.about(partnership, about);
  return of.map((some) =>
    some?.map((one) => {
      const id = one.standing.item.identifier;
      return statementFact(one, lastAbout(id, decided), decisions.get(id));
    }),
  );
}

/** The latest decided campaigns about these frameworks, the latest to close first. */
async function decidedOf(
  services: Sources,
  partnership: PartnershipId,
  frameworks: ReadonlySet<string>,
): Promise<Decided[]> {
  const [{ campaigns }, region] = await Promise.all([
    services.campaigns.list(partnership, 100),
    services.partnerships.settings(partnership),
  ]);
  const dayOf = (instant: string) => dateIn(region?.timeZone ?? "UTC", new Date(instant));
  const closed = campaigns
    .filter(
      ({ state, frameworkId }) =>
        frameworks.has(frameworkId) && (state === "DECIDED" || state === "PUBLISHED"),
    )
    .map((campaign) => ({ campaign, closedOn: closedOnOf(campaign, dayOf) }))
    .sort((a, b) => (a.closedOn > b.closedOn ? -1 : 1));
  const last = [...Map.groupBy(closed, ({ campaign }) => campaign.frameworkId).values()].flatMap((some) =>
    some.slice(0, campaignsMax),
  );
  const [tallies, contents] = await Promise.all([
    services.tallies.many(
      partnership,
      last.flatMap(({ campaign: { id, tallyId } }) => (tallyId ? { campaign: id, tally: tallyId } : [])),
    ),
    services.statements.contentsOf(
      partnership,
      last.flatMap(({ campaign: { frameworkId: identifier, contentsId } }) =>
        contentsId ? { identifier, contentsId } : [],
      ),
    ),
  ]);
  return last.flatMap(({ campaign, closedOn }) => {
    const tally = tallies.get(campaign.tallyId ?? "");
    const asked = contents.get(campaign.contentsId ?? "");
    if (!tally || !asked) return [];
    const words = asked.CFItems.map(({ identifier, fullStatement }) => [identifier, fullStatement] as const);
    return [{ campaign, closedOn, asked: new Map<string, string>(words), tally }];
  });
}

/** Courses the plans name that their catalog of today, and of the coming year where it is there, does not teach. */
async function goneOf(
  services: Sources,
  partnership: PartnershipId,
  asked: readonly Asked[],
  today: IsoDate,
): Promise<string[]> {
  const named = asked.flatMap(({ plan }) => [...coursesNamed(plan)]);
  const organizations = [...new Set(named.map(([organizationId]) => organizationId))];
  const taught = await services.courses.today(partnership, organizations, today);
  const active = new Map(
    [...taught].map(([organizationId, { now, next }]) => [
      organizationId,
      new Set(
        [...now, ...next]
          .filter(({ status }) => status === "ACTIVE")
          .map(({ code }) => courseKey({ organizationId, code })),
      ),
    ]),
  );
  const gone = named.flatMap(([organizationId, keys]) =>
    [...keys].filter((key) => active.get(organizationId)?.has(key) === false),
  );
  return [...new Set(gone)];
}
