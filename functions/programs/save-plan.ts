/** The one way a plan is changed: whole, held against what was there, with the approvals of the parts that changed started over. */
import type { Actor } from "#shared/actor.ts";
import { canonicalJson, contentHash } from "#shared/canonical.ts";
import { newId, type PartnershipId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { settled } from "#shared/programs/approvals.ts";
import { boundAnew, planChanged, sameSpine } from "#shared/programs/editing.ts";
import { planProblems } from "#shared/programs/plan-problems.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import { objectionToBinding, objectionToEditing } from "#shared/programs/rules.ts";
import type { Program } from "#shared/programs/schema.ts";
import type { Stamp } from "../cloud/ledger.ts";
import type { Services } from "../env.ts";
import type { Reply } from "../http/endpoint.ts";
import {
  agreementProblems,
  insistOnNone,
  naming,
  ownershipProblems,
  type Partners,
  partnersOf,
  strangerProblems,
} from "./around.ts";

type Saving = {
  services: Services;
  partnership: PartnershipId;
  by: Actor;
  before: Program;
  current: Plan;
  plan: Plan;
  stamp: Stamp;
  /** `plan-changed`, `courses-bound`, `grid-imported`. */
  action: string;
};

/** Why this actor may not make this of the plan: the spine is the lead's, and each one's courses are its own. */
export function insistOnWho(before: Program, by: Actor, current: Plan, plan: Plan): void {
  if (sameSpine(current, plan)) insist(objectionToBinding(before, by, by.organization));
  else insist(objectionToEditing(before, by));
  const others = boundAnew(current, plan).filter(({ organizationId }) => organizationId !== by.organization);
  if (others.length > 0)
    throw new Refusal("not-your-side", "Each organization binds its own courses, and nobody else’s.", {
      errors: others.slice(0, 100).map(({ slotAt }) => ({
        pointer: `/slots/${slotAt}/bindings`,
        detail: "the courses of other organizations as they were",
      })),
    });
}

/** Refuses a plan that does not hold together, or that names what is not there. */
export async function insistOnSound(
  { services, partnership, by, before, current, plan }: Saving,
  partners: Partners,
): Promise<void> {
  insistOnNone([...planProblems(plan, before.parties), ...strangerProblems(plan, partners)]);
  const [ownership, agreements] = await Promise.all([
    ownershipProblems(services, partnership, current, plan, partners),
    agreementProblems(services, partnership, current, plan, by),
  ]);
  insistOnNone([...ownership, ...agreements]);
}

/** The answer with the plan, and the writes that save it. */
export async function savePlan(saving: Saving): Promise<Reply> {
  const { services, partnership, before, by, current, plan, stamp, action } = saving;
  const partners = await partnersOf(services, partnership);
  await insistOnSound(saving, partners);
  if (canonicalJson(current) === canonicalJson(plan))
    return { status: 200, body: plan, version: before.version };
  const own = partners.get(by.organization ?? "")?.name;
  const note =
    sameSpine(current, plan) && own ? `${own}: ${planChanged(current, plan)}` : planChanged(current, plan);
  const { record, happened } = await settled(
    { ...before, planId: newId("pln"), planHash: await contentHash(plan) },
    plan,
    { action, note },
    naming(partners),
  );
  const saved = await services.programs.saving(partnership, before, record, happened, stamp, plan);
  return { status: 200, body: plan, version: saved.record.version, writes: saved.writes };
}
