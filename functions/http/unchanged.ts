/** Whether the asker holds this answer already (RFC 9110 §13.1.2: for a GET tags compare weakly, and compression weakens them). */
import type { Context } from "hono";

export const unchanged = (c: Context, tag: string): boolean =>
  c.req
    .header("if-none-match")
    ?.split(",")
    .some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === tag) ?? false;
