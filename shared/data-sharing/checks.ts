/**
 * The completeness checks (data-sharing.md 3.5), one pure function: the page uses it while drafting, the API when the
 * agreement is to go out for signature and once more when the last party signs. What nobody has compared with its source
 * warns and says so; counsel can turn a check, with the reason kept. One gap is told once.
 */
import type { CheckFinding, CheckItem, Checklist, LegalBasis } from "./bases-schema.ts";
import { askedByBases } from "./check-bases.ts";
import { askedOfData } from "./check-data.ts";
import type { Asked, CheckInput, Gap } from "./check-input.ts";
import { codesOf } from "./check-keys.ts";
import { hubChecks, warnChecks } from "./check-list.ts";
import { askedOfParties } from "./check-parties.ts";
import { askedTwice } from "./check-warnings.ts";

/** Whether there is a check of this code or key, that a partnership could turn. */
export const isCheck = (code: string, bases: readonly LegalBasis[]): boolean =>
  [...hubChecks, ...warnChecks].some(([one]) => one === code) ||
  bases.some((basis) => codesOf(basis).includes(code));

/** Every item that applies to this agreement: of the bases it rests on, then the hub's own, then what is worth a look. */
export function checklist(input: CheckInput): Checklist {
  const asked = [
    ...askedByBases(input),
    ...byCode([...askedOfParties(input), ...askedOfData(input)]),
    ...askedTwice(input),
  ];
  const items = toldOnce(
    asked.map((one) => judged(one, input)),
    input,
  );
  const severities = items.flatMap(({ findings }) => findings.map(({ severity }) => severity));
  const block = severities.filter((severity) => severity === "block").length;
  return { items, block, warn: severities.length - block };
}

/** What is missing: what blocks, and what warns. */
export const findings = (input: CheckInput): CheckFinding[] =>
  checklist(input).items.flatMap((item) => item.findings);

const byCode = (asked: readonly Asked[]): Asked[] =>
  [...asked].sort((a, b) => Number(a.code.slice(1)) - Number(b.code.slice(1)));

function judged({ gaps, warns, unverified, ...item }: Asked, { settings }: CheckInput): CheckItem {
  const { checks } = settings;
  const change = [item.key, item.code].flatMap(
    (wanted) => checks.find(({ code }) => code === wanted) ?? [],
  )[0];
  const own = warns || unverified ? "warn" : "block";
  // Whoever wants an item to block that nobody has verified verifies it first.
  const turns = change !== undefined && change.severity !== own && !unverified;
  const { code, basisId, citation } = item;
  const found = ({ path, message }: Gap): CheckFinding => ({
    ...{ code, severity: turns ? change.severity : own, citation, path, message },
    ...(basisId === undefined ? {} : { basisId }),
    ...(unverified ? { unverified: true } : {}),
    ...(turns ? { turned: change.reason } : {}),
  });
  return { ...item, findings: gaps.map(found) };
}

/**
 * A destruction period that a law wants is not asked for a second time by the hub, nor a blank that keeps a clause from
 * answering a law: as long as the first word of it blocks.
 */
function toldOnce(items: readonly CheckItem[], { terms }: CheckInput): CheckItem[] {
  const blocking = items
    .filter(({ basisId }) => basisId !== undefined)
    .flatMap(({ findings }) => findings.filter(({ severity }) => severity === "block"));
  const paths = new Set(blocking.map(({ path }) => path));
  const codes = new Set(blocking.map(({ code }) => code));
  const told = ({ code, path }: CheckFinding): boolean => {
    if (code === "B5") return paths.has(path);
    const [, clause] = /^\/terms\/clauses\/(\d+)\/text$/.exec(path) ?? [];
    return code === "B15" && (terms.clauses[Number(clause)]?.satisfies ?? []).some((id) => codes.has(id));
  };
  return items.flatMap((item) => {
    const left = item.findings.filter((finding) => !told(finding));
    // An item all of whose gaps are told elsewhere is no line of its own.
    return left.length === 0 && item.findings.length > 0 ? [] : [{ ...item, findings: left }];
  });
}
