/** What the API says about itself: health, its description, and a page to browse it and every problem. */
import * as z from "zod";
import { type ProblemCode, problems, Refusal } from "#shared/problem.ts";
import { nothing } from "../cloud/keys.ts";
import type { Services } from "../env.ts";
import { type Endpoint, endpoint } from "./endpoint.ts";

const Health = z.strictObject({
  status: z.enum(["ok", "degraded"]),
  version: z.string(),
  table: z.enum(["ok", "down"]),
  bucket: z.enum(["ok", "down"]),
});

const html = (body: string) =>
  new Response(body, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "public, max-age=300",
      "content-security-policy":
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'",
    },
  });

const answers = async (check: Promise<unknown>): Promise<"ok" | "down"> => {
  try {
    return (await check) === false ? "down" : "ok";
  } catch {
    return "down";
  }
};

async function health(services: Services) {
  const [table, bucket] = await Promise.all([
    answers(services.table.get(nothing)),
    answers(services.bucket.answers()),
  ]);
  const status = table === "ok" && bucket === "ok" ? ("ok" as const) : ("degraded" as const);
  return { status, version: services.config.HUB_VERSION, table, bucket };
}

/** `everyEndpoint` is asked only where all are described: these endpoints are among them. */
export const describeRoutes = (everyEndpoint: () => Promise<readonly Endpoint[]>): Endpoint[] => [
  endpoint(
    {
      method: "GET",
      path: "/health",
      summary: "Whether table and bucket answer",
      audience: "anyone",
      answers: { 200: Health, 503: Health },
    },
    async ({ services }) => {
      const body = await health(services);
      return { status: body.status === "ok" ? 200 : 503, body };
    },
  ),
  endpoint(
    {
      method: "GET",
      path: "/openapi.json",
      summary: "This API as OpenAPI 3.1, from the schemas that validate",
      audience: "anyone",
      answers: { 200: z.looseObject({ openapi: z.string() }) },
    },
    async ({ services }) => {
      const [{ openapi }, endpoints] = await Promise.all([import("./openapi.ts"), everyEndpoint()]);
      return {
        status: 200,
        body: openapi(endpoints, services.config),
        headers: { "cache-control": "public, max-age=300" },
      };
    },
  ),
  endpoint(
    {
      method: "GET",
      path: "/docs",
      summary: "This API as a page",
      audience: "anyone",
      answers: { 200: null },
    },
    async ({ services }) => {
      const [{ openapi }, { docsPage }, endpoints] = await Promise.all([
        import("./openapi.ts"),
        import("./pages.ts"),
        everyEndpoint(),
      ]);
      return { status: 200, response: html(docsPage(openapi(endpoints, services.config))) };
    },
  ),
  endpoint(
    {
      method: "GET",
      path: "/problems/{code}",
      root: true,
      summary: "What a problem code means",
      audience: "anyone",
      params: z.object({ code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]) }),
      answers: { 200: null },
    },
    async ({ params }) => {
      if (!(params.code in problems)) throw new Refusal("not-found");
      const { problemPage } = await import("./pages.ts");
      return { status: 200, response: html(problemPage(params.code)) };
    },
  ),
];
