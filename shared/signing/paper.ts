/**
 * What a paper says, in order, as a plain value: the renderer draws it and decides nothing. A noun puts it together of
 * these blocks, and of its own, which it draws itself.
 */
import type { Signed } from "./certificate.ts";
import type { Evidence } from "./evidence.ts";

export type Stage = "FOR_SIGNATURE" | "EXECUTED";

export type Block =
  | { kind: "heading"; level: 2 | 3; text: string }
  | { kind: "text"; text: string; quiet?: true }
  | { kind: "list"; items: string[] }
  | { kind: "facts"; facts: { name: string; value: string }[] }
  /** `shares` of the width, one for each column; the first one names its row. */
  | { kind: "table"; columns: string[]; shares: number[]; rows: string[][] }
  | { kind: "hash"; name: string; hash: string }
  | { kind: "clauses"; clauses: { no: string; about: string; paragraphs: string[] }[] }
  | { kind: "sign-here"; slots: { order: string; office: string; organization: string; optional: boolean }[] }
  | { kind: "signed"; entries: Signed[] };

export type Paper<Own = never> = {
  title: string;
  kind: string;
  number: string;
  /** None of what has no versions: a report. */
  versionNo?: number;
  version: string;
  status: "For signature" | "Executed" | "Under way" | "Signed off";
  partnership: string;
  contentHash: string;
  blocks: (Block | Own)[];
};

/** Where everyone signs, in order, on the paper that is shown to them. */
export function linesToSign({ content, contentHash }: Evidence, nameOf: (id: string) => string): Block[] {
  return [
    { kind: "heading", level: 2, text: "Signatures" },
    {
      kind: "text",
      text: "Everyone signs the same words. Their fingerprint stands below and at the foot of every page: a single changed letter gives another one.",
    },
    { kind: "hash", name: "Content", hash: contentHash },
    {
      kind: "sign-here",
      slots: content.signatureSlots
        .toSorted((a, b) => a.order - b.order || a.slotNo - b.slotNo)
        .map(({ order, function: office, organizationId, required }) => ({
          order: String(order),
          office,
          organization: nameOf(organizationId),
          optional: !required,
        })),
    },
  ];
}

export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\r?\n+/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
