/** How codes of each system are written, what an edition is called, and who may load one. Pure. */
import { type Actor, isConvener } from "../actor.ts";
import type { Objection } from "../problem.ts";
import { type KnownEdition, knownEditions } from "./families.ts";
import type { Code, CodeSet, CodeSystem, FoundCode, Origin } from "./schema.ts";

export const systemWords: Readonly<Record<CodeSystem, { name: string; of: string; example: string }>> = {
  CIP: { name: "Classification of Instructional Programs", of: "programs", example: "51.3801" },
  SCED: { name: "School Courses for the Exchange of Data", of: "secondary courses", example: "14051" },
  SOC: { name: "Standard Occupational Classification", of: "occupations", example: "29-1141" },
};

const forms: Readonly<Record<CodeSystem, RegExp>> = {
  CIP: /^\d{2}(\.\d{2}(\d{2})?)?$/,
  SOC: /^\d{2}-\d{4}$/,
  SCED: /^\d{2}(\d{3})?$/,
};
export const isCode = (system: CodeSystem, text: string): boolean => forms[system].test(text);

/** The two digits a code begins with: CIP's series, SOC's major group, SCED's subject area. */
export const familyOf = (code: string): string => code.slice(0, 2);

/** What is looked up: of a whole SCED course code, with its level and credit, the five digits of the course. */
export const plainCode = (system: CodeSystem, code: string): string =>
  system === "SCED" ? code.slice(0, 5) : code;

/** The codes it stands under, widest first. */
export function codesAbove(system: CodeSystem, code: string): string[] {
  if (system === "CIP") return [code.slice(0, 2), code.slice(0, 5)].filter((one) => one.length < code.length);
  if (system === "SCED") return code.length > 2 ? [code.slice(0, 2)] : [];
  const [group = "", rest = ""] = code.split("-");
  return ["0000", `${rest.slice(0, 1)}000`, `${rest.slice(0, 2)}00`, `${rest.slice(0, 3)}0`]
    .map((one) => `${group}-${one}`)
    .filter((one, index, all) => one !== code && all.indexOf(one) === index);
}

export const editionKnown = (system: CodeSystem, edition: string): KnownEdition | undefined =>
  knownEditions.find((one) => one.system === system && one.edition === edition);

export const nameOf = (system: CodeSystem, edition: string): string =>
  editionKnown(system, edition)?.name ?? `${system} ${edition}`;

/** The shipped editions before this one: their crosswalks may lead to it. */
export function editionsBefore(system: CodeSystem, edition: string): string[] {
  const all = knownEditions.filter((one) => one.system === system).map((one) => one.edition);
  return all.slice(0, Math.max(0, all.indexOf(edition)));
}

export function familiesOf(system: CodeSystem, edition: string): { code: string; title: string }[] {
  return (editionKnown(system, edition)?.families ?? []).map((one) => ({
    // A major group of SOC is itself a code.
    code: system === "SOC" ? `${one.slice(0, 2)}-0000` : one.slice(0, 2),
    title: one.slice(3),
  }));
}

/** The families a set has codes of, by their title in it, else as the hub knows it. */
export function familiesIn(
  { system, edition }: Pick<CodeSet, "system" | "edition">,
  codes: readonly Code[],
): { code: string; title: string }[] {
  const shipped = familiesOf(system, edition);
  return [...new Set(codes.map(({ code }) => familyOf(code)))].map((digits) => {
    const code = system === "SOC" ? `${digits}-0000` : digits;
    const own = codes.find((one) => one.code === code);
    return { code, title: shipped.find((one) => one.code === code)?.title ?? own?.title ?? "" };
  });
}

export const isCurrent = ({ not, until }: Pick<Code, "not" | "until">): boolean =>
  not === undefined && until === undefined;

export const foundAs = (code: Code): FoundCode => ({
  code: code.code,
  title: code.title,
  stale: !isCurrent(code),
});

/** Whose codes count: the partnership's own, else the hub's, else only the families are known. */
export function originOf(own: CodeSet | undefined, hub: CodeSet | undefined): Origin {
  if (own && own.revisions.length > 0) return "OWN";
  return hub && hub.revisions.length > 0 ? "HUB" : "SHIPPED";
}

export const objectionToLoading = (actor: Actor): Objection =>
  isConvener(actor)
    ? undefined
    : { code: "role-missing", why: "The convener loads the codes that everyone here goes by." };

/** Why the set cannot take this revision, or undefined. What a revision said stays as it was. */
export function objectionToRevision(set: CodeSet | undefined, revision: string): Objection {
  const last = set?.revisions.at(-1);
  if (!last || revision >= last.name) return undefined;
  return {
    code: "wrong-moment",
    why: `Revision ${last.name} is loaded. Load one that came out after it: a set is never turned back.`,
  };
}
