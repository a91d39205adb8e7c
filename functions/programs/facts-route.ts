/** …/programs/{programId}/facts, /checks and /coverage: what the checks look at, what they answer, which statements are covered. */

import type * as z from "zod";
import { ProgramFacts } from "#shared/programs/check-schema.ts";
import { checkTable } from "#shared/programs/check-table.ts";
import { check, countsOf } from "#shared/programs/checks.ts";
import { coverage } from "#shared/programs/coverage.ts";
import { ProgramCoverage } from "#shared/programs/coverage-schema.ts";
import { ProgramChecks } from "#shared/programs/region-schema.ts";
import { standsOf } from "#shared/programs/stands.ts";
import type { Asking } from "../http/endpoint.ts";
import { endpoint } from "../http/endpoint.ts";
import { One, one } from "./paths.ts";
import { readPlan } from "./read-one.ts";

/** The program with the version that is this actor's to see, its plan, and all that its checks look at. */
async function gathered(asking: Asking<z.output<typeof One>>) {
  const { services, params, today } = asking;
  const [{ by, shown, plan }, day] = await Promise.all([readPlan(asking), today(params.partnershipId)]);
  const [facts] = await services.programFacts.of(params.partnershipId, [{ program: shown, plan }], {
    by,
    today: day,
  });
  return { shown, plan, facts: facts as ProgramFacts };
}

export const programFactsRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/facts`,
      summary: "Everything outside its plan that the checks of a program look at, as far as you may know it",
      audience: "member",
      params: One,
      answers: { 200: ProgramFacts },
      refusals: ["content-hidden"],
    },
    async (asking) => {
      const { shown, facts } = await gathered(asking);
      return { status: 200, body: facts, version: shown.version };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/checks`,
      summary: "Every check of a program over every route, with the records that decide it",
      audience: "member",
      params: One,
      answers: { 200: ProgramChecks },
      refusals: ["content-hidden"],
    },
    async (asking) => {
      const { shown, plan, facts } = await gathered(asking);
      const answers = check(shown, plan, facts);
      return {
        status: 200,
        body: {
          versionNo: shown.versionNo,
          answers,
          stands: standsOf(answers, checkTable),
          counts: countsOf(answers),
        },
        version: shown.version,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/coverage`,
      summary:
        "Which of the statements of its pathway a program covers, and what is left open on each way through it",
      audience: "member",
      params: One,
      answers: { 200: ProgramCoverage },
      refusals: ["content-hidden"],
    },
    async (asking) => {
      const { shown, plan, facts } = await gathered(asking);
      return { status: 200, body: coverage(shown, plan, facts), version: shown.version };
    },
  ),
];
