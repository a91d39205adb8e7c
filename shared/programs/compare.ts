/** What two versions of a program differ in: by slot, course, entry and exit, and whose part that changes. Pure. */
import { canonicalJson } from "../canonical.ts";
import { plainText } from "../course-key.ts";
import { creditText } from "../files/numbers.ts";
import type { OrganizationId } from "../ids.ts";
import type { Naming } from "./approvals.ts";
import type {
  ChangeKind,
  CourseComparison,
  FieldChange,
  PointComparison,
  ProgramComparison,
  SlotComparison,
} from "./compare-schema.ts";
import { askedOf } from "./parts.ts";
import type { BoundCourse, EntryPoint, ExitPoint, GridSlot, Level, Plan } from "./plan-schema.ts";
import type { Program, ProgramParty } from "./schema.ts";

/** One version: what stands in the record, and its plan. */
export type Version = { program: Program; plan: Plan };

export async function compare(from: Version, to: Version, nameOf: Naming): Promise<ProgramComparison> {
  const [old, now] = await Promise.all([askedOf(from.program, from.plan), askedOf(to.program, to.plan)]);
  const words = wordsWith(nameOf);
  const expected = new Set(to.plan.statementsExpected);
  const before = new Set(from.plan.statementsExpected);
  const of = <One>(list: (version: Version) => readonly One[], key: (one: One) => string) =>
    paired(list(from), list(to), key);
  return {
    from: from.program.versionNo,
    to: to.program.versionNo,
    fields: differing(words.header(from.program), words.header(to.program)),
    parties: of(
      ({ program }) => program.parties,
      ({ organizationId }) => organizationId,
    ).flatMap(([was, is]) => changed(was, is, words.party, ({ organizationId }) => ({ organizationId }))),
    slots: of(
      ({ plan }) => plan.slots,
      ({ slotId }) => slotId,
    ).flatMap(([was, is]) => slotChanged(was, is, words)),
    entries: of(
      ({ plan }) => plan.entryPoints,
      ({ entryId }) => entryId,
    ).flatMap(([was, is]): PointComparison[] =>
      changed(was, is, words.entry, ({ entryId: id, name, column }) => ({ id, name, column })),
    ),
    exits: of(
      ({ plan }) => plan.exitPoints,
      ({ exitId }) => exitId,
    ).flatMap(([was, is]): PointComparison[] =>
      changed(was, is, words.exit(from.plan, to.plan), ({ exitId: id, name, column }) => ({
        id,
        name,
        column,
      })),
    ),
    statements: {
      added: [...expected].filter((id) => !before.has(id)).length,
      removed: [...before].filter((id) => !expected.has(id)).length,
    },
    partsChanged: now
      .filter((one) => !old.some((other) => canonicalJson(other) === canonicalJson(one)))
      .map(({ organizationId }) => organizationId),
  };
}

type Pair<One> = [One | undefined, One | undefined];

/** In the order of the newer list; what went stands after. */
function paired<One>(from: readonly One[], to: readonly One[], key: (one: One) => string): Pair<One>[] {
  const old = new Map(from.map((one) => [key(one), one]));
  const kept = new Set(to.map(key));
  return [
    ...to.map((one): Pair<One> => [old.get(key(one)), one]),
    ...from.filter((one) => !kept.has(key(one))).map((one): Pair<One> => [one, undefined]),
  ];
}

/** What each field says as text, where it says anything. */
type Words = Readonly<Record<string, string | undefined>>;

function differing(before: Words, after: Words): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .filter((field) => (before[field] ?? "") !== (after[field] ?? ""))
    .map((field) => ({
      field,
      ...(before[field] ? { before: before[field] } : {}),
      ...(after[field] ? { after: after[field] } : {}),
    }));
}

const kindOf = (was: unknown, is: unknown): ChangeKind =>
  was === undefined ? "ADDED" : is === undefined ? "REMOVED" : "CHANGED";

/** Nothing where nothing differs; what came or went, whole; else the fields that differ. */
function changed<One, Named extends object>(
  was: One | undefined,
  is: One | undefined,
  words: (one: One) => Words,
  name: (one: One) => Named,
): (Named & { change: ChangeKind; fields: FieldChange[] })[] {
  const one = is ?? was;
  if (one === undefined) return [];
  const fields = was === undefined || is === undefined ? [] : differing(words(was), words(is));
  const change = kindOf(was, is);
  return change === "CHANGED" && fields.length === 0 ? [] : [{ ...name(one), change, fields }];
}

function slotChanged(
  was: GridSlot | undefined,
  is: GridSlot | undefined,
  words: ReturnType<typeof wordsWith>,
): SlotComparison[] {
  const slot = is ?? was;
  if (!slot) return [];
  const fields = was && is ? differing(words.slot(was), words.slot(is)) : [];
  const courses = paired(boundAs(was), boundAs(is), ({ organizationId, course }) =>
    [organizationId, plainText(course.code)].join(" "),
  ).flatMap(([before, after]): CourseComparison[] =>
    changed(
      before,
      after,
      ({ course }) => words.course(course),
      ({ organizationId, course: { code, title } }) => ({ organizationId, code, title }),
    ),
  );
  const { slotId, intent, column, row } = slot;
  const change = kindOf(was, is);
  return change === "CHANGED" && fields.length === 0 && courses.length === 0
    ? []
    : [{ slotId, intent, column, row, change, fields, courses }];
}

const boundAs = (slot: GridSlot | undefined): { organizationId: OrganizationId; course: BoundCourse }[] =>
  (slot?.bindings ?? []).flatMap(({ organizationId, courses }) =>
    courses.map((course) => ({ organizationId, course })),
  );

const yes = (is: boolean): string | undefined => (is ? "yes" : undefined);
const number = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);
const credits = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : creditText(value);
const all = (values: readonly string[]): string => values.toSorted().join(", ");
const statements = (ids: readonly string[]): string | undefined =>
  // Which they are is in the plan: here it is enough that they are others.
  ids.length === 0 ? undefined : `${ids.length}: ${all(ids)}`;

function levelText({ measure, hundredths }: Level): string {
  const { assessment, form, subject, scale } = measure;
  return `${[assessment, form, subject].filter(Boolean).join(" ")} ${creditText(hundredths)} (${scale})`;
}

/** Every field of each kind of part as text. */
function wordsWith(nameOf: Naming) {
  const name = (id: OrganizationId | undefined) => id && nameOf(id);
  return {
    header: (of: Program): Words => ({
      ...{ title: of.title, summary: of.summary, edition: of.edition, pathwayId: of.pathwayId },
      ...{ cohort: of.cohort, statementFramework: of.statementFramework },
      cips: all(of.cips.map(({ code, edition, level }) => `${code} (${edition}, ${level.toLowerCase()})`)),
      occupations: all(of.occupations),
    }),
    party: ({ role, serves }: ProgramParty): Words => ({ role, serves: all(serves.map(nameOf)) }),
    slot: ({ work, credential, ...of }: GridSlot): Words => ({
      ...{ column: of.column, row: of.row, kind: of.kind, intent: of.intent, level: of.level },
      ...{ term: number(of.term), chooseN: number(of.chooseN), features: all(of.features) },
      work:
        work && [work.kind, `${work.hours} hours`, name(work.hostId) ?? work.host].filter(Boolean).join(", "),
      credential: credential && [credential.name, credential.issuer].filter(Boolean).join(", "),
      industryRecognized: yes(credential?.industryRecognized ?? false),
    }),
    course: ({ part, earlyCredit: early, ...of }: BoundCourse): Words => ({
      ...{ title: of.title, unit: of.unit, content: of.content, sced: of.sced, cip: of.cip },
      credits: credits(of.creditHundredths),
      part: part && `${part.series}, ${part.no} of ${part.of}`,
      prerequisites: all(of.prerequisites),
      deliveredAt: name(of.deliveredAt),
      earlyCredit:
        early &&
        [early.kind, early.college && `${nameOf(early.college.organizationId)} ${early.college.code}`]
          .filter(Boolean)
          .join(", "),
      agreement:
        early?.agreementId && [early.agreementId, number(early.ruleNo)].filter(Boolean).join(", rule "),
      hours: credits(early?.hoursHundredths),
      workHours: number(of.workHours),
      statements: statements(of.statementIds),
    }),
    entry: (of: EntryPoint): Words => ({
      ...{ kind: of.kind, column: of.column, name: of.name, note: of.note },
      requirements: of.requirements.map(levelText).join(", "),
      assumesStatements: statements(of.assumesStatements),
    }),
    exit: (from: Plan, to: Plan) => {
      const names = new Map([...from.exitPoints, ...to.exitPoints].map((one) => [one.exitId, one.name]));
      return (of: ExitPoint): Words => ({
        ...{ column: of.column, award: of.award, name: of.name, issuer: of.issuer, unit: of.unit },
        awardedBy: name(of.awardedBy),
        industryRecognized: yes(of.industryRecognized),
        requires: credits(of.requiresHundredths),
        stacksInto: all(of.stacksInto.map((id) => names.get(id) ?? id)),
        final: yes(of.final),
      });
    },
  };
}
