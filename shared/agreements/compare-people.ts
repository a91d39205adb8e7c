/** What differs in an agreement's head, its parties and whose signature it needs. */

import { listed } from "../listed.ts";
import { dayInWords } from "../signing/paper-dates.ts";
import type { SignatureSlot } from "../signing/schema.ts";
import { type Change, fromTo, paired, same, sorted, type Weight } from "./compare-parts.ts";
import type { Agreement, Party } from "./schema.ts";

/** The fields a version says something with. */
export type Head = Pick<
  Agreement,
  | "name"
  | "codedNotation"
  | "agreementType"
  | "purpose"
  | "dateEffective"
  | "expirationDate"
  | "autoRenew"
  | "noticeDays"
  | "teachOutUntil"
  | "governingRuleSet"
  | "pathwayId"
  | "cipCodes"
  | "changeSummary"
  | "parties"
  | "signatureSlots"
>;
type Field = Exclude<keyof Head, "parties" | "signatureSlots">;

/** How it is called and where it is filed may change with a notice; when and how it holds may not. */
const fields: Record<Field, { words: string; weight: Weight }> = {
  name: { words: "Title", weight: "NON_CURRICULAR" },
  codedNotation: { words: "Number", weight: "NON_CURRICULAR" },
  agreementType: { words: "Kind", weight: "CURRICULAR" },
  purpose: { words: "Purpose", weight: "CURRICULAR" },
  dateEffective: { words: "First day", weight: "CURRICULAR" },
  expirationDate: { words: "Last day", weight: "CURRICULAR" },
  autoRenew: { words: "Renewal by itself", weight: "CURRICULAR" },
  noticeDays: { words: "Days of notice", weight: "CURRICULAR" },
  teachOutUntil: { words: "Completions count until", weight: "CURRICULAR" },
  governingRuleSet: { words: "Governing rule set", weight: "CURRICULAR" },
  pathwayId: { words: "Pathway", weight: "NON_CURRICULAR" },
  cipCodes: { words: "CIP codes", weight: "NON_CURRICULAR" },
  changeSummary: { words: "Summary of changes", weight: "NON_CURRICULAR" },
};

export function fieldChanges(before: Head, after: Head): Change[] {
  return (Object.keys(fields) as Field[]).flatMap((field): Change[] => {
    const [old, now] = [said(before, field), said(after, field)];
    if (same(old, now)) return [];
    const { words, weight } = fields[field];
    const long = (old?.length ?? 0) > 80 || (now?.length ?? 0) > 80;
    // A long text is not repeated in a sentence: the page shows it.
    const reworded =
      old === undefined ? "is new" : now === undefined ? "is left out" : "says it in other words";
    const sentence = long ? `${words} ${reworded}.` : `${words} ${fromTo(old, now)}.`;
    return [{ part: "FIELD", kind: "CHANGED", key: field, weight, details: [], sentences: [sentence] }];
  });
}

function said(head: Head, field: Field): string | undefined {
  if (field === "cipCodes")
    return head.cipCodes.length > 0 ? [...head.cipCodes].sort().join(", ") : undefined;
  if (field === "autoRenew")
    return head.autoRenew && `${head.autoRenew.times} times for ${head.autoRenew.months} months`;
  if (field === "agreementType") return spoken(head.agreementType);
  const value = head[field];
  if (field === "dateEffective" || field === "expirationDate" || field === "teachOutUntil")
    return head[field] && dayInWords(head[field]);
  return value === undefined || value === "" ? undefined : String(value);
}

export function partyChanges(
  before: readonly Party[],
  after: readonly Party[],
  name: (organization: string) => string,
): Change[] {
  const plain = (party: Party): Party => ({ ...party, reviewerIds: sorted(party.reviewerIds) });
  const { pairs, removed, added } = paired(
    before.map(plain),
    after.map(plain),
    ({ organizationId }) => organizationId,
  );
  const change = (
    kind: Change["kind"],
    { organizationId }: Party,
    sentences: string[],
    weight: Weight = "CURRICULAR",
  ): Change => ({ part: "PARTY", kind, key: organizationId, weight, details: [], sentences });
  return [
    ...pairs.flatMap(([old, now]) => {
      const who = name(now.organizationId);
      const role = old.role === now.role ? [] : [`${who} ${fromTo(spoken(old.role), spoken(now.role))}.`];
      const people = same(old.reviewerIds, now.reviewerIds) ? [] : [`Reviewers of ${who} are others now.`];
      const weight = role.length > 0 ? "CURRICULAR" : "NON_CURRICULAR";
      return role.length + people.length === 0 ? [] : [change("CHANGED", now, [...role, ...people], weight)];
    }),
    ...removed.map((party) =>
      change("REMOVED", party, [`${name(party.organizationId)} is no party any more.`]),
    ),
    ...added.map((party) =>
      change("ADDED", party, [`${name(party.organizationId)} is a party now, ${spoken(party.role)}.`]),
    ),
  ];
}

export function slotChanges(
  before: readonly SignatureSlot[],
  after: readonly SignatureSlot[],
  name: (organization: string) => string,
): Change[] {
  const office = (slot: SignatureSlot) => `${slot.organizationId} ${slot.function}`;
  // A slot's number is a label: the office is what signs.
  const { pairs, removed, added } = paired(
    before,
    after,
    office,
    ({ slotNo, organizationId }) => `${slotNo} ${organizationId}`,
  );
  const words = (slot: SignatureSlot) => `the ${slot.function} of ${name(slot.organizationId)}`;
  const change = (
    kind: Change["kind"],
    slot: SignatureSlot,
    sentences: string[],
    weight: Weight,
  ): Change => ({
    part: "SLOT",
    kind,
    key: String(slot.slotNo),
    weight,
    details: [],
    sentences,
  });
  return [
    ...pairs.flatMap(([old, now]) => {
      const agreed = [
        ...(old.function === now.function ? [] : [`${words(now)} signs instead of the ${old.function}`]),
        ...(old.required === now.required
          ? []
          : [`the signature of ${words(now)} is ${now.required ? "required now" : "no longer required"}`]),
        ...(old.order === now.order
          ? []
          : [`${words(now)} signs as number ${now.order} instead of ${old.order}`]),
      ];
      const person =
        old.personId === now.personId ? [] : [`someone else is expected to sign for ${words(now)}`];
      const label = old.slotNo === now.slotNo ? [] : [`the signature of ${words(now)} has another number`];
      const all = [...agreed, ...person, ...label];
      const weight = agreed.length > 0 ? "CURRICULAR" : "NON_CURRICULAR";
      return all.length === 0 ? [] : [change("CHANGED", now, all.map(capital), weight)];
    }),
    ...removed.map((slot) =>
      change("REMOVED", slot, [capital(`${words(slot)} does not sign any more`)], "CURRICULAR"),
    ),
    ...added.map((slot) => change("ADDED", slot, [capital(`${words(slot)} signs as well`)], "CURRICULAR")),
  ];
}

const capital = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1)}.`;
const spoken = (word: string) => listed(word.toLowerCase().split("_AND_".toLowerCase())).replaceAll("_", " ");
