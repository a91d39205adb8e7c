/** A person's id, derived from the directory and the subject in it: no table read stands between a token and a person. */
import { hash } from "node:crypto";
import { base32, type PersonId } from "#shared/ids.ts";

export function personIdOf(realm: string, subject: string): PersonId {
  const digest = hash("sha256", `${realm}\u0000${subject}`, "buffer");
  return `per_${base32(digest)}` as PersonId;
}
