/** Turns whatever was thrown into application/problem+json (RFC 9457). The only place that picks a status. */
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { type ProblemCode, problems, Refusal } from "#shared/problem.ts";
import { Raced } from "../cloud/table.ts";
import { log } from "./log.ts";

export function asProblem(error: unknown, c: Context): Response {
  const refusal = asRefusal(error);
  if (refusal.code === "unexpected") {
    log("error", "unexpected", {
      requestId: c.get("requestId"),
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
  const { status, title } = problems[refusal.code];
  const { retryAfterSeconds, ...particulars } = refusal.particulars;
  // The request's id travels only in x-request-id: two refusals that must not differ do not differ here.
  return c.body(
    JSON.stringify({
      type: `/problems/${refusal.code}`,
      title,
      status,
      detail: refusal.message,
      ...particulars,
    }),
    status,
    {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }),
    },
  );
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof Raced) return new Refusal("changed-meanwhile");
  if (error instanceof HTTPException) {
    const code = ({ 400: "invalid-json", 404: "not-found", 413: "too-large" } as Record<number, ProblemCode>)[
      error.status
    ];
    if (code) return new Refusal(code);
  }
  return new Refusal("unexpected");
}
