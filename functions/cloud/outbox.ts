/**
 * Letters waiting to be sent. One is put here in the transaction that calls for it, so that neither happens without
 * the other; the table's stream then sends it. It is sealed, because it carries the secret of a link.
 *
 *   T#<p>#MAIL#<id>   OUTBOX   a sealed letter, until it has been sent
 */
import * as z from "zod";
import type { PartnershipId } from "#shared/ids.ts";
import type { Seal } from "../http/seal.ts";
import { type Key, tenant } from "./keys.ts";
import type { Letter, Mail } from "./mail.ts";
import type { Table, Write } from "./table.ts";

const Sealed = z.object({ to: z.string(), subject: z.string(), text: z.string() });

const keptForDays = 14;

/** The write that posts this letter. What has not been sent after two weeks is never sent. */
export function posting(seal: Seal, partnership: PartnershipId, id: string, letter: Letter): Write {
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
 * Sends the letter under this key and takes it out. One that is gone was sent already: the stream may say everything
 * twice. (Should the hub end between sending and taking out, a person gets two letters rather than none.)
 */
export async function deliver({ table, seal, mail }: { table: Table; seal: Seal; mail: Mail }, key: Key) {
  const item = await table.get(key);
  if (!item) return;
  const opened = Sealed.safeParse(seal.open("mail", String(item["letter"])));
  if (!opened.success) throw new Error(`The letter at ${key.pk} cannot be opened: was HUB_SECRET changed?`);
  await mail.send(opened.data);
  await table.commit([{ remove: key }]);
}
