/** Turns whatever was thrown under /ims/case into `imsx_StatusInfo`; what it means and what is logged is decided where all refusals are. */
import type { Context } from "hono";
import type { CaseVersion } from "#shared/case/addresses.ts";
import { type CaseFault, CaseRefusal, caseFaults, statusInfo } from "#shared/case/status-info.ts";
import { Refusal } from "#shared/problem.ts";
import type { Env } from "../env.ts";
import { asProblem } from "../http/problem.ts";

export const isCaseAddress = (path: string): boolean => /^\/ims\/case(\/|$)/.test(path);

const byStatus: Partial<Record<number, CaseFault>> = {
  401: "unauthorised",
  403: "forbidden",
  404: "unknown-object",
  405: "not-supported",
  429: "server-busy",
  500: "unexpected",
  503: "server-busy",
};

export function asStatusInfo(error: unknown, c: Context<Env>): Response {
  const own = error instanceof CaseRefusal ? undefined : asProblem(error, c);
  const fault =
    error instanceof CaseRefusal ? error.fault : (byStatus[own?.status ?? 0] ?? "invalid-selection");
  const description =
    error instanceof CaseRefusal || (error instanceof Refusal && fault !== "unexpected")
      ? error.message
      : "Something went wrong on our side. Try again; if it stays, tell us the x-request-id of this answer.";
  const version: CaseVersion = c.req.path.startsWith("/ims/case/v1p0/") ? "v1p0" : "v1p1";
  const { host } = new URL(c.get("services").config.HUB_ORIGIN);
  const retryAfter = own?.headers.get("retry-after");
  return c.body(JSON.stringify(statusInfo(fault, description, version, host)), caseFaults[fault].status, {
    "content-type": "application/json",
    "cache-control": "no-store",
    ...(retryAfter ? { "retry-after": retryAfter } : {}),
  });
}
