/** Who keeps a register of findings, on which days each holds, and what it means for an agreement's rules. Pure. */
import { type Actor, has, isAuditor } from "../actor.ts";
import { courseKey, plainText } from "../course-key.ts";
import type { OrganizationId } from "../ids.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import { type IsoDate, overlap, plusDays } from "../time.ts";
import { grantsAlone } from "./conflicts.ts";
import type { Decision, DecisionReason, FindingChange, RegisterFinding } from "./finding-schema.ts";
import { freeNumbers } from "./numbering.ts";
import { receives, sends } from "./rules.ts";
import type { Agreement } from "./schema.ts";
import type { NegativeFinding, Terms } from "./terms-schema.ts";

type Frame = Pick<Agreement, "parties">;
const same = (a: string | undefined, b: string | undefined) => plainText(a ?? "") === plainText(b ?? "");

/** As many decisions as a record is read with. */
const decisionsMax = 60;

/** Why `actor` cannot decide in this organization's register, or undefined. */
export function objectionToDeciding(actor: Actor, receiverId: string): Objection {
  if (actor.organization !== receiverId)
    return {
      code: "not-your-side",
      why: "Each organization's own faculty decides what goes into its register.",
    };
  return has(actor, "reviewer")
    ? undefined
    : { code: "role-missing", why: "A reviewer of the organization records what its faculty decided." };
}

export function seesFinding(
  actor: Actor,
  { visibility, receiverId, course }: Pick<RegisterFinding, "visibility" | "receiverId" | "course">,
): boolean {
  if (visibility === "PARTNERSHIP" || isAuditor(actor)) return true;
  return actor.organization === receiverId || actor.organization === course.organizationId;
}

/** Whether an agreement between these parties may say it: what two organizations keep to themselves reaches no third. */
export const mayEnter = (
  { visibility, receiverId, course }: Pick<RegisterFinding, "visibility" | "receiverId" | "course">,
  { parties }: Frame,
): boolean =>
  visibility === "PARTNERSHIP" ||
  parties.every(({ organizationId: id }) => id === receiverId || id === course.organizationId);

/** What is wrong with the days of a decision. A pair is decided about in the order of time. */
export function dayProblems(
  change: Pick<FindingChange, "decidedOn" | "revisitOn">,
  last: Pick<Decision, "decidedOn"> | undefined,
  today: IsoDate,
): FieldProblem[] {
  const { decidedOn, revisitOn } = change;
  return [
    ...(decidedOn > today ? [{ pointer: "/decidedOn", detail: `a day up to today, ${today}` }] : []),
    ...(last && decidedOn <= last.decidedOn
      ? [{ pointer: "/decidedOn", detail: `a day after the last decision, ${last.decidedOn}` }]
      : []),
    ...(revisitOn !== undefined && revisitOn <= decidedOn
      ? [{ pointer: "/revisitOn", detail: `a day after the decision, ${decidedOn}` }]
      : []),
  ];
}

export const objectionToAnother = ({ decisions }: Pick<RegisterFinding, "decisions">): Objection =>
  decisions.length < decisionsMax
    ? undefined
    : { code: "wrong-moment", why: `This pair was decided about ${decisionsMax} times already.` };

export const current = ({ decisions }: Pick<RegisterFinding, "decisions">): Decision =>
  decisions.at(-1) as Decision;

/**
 * The findings of organizations that merged, as those of their successors. A pair is decided about once: where the
 * successors have a finding of their own it is theirs, else the one that was decided about last.
 */
export function succeededFindings(
  register: readonly RegisterFinding[],
  successor: (id: OrganizationId) => OrganizationId,
): RegisterFinding[] {
  const pairs = new Map<string, { finding: RegisterFinding; own: boolean }>();
  for (const finding of register) {
    const { course, against = "" } = finding;
    const receiverId = successor(finding.receiverId);
    const organizationId = successor(course.organizationId);
    const own = receiverId === finding.receiverId && organizationId === course.organizationId;
    const here = { finding: { ...finding, receiverId, course: { ...course, organizationId } }, own };
    const pair = `${receiverId} ${courseKey(here.finding.course)} ${plainText(against)}`;
    const other = pairs.get(pair);
    const goes =
      !other || (own === other.own ? current(other.finding).decidedOn < current(finding).decidedOn : own);
    if (goes) pairs.set(pair, here);
  }
  return [...pairs.values()].map(({ finding }) => finding);
}

type Held = { reason: DecisionReason; from: IsoDate; until?: IsoDate };

/** Each decision with the days on which it holds: until the day before the next one. */
export const daysHeld = ({ decisions }: Pick<RegisterFinding, "decisions">): Held[] =>
  decisions.map(({ reason, decidedOn }, index) => {
    const next = decisions[index + 1];
    return { reason, from: decidedOn, ...(next ? { until: plusDays(next.decidedOn, -1) } : {}) };
  });

/** A refusal stands in the way of a rule; a pair that nobody has evaluated yet, or one that was lifted, does not. */
const refuses = (reason: DecisionReason): boolean => reason !== "LIFTED" && reason !== "NOT_YET_EVALUATED";

/**
 * 2.5 item 19 against the register: rules that grant, for a course alone, what the receiver's faculty refused and has not
 * lifted, on a day on which both would hold. Pointers into the Terms. `whomToAsk` names the organization that may tell
 * the reason, where the reader may not know it from here.
 */
export function findingsAgainst(
  register: readonly RegisterFinding[],
  terms: Pick<Terms, "rules">,
  whomToAsk: (finding: RegisterFinding) => string | undefined = () => undefined,
): FieldProblem[] {
  const grants = grantsAlone(terms.rules);
  return register.flatMap((finding) => {
    const { course, against, receiverId } = finding;
    return grants({ course, against, receiverId }).flatMap(({ rule, index }) => {
      const held = daysHeld(finding).find(
        (one) => refuses(one.reason) && overlap({ from: rule.validFrom, until: rule.validTo }, one),
      );
      if (!held) return [];
      const pointer = `/rules/${index}`;
      const ask = whomToAsk(finding);
      if (ask !== undefined)
        return [{ pointer, detail: `Rule ${rule.ruleNo} cannot stand: ask ${ask} about ${course.code}.` }];
      const detail = `Rule ${rule.ruleNo} grants credit for ${course.code}, which the receiver's register refuses since ${held.from} (${held.reason}): a rule without it was expected, or a new decision in the register.`;
      return [{ pointer, detail }];
    });
  });
}

/** The findings about these schools' courses that an agreement could take in: not said in it yet, and not contradicted. */
export function pullable(
  register: readonly RegisterFinding[],
  { parties }: Frame,
  terms: Pick<Terms, "rules" | "findings">,
): RegisterFinding[] {
  const receivers = new Set<string>(parties.filter(receives).map((party) => party.organizationId));
  const senders = new Set<string>(parties.filter(sends).map((party) => party.organizationId));
  const grants = grantsAlone(terms.rules);
  return register.filter((finding) => {
    const { receiverId, course, against } = finding;
    if (!receivers.has(receiverId) || !senders.has(course.organizationId)) return false;
    if (current(finding).reason === "LIFTED") return false;
    const said = terms.findings.some(
      (one) =>
        courseKey(one.course) === courseKey(course) &&
        (one.receiverId ?? receiverId) === receiverId &&
        same(one.against, against),
    );
    return !said && grants({ course, against, receiverId }).length === 0;
  });
}

/** The terms with these findings in them, under numbers that are free. */
export function withFindings(terms: Terms, findings: readonly RegisterFinding[]): Terms {
  const free = freeNumbers([...terms.rules, ...terms.findings].map(({ ruleNo }) => ruleNo));
  const added = findings.map((finding): NegativeFinding => {
    const { reason, revisitOn, note } = current(finding);
    return {
      ruleNo: free(),
      course: finding.course,
      ...(finding.against === undefined ? {} : { against: finding.against }),
      receiverId: finding.receiverId,
      reason: reason as NegativeFinding["reason"],
      ...(revisitOn === undefined ? {} : { revisitOn }),
      ...(note === undefined ? {} : { note }),
    };
  });
  return { ...terms, findings: [...terms.findings, ...added] };
}
