/** …/people/{personId}/handover: what someone who leaves still has to sign and judge goes to colleagues, in one action. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { type Colleague, handedOver, isOpen, type OpenTask, openTasks } from "#shared/agreements/handover.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { sight } from "#shared/agreements/sight.ts";
import { AgreementId, OrganizationId, PartnershipId, PersonId } from "#shared/ids.ts";
import { endedIn, grantsOn, objectionToHandover } from "#shared/people/rules.ts";
import type { Member, Role } from "#shared/people/schema.ts";
import { type FieldProblem, insist, Refusal } from "#shared/problem.ts";
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

const Task = z.strictObject({
  kind: z.enum(["SIGNATURE", "REVIEW"]),
  agreementId: AgreementId,
  codedNotation: z.string(),
  name: z.string(),
  office: z.string().optional(),
});

const HandoverReport = z.strictObject({
  /** What will move, or (without dryRun) what did. */
  tasks: z.array(Task),
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

      await sameVersion(member, services.people.pk(partnershipId, personId));
      const colleagues = await colleaguesFor(services, by, body, tasks, personId, day);
      const step = open.slice(0, agreementsMax);
      const handover = { ...whose, ...colleagues, personName: member.name, by, at: now };
      const writes = await Promise.all(
        step.map(async ({ agreement }): Promise<Write[]> => {
          const after = handedOver(agreement, handover);
          if (!after) return [];
          const saved = await services.agreements.saving(
            partnershipId,
            agreement,
            after.agreement,
            after.happened,
            stamp(by),
          );
          return saved.writes;
        }),
      );
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

/** The agreements in which this person still has something to do, as far as the actor may know of them. */
async function concerned(
  services: Services,
  by: Actor,
  whose: { person: PersonId; organizationId: OrganizationId },
): Promise<{ agreement: Agreement; tasks: OpenTask[] }[]> {
  const rows = await services.agreements.every(by.partnership, whose.organizationId);
  const ids = rows.filter((row) => isOpen(row) && sight(row, by) !== "none").map(({ id }) => id);
  const found = await services.agreements.findAll(by.partnership, ids);
  return ids.flatMap((id) => {
    const agreement = found.get(id);
    const tasks = agreement ? openTasks(agreement, whose) : [];
    return agreement && tasks.length > 0 ? [{ agreement, tasks }] : [];
  });
}

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
