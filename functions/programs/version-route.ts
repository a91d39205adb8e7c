/** …/versions and …/compare: what a program said in each version, and what two of them differ in. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { Refusal } from "#shared/problem.ts";
import { compare } from "#shared/programs/compare.ts";
import { ProgramComparison } from "#shared/programs/compare-schema.ts";
import { Plan } from "#shared/programs/plan-schema.ts";
import type { Program } from "#shared/programs/schema.ts";
import { mayRead } from "#shared/programs/sight.ts";
import { inForce } from "#shared/programs/versions.ts";
import { ProgramView } from "#shared/programs/view.ts";
import { endpoint } from "../http/endpoint.ts";
import { naming, partnersOf } from "./around.ts";
import { One, one } from "./paths.ts";
import { type AskingOfOne, readOne } from "./read-one.ts";
import { view } from "./show.ts";

const VersionNo = z.coerce.number().int().min(1).max(999);
const Version = One.extend({ versionNo: VersionNo });

/** This version with its plan; one that is not there and one that is not this actor's are the same 404. */
async function versionOf(
  { services, params }: Pick<AskingOfOne, "services" | "params">,
  record: Program,
  versionNo: number,
  by: Actor,
): Promise<{ program: Program; plan: Plan }> {
  const { partnershipId } = params;
  const program = mayRead(record, versionNo, by)
    ? await services.programs.version(partnershipId, record, versionNo)
    : undefined;
  if (!program) throw new Refusal("not-found");
  return { program, plan: await services.programs.planOf(partnershipId, record.id, program.planId) };
}

export const programVersionRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/versions/{versionNo}`,
      summary: "One version, whole, with its plan, as it was when the next one was started",
      audience: "member",
      params: Version,
      answers: { 200: z.strictObject({ program: ProgramView, plan: Plan }) },
    },
    async (asking) => {
      const { by, record } = await readOne(asking);
      const { program, plan } = await versionOf(asking, record, asking.params.versionNo, by);
      // Who sees it is the program's; what it says is the version's.
      const { visibility, shared, version } = record;
      const shown = { ...program, visibility, shared, version };
      const inForceNo = inForce(record)?.versionNo;
      const body = { ...view(shown, by), ...(inForceNo === undefined ? {} : { inForceNo }) };
      return { status: 200, body: { program: body, plan }, version };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/compare`,
      summary: "What two versions differ in, and whose part that changes",
      audience: "member",
      params: One,
      query: z.strictObject({ from: VersionNo, to: VersionNo }),
      answers: { 200: ProgramComparison },
    },
    async (asking) => {
      const { services, params, query } = asking;
      const { by, record } = await readOne(asking);
      const [from, to, partners] = await Promise.all([
        versionOf(asking, record, query.from, by),
        versionOf(asking, record, query.to, by),
        partnersOf(services, params.partnershipId),
      ]);
      return { status: 200, body: await compare(from, to, naming(partners)), version: record.version };
    },
  ),
];
