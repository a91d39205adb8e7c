/** …/people/{personId}/handover: what someone who leaves still has to sign and judge goes to colleagues, in one action. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import * as agreements from "#shared/agreements/handover.ts";
import { sight as sightOfAgreement } from "#shared/agreements/sight.ts";
import * as dataSharing from "#shared/data-sharing/handover.ts";
import { sight as sightOfDataSharing } from "#shared/data-sharing/sight.ts";
import { OrganizationId, PartnershipId, PersonId } from "#shared/ids.ts";
import { endedIn, grantsOn, objectionToHandover } from "#shared/people/rules.ts";
import { type Member, OpenTask, type Role } from "#shared/people/schema.ts";
import { type FieldProblem, insist, Refusal } from "#shared/problem.ts";
import type { Colleague, SlotsHandover, Whose } from "#shared/signing/handover.ts";
import type { Stamp } from "../cloud/ledger.ts";
import type { Write } from "../cloud/table.ts";
import type { Services } from "../env.ts";
import { endpoint } from "../http/endpoint.ts";

const One = z.object({ partnershipId: PartnershipId, personId: PersonId });

const HandoverDraft = z.strictObject({
  /** For whom the person acted. */
  organizationId: OrganizationId,
  /** Who signs in their place: a signatory of that organization today. */
  signerId: PersonId.optional(),
  /** Who judges courses in their place: a reviewer of that organization today. */
  reviewerId: PersonId.optional(),
  /** Their roles there end as well; today is the first day without. */
  endRoles: z.boolean().default(false),
});

const HandoverReport = z.strictObject({
  /** What will move, or (without dryRun) what did. */
  tasks: z.array(OpenTask),
  /** More than one step holds: ask again for the rest. */
  more: z.boolean(),
});

/** Two writes an agreement, and the person: what one transaction of a hundred holds. */
const agreementsMax = 45;

export const handoverRoutes = [
  endpoint(
    {
      method: "POST",
      path: "/partnerships/{partnershipId}/people/{personId}/handover",
      summary: "Move a person's open signatures and reviews to colleagues; a dry run says what will move",
      audience: "member",
      params: One,
      query: z.strictObject({ dryRun: z.enum(["true", "false"]).default("false") }),
      body: HandoverDraft,
      answers: { 200: HandoverReport },
      ifMatch: "unless-dry-run",
      refusals: ["role-missing"],
    },
    async ({ services, actor, params, query, body, now, stamp, today, sameVersion }) => {
      const { partnershipId, personId } = params;
      const [by, member, day] = await Promise.all([
        actor,
        services.people.find(partnershipId, personId),
        today(partnershipId),
      ]);
      if (!member) throw new Refusal("not-found");
      insist(objectionToHandover(by, member, body.organizationId));
      const whose = { person: personId, organizationId: body.organizationId };
      const open = await concerned(services, by, whose);
      const tasks = open.flatMap(({ tasks: some }) => some);
      const more = open.length > agreementsMax;
      if (query.dryRun === "true") return { status: 200, body: { tasks, more }, version: member.version };

      await sameVersion(member, await services.people.pk(partnershipId, personId));
      const colleagues = await colleaguesFor(services, by, body, tasks, personId, day);
      const step = open.slice(0, agreementsMax);
      const handover = { ...whose, ...colleagues, personName: member.name, by, at: now };
      const writes = await Promise.all(step.map(({ moving }) => moving(handover, stamp(by))));
      const ending = body.endRoles && !more;
      const saved = ending
        ? await services.people.saving(
            partnershipId,
            member,
            { ...member, grants: endedIn(member, body.organizationId, day) },
            { action: "member-changed", note: "roles ended with a handover" },
            stamp(by),
          )
        : undefined;
      return {
        status: 200,
        body: { tasks: step.flatMap(({ tasks: some }) => some), more },
        version: saved?.record.version ?? member.version,
        writes: [...writes.flat(), ...(saved?.writes ?? [])],
      };
    },
  ),
];

type Handover = SlotsHandover & { reviewer?: Colleague | undefined };
type Concerned = {
  tasks: OpenTask[];
  moving: (handover: Handover, stamp: Stamp) => Promise<readonly Write[]>;
};

/** Everything in which this person still has something to do, as far as the actor may know of it. */
const concerned = async (services: Services, by: Actor, whose: Whose): Promise<Concerned[]> =>
  (await Promise.all([inAgreements(services, by, whose), inDataSharing(services, by, whose)])).flat();

async function inAgreements(services: Services, by: Actor, whose: Whose): Promise<Concerned[]> {
  const { partnership } = by;
  const rows = await services.agreements.every(partnership, whose.organizationId);
  const open = rows.filter((row) => agreements.isOpen(row) && sightOfAgreement(row, by) !== "none");
  const found = await services.agreements.findAll(
    partnership,
    open.map(({ id }) => id),
  );
  return open.flatMap(({ id }) => {
    const before = found.get(id);
    if (!before) return [];
    return concern(agreements.openTasks(before, whose), async (handover, stamp) => {
      const after = agreements.handedOver(before, handover);
      return after && services.agreements.saving(partnership, before, after.agreement, after.happened, stamp);
    });
  });
}

async function inDataSharing(services: Services, by: Actor, whose: Whose): Promise<Concerned[]> {
  const { partnership } = by;
  const rows = (await Array.fromAsync(services.dataSharing.pages(partnership, whose.organizationId))).flat();
  const open = rows.filter((row) => dataSharing.isOpen(row) && sightOfDataSharing(row, by) !== "none");
  const found = await services.dataSharing.findAll(
    partnership,
    open.map(({ id }) => id),
  );
  return open.flatMap(({ id }) => {
    const before = found.get(id);
    if (!before) return [];
    return concern(dataSharing.openTasks(before, whose), async (handover, stamp) => {
      const after = dataSharing.handedOver(before, handover);
      return after && services.dataSharing.saving(partnership, before, after.record, after.happened, stamp);
    });
  });
}

const concern = (
  tasks: OpenTask[],
  saved: (handover: Handover, stamp: Stamp) => Promise<{ writes: readonly Write[] } | undefined>,
): Concerned[] =>
  tasks.length === 0
    ? []
    : [{ tasks, moving: async (handover, stamp) => (await saved(handover, stamp))?.writes ?? [] }];

/** Whoever takes each kind of task over; refuses where nobody is named who holds the role today. */
async function colleaguesFor(
  services: Services,
  by: Actor,
  { organizationId, signerId, reviewerId }: z.output<typeof HandoverDraft>,
  tasks: readonly OpenTask[],
  leaving: PersonId,
  today: string,
): Promise<{ signer: Colleague | undefined; reviewer: Colleague | undefined }> {
  const [members, organizations] = await Promise.all([
    services.people.findAll(
      by.partnership,
      [signerId, reviewerId].flatMap((id) => id ?? []),
    ),
    services.organizations.findAll(by.partnership, [organizationId]),
  ]);
  const errors: FieldProblem[] = [];
  const colleague = (id: PersonId | undefined, kind: OpenTask["kind"], role: Role, pointer: string) => {
    const member: Member | undefined = id === undefined ? undefined : members.get(id);
    const holds = member && grantsOn(member, today).get(organizationId)?.has(role);
    if (member && holds && member.personId !== leaving)
      return { personId: member.personId, name: member.name };
    if (id !== undefined || tasks.some((task) => task.kind === kind)) {
      const where = organizations.get(organizationId)?.name ?? "that organization";
      errors.push({ pointer, detail: `a colleague with the role ${role} at ${where}` });
    }
    return undefined;
  };
  const signer = colleague(signerId, "SIGNATURE", "signatory", "/signerId");
  const reviewer = colleague(reviewerId, "REVIEW", "reviewer", "/reviewerId");
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
  return { signer, reviewer };
}
