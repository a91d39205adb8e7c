/** What is wrong with a printed table on its face, before anyone asks what can be computed from it. */
import { bandFor } from "./bands.ts";
import { blockKey, groupsOf, sumsOf } from "./groups.ts";
import type {
  Finding,
  FindingCode,
  Measure,
  Policy,
  SafeBlock,
  SafeGroup,
  SafeTable,
  Shown,
} from "./types.ts";

type Flaw = { group: string; measure: Measure; code: FindingCode; why: string };

/** Findings that stop the audit: what the table says is not to be understood. */
export function flawsOf(table: SafeTable, policy: Policy): Finding[] {
  const groups = groupsOf(table.dimensions);
  const seen = new Set<string>();
  const findings = table.blocks.flatMap((block) => {
    const key = blockKey(block.program, block.year);
    const flaws = [
      ...(seen.has(key) ? [flaw("all", "d", "This program and year are there twice.")] : []),
      ...inBlock(block, groups, policy),
    ];
    seen.add(key);
    return flaws.map((one) => finding(block, one));
  });
  if (new Set(groups).size < groups.length)
    findings.push(finding({ program: "", year: "" }, flaw("all", "d", "A group is declared twice.")));
  for (const { total, parts, missing, pool } of sumsOf(table.rollUps, table.blocks))
    if ((missing.length > 0 && !pool) || parts.includes(total))
      findings.push(
        finding(total, flaw("all", "d", "This program is a sum of what is not there, or of itself.")),
      );
  return findings;
}

const flaw = (group: string, measure: Measure, why: string, code: FindingCode = "malformed"): Flaw => ({
  group,
  measure,
  code,
  why,
});
const finding = ({ program, year }: { program: string; year: string }, one: Flaw): Finding => ({
  viewer: "public",
  program,
  year,
  ...one,
});

function* inBlock(block: SafeBlock, groups: readonly string[], policy: Policy): Generator<Flaw> {
  for (const group of Object.keys(block.groups))
    if (!groups.includes(group)) yield flaw(group, "d", "No dimension has this group.");
  for (const group of groups) {
    const shown = Object.hasOwn(block.groups, group) ? block.groups[group] : undefined;
    if (!shown) yield flaw(group, "d", "This group has no counts and no mark.");
    else yield* inGroup(group, shown, policy);
  }
}

function* inGroup(group: string, { d, n, band }: SafeGroup, policy: Policy): Generator<Flaw> {
  if (!isCount(d, 1))
    yield flaw(group, "d", "A printed denominator is a whole number; an empty group has its own mark.");
  if (!isCount(n, 0)) yield flaw(group, "n", "A printed numerator is a whole number.");
  if ((d.state === "zero") !== (n.state === "zero"))
    yield flaw(group, "n", "An empty group is empty in both counts.");
  if (d.state === "suppressed" && n.state === "published")
    yield flaw(group, "n", "A numerator is not printed without its denominator.", "without-denominator");
  if (!band) return;
  if (n.state !== "suppressed") yield flaw(group, "n", "A band replaces the numerator.", "band-and-count");
  const due = d.state === "published" ? bandFor(d.value, policy) : undefined;
  if (due?.percent !== band.percent || (band.side !== "low" && band.side !== "high"))
    yield flaw(group, "n", "This is not the band of its denominator.", "wrong-band");
}

const isCount = (shown: Shown, least: number): boolean =>
  shown.state !== "published" || (Number.isSafeInteger(shown.value) && shown.value >= least);
