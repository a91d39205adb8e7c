/**
 * What stands under another agreement stays within it: no day, party, purpose or datum that the other does not have
 * (data-sharing.md L6). Pure.
 */
import type { IsoDate } from "../time.ts";
import type { DataParty, DataSharing, Tier } from "./schema.ts";
import type { DataElement, DataTerms, Purpose } from "./terms-schema.ts";

/** The version of the agreement above that governs, with its terms. */
export type Above = {
  tier: Tier;
  codedNotation: string;
  dateEffective: IsoDate;
  /** The last day it runs to. */
  until: IsoDate;
  /** Who joined it included. */
  parties: readonly Pick<DataParty, "organizationId">[];
  /** Elements that a party dropped from it. */
  dropped?: readonly string[];
  terms: Pick<DataTerms, "purposes" | "elements">;
};
type Below = Pick<DataSharing, "dateEffective" | "expirationDate" | "parties">;

/** What reaches beyond the agreement above: where in the draft or its terms, and what would do. */
export type Beyond = { path: string; message: string };

const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim();

/** Numbers are given by whoever drafts, so purposes are the same by code, or else by their words. */
const samePurpose = (a: Purpose, b: Purpose): boolean =>
  a.code !== undefined && b.code !== undefined
    ? plain(a.code) === plain(b.code)
    : plain(a.statement) === plain(b.statement);

const sameDatum = (a: DataElement, b: DataElement): boolean =>
  a.vocabId !== undefined && b.vocabId !== undefined
    ? a.vocab === b.vocab && a.vocabId === b.vocabId
    : plain(a.name) === plain(b.name);

/** Counts are within what is shared of single students, and never the other way. */
function covers(above: DataElement, below: DataElement): boolean {
  if (!sameDatum(above, below)) return false;
  if (above.level === "student") return true;
  if (below.level === "student") return false;
  if (!above.exchange || !below.exchange) return true;
  return (
    above.exchange.indicatorId === below.exchange.indicatorId &&
    above.exchange.from <= below.exchange.from &&
    below.exchange.to <= above.exchange.to &&
    below.exchange.dimensions.every((one) => above.exchange?.dimensions.includes(one))
  );
}

/** A memorandum may leave purposes and elements to what stands under it; then it lists none. */
const leaves = ({ tier }: Pick<Above, "tier">, listed: readonly unknown[]): boolean =>
  tier === "mou" && listed.length === 0;

/** Elements of the child that nothing above covers today, dropped ones of the parent left out. */
export function uncovered(
  elements: readonly DataElement[],
  above: Pick<Above, "tier" | "dropped"> & { terms: Pick<DataTerms, "elements"> },
): DataElement[] {
  if (leaves(above, above.terms.elements)) return [];
  const dropped = new Set(above.dropped);
  const still = above.terms.elements.filter(({ elementId }) => !dropped.has(elementId));
  return elements.filter((element) => !still.some((one) => covers(one, element)));
}

/** Everything of this version that reaches beyond the agreement it stands under. */
export function beyond(
  below: Below,
  terms: Pick<DataTerms, "purposes" | "elements">,
  above: Above,
): Beyond[] {
  const number = above.codedNotation;
  const found: Beyond[] = [];
  if (below.dateEffective < above.dateEffective)
    found.push({
      path: "/dateEffective",
      message: `${number} begins on ${above.dateEffective}: a day from then on.`,
    });
  if (below.expirationDate > above.until)
    found.push({ path: "/expirationDate", message: `${number} ends on ${above.until}: a day up to then.` });
  const parties = new Set(above.parties.map(({ organizationId }) => organizationId));
  for (const [index, { organizationId }] of below.parties.entries())
    if (!parties.has(organizationId))
      found.push({
        path: `/parties/${index}`,
        message: `Not a party to ${number}: it has to join that first.`,
      });
  if (!leaves(above, above.terms.purposes))
    for (const [index, purpose] of terms.purposes.entries())
      if (!above.terms.purposes.some((one) => samePurpose(one, purpose)))
        found.push({ path: `/terms/purposes/${index}`, message: `Not one of the purposes of ${number}.` });
  const out = new Set(uncovered(terms.elements, above));
  for (const [index, element] of terms.elements.entries())
    if (out.has(element))
      found.push({
        path: `/terms/elements/${index}`,
        message: `${element.name}: not in the schedule of ${number} at this level, for these years and groups.`,
      });
  return found;
}
