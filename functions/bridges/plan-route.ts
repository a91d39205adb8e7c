/** …/plan, …/alignment and …/checks: what the modules teach, what the entry points ask for, and what lies between. */
import { checkBridge, refusing } from "#shared/bridges/checks.ts";
import { BridgeFacts } from "#shared/bridges/facts-schema.ts";
import { gapsOf, settled, veiled } from "#shared/bridges/gaps.ts";
import { objectionToEditing, planProblems } from "#shared/bridges/rules.ts";
import { BridgePlan } from "#shared/bridges/schema.ts";
import { tasksFor } from "#shared/bridges/sight.ts";
import { BridgeChecks } from "#shared/bridges/view.ts";
import { canonicalJson } from "#shared/canonical.ts";
import { insist } from "#shared/problem.ts";
import { endpoint } from "../http/endpoint.ts";
import { insistOnNone } from "./draft.ts";
import { bridgeFacts, withSettledTasks } from "./facts.ts";
import { everyAlignment, knownOf, toldFacts } from "./known.ts";
import { type AskingOfOne, One, one, readable } from "./paths.ts";

/** The version this actor sees, with its modules. */
async function shownOf(asking: AskingOfOne) {
  const { by, record } = await readable(asking);
  const { services, params } = asking;
  const shown = await services.bridges.presented(params.partnershipId, record, by);
  return { by, record, shown, plan: await services.bridges.plan(params.partnershipId, shown) };
}

export const bridgePlanRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/plan`,
      summary: "Its modules, with the statements each covers and the levels learners reach by then",
      audience: "member",
      params: One,
      answers: { 200: BridgePlan },
    },
    async (asking) => {
      const { record, plan } = await shownOf(asking);
      return { status: 200, body: plan, version: record.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: `${one}/plan`,
      summary: "Replace the modules of a draft; a task whose gap is gone closes",
      audience: "member",
      params: One,
      body: BridgePlan,
      answers: { 200: BridgePlan },
      ifMatch: true,
      refusals: ["role-missing", "not-a-party", "wrong-moment", "too-large"],
    },
    async (asking) => {
      const { services, params, body, stamp, sameVersion } = asking;
      const { partnershipId } = params;
      const { by, record: before } = await readable(asking);
      insist(objectionToEditing(before, by));
      await sameVersion(before, await services.bridges.pk(partnershipId, before.id));
      insistOnNone(planProblems(body, before));
      const [current, today] = await Promise.all([
        services.bridges.plan(partnershipId, before),
        asking.today(partnershipId),
      ]);
      if (canonicalJson(current) === canonicalJson(body))
        return { status: 200, body, version: before.version };
      const facts = await bridgeFacts(services, partnershipId, before, body, today, by);
      const after = withSettledTasks(before, body, facts);
      const saved = await services.bridges.saving(
        partnershipId,
        before,
        after,
        { action: "modules-changed", note: `${body.modules.length} modules` },
        stamp(by),
        body,
      );
      return { status: 200, body, version: saved.record.version, writes: saved.writes };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/alignment`,
      summary:
        "The entry points it leads to and the statements they assume: what its checks are answered from",
      audience: "member",
      params: One,
      answers: { 200: BridgeFacts },
    },
    async (asking) => {
      const { by, record, shown, plan } = await shownOf(asking);
      const { services, params } = asking;
      const today = await asking.today(params.partnershipId);
      const facts = await bridgeFacts(services, params.partnershipId, shown, plan, today, by);
      const body = await toldFacts(services, params.partnershipId, record, facts, by);
      return { status: 200, body, version: record.version };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/checks`,
      summary: "Every check with its answer, the gaps that are open, and who took them on",
      audience: "member",
      params: One,
      answers: { 200: BridgeChecks },
    },
    async (asking) => {
      const { by, record, shown, plan } = await shownOf(asking);
      const { services, params } = asking;
      const today = await asking.today(params.partnershipId);
      const all = await bridgeFacts(services, params.partnershipId, shown, plan, today, by);
      const facts = await toldFacts(services, params.partnershipId, record, all, by);
      const answers = checkBridge(shown, plan, facts);
      const gaps = gapsOf(shown, plan, facts);
      const knows = await knownOf(services, params.partnershipId, everyAlignment(record), by);
      const count = (result: string) => answers.filter((one) => one.result === result).length;
      const body: BridgeChecks = {
        answers,
        counts: {
          pass: count("PASS"),
          fail: count("FAIL"),
          cannotTell: count("CANNOT_TELL"),
          refuse: refusing(answers).length,
        },
        gaps: gaps.map(({ kept: _kept, ...gap }) => gap),
        tasks: veiled(settled(tasksFor(record, by), gaps, plan, all), knows),
      };
      return { status: 200, body, version: record.version };
    },
  ),
];
