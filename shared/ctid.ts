/**
 * Identifiers for what we publish in CTDL: `ce-` and a UUID made of our own ids, so that the same thing has the same
 * name in every answer, and no number has to be handed out or kept (RFC 9562, version 8 from SHA-256).
 */
import { sha256 } from "./canonical.ts";

export type Published =
  | "agreement"
  | "profile"
  | "organization"
  | "course"
  | "program"
  | "intermediary"
  | "program-of-study"
  | "award";

/** The UUID of one published thing. The parts are what makes it this thing and no other. */
export async function uuidOf(what: Published, ...parts: readonly (string | number)[]): Promise<string> {
  const hex = await sha256(JSON.stringify(["causeway", what, ...parts]));
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** As CTDL writes it. */
export const ctidOf = (uuid: string): string => `ce-${uuid}`;
