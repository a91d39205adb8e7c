/** A row of the list of data-sharing agreements, packed: one letter an attribute, ids by suffix, at most 250 bytes. */
import type { DataRole } from "#shared/data-sharing/bases-schema.ts";
import type { DataSharingRow } from "#shared/data-sharing/schema.ts";
import type { Item } from "../cloud/table.ts";

const tierLetters = { mou: "M", dsa: "A", dul: "L", dpa: "P" } as const;
const statusLetters = {
  DRAFT: "D",
  IN_REVIEW: "R",
  OUT_FOR_SIGNATURE: "S",
  DECLINED: "N",
  WITHDRAWN: "W",
  EXECUTED: "E",
  TERMINATED: "T",
  CLOSED: "C",
} as const;
const visibilityLetters = { PARTIES: "P", PARTNERSHIP: "R", PUBLIC: "U" } as const;
const roleLetters: Record<DataRole, string> = {
  disclosing: "d",
  receiving: "r",
  data_steward: "s",
  data_custodian: "c",
  authorized_representative: "a",
  lead_agency: "l",
  subcontractor: "b",
};

const word = (words: Readonly<Record<string, string>>, letter: string | undefined): string | undefined =>
  Object.keys(words).find((key) => words[key] === letter);
const short = (id: string): string => id.slice(id.indexOf("_") + 1);

/**
 * `c`: tier, status, visibility, shared, `!` for one that some have signed, and the state of a new version under way.
 * `d`: first and last day, then the gaps between. `p`: a party each, `*` for the steward, its roles and its id; `j` likewise those asked to join.
 * `a` the agreement above, `u` suspended from, `b` to be signed by.
 */
export function packedRow(row: DataSharingRow): Record<string, string> {
  const packed = (parties: DataSharingRow["parties"]) =>
    parties
      .map(({ organizationId, roles }) => {
        const steward = organizationId === row.stewardId ? "*" : "";
        return `${steward}${roles.map((role) => roleLetters[role]).join("")}/${short(organizationId)}`;
      })
      .join(" ");
  const everyone = [...row.parties, ...(row.joining ?? [])];
  const code = [
    tierLetters[row.tier],
    statusLetters[row.status],
    visibilityLetters[row.visibility],
    row.shared ? "+" : "-",
    row.partlySigned ? "!" : "",
    row.pending ? statusLetters[row.pending] : "",
  ];
  const days = { u: row.suspendedFrom, b: row.signBy };
  return {
    n: row.name,
    c: code.join(""),
    d: [
      `${row.dateEffective}/${row.expirationDate}`,
      ...(row.gaps ?? []).map(({ from, until }) => `${from}/${until}`),
    ].join(" "),
    p: packed(row.parties),
    ...(row.joining ? { j: packed(row.joining) } : {}),
    ...(everyone.some(({ organizationId }) => organizationId === row.stewardId)
      ? {}
      : { s: short(row.stewardId) }),
    ...(row.parentId ? { a: short(row.parentId) } : {}),
    ...Object.fromEntries(Object.entries(days).flatMap(([key, day]) => (day ? [[key, day]] : []))),
  };
}

/** The row as it was packed. Not parsed here: the answer's own schema looks at it on its way out. */
export function dataSharingRow(item: Item): DataSharingRow {
  const text = (attribute: string) => String(item[attribute] ?? "");
  const [codedNotation, id] = item.sk.split("#");
  const [tier, status, visibility, shared, ...more] = text("c");
  const pending = more.find((letter) => letter !== "!");
  const [whole, ...gaps] = text("d").split(" ");
  const [dateEffective, expirationDate] = (whole ?? "").split("/");
  const parties = (attribute: string) =>
    text(attribute)
      .split(" ")
      .filter((one) => one !== "")
      .map((one) => {
        const [roles = "", organization] = one.replace("*", "").split("/");
        return {
          organizationId: `org_${organization}`,
          roles: [...roles].map((letter) => word(roleLetters, letter)),
        };
      });
  const steward = `${text("p")} ${text("j")}`.split(" ").find((one) => one.startsWith("*"));
  const days = { suspendedFrom: "u", signBy: "b" };
  return {
    id,
    codedNotation,
    name: item["n"],
    tier: word(tierLetters, tier),
    status: word(statusLetters, status),
    visibility: word(visibilityLetters, visibility),
    shared: shared === "+",
    stewardId: `org_${steward ? steward.split("/")[1] : text("s")}`,
    parties: parties("p"),
    ...(item["j"] === undefined ? {} : { joining: parties("j") }),
    dateEffective,
    expirationDate,
    ...(gaps.length === 0
      ? {}
      : {
          gaps: gaps.map((gap) => {
            const [from, until] = gap.split("/");
            return { from, until };
          }),
        }),
    ...(item["a"] === undefined ? {} : { parentId: `dsa_${text("a")}` }),
    ...Object.fromEntries(
      Object.entries(days).flatMap(([name, key]) => (item[key] === undefined ? [] : [[name, item[key]]])),
    ),
    ...(pending ? { pending: word(statusLetters, pending) } : {}),
    ...(more.includes("!") ? { partlySigned: true } : {}),
  } as DataSharingRow;
}
