/**
 * Tallies a whole campaign: each employer is taken once, counted in all and in its groups, and let go. Pure; what people
 * wrote is handed on as it passes.
 */
import { type Group, shownGroups } from "./groups.ts";
import type { Attributes } from "./rates.ts";
import type { Answers } from "./respondent-schema.ts";
import type { Dimension } from "./results-schema.ts";
import type { Campaign } from "./schema.ts";
import { counter, type StatementTally } from "./tally.ts";
import type { ByProfile, Counts, KeptTally } from "./tally-schema.ts";
import { isRewording } from "./triage.ts";
import { InputId, type Second } from "./triage-schema.ts";
import { proposalsIn } from "./written.ts";

/** More groups than this of one dimension are no division any more. */
const groupsMax = 40;

/** One of each business, so many. */
const responsesMax = 5;

const dimensions = [
  ["SECTOR", "sector"],
  ["SIZE", "size"],
  ["COUNTY", "county"],
] as const satisfies [Dimension, keyof Attributes][];

const keysOf = (attributes: Attributes): string[] =>
  dimensions.flatMap(([dimension, of]) =>
    attributes[of] === undefined ? [] : [`${dimension}:${attributes[of]}`],
  );

/** A tally under way. `take` gets all answers of one employer. */
export function counting(
  { statementIds, scales }: Pick<Campaign, "statementIds" | "scales">,
  attributesOf: (employerId: string) => Attributes,
) {
  const fresh = () => counter(statementIds, scales);
  const needId = scales.find(({ kind }) => kind === "NEED")?.id ?? "";
  const all = fresh();
  const groups = new Map<string, ReturnType<typeof fresh>>();
  const profiles = new Map<string, { index: number; keys: string[]; employers: number }>();
  const statements = new Map(statementIds.map((id) => [id as string, noCounts()]));
  const seconds = new Map<string, Map<string, Second>>();
  const rewordings = new Set<string>();
  let proposals = 0;

  function profileOf(employerId: string) {
    const keys = keysOf(attributesOf(employerId));
    const known = profiles.get(keys.join("\n"));
    if (known) return known;
    const profile = { index: profiles.size, keys, employers: 0 };
    profiles.set(keys.join("\n"), profile);
    return profile;
  }

  function writings(people: readonly Answers[]): void {
    for (const one of people) {
      const { respondentId, employerId, statements: said, seconds: behind } = one;
      proposals += proposalsIn(one).length;
      for (const [id, { comment }] of Object.entries(said)) {
        const counts = statements.get(id);
        if (!comment || !counts) continue;
        counts.comments++;
        if (isRewording(comment)) rewordings.add(`${respondentId}.${id}`);
      }
      for (const id of behind) {
        const by = seconds.get(id) ?? new Map<string, Second>();
        seconds.set(id, by.set(employerId, { employerId, respondentId }));
      }
    }
  }

  return {
    take(people: readonly Answers[]): void {
      const [first] = people;
      if (!first) return;
      writings(people);
      const before = all.tally().employers;
      all.take(people);
      const profile = profileOf(first.employerId);
      for (const key of profile.keys) {
        const group = groups.get(key) ?? fresh();
        groups.set(key, group);
        group.take(people);
      }
      profile.employers += all.tally().employers - before;
      for (const [id, counts] of statements) {
        const said = people.flatMap((one) => one.statements[id] ?? []);
        const short = said.some(({ shortage }) => shortage !== undefined);
        const does = said.some(({ ratings }) =>
          Object.values(ratings).some((one) => typeof one === "number"),
        );
        if (does || short) counts.said++;
        if (short) one(counts.short, profile.index);
        const response = said.find(({ shortage }) => shortage?.response)?.shortage?.response;
        if (response && counts.responses.size < responsesMax) counts.responses.add(response);
        if (said.some(({ ratings }) => typeof ratings[needId] === "number")) one(counts.need, profile.index);
      }
    },

    /** `authors`: which employer wrote what; nobody stands behind their own words. */
    tally(authorOf: (respondentId: string) => string | undefined): KeptTally {
      const listed = [...profiles.values()];
      const { kept, leftOut } = largest(groups);
      const inGroup = kept.map(
        ({ key }) =>
          (profile: number) =>
            listed[profile]?.keys.includes(key) ?? false,
      );
      const everyone = listed.map(({ index, employers }): [number, number] => [index, employers]);
      const shown = new Set(shownAmong(everyone, kept, inGroup));
      const sectors = kept.flatMap(({ dimension }, index) => (dimension === "SECTOR" ? index : []));
      return {
        employers: all.tally().employers,
        groups: kept.map(({ key, dimension, name, employers }, index) => ({
          key,
          dimension,
          name,
          employers,
          shown: shown.has(index),
        })),
        groupsLeftOut: leftOut,
        statements: statementIds.map((identifier) => {
          const { said, comments, need, short, responses } = statements.get(identifier) ?? noCounts();
          const among = (by: Map<number, number>, indexes: readonly number[]) =>
            shownAmong(
              [...by],
              indexes.map((index) => kept[index] as Named),
              indexes.map((index) => inGroup[index] as (profile: number) => boolean),
            ).map((at) => indexes[at] as number);
          const countsOf = (tally: ReturnType<typeof fresh>) =>
            compact(tally.tally().statements.get(identifier), scales);
          return {
            identifier,
            said,
            comments,
            responses: [...responses].sort(),
            all: countsOf(all),
            groups: kept.map(({ counts }) => countsOf(counts)),
            shown: among(need, [...shown]),
            // Who cannot hire is another question than who needs it: always by sector.
            shownShort: among(short, sectors).map((index): [number, number] => [
              index,
              sumOf([...short], inGroup[index] ?? (() => false)),
            ]),
          };
        }),
        proposals,
        seconded: [...seconds].flatMap(([id, by]) => {
          const parsed = InputId.safeParse(id);
          if (!parsed.success) return [];
          const author = authorOf(id.slice(0, id.indexOf(".")));
          const others = [...by.values()].filter(({ employerId }) => employerId !== author);
          return author === undefined || others.length === 0
            ? []
            : [{ id: parsed.data, rewording: rewordings.has(id), by: others.slice(0, 500) }];
        }),
      };
    },
  };
}

/** Answers arrive in the order of their key, an employer's together: each employer is handed on when the next one begins. */
export async function* byEmployer(
  answers: AsyncIterable<Answers> | Iterable<Answers>,
): AsyncGenerator<Answers[]> {
  let people: Answers[] = [];
  for await (const one of answers) {
    if (people.length > 0 && people[0]?.employerId !== one.employerId) {
      yield people;
      people = [];
    }
    people.push(one);
  }
  if (people.length > 0) yield people;
}

const one = (counts: Map<number, number>, key: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};
/** Of one statement: who said something of it, by profile where it matters which. */
const noCounts = () => ({
  said: 0,
  comments: 0,
  need: new Map<number, number>(),
  short: new Map<number, number>(),
  responses: new Set<string>(),
});

const sumOf = (by: ByProfile, inside: (profile: number) => boolean): number =>
  by.reduce((sum, [profile, employers]) => sum + (inside(profile) ? employers : 0), 0);

type Named = { key: string; dimension: Dimension; name: string; employers: number };
type Counting = ReturnType<typeof counter>;

/** The groups of each dimension with the most employers. */
function largest(groups: ReadonlyMap<string, Counting>): {
  kept: (Named & { counts: Counting })[];
  leftOut: number;
} {
  // Those of whom somebody rated something.
  const every = [...groups]
    .map(([key, counts]) => ({
      key,
      dimension: key.slice(0, key.indexOf(":")) as Dimension,
      name: key.slice(key.indexOf(":") + 1),
      employers: counts.tally().employers,
      counts,
    }))
    .filter(({ employers }) => employers > 0);
  const kept = dimensions.flatMap(([dimension]) =>
    every
      .filter((group) => group.dimension === dimension)
      .sort((a, b) => b.employers - a.employers || (a.name < b.name ? -1 : 1))
      .slice(0, groupsMax)
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
  return { kept, leftOut: every.length - kept.length };
}

/**
 * Which of these groups may be shown beside all of these employers. Employers of one profile are in the same groups, so
 * which of them they are makes no difference.
 */
function shownAmong(
  by: ByProfile,
  groups: readonly Named[],
  inGroup: readonly ((profile: number) => boolean)[],
): number[] {
  const of = (inside: (profile: number) => boolean) =>
    new Set(
      by.flatMap(([profile, employers]) =>
        inside(profile) ? Array.from({ length: employers }, (_, no) => `${profile}/${no}`) : [],
      ),
    );
  const candidates: Group[] = groups.map(({ dimension, name }, index) => ({
    dimension,
    name,
    employers: of(inGroup[index] ?? (() => false)),
  }));
  return shownGroups(
    of(() => true),
    candidates,
  ).map((group) => candidates.indexOf(group));
}

function compact(tally: StatementTally | undefined, scales: Campaign["scales"]): Counts {
  return {
    points: scales.map(({ id, points }) => points.map(({ value }) => tally?.scales.get(id)?.get(value) ?? 0)),
    cannotHire: tally?.shortage ?? 0,
    openings: tally?.openings ?? 0,
    openingsBy: tally?.openingsBy ?? 0,
    rootCauses: Object.fromEntries(tally?.rootCauses ?? []) as Counts["rootCauses"],
  };
}
