/**
 * The whole API as one value. Lambda, the laptop and the tests each build it with their own services; what stands in
 * `addresses.ts` is mounted when it is first asked for.
 */
import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { createMiddleware } from "hono/factory";
import { Refusal } from "#shared/problem.ts";
import { type Part, partAt } from "./addresses.ts";
import { asStatusInfo, isCaseAddress } from "./case/refusal.ts";
import type { Env, Services } from "./env.ts";
import type { Endpoint } from "./http/endpoint.ts";
import { guard } from "./http/guard.ts";
import { mount } from "./http/mount.ts";
import { asProblem } from "./http/problem.ts";

const compressed = compress({ threshold: 1024 });

/** Looking whether an answer is worth compressing makes a stream of it: who takes no compression does not pay for that. */
const compressing = createMiddleware(async (c, next) => {
  if (c.req.header("accept-encoding") !== undefined) return compressed(c, next);
  await next();
  c.res.headers.append("vary", "accept-encoding");
});

export function createApp(services: Services): Hono<Env> {
  const mounted = new Map<Part, Hono<Env>>();
  const mountPart = async (part: Part) => {
    const endpoints = await part.load();
    const one = mounted.get(part) ?? appOf(endpoints, services);
    mounted.set(part, one);
    return one;
  };
  const app = new Hono<Env>();
  app.onError(asProblem);
  app.all("*", async (c) => {
    const part = partAt(c.req.path);
    const one = mounted.get(part) ?? (await mountPart(part));
    return one.fetch(c.req.raw, c.env);
  });
  return app;
}

/** One part with the shell around it: a request meets no other part's routes. */
function appOf(endpoints: readonly Endpoint[], services: Services): Hono<Env> {
  const app = new Hono<Env>();
  const refused = (error: unknown, c: Context<Env>) =>
    isCaseAddress(c.req.path) ? asStatusInfo(error, c) : asProblem(error, c);
  app.onError(refused);
  app.notFound((c) => refused(new Refusal("not-found"), c));
  app.use(guard(services));
  app.use(compressing);
  mount(app, endpoints);
  return app;
}
