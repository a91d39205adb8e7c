/** What a party's role lets it do, in one place and on its own: the public pages need this and none of the rules. */
import type { Party } from "./schema.ts";

/** Sends students whose courses are recognized. */
export const sends = ({ role }: Pick<Party, "role">): boolean =>
  role === "SENDING" || role === "SENDING_AND_RECEIVING";
/** Grants credit. */
export const receives = ({ role }: Pick<Party, "role">): boolean =>
  role === "RECEIVING" || role === "SENDING_AND_RECEIVING";
/** Agrees to the text, and so signs it: every party but one that brings the others together. */
export const signs = ({ role }: Pick<Party, "role">): boolean => role !== "FACILITATOR";
