/** Where a finding is mended: the form its pointer leads to, and what one does there. */
import { placeOf } from "#shared/data-sharing/answered.ts";
import type { Answer, CheckFinding, CheckItem } from "#shared/data-sharing/bases-schema.ts";
import { dataPaths, type TermsPart } from "./paths.ts";

type Where = { part: TermsPart; act: string };

const parts: readonly [prefix: string, where: Where][] = [
  ["/terms/retention", { part: "retention", act: "Set a period" }],
  ["/terms/redisclosure", { part: "onward", act: "Decide it" }],
  ["/terms/subRecipients", { part: "onward", act: "Say who" }],
  ["/terms/noSubRecipients", { part: "onward", act: "Say who" }],
  ["/terms/security", { part: "security", act: "Say how" }],
  ["/terms/suppressionPolicy", { part: "suppression", act: "Set the smallest group" }],
  ["/terms/purposes", { part: "purposes", act: "Write the purpose" }],
  ["/terms/scope", { part: "purposes", act: "Write the scope" }],
  ["/terms/prohibitedUses", { part: "purposes", act: "Rule uses out" }],
  ["/terms/elements", { part: "elements", act: "Open the schedule" }],
  ["/terms/transfers", { part: "transfers", act: "Open the transfers" }],
  ["/terms/facts", { part: "facts", act: "State it" }],
  ["/terms/evidence", { part: "evidence", act: "Add evidence" }],
  ["/terms/renewal", { part: "ending", act: "Look at the term" }],
  ["/terms/reviewBy", { part: "ending", act: "Set a day" }],
  ["/terms/terminationCauses", { part: "ending", act: "Look at the term" }],
  ["/terms/joinder", { part: "ending", act: "Look at the offer" }],
];

const under = (path: string) =>
  parts.find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`))?.[1];

/** The part of the terms in whose form a finding is mended; `clauses` for a clause. */
export const partOf = (path: string): TermsPart | "clauses" | undefined =>
  under(path)?.part ?? (path.startsWith("/terms") ? "clauses" : undefined);

export type Mending = { href: string; act: string };

/** `required`: it is an element of a basis, which a clause always answers. */
export function mendingOf(
  { path, code }: Pick<CheckFinding, "path" | "code">,
  place: { partnership: string; agreement: string },
  required: boolean,
): Mending {
  const terms = (open: Parameters<typeof dataPaths.dataAgreement>[3]) =>
    dataPaths.dataAgreement(place.partnership, place.agreement, "terms", open);
  const found = under(path);
  if (found) return { href: terms({ change: found.part }), act: found.act };
  if (path.startsWith("/terms"))
    return required
      ? { href: terms({ clause: "new", answers: code }), act: "Write a clause" }
      : { href: `${terms({})}#clauses`, act: "Open the clauses" };
  const head = path.startsWith("/signatureSlots") || path.startsWith("/authorities");
  return {
    href: dataPaths.editDataSharing(place.partnership, place.agreement),
    act: head ? "Open the signatures" : path.startsWith("/parties") ? "Open the parties" : "Open the draft",
  };
}

/** Where the hub's own checks are answered; the others are read with the parties. */
const ruleParts: Record<string, TermsPart | "clauses"> = {
  B4: "elements",
  B5: "retention",
  B9: "security",
  B10: "onward",
  B11: "suppression",
  B12: "evidence",
  B13: "onward",
  B14: "transfers",
  B15: "clauses",
};

/** Where that is read which answers an item: `Clause 2.1` at the clause, a value in its part of the terms. */
export function readingOf(
  words: string,
  { code, basisId }: Pick<CheckItem, "code" | "basisId">,
  answeredBy: readonly Answer[],
  place: { partnership: string; agreement: string },
): string {
  const at = (part: string | undefined) =>
    part === undefined
      ? dataPaths.dataAgreement(place.partnership, place.agreement, "parties")
      : `${dataPaths.dataAgreement(place.partnership, place.agreement, "terms")}#${part}`;
  const [, clause] = words.match(/^Clause (\S+)$/) ?? [];
  if (clause !== undefined) return at(`clause-${clause}`);
  const [first] = answeredBy;
  if (first !== undefined) {
    const path = placeOf[first];
    return at(parts.find(([prefix]) => path.startsWith(prefix))?.[1].part);
  }
  return at(ruleParts[code] ?? (basisId === undefined ? undefined : "facts"));
}
