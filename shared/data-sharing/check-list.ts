/**
 * Every check there is in a partnership, before any agreement: what it looks at, which law wants it, and what a gap does
 * here today, with who turned it and why. The same severity that `checklist` gives a finding. Pure.
 */
import type { DataSharingSettings, LegalBasis } from "./bases-schema.ts";
import { factKey, ferpaKey, partiesKey } from "./check-keys.ts";

/** The hub's own, besides those of the bases: of B1 each element has its own code. */
export const hubChecks: readonly (readonly [code: string, text: string])[] = [
  ["B2", "Whatever a legal basis wants stated, or wants of who takes part"],
  ["B3", "Someone discloses and someone receives"],
  ["B4", "A legal basis and a purpose for each piece of data"],
  ["B5", "A period to destroy within"],
  ["B6", "A term within what it stands under"],
  ["B7", "People to ask at each party"],
  ["B8", "Proof that each signer may sign"],
  ["B9", "Security, breach notice and a right to audit for sensitive data"],
  ["B10", "Whether the data may be passed on"],
  ["B11", "The smallest group shown"],
  ["B12", "Approvals by the head of each sector"],
  ["B13", "Who works for a receiver"],
  ["B14", "Only counts through the hub"],
  ["B15", "No blanks in the words"],
];
export const warnChecks: typeof hubChecks = [
  ["W1", "It does not renew by itself"],
  ["W2", "It runs for three years at most"],
  ["W3", "The disclosers look at a publication before it appears"],
  ["W4", "No more than 25 pieces of data"],
  ["W5", "Every piece of data is used"],
  ["W6", "Evidence is recent enough"],
  ["W7", "What goes through the hub names its indicator and years"],
];

type Change = DataSharingSettings["checks"][number];
type Severity = Change["severity"];

export type Check = {
  code: string;
  text: string;
  citation: string;
  /** Of the hub itself without one. */
  basisId?: string;
  /** What a gap does as the check came, had someone compared it with its source. */
  own: Severity;
  /** What a gap does here today. */
  severity: Severity;
  /** Nobody has compared it with its source: whatever was decided, it warns until then. */
  unverified: boolean;
  /** What was decided of it here, or of all of its kind. */
  change?: Change;
};

const hubRule = "hub rule";

/** Those of the hub first, then basis by basis. */
export function checksHere(
  bases: readonly LegalBasis[],
  { checks }: Pick<DataSharingSettings, "checks">,
): Check[] {
  const judged = (
    asked: Pick<Check, "code" | "text" | "citation" | "basisId" | "own">,
    verified = true,
    kind?: string,
  ): Check => {
    const change = checks.find(({ code }) => code === asked.code) ?? checks.find(({ code }) => code === kind);
    const shipped: Severity = verified ? asked.own : "warn";
    return {
      ...asked,
      severity: change && verified ? change.severity : shipped,
      unverified: !verified,
      ...(change ? { change } : {}),
    };
  };
  const hubs = (all: typeof hubChecks, own: Severity) =>
    all.map(([code, text]) => judged({ code, text, citation: hubRule, own }));
  const asked = ({ id: basisId, name, citation, elements, facts, needs, addsToFerpa }: LegalBasis) => {
    const wanted: readonly (keyof typeof needs)[] = [
      ...(["disclosingCapacity", "receivingCapacity", "receivingRole"] as const),
      ...(["contact", "level", "sensitivities", "evidence"] as const),
    ];
    const own = "block" as const;
    const of = { basisId, own };
    return [
      ...elements.map((one) =>
        judged({ ...of, code: one.id, text: one.text, citation: one.citation }, one.verifiedOn !== undefined),
      ),
      ...facts.map((one) =>
        judged(
          { ...of, code: factKey(basisId, one.id), text: one.label, citation: one.citation },
          one.verifiedOn !== undefined,
          "B2",
        ),
      ),
      ...(wanted.some((key) => needs[key] !== undefined)
        ? [
            judged(
              {
                ...of,
                code: partiesKey(basisId),
                text: `Who takes part under “${name}”, and what is on file`,
                citation: needs.citation ?? citation,
              },
              needs.verifiedOn !== undefined,
              "B2",
            ),
          ]
        : []),
      ...(addsToFerpa
        ? [
            judged(
              { ...of, code: ferpaKey(basisId), text: `A FERPA basis beside “${name}”`, citation },
              true,
              "B2",
            ),
          ]
        : []),
    ];
  };
  return [...hubs(hubChecks, "block"), ...bases.flatMap(asked), ...hubs(warnChecks, "warn")];
}
