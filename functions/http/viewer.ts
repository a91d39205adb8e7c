/**
 * The network address a request came from, as those say who know it: CloudFront in the cloud, the socket on a laptop.
 * No header that the person who asks could have written counts.
 */
import type { Context } from "hono";
import type { Env } from "../env.ts";

/** Written at the edge over whatever came under this name (infra/stacks/site-behaviours.ts). */
export const viewerAddressHeader = "x-viewer-address";

export function viewerAddress(c: Context<Env>): string | undefined {
  // Who reaches the hub without passing the edge knows no origin secret, and is refused before this.
  if (c.get("services").config.ORIGIN_SECRET !== undefined) return c.req.header(viewerAddressHeader);
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress;
}
