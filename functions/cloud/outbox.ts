/**
 * Letters waiting to be sent. They are put here in the transaction that calls for them, so that neither happens without
 * the other; the table's stream then sends them. They are sealed, because one can carry the secret of a link.
 *
 *   T#<p>#MAIL#<id>   OUTBOX   a sealed letter, or several that one change calls for, until they have been sent
 */
import * as z from "zod";
import type { PartnershipId } from "#shared/ids.ts";
import type { Seal } from "../http/seal.ts";
import { type Key, tenant } from "./keys.ts";
import type { Letter, Mail } from "./mail.ts";
import type { Table, Write } from "./table.ts";

const Sealed = z.object({ to: z.string(), subject: z.string(), text: z.string() });
/** One by itself, as it was before there could be several. */
const Waiting = z.union([z.array(Sealed).min(1), Sealed.transform((letter) => [letter])]);

const keptForDays = 14;

/** The write that posts this letter, or each of these. What has not been sent after two weeks is never sent. */
export function posting(
  seal: Seal,
  partnership: PartnershipId,
  id: string,
  letter: Letter | readonly Letter[],
): Write {
  return {
    put: {
      pk: tenant(partnership, "MAIL", id),
      sk: "OUTBOX",
      letter: seal.seal("mail", letter),
      // By the engine's own clock, which is not the pinned one of a laptop.
      expiresAt: Math.floor(Date.now() / 1000) + keptForDays * 86_400,
    },
  };
}

export const isLetter = ({ pk, sk }: Key): boolean => sk === "OUTBOX" && /^T#[^#]+#MAIL#/.test(pk);

/**
 * Sends what waits under this key and takes it out. What is gone was sent already: the stream may say everything twice.
 * Where one of several cannot be sent, only that one and those after it go on waiting. (Should the hub end between
 * sending and taking out, a person gets two letters rather than none.)
 */
export async function deliver({ table, seal, mail }: { table: Table; seal: Seal; mail: Mail }, key: Key) {
  const item = await table.get(key);
  if (!item) return;
  const opened = Waiting.safeParse(seal.open("mail", String(item["letter"])));
  if (!opened.success) throw new Error(`The letter at ${key.pk} cannot be opened: was HUB_SECRET changed?`);
  for (const [index, letter] of opened.data.entries()) {
    try {
      await mail.send(letter);
    } catch (cause) {
      const left = seal.seal("mail", opened.data.slice(index));
      if (index > 0) await table.commit([{ put: { ...item, letter: left } }]);
      throw cause;
    }
  }
  await table.commit([{ remove: key }]);
}
