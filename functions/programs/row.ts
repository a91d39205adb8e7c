/** A row of the list of programs, packed: one letter an attribute, ids by suffix. */
import type { ProgramRow } from "#shared/programs/schema.ts";
import type { Item } from "../cloud/table.ts";

const statusLetters = {
  DRAFT: "D",
  IN_REVIEW: "R",
  APPROVED: "A",
  IN_FORCE: "F",
  SUPERSEDED: "S",
  RETIRED: "T",
  WITHDRAWN: "W",
} as const;
const visibilityLetters = { PARTIES: "P", PARTNERSHIP: "R", PUBLIC: "U" } as const;

const word = (words: Readonly<Record<string, string>>, letter: string | undefined): string | undefined =>
  Object.keys(words).find((key) => words[key] === letter);
const short = (id: string): string => id.slice(id.indexOf("_") + 1);

/** Where it stands in the lists: by title. */
export const rowSk = ({ title, id }: Pick<ProgramRow, "title" | "id">): string =>
  `${title.toLowerCase().slice(0, 60)}#${id}`;

/**
 * `n` title, `w` edition and pathway, `k` cohort and version. `c`: status, visibility, shared, `T` for a template, and
 * the state of a version under way. `p`: a party each, `*` for the lead, `?` for one whose approval is waited for
 * and `+` for one that only the version under way has.
 */
export function packedRow(row: ProgramRow): Record<string, string> {
  const code = [
    statusLetters[row.status],
    visibilityLetters[row.visibility],
    row.shared ? "+" : "-",
    row.template ? "T" : "-",
    row.pending ? statusLetters[row.pending] : "",
  ];
  const marks = (id: ProgramRow["leadId"]) =>
    `${id === row.leadId ? "*" : ""}${row.waiting?.includes(id) ? "?" : ""}${row.joining?.includes(id) ? "+" : ""}`;
  return {
    n: row.title,
    w: `${row.edition} ${row.pathwayId}`,
    k: `${row.cohort} ${row.versionNo}`,
    c: code.join(""),
    p: row.partyIds.map((id) => `${marks(id)}${short(id)}`).join(" "),
  };
}

/** The row as it was packed. Not parsed here: the answer's own schema looks at it on its way out. */
export function programRow(item: Item): ProgramRow {
  const text = (attribute: string) => String(item[attribute] ?? "");
  const [edition, pathwayId] = text("w").split(" ");
  const [cohort, versionNo] = text("k").split(" ");
  const [status, visibility, shared, template, pending] = text("c");
  const parties = text("p")
    .split(" ")
    .map((one) => ({ id: `org_${one.replace(/^[*?+]+/, "")}`, marks: one }));
  const waiting = parties.filter(({ marks }) => /^\*?\?/.test(marks)).map(({ id }) => id);
  const joining = parties.filter(({ marks }) => /^[*?]*\+/.test(marks)).map(({ id }) => id);
  return {
    id: item.sk.slice(item.sk.lastIndexOf("#") + 1),
    title: item["n"],
    ...{ edition, pathwayId, cohort, versionNo: Number(versionNo) },
    leadId: parties.find(({ marks }) => marks.startsWith("*"))?.id,
    status: word(statusLetters, status),
    visibility: word(visibilityLetters, visibility),
    shared: shared === "+",
    template: template === "T",
    partyIds: parties.map(({ id }) => id),
    ...(joining.length > 0 ? { joining } : {}),
    ...(pending ? { pending: word(statusLetters, pending) } : {}),
    ...(waiting.length > 0 ? { waiting } : {}),
  } as ProgramRow;
}
