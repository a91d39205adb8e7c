/**
 * Each option of each rule as a ceterms:TransferValueProfile. Its list of courses has no AND and OR, so `requires`
 * states the logic: every condition profile must hold, and one that asks for n of m says so instead of being multiplied.
 */
import { concept, en, type Node } from "../ctdl-context.ts";
import { creditValue } from "../ctdl-nodes.ts";
import { ctidOf, uuidOf } from "../ctid.ts";
import type { Gathering } from "./ctdl-things.ts";
import type { RegistryVersion } from "./registry.ts";
import type { Award, Condition, EquivalencyRule, Option, Slot } from "./terms-schema.ts";
import { type Dated, daysOf } from "./versions.ts";
import { conditionInWords, creditInWords, gradeInWords, inWords } from "./words.ts";

type Around = {
  /** The document's address. */
  at: string;
  today: string;
  /** The profiles of the version before, by rule and option. */
  before: ReadonlyMap<string, string>;
  things: Gathering;
};

/** The profiles of one version; a rule that no day is left for gives none. */
export async function profilesOf(dated: Dated, around: Around) {
  const profiles: Node[] = [];
  const byOption = new Map<string, string>();
  const { rules } = dated.version.terms;
  for (const rule of rules.toSorted((a, b) => a.ruleNo - b.ruleNo)) {
    const days = daysOf(rule, dated);
    if (days.until < days.from) continue;
    for (const option of rule.options.toSorted((a, b) => a.optionNo - b.optionNo)) {
      const node = await profile(dated, rule, option, days, around);
      profiles.push(node);
      byOption.set(key(rule, option), String(node["@id"]));
    }
  }
  return { profiles, byOption };
}

const key = ({ ruleNo }: EquivalencyRule, { optionNo }: Option): string => `${ruleNo}/${optionNo}`;

async function profile(
  { version }: Dated,
  rule: EquivalencyRule,
  option: Option,
  days: { from: string; until: string },
  { at, today, before, things }: Around,
): Promise<Node> {
  const { agreementId, versionNo, codedNotation, terms } = version;
  const ctid = ctidOf(await uuidOf("profile", agreementId, versionNo, rule.ruleNo, option.optionNo));
  const iri = `${at}#${ctid}`;
  const earlier = before.get(key(rule, option));
  const slots = option.slots.toSorted((a, b) => a.slotNo - b.slotNo);
  const courses = await Promise.all(
    slots.map((slot) => Promise.all(slot.courses.map((course) => things.course(course, version)))),
  );
  const receivers = await Promise.all(
    [...new Set(rule.awards.map(({ course }) => course.organizationId))].map((id) =>
      things.organization(id, version),
    ),
  );
  const number = `${codedNotation}, rule ${rule.ruleNo}`;
  if (rule.intermediaryCode !== undefined) await things.intermediary(rule.intermediaryCode, iri);
  return {
    "@id": iri,
    "@type": "ceterms:TransferValueProfile",
    "ceterms:ctid": ctid,
    "ceterms:name": en(rule.title ?? rule.awards.map(({ course }) => course.title).join(" and ")),
    "ceterms:description": en(described(rule, option)),
    "ceterms:identifier": [
      {
        "@type": "ceterms:IdentifierValue",
        "ceterms:identifierTypeName": en("Rule of the agreement"),
        "ceterms:identifierValueCode":
          rule.options.length > 1 ? `${number}, option ${option.optionNo}` : number,
      },
    ],
    "ceterms:ownedBy": receivers,
    "ceterms:startDate": days.from,
    "ceterms:endDate": days.until,
    "ceterms:lifeCycleStatusType":
      today <= days.until
        ? concept("Active", "lifeCycle:Active", "LifeCycleStatus")
        : concept("Ceased", "lifeCycle:Ceased", "LifeCycleStatus"),
    "ceterms:transferValueFrom": [...new Set(courses.flat())],
    "ceterms:transferValueFor": [
      ...new Set(await Promise.all(rule.awards.map(({ course }) => things.course(course, version)))),
    ],
    "ceterms:transferValue": rule.awards.map((award) =>
      creditValue(award.course, { method: rule.awardMethod, about: granted(award) }),
    ),
    "ceterms:requires": [
      ...slots.map((slot, index) => courseCondition(slot, courses[index] ?? [], version)),
      ...conditionsNode("Besides the courses", rule.conditions),
      ...conditionsNode("For every rule of the agreement", terms.conditions),
    ],
    // Not previousVersion and its kin: their range does not reach from one value profile to another.
    ...(earlier === undefined ? {} : { "ceasn:derivedFrom": [earlier] }),
  };
}

function described(rule: EquivalencyRule, option: Option): string {
  const way = inWords({ options: [option], conditions: [] });
  const grants = `The college grants ${rule.awards.map(granted).join(", and ")}.`;
  const many = rule.options.length;
  return many === 1
    ? `${way} ${grants}`
    : `${way} ${grants} One of ${many} ways to meet rule ${rule.ruleNo}: any one of them is enough.`;
}

const kinds: Record<Award["type"], string> = {
  COURSE: "",
  ELECTIVE: ", as an elective",
  BLOCK_MEMBER: ", toward its block",
  WAIVER: ": the requirement is waived, without credit",
  ADVANCED_STANDING: ": advanced standing, without credit",
};

function granted({ type, course, note }: Award): string {
  const { code, title, creditHundredths, unit } = course;
  const amount = creditHundredths > 0 ? `${creditInWords(creditHundredths, unit)} of ` : "";
  return `${amount}${title} (${code})${kinds[type]}${note === undefined ? "" : ` (${note})`}`;
}

function courseCondition(
  { chooseN, courses }: Slot,
  ids: readonly string[],
  { organizations }: Pick<RegistryVersion, "organizations">,
): Node {
  const place = (id: string) =>
    organizations.find((one) => one.id === id)?.name ?? "an organization that left";
  const how =
    courses.length === 1
      ? "This course"
      : chooseN >= courses.length
        ? `All ${courses.length} of these courses`
        : `Any ${chooseN} of these ${courses.length} courses`;
  return {
    "@type": "ceterms:ConditionProfile",
    "ceterms:name": en(how),
    "ceterms:condition": en(
      courses.map(
        ({ title, code, organizationId, minGrade }) =>
          `${title} (${code}) at ${place(organizationId)}, with ${minGrade ? gradeInWords(minGrade) : "a passing grade"}`,
      ),
    ),
    "ceterms:targetLearningOpportunity": [...new Set(ids)],
  };
}

const conditionsNode = (name: string, conditions: readonly Condition[]): Node[] =>
  conditions.length === 0
    ? []
    : [
        {
          "@type": "ceterms:ConditionProfile",
          "ceterms:name": en(name),
          "ceterms:condition": en(conditions.map(conditionInWords)),
        },
      ];
