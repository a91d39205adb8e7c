/**
 * How a CASE provider says no: `imsx_StatusInfo`, with one of the codes the standard has. What it has no code for is
 * said with the nearest, and in the description's words.
 */
import type { CaseVersion } from "./addresses.ts";

/** Ways to say no, with the minor code of each version: 1.0 writes two of them without the line. */
export const caseFaults = {
  "unknown-object": { status: 404, minor: { v1p0: "unknownobject", v1p1: "unknownobject" } },
  "invalid-uuid": { status: 404, minor: { v1p0: "invaliduuid", v1p1: "invalid_uuid" } },
  "invalid-selection": {
    status: 400,
    minor: { v1p0: "invalid_selection_field", v1p1: "invalid_selection_field" },
  },
  unauthorised: { status: 401, minor: { v1p0: "unauthorisedrequest", v1p1: "unauthorised_request" } },
  forbidden: { status: 403, minor: { v1p0: "forbidden", v1p1: "forbidden" } },
  "server-busy": { status: 429, minor: { v1p0: "server_busy", v1p1: "server_busy" } },
  unexpected: { status: 500, minor: { v1p0: "internal_server_error", v1p1: "internal_server_error" } },
  /** Not in the standard's list: the address is there, the method is not. */
  "not-supported": { status: 405, minor: undefined },
} as const;
export type CaseFault = keyof typeof caseFaults;

/** Thrown by what decides; turned into an answer in one place. */
export class CaseRefusal extends Error {
  override readonly name = "CaseRefusal";
  readonly fault: CaseFault;
  constructor(fault: CaseFault, description: string) {
    super(description);
    this.fault = fault;
  }
}

/** `system` is who reports: the standard wants its identity in the code's name. */
export function statusInfo(fault: CaseFault, description: string, version: CaseVersion, system: string) {
  const { minor } = caseFaults[fault];
  return {
    imsx_codeMajor: minor ? ("failure" as const) : ("unsupported" as const),
    imsx_severity: "error" as const,
    imsx_description: description,
    ...(minor && {
      imsx_codeMinor: {
        imsx_codeMinorField: [{ imsx_codeMinorFieldName: system, imsx_codeMinorFieldValue: minor[version] }],
      },
    }),
  };
}
