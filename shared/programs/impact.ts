/** What would become of a program's checks if something under it went: the same checks, over facts without it. Pure. */
import { courseKey } from "../course-key.ts";
import type { AgreementId, DataSharingId, OrganizationId } from "../ids.ts";
import { type IsoDate, plusDays } from "../time.ts";
import type { AgreementFact, CheckAnswer, CheckResult, CheckRule, ProgramFacts } from "./check-schema.ts";
import type { BrokenCheck } from "./impact-schema.ts";
import type { Binding, Plan } from "./plan-schema.ts";
import { rank } from "./stands.ts";

/** What is about to happen; `lastDay`: until when it still is as it is. */
export type Loss =
  | { kind: "COURSE"; organizationId: OrganizationId; code: string }
  | { kind: "AGREEMENT"; agreementId: AgreementId; lastDay: IsoDate }
  | { kind: "AMENDMENT"; agreementId: AgreementId; amended: AgreementFact }
  | { kind: "DATA_SHARING"; dataSharingId: DataSharingId }
  | { kind: "ORGANIZATION"; organizationId: OrganizationId; lastDay: IsoDate };

/** The facts as they are, and as they would be: of the day after a partner has left, else of today. */
export function withAndWithout(
  facts: ProgramFacts,
  loss: Loss,
): { before: ProgramFacts; after: ProgramFacts } {
  switch (loss.kind) {
    case "COURSE":
      return { before: facts, after: { ...facts, gone: [...new Set([...facts.gone, courseKey(loss)])] } };
    case "AGREEMENT": {
      const { agreementId, lastDay } = loss;
      const agreements = facts.agreements.map((one) =>
        one.id === agreementId
          ? { ...one, spans: cut(one.spans, lastDay), rules: cut(one.rules, lastDay) }
          : one,
      );
      return { before: facts, after: { ...facts, agreements } };
    }
    case "AMENDMENT": {
      const { agreementId, amended } = loss;
      const agreements = facts.agreements.map((one) => (one.id === agreementId ? amended : one));
      return { before: facts, after: { ...facts, agreements } };
    }
    case "DATA_SHARING": {
      const dataSharing = facts.dataSharing.map((one) =>
        one.id === loss.dataSharingId && one.active ? { ...one, active: false, lacks: [] } : one,
      );
      return { before: facts, after: { ...facts, dataSharing } };
    }
    case "ORGANIZATION": {
      const { organizationId, lastDay } = loss;
      const today = later(facts.today, plusDays(lastDay, 1));
      const organizations = facts.organizations.map((one) =>
        one.id === organizationId ? { ...one, until: lastDay } : one,
      );
      return { before: { ...facts, today }, after: { ...facts, today, organizations } };
    }
  }
}

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);
const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

const cut = <Span extends { from: IsoDate; until: IsoDate }>(
  spans: readonly Span[],
  lastDay: IsoDate,
): Span[] =>
  spans
    .filter(({ from }) => from <= lastDay)
    .map((span) => ({ ...span, until: earlier(span.until, lastDay) }));

/** Where it stands in the grid. */
export function slotsWith({ slots }: Plan, loss: Loss): Plan["slots"] {
  const key = loss.kind === "COURSE" ? courseKey(loss) : undefined;
  const touches = ({ organizationId, courses }: Binding): boolean => {
    switch (loss.kind) {
      case "COURSE":
        return courses.some(
          ({ code, earlyCredit }) =>
            courseKey({ organizationId, code }) === key ||
            (earlyCredit?.college !== undefined && courseKey(earlyCredit.college) === key),
        );
      case "AGREEMENT":
      case "AMENDMENT":
        return courses.some(({ earlyCredit }) => earlyCredit?.agreementId === loss.agreementId);
      case "DATA_SHARING":
        return false;
      case "ORGANIZATION":
        return (
          organizationId === loss.organizationId ||
          courses.some(({ deliveredAt }) => deliveredAt === loss.organizationId)
        );
    }
  };
  return slots.filter(({ bindings }) => bindings.some(touches));
}

type Stand = { result: CheckResult; answers: CheckAnswer[]; routes: Set<string> };

/** Several answers of one check stand for it together: the worst, and every route on which it does not hold. */
function standOf(answers: readonly CheckAnswer[]): Map<string, Stand> {
  const all = new Map<string, Stand>();
  for (const one of answers) {
    const stand = all.get(one.checkId) ?? { result: "PASS", answers: [], routes: new Set() };
    if (rank[one.result] > rank[stand.result]) stand.result = one.result;
    stand.answers.push(one);
    if (one.result !== "PASS") for (const route of one.routes) stand.routes.add(route);
    all.set(one.checkId, stand);
  }
  return all;
}

/** Checks whose answer gets worse: another result, the same on more routes, or about more of the grid. */
export function broken(
  before: readonly CheckAnswer[],
  after: readonly CheckAnswer[],
  table: readonly Pick<CheckRule, "id" | "name">[],
): BrokenCheck[] {
  const was = standOf(before);
  return [...standOf(after)].flatMap(([checkId, now]): BrokenCheck[] => {
    const old = was.get(checkId);
    const said = new Set(old?.answers.map(sayingOf));
    const fresh = now.answers.filter((one) => one.result !== "PASS" && !said.has(sayingOf(one)));
    const worse =
      rank[now.result] > rank[old?.result ?? "PASS"] ||
      [...now.routes].some((route) => !old?.routes.has(route)) ||
      (now.result === old?.result && fresh.some(({ result }) => result === now.result));
    const [first] = fresh.toSorted((a, b) => rank[b.result] - rank[a.result]);
    if (!worse || !first) return [];
    return [
      {
        checkId,
        name: table.find(({ id }) => id === checkId)?.name ?? checkId,
        severity: first.severity,
        before: old?.result ?? "PASS",
        after: now.result,
        because: first.because,
        slots: [...new Set(fresh.flatMap(({ slots }) => slots))],
      },
    ];
  });
}

const sayingOf = ({ result, because, routes, slots }: CheckAnswer): string =>
  JSON.stringify([result, because, routes.toSorted(), slots.toSorted()]);
