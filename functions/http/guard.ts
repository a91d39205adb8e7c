/** Around every request: an id, the services, the headers every answer carries, and one line in the log. */
import { createMiddleware } from "hono/factory";
import { Refusal } from "#shared/problem.ts";
import type { Env, Services } from "../env.ts";
import { log } from "./log.ts";
import { asProblem } from "./problem.ts";

export const guard = (services: Services) =>
  createMiddleware<Env>(async (c, next) => {
    const requestId = crypto.randomUUID();
    const started = performance.now();
    c.set("requestId", requestId);
    c.set("services", services);
    const { ORIGIN_SECRET } = services.config;
    // Behind CloudFront only: the gateway's own address answers nobody who does not know the header.
    if (ORIGIN_SECRET !== undefined && c.req.header("x-origin-secret") !== ORIGIN_SECRET)
      c.res = asProblem(new Refusal("not-found"), c);
    else await next();
    const { headers } = c.res;
    headers.set("x-request-id", requestId);
    headers.set("x-content-type-options", "nosniff");
    headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
    headers.set("referrer-policy", "same-origin");
    headers.set("cross-origin-opener-policy", "same-origin");
    if (!headers.has("content-security-policy")) {
      headers.set(
        "content-security-policy",
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      );
    }
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
    log("info", "request", {
      requestId,
      person: c.get("person"),
      method: c.req.method,
      // The route's pattern, not the path: a path can carry a secret link.
      route: c.req.routePath,
      status: c.res.status,
      ms: Math.round(performance.now() - started),
    });
  });
