/**
 * What is too long for one item: the rules of an agreement, the courses of a catalog. It stands beside its record in
 * compressed pieces under an id of its own, and never changes there: when the record points at another id, a new set is
 * there at once and whole.
 */
import type * as z from "zod";
import { Refusal } from "#shared/problem.ts";
import { keptSets, type Sized } from "./kept.ts";
import { pack, unpackSized } from "./pack.ts";
import type { Table, Write } from "./table.ts";

/** Old and new pieces, record, event, rows and a kept answer are one transaction of at most 100 writes and 4 MB. */
const piecesMax = 20;

export function pieceSets<Content>(table: Table, kind: string, schema: z.ZodType<Content>) {
  const kept = keptSets<Content>();

  async function load(pk: string, id: string): Promise<Sized<Content> | undefined> {
    const pieces = await table.all(pk, `${kind}#${id}#`);
    // Fewer than were written: they are being replaced this moment. An older hub did not write how many.
    if (pieces.length === 0 || pieces.length !== (pieces[0]?.["of"] ?? pieces.length)) return undefined;
    const { value, bytes } = unpackSized(pieces.map((piece) => piece["data"] as Uint8Array));
    return { content: schema.parse(value), bytes };
  }

  const sk = (id: string, no: number) => `${kind}#${id}#${String(no).padStart(2, "0")}`;

  return {
    /**
     * Several sets, of whichever partitions: those that were not read lately in two batches, however many they are. Not
     * in it is what is not there, or not whole this moment.
     */
    async many(wanted: readonly { pk: string; id: string }[]): Promise<Map<string, Content>> {
      const found = new Map<string, Content>();
      const unread = new Map<string, string>();
      for (const { pk, id } of wanted) {
        const known = await kept(id, async () => undefined);
        if (known) found.set(id, known);
        else unread.set(id, pk);
      }
      const first = await table.batch([...unread].map(([id, pk]) => ({ pk, sk: sk(id, 0) })));
      const rest = first.flatMap((piece) =>
        Array.from({ length: Number(piece["of"] ?? 1) - 1 }, (_, no) => ({
          pk: piece.pk,
          sk: piece.sk.replace(/00$/, String(no + 1).padStart(2, "0")),
        })),
      );
      const pieces = [...first, ...(rest.length > 0 ? await table.batch(rest) : [])];
      const bySk = new Map(pieces.map((piece) => [`${piece.pk} ${piece.sk}`, piece]));
      for (const [id, pk] of unread) {
        const of = bySk.get(`${pk} ${sk(id, 0)}`)?.["of"];
        const content = await kept(id, async () => {
          // An older hub did not write how many there are.
          if (of === undefined) return load(pk, id);
          const all = Array.from(
            { length: Number(of) },
            (_, no) => bySk.get(`${pk} ${sk(id, no)}`)?.["data"],
          );
          if (all.includes(undefined)) return undefined;
          const { value, bytes } = unpackSized(all as Uint8Array[]);
          return { content: schema.parse(value), bytes };
        });
        if (content) found.set(id, content);
      }
      return found;
    },

    /** The set as the table has it; undefined where it is not there, or not whole. */
    async read(pk: string, id: string): Promise<Content | undefined> {
      return (await load(pk, id))?.content;
    },

    /** The same, and from memory if it was read lately: it cannot have changed. */
    lately: (pk: string, id: string): Promise<Content | undefined> => kept(id, () => load(pk, id)),

    /** The writes that put a new set there, and remove the one whose place it takes. */
    async replacing(
      pk: string,
      old: string | undefined,
      now: { id: string; content: Content } | undefined,
    ): Promise<Write[]> {
      const readable = now && schema.safeParse(now.content, { reportInput: false });
      if (readable?.error) throw notReadable(readable.error);
      const parts = now ? pack(now.content) : [];
      if (parts.length > piecesMax)
        throw new Refusal(
          "too-large",
          "The texts in this are too long to be kept together. Shorten the longest.",
        );
      const gone = old === undefined ? [] : await table.all(pk, `${kind}#${old}#`);
      return [
        ...parts.map(
          (data, index): Write => ({
            put: {
              pk,
              sk: sk(now?.id ?? "", index),
              of: parts.length,
              data,
            },
          }),
        ),
        ...gone.map(({ sk }): Write => ({ remove: { pk, sk } })),
      ];
    },
  };
}

/** What was saved has to be readable: what `load` would refuse is refused while somebody is there to hear it. */
function notReadable({ issues: [first] }: z.ZodError): Refusal {
  const place = first?.path.map(String).join("/");
  return new Refusal(
    "too-large",
    `This is more than can be kept${place ? `, at ${place}` : ""}. Expected there: ${first?.message}.`,
  );
}

/** The set a record points at. One that was replaced between the two reads is looked for where the record points now. */
export async function pointedAt<Id extends string, Content>(
  id: Id,
  read: (id: Id) => Promise<Content | undefined>,
  now: () => Promise<Id | undefined>,
): Promise<Content> {
  for (let at: Id | undefined = id, tries = 0; at !== undefined && tries < 4; tries++) {
    const found = await read(at);
    if (found) return found;
    at = await now();
  }
  throw new Refusal("busy", "This is being replaced; try again.", { retryAfterSeconds: 1 });
}
