/** …/move-edition: to another edition of the framework, or another pathway; a dry run says what it comes to. */
import * as z from "zod";
import { edition } from "#shared/framework/editions.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { settled } from "#shared/programs/approvals.ts";
import { moved, moveProblems, moveReport } from "#shared/programs/edition-move.ts";
import { EditionMove, EditionMoveReport } from "#shared/programs/edition-move-schema.ts";
import { objectionToEditing } from "#shared/programs/rules.ts";
import { endpoint } from "../http/endpoint.ts";
import { insistOnNone, naming, partnersOf } from "./around.ts";
import { One, one } from "./paths.ts";
import { readOne } from "./read-one.ts";

export const editionMoveRoutes = [
  endpoint(
    {
      method: "POST",
      path: `${one}/move-edition`,
      summary:
        "Move a draft to another edition or pathway of the framework; a dry run says what that comes to",
      audience: "member",
      params: One,
      query: z.strictObject({ dryRun: z.enum(["true", "false"]).default("false") }),
      body: EditionMove,
      answers: { 200: EditionMoveReport },
      ifMatch: "unless-dry-run",
      refusals: ["role-missing", "not-steward", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, query, body, stamp, sameVersion } = asking;
      const { partnershipId: partnership } = params;
      const { by, record: before } = await readOne(asking);
      insist(objectionToEditing(before, by));
      const dry = query.dryRun === "true";
      if (!dry) await sameVersion(before, await services.programs.pk(partnership, before.id));
      const to = edition(body.edition);
      const missing =
        dry || body.pathwayId ? [] : [{ pointer: "/pathwayId", detail: "a pathway to move to" }];
      insistOnNone([...moveProblems(before, body, to), ...missing]);
      if (!to) throw new Refusal("not-found");
      const plan = await services.programs.plan(partnership, before);
      const report = moveReport(before, plan, body, { from: edition(before.edition), to });
      if (dry || !body.pathwayId) return { status: 200, body: report, version: before.version };
      const typed = moved(before, { edition: body.edition, pathwayId: body.pathwayId });
      const partners = await partnersOf(services, partnership);
      const { record, happened } = await settled(typed.record, plan, typed.happened, naming(partners));
      const saved = await services.programs.saving(partnership, before, record, happened, stamp(by));
      return { status: 200, body: report, version: saved.record.version, writes: saved.writes };
    },
  ),
];
