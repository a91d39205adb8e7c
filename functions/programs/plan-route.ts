/** …/plan and …/bindings: the grid, entries and exits of a program, replaced whole; and one organization's own courses in it. */
import * as z from "zod";
import { OrganizationId } from "#shared/ids.ts";
import { insist } from "#shared/problem.ts";
import { bind } from "#shared/programs/editing.ts";
import { slotsMax } from "#shared/programs/limits.ts";
import { BoundCourse, PartId, Plan } from "#shared/programs/plan-schema.ts";
import { objectionToBinding } from "#shared/programs/rules.ts";
import { endpoint } from "../http/endpoint.ts";
import { insistOnNone } from "./around.ts";
import { One, one } from "./paths.ts";
import { readOne, readPlan } from "./read-one.ts";
import { insistOnWho, savePlan } from "./save-plan.ts";

const OwnBindings = z.strictObject({
  organizationId: OrganizationId,
  /** All it has bound: slots that are not named are without a course of it. */
  bindings: z.array(z.strictObject({ slotId: PartId, courses: z.array(BoundCourse).max(20) })).max(slotsMax),
});

export const planRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/plan`,
      summary: "The grid of the current version, and where people enter and leave",
      audience: "member",
      params: One,
      answers: { 200: Plan },
    },
    async (asking) => {
      const { shown, plan } = await readPlan(asking);
      return { status: 200, body: plan, version: shown.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: `${one}/plan`,
      summary: "Replace the plan of a draft: its lead all of it, another party its own courses",
      audience: "member",
      params: One,
      body: Plan,
      answers: { 200: Plan },
      ifMatch: true,
      refusals: ["role-missing", "not-a-party", "not-your-side", "not-steward", "wrong-moment", "too-large"],
    },
    async (asking) => {
      const { services, params, body: plan, stamp, sameVersion } = asking;
      const { partnershipId: partnership } = params;
      const { by, record: before } = await readOne(asking);
      insist(objectionToBinding(before, by, by.organization));
      await sameVersion(before, await services.programs.pk(partnership, before.id));
      const current = await services.programs.plan(partnership, before);
      insistOnWho(before, by, current, plan);
      const saving = { services, partnership, by, before, current, plan, stamp: stamp(by) };
      return savePlan({ ...saving, action: "plan-changed" });
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: `${one}/bindings`,
      summary: "Bind your organization’s own courses: all of them at once",
      audience: "member",
      params: One,
      body: OwnBindings,
      answers: { 200: Plan },
      ifMatch: true,
      refusals: ["role-missing", "not-a-party", "not-your-side", "wrong-moment", "too-large"],
    },
    async (asking) => {
      const { services, params, body, stamp, sameVersion } = asking;
      const { partnershipId: partnership } = params;
      const { by, record: before } = await readOne(asking);
      insist(objectionToBinding(before, by, body.organizationId));
      await sameVersion(before, await services.programs.pk(partnership, before.id));
      const current = await services.programs.plan(partnership, before);
      const known = new Set(current.slots.map(({ slotId }) => slotId));
      const twice = (slotId: string, at: number) =>
        body.bindings.findIndex((one) => one.slotId === slotId) < at;
      insistOnNone(
        body.bindings.flatMap(({ slotId }, at) => [
          ...(known.has(slotId)
            ? []
            : [{ pointer: `/bindings/${at}/slotId`, detail: "a slot of the program" }]),
          ...(twice(slotId, at) ? [{ pointer: `/bindings/${at}/slotId`, detail: "each slot once" }] : []),
        ]),
      );
      const plan = bind(current, body.organizationId, body.bindings);
      const saving = { services, partnership, by, before, current, plan, stamp: stamp(by) };
      return savePlan({ ...saving, action: "courses-bound" });
    },
  ),
];
