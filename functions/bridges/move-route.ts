/** Putting a bridge in force, following it with a new version, retiring it; who sees it; and who takes on its gaps. */
import * as z from "zod";
import type { Happened } from "#shared/activity/schema.ts";
import type { Actor } from "#shared/actor.ts";
import { Visibility } from "#shared/agreements/schema.ts";
import { checkBridge } from "#shared/bridges/checks.ts";
import { gapsOf } from "#shared/bridges/gaps.ts";
import {
  discard,
  objectionToMove,
  objectionToUnread,
  objectionToVisibility,
  publish,
  retire,
  revise,
  setVisibility,
} from "#shared/bridges/moves.ts";
import { type Bridge, GapTaskDraft } from "#shared/bridges/schema.ts";
import { assign, drop, objectionToTasking, taskProblems } from "#shared/bridges/tasks.ts";
import { BridgeView } from "#shared/bridges/view.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { grantsOn } from "#shared/people/rules.ts";
import { type FieldProblem, insist, type Objection, Refusal } from "#shared/problem.ts";
import { line } from "#shared/text.ts";
import type { Services } from "../env.ts";
import { type Asking, endpoint, type Reply } from "../http/endpoint.ts";
import { movesOf } from "../http/moves.ts";
import { insistOnNone } from "./draft.ts";
import { bridgeFacts, withSettledTasks } from "./facts.ts";
import { One, one, readable, viewFor } from "./paths.ts";

type Move<B> = Asking<z.output<typeof One>, unknown, B>;
type Decided = { record: Bridge; happened: Happened };

/** Load, decide, save: what every move of a bridge does. */
async function move<B>(
  asking: Move<B>,
  objectionTo: (record: Bridge, by: Actor) => Objection,
  decide: (record: Bridge, by: Actor, today: string) => Decided | Promise<Decided>,
): Promise<Reply> {
  const { services, params, stamp, sameVersion } = asking;
  const { partnershipId } = params;
  const [{ by, record: before }, today] = await Promise.all([readable(asking), asking.today(partnershipId)]);
  insist(objectionTo(before, by));
  await sameVersion(before, await services.bridges.pk(partnershipId, before.id));
  const { record, happened } = await decide(before, by, today);
  const saved = await services.bridges.saving(partnershipId, before, record, happened, stamp(by));
  return {
    status: 200,
    body: await viewFor(asking, saved.record, saved.record, by),
    version: saved.record.version,
    writes: saved.writes,
  };
}

const about = movesOf(one, One, BridgeView, ["role-missing", "not-a-party", "wrong-moment"]);

/** The facts of the bridge as it is kept, to whoever moves it. */
async function told<B>({ services, params }: Move<B>, record: Bridge, today: string, by: Actor) {
  const plan = await services.bridges.plan(params.partnershipId, record);
  return { plan, facts: await bridgeFacts(services, params.partnershipId, record, plan, today, by) };
}

export const bridgeMoveRoutes = [
  endpoint(
    about("publish", "Put the draft in force, once no check that refuses fails", [
      "checks-missing",
      "content-hidden",
    ]),
    (asking) =>
      move(
        asking,
        (record, by) => objectionToMove("publish", record, by),
        async (record, by, today) => {
          const { plan, facts } = await told(asking, record, today, by);
          insist(objectionToUnread(facts));
          insist(objectionToMove("publish", record, by, checkBridge(record, plan, facts)));
          return publish(withSettledTasks(record, plan, facts), today);
        },
      ),
  ),

  endpoint(
    about("revise", "Start the next version: the one in force stays in force until it is put in its place", [
      "too-large",
    ]),
    (asking) =>
      move(
        asking,
        (record, by) => objectionToMove("revise", record, by),
        (record) => revise(record),
      ),
  ),

  endpoint(
    about("discard", "Give up the version being made: the one in force is the bridge again"),
    (asking) =>
      move(
        asking,
        (record, by) => objectionToMove("discard", record, by),
        async (record) => {
          const last = record.earlier.at(-1)?.versionNo ?? 0;
          const inForce = await asking.services.bridges.version(asking.params.partnershipId, record, last);
          if (!inForce) throw new Refusal("not-found");
          return discard(record, inForce);
        },
      ),
  ),

  endpoint(
    { ...about("retire", "Retire it, with a reason"), body: z.strictObject({ reason: line(600) }) },
    (asking) =>
      move(
        asking,
        (record, by) => objectionToMove("retire", record, by),
        (record, by, today) => retire(record, by, asking.body.reason, today),
      ),
  ),

  endpoint(
    {
      ...about(
        "visibility",
        "Narrow who sees it at once, or widen it when every provider's editor has agreed",
      ),
      body: z.strictObject({ to: Visibility }),
    },
    (asking) =>
      move(
        asking,
        (record, by) => objectionToVisibility(record, asking.body.to, by),
        (record, by) => setVisibility(record, asking.body.to, by),
      ),
  ),

  endpoint(
    {
      ...about("tasks", "Have somebody take on a gap, or hand it to another: it closes when the gap does"),
      body: GapTaskDraft,
    },
    (asking) =>
      move(asking, objectionToTasking, async (record, by, today) => {
        const { services, params, body, now } = asking;
        const { plan, facts } = await told(asking, record, today, by);
        const gaps = gapsOf(record, plan, facts);
        insistOnNone([
          ...taskProblems(record, body, gaps),
          ...(await ownerProblems(services, params.partnershipId, body, today)),
        ]);
        const gap = gaps.find(({ key }) => key === body.key);
        if (!gap) throw new Refusal("not-found");
        return assign(record, body, gap, by, now);
      }),
  ),

  endpoint(
    {
      ...about("tasks/drop", "Give a gap back: it stays open, and nobody's"),
      body: GapTaskDraft.pick({ key: true }),
    },
    (asking) =>
      move(asking, objectionToTasking, (record) => {
        if (!record.tasks.some(({ key }) => key === asking.body.key))
          insistOnNone([{ pointer: "/key", detail: "a gap that somebody took on" }]);
        return drop(record, asking.body.key);
      }),
  ),
];

/** Who takes it on exists here, and a person named has an account there. */
async function ownerProblems(
  services: Services,
  partnership: PartnershipId,
  { ownerId, personId }: GapTaskDraft,
  today: string,
): Promise<FieldProblem[]> {
  const [organizations, members] = await Promise.all([
    services.organizations.findAll(partnership, [ownerId]),
    personId ? services.people.findAll(partnership, [personId]) : undefined,
  ]);
  const owner = organizations.get(ownerId);
  if (!owner || owner.successor)
    return [{ pointer: "/ownerId", detail: "an organization of this partnership" }];
  const member = personId && members?.get(personId);
  return personId && !(member && grantsOn(member, today).has(ownerId))
    ? [{ pointer: "/personId", detail: `someone with an account at ${owner.name}` }]
    : [];
}
