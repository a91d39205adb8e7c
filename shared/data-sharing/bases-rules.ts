/** Who may edit legal bases, settings and indicators, and what must hold of them. Pure. */
import type { Happened } from "../activity/schema.ts";
import { type Actor, isConvener } from "../actor.ts";
import { canonicalJson } from "../canonical.ts";
import { listed } from "../listed.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import type {
  DataSharingSettings,
  DataSharingSettingsChange,
  LegalBasis,
  LegalBasisContent,
} from "./bases-schema.ts";
import type { IndicatorSet, IndicatorSetChange } from "./release-schema.ts";

/** Why `actor` cannot change what the partnership goes by, or undefined. */
export const objectionToDeciding = (actor: Actor): Objection =>
  isConvener(actor)
    ? undefined
    : { code: "role-missing", why: "The convener edits what the law and the region ask for." };

/** How many a partnership has of its own or edited: they are read together. */
const ownMax = 50;

export const objectionToAdding = (actor: Actor, there: readonly LegalBasis[]): Objection =>
  objectionToDeciding(actor) ??
  (there.filter(({ origin }) => origin !== "SHIPPED").length < ownMax
    ? undefined
    : { code: "too-large", why: `A partnership has at most ${ownMax} legal bases of its own.` });

/** Whether a partnership in this place is offered it; what it edited or added itself always is. */
export const isOffered = ({ jurisdiction, origin }: LegalBasis, place: string): boolean =>
  origin !== "SHIPPED" || place === jurisdiction || place.startsWith(`${jurisdiction}-`);

type Marked = { verifiedOn?: IsoDate | undefined; source?: string | undefined };

/** Everything a schema cannot see. A day of verification belongs to the words that were compared. */
export function basisProblems(
  id: string,
  content: LegalBasisContent,
  others: readonly LegalBasis[],
  today: IsoDate,
): FieldProblem[] {
  const before = others.find((one) => one.id === id);
  const elsewhere = others.filter((one) => one.id !== id);
  const problems: FieldProblem[] = [];
  const marks = (at: string, now: Marked & object, old: (Marked & object) | undefined) =>
    problems.push(...markProblems(at, now, old, today));
  for (const [index, element] of content.elements.entries()) {
    const at = `/elements/${index}`;
    const twice = content.elements.findIndex((one) => one.id === element.id) < index;
    const taken = elsewhere.find(({ elements }) => elements.some((one) => one.id === element.id));
    if (twice || taken)
      problems.push({
        pointer: `${at}/id`,
        detail: taken ? `a code that ${taken.name} does not have` : "a code of its own",
      });
    marks(
      at,
      element,
      before?.elements.find((one) => one.id === element.id),
    );
  }
  for (const [index, fact] of content.facts.entries()) {
    const at = `/facts/${index}`;
    if (content.facts.findIndex((one) => one.id === fact.id) < index)
      problems.push({ pointer: `${at}/id`, detail: "a name of its own" });
    if (fact.kind === "choice" && fact.choices.length === 0)
      problems.push({ pointer: `${at}/choices`, detail: "at least one answer to choose" });
    marks(
      at,
      fact,
      before?.facts.find((one) => one.id === fact.id),
    );
  }
  marks("/needs", content.needs, before?.needs);
  for (const [index, implied] of content.implies.entries())
    if (!elsewhere.some((one) => one.id === implied))
      problems.push({ pointer: `/implies/${index}`, detail: "another legal basis of this partnership" });
  return problems;
}

/** What is wrong with the day on which something was compared with its source. */
function markProblems(
  at: string,
  now: Marked & object,
  old: (Marked & object) | undefined,
  today: IsoDate,
): FieldProblem[] {
  const { verifiedOn, source } = now;
  if (verifiedOn === undefined) return [];
  const problems: FieldProblem[] = [];
  if (verifiedOn > today)
    problems.push({ pointer: `${at}/verifiedOn`, detail: `a day up to today, ${today}` });
  if (source === undefined) problems.push({ pointer: `${at}/source`, detail: "what it was compared with" });
  if (old && verifiedOn === old.verifiedOn && verifiedOn !== today && reworded(old, now))
    problems.push({
      pointer: `${at}/verifiedOn`,
      detail: `the day on which the new words were compared, or nothing: they have changed since ${verifiedOn}`,
    });
  return problems;
}

function reworded(before: Marked & object, after: Marked & object): boolean {
  const words = ({ verifiedOn: _day, source: _source, ...rest }: Marked & object) => canonicalJson(rest);
  return words(before) !== words(after);
}

/** "ST1 verified on 2026-11-24; AE2 changed": what the history says happened. */
export function basisEdited(before: LegalBasis | undefined, after: LegalBasisContent): Happened {
  if (!before) return { action: "legal-basis-added", note: after.name };
  const parts = (of: LegalBasisContent) =>
    new Map<string, Marked & object>([
      ...of.elements.map((one) => [one.id, one] as const),
      ...of.facts.map((one) => [one.id, one] as const),
      ["who takes part", of.needs],
    ]);
  const old = parts(before);
  const now = parts(after);
  const said = (what: (id: string) => string | undefined) =>
    Map.groupBy([...new Set([...old.keys(), ...now.keys()])], (id) => what(id) ?? "");
  const groups = said((id) => {
    const [a, b] = [old.get(id), now.get(id)];
    if (!a) return "added";
    if (!b) return "taken out";
    if (canonicalJson(a) === canonicalJson(b)) return undefined;
    if (b.verifiedOn !== undefined && b.verifiedOn !== a.verifiedOn) return `verified on ${b.verifiedOn}`;
    return a.verifiedOn !== undefined && b.verifiedOn === undefined ? "no longer verified" : "changed";
  });
  groups.delete("");
  const notes = [...groups].map(([what, ids]) => `${listed(ids)} ${what}`);
  return { action: "legal-basis-changed", note: notes.join("; ") || "name, citation or scope" };
}

/** Each check once, and one that there is; what was turned before stays, should its basis have changed since. */
export const checkProblems = (
  { checks }: DataSharingSettingsChange,
  before: Pick<DataSharingSettings, "checks">,
  isCheck: (code: string) => boolean,
): FieldProblem[] =>
  checks.flatMap(({ code }, index) => {
    const pointer = `/checks/${index}/code`;
    if (checks.findIndex((one) => one.code === code) < index)
      return [{ pointer, detail: `${code} is there already` }];
    return isCheck(code) || before.checks.some((one) => one.code === code)
      ? []
      : [{ pointer, detail: "a check such as B8, or an item such as ST7" }];
  });

/** "smallest group 12; B8 warns: …": each check that was turned with its reason. */
export function settingsDecided(before: DataSharingSettings, after: DataSharingSettings): Happened {
  const old = new Map(before.checks.map((one) => [one.code, one]));
  const now = new Map(after.checks.map((one) => [one.code, one]));
  const notes = [
    ...(before.floor === after.floor ? [] : [`smallest group ${after.floor}`]),
    ...after.checks.flatMap(({ code, severity, reason }) => {
      const was = old.get(code);
      if (was?.severity === severity && was.reason === reason) return [];
      return [`${code} ${severity === "warn" ? "only warns" : "blocks"}: ${reason}`];
    }),
    ...[...old.keys()].filter((code) => !now.has(code)).map((code) => `${code} as it was shipped`),
  ];
  return { action: "data-sharing-settings-changed", note: notes.join("; ").slice(0, 1000) || "nothing" };
}

/** Why it cannot be retired, or undefined: one that came with the hub is every partnership's. */
export const objectionToRetiring = (id: string, shipped: readonly { id: string }[]): Objection =>
  shipped.some((one) => one.id === id)
    ? { code: "wrong-moment", why: "It came with the hub. A partnership retires its own indicators." }
    : undefined;

/** Ids once each: in a release they name what was counted. A day of verification belongs to the words that were compared. */
export function indicatorProblems(
  { indicators, dimensions }: IndicatorSetChange,
  before: Pick<IndicatorSet, "indicators">,
  shipped: readonly { id: string }[],
  today: IsoDate,
): FieldProblem[] {
  const twice = (ids: readonly string[], place: (index: number) => string): FieldProblem[] =>
    ids.flatMap((id, index) =>
      ids.indexOf(id) < index ? [{ pointer: place(index), detail: `${id} is there already` }] : [],
    );
  return [
    ...twice(
      indicators.map(({ id }) => id),
      (index) => `/indicators/${index}/id`,
    ),
    ...twice(
      dimensions.map(({ id }) => id),
      (index) => `/dimensions/${index}/id`,
    ),
    ...indicators.flatMap(({ retiredOn, ...indicator }, index) => {
      const { retiredOn: _retired, ...was } = before.indicators.find(({ id }) => id === indicator.id) ?? {
        ...indicator,
        retiredOn,
      };
      const why = retiredOn === undefined ? undefined : objectionToRetiring(indicator.id, shipped)?.why;
      const problems = markProblems(`/indicators/${index}`, indicator, was, today);
      if (why !== undefined) problems.push({ pointer: `/indicators/${index}/retiredOn`, detail: why });
      else if (retiredOn !== undefined && retiredOn > today)
        problems.push({ pointer: `/indicators/${index}/retiredOn`, detail: `a day up to today, ${today}` });
      return problems;
    }),
    ...dimensions.flatMap(({ values }, at) =>
      twice(
        values.map(({ id }) => id),
        (index) => `/dimensions/${at}/values/${index}/id`,
      ),
    ),
  ];
}

export function indicatorsChanged(before: IndicatorSet, after: IndicatorSetChange): Happened {
  const differing = (old: readonly { id: string }[], now: readonly { id: string }[]) =>
    [...new Set([...old, ...now].map(({ id }) => id))].filter((id) => {
      const [a, b] = [old.find((one) => one.id === id), now.find((one) => one.id === id)];
      return canonicalJson(a ?? null) !== canonicalJson(b ?? null);
    });
  const ids = [
    ...differing(before.indicators, after.indicators),
    ...differing(before.dimensions, after.dimensions),
  ];
  return { action: "indicators-changed", note: listed(ids).slice(0, 500) || "their order" };
}
