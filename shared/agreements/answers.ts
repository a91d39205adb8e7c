/** Decisions put into the form of the public answer: by agreement and version, with claim steps, contact and totals. */

import { courseKey } from "../course-key.ts";
import type { OrganizationId } from "../ids.ts";
import type { IsoDate } from "../time.ts";
import { capIn } from "./conditions.ts";
import type { AgreementAnswer, Answer, CreditAnswer } from "./credit.ts";
import type { Facts } from "./evaluate.ts";
import type { Outlook, Variant } from "./outlook.ts";
import type { PublicVersion } from "./public.ts";
import type { Award, CreditUnit } from "./terms-schema.ts";
import type { Dated } from "./versions.ts";

/** The outcome for one rule number: earned, or why not yet, or why not. */
export type Decided = Pick<Outlook, "dated" | "variant" | "missing" | "courses" | "reason" | "revisitOn"> & {
  readonly ruleNo: number;
  readonly answer: Answer["answer"];
  /** Of what was earned. */
  readonly completedOn?: IsoDate | undefined;
};

export function agreementAnswers(
  receiverId: OrganizationId,
  decided: readonly Decided[],
  facts: Facts,
  chains: readonly Dated[][],
): CreditAnswer["organizations"][number] {
  const names = namesOf(chains, facts);
  const byVersion = new Map<PublicVersion, Decided[]>();
  for (const one of [...decided].sort((a, b) => a.ruleNo - b.ruleNo))
    byVersion.set(one.dated.version, [...(byVersion.get(one.dated.version) ?? []), one]);
  const spent = new Map<string, number>();
  const agreements = [...byVersion]
    .sort(
      ([a], [b]) =>
        (a.codedNotation < b.codedNotation ? -1 : 1) * Number(a.agreementId !== b.agreementId) ||
        a.versionNo - b.versionNo,
    )
    .map(([version, group]): AgreementAnswer => {
      const unit = unitOf(version, receiverId);
      const totals = totalsOf(version, group, receiverId, spent.get(`${version.agreementId} ${unit}`) ?? 0);
      spent.set(
        `${version.agreementId} ${unit}`,
        (spent.get(`${version.agreementId} ${unit}`) ?? 0) + totals.cappedHundredths,
      );
      return {
        agreementId: version.agreementId,
        agreement: version.codedNotation,
        name: version.name,
        versionNo: version.versionNo,
        answers: group.map((one) => answerOf(one, receiverId, names)),
        totals: { ...totals, unit },
      };
    });
  const receiver = organizationIn(chains, receiverId);
  return {
    organization: { id: receiverId, code: receiver?.code ?? receiverId, name: receiver?.name ?? receiverId },
    agreements,
  };
}

function answerOf(one: Decided, receiverId: OrganizationId, names: ReadonlyMap<string, string>): Answer {
  const { variant } = one;
  const organization = one.dated.version.organizations.find(({ id }) => id === receiverId);
  const open = one.answer !== "NO";
  const deadline = open || one.reason === "DEADLINE_PASSED" ? variant?.deadline : undefined;
  return {
    ruleNo: one.ruleNo,
    answer: one.answer,
    awards: awardsOf(variant, receiverId).map(({ type, course }) => ({
      type,
      code: course.code,
      title: course.title,
      creditHundredths: course.creditHundredths,
      unit: course.unit,
    })),
    courses: one.courses.map((key) => names.get(key) ?? key).sort(),
    ...(one.completedOn && { completedOn: one.completedOn }),
    missing: [...one.missing],
    ...(one.reason && { reason: one.reason }),
    ...(one.revisitOn && { revisitOn: one.revisitOn }),
    toClaim: open ? [...(variant?.asked.steps ?? [])] : [],
    ...(deadline && { deadline }),
    ...(organization?.contact && { contact: { ...organization.contact, organization: organization.name } }),
  };
}

/** Sums of EARNED only. The cap is per agreement, so an older version's credit is counted against a newer one's. */
function totalsOf(
  version: PublicVersion,
  group: readonly Decided[],
  receiverId: OrganizationId,
  spent: number,
) {
  let earnedHundredths = 0;
  let countedHundredths = 0;
  for (const { answer, variant } of group) {
    if (answer !== "EARNED" || !variant) continue;
    const granted = awardsOf(variant, receiverId).reduce(
      (sum, { course }) => sum + course.creditHundredths,
      0,
    );
    earnedHundredths += granted;
    countedHundredths += Math.min(granted, capIn(variant.rule.conditions) ?? granted);
  }
  const cap = capIn(version.terms.conditions);
  const room = cap === undefined ? countedHundredths : Math.max(0, cap - spent);
  return { earnedHundredths, cappedHundredths: Math.min(countedHundredths, room) };
}

const awardsOf = (variant: Variant | undefined, receiverId: OrganizationId): Award[] =>
  (variant?.rule.awards ?? [])
    .filter(({ course }) => course.organizationId === receiverId)
    .sort(
      // What earns hours first, a waived requirement after it.
      (a, b) =>
        b.course.creditHundredths - a.course.creditHundredths ||
        (courseKey(a.course) < courseKey(b.course) ? -1 : 1),
    );

/** One unit per agreement and receiver (2.5 item 7). */
function unitOf({ terms }: PublicVersion, receiverId: OrganizationId): CreditUnit {
  const awards = terms.rules.flatMap((rule) => rule.awards);
  return awards.find(({ course }) => course.organizationId === receiverId)?.course.unit ?? "SemesterHour";
}

/** The newest description of an organization that any version carries. */
function organizationIn(chains: readonly Dated[][], id: OrganizationId) {
  return chains
    .flat()
    .filter(({ version }) => version.organizations.some((one) => one.id === id))
    .sort((a, b) => (a.version.executedOn < b.version.executedOn ? 1 : -1))[0]
    ?.version.organizations.find((one) => one.id === id);
}

/** `CBHS HS1` for a course's key, as the student typed the code. */
function namesOf(chains: readonly Dated[][], facts: Facts): Map<string, string> {
  const codes = new Map(
    chains.flatMap((chain) =>
      chain.flatMap(({ version }) => version.organizations.map((one) => [one.id, one.code] as const)),
    ),
  );
  return new Map(
    facts.courses.map((course) => [
      courseKey(course),
      `${codes.get(course.organizationId) ?? course.organizationId} ${course.code.trim()}`,
    ]),
  );
}
