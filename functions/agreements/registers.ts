/** What the registers of an agreement's receivers say about its senders' courses: what merged into a party went over to it. */
import type { Actor } from "#shared/actor.ts";
import type { RegisterFinding } from "#shared/agreements/finding-schema.ts";
import { findingsAgainst, seesFinding, succeededFindings } from "#shared/agreements/findings.ts";
import { receives, sends } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import type { OrganizationId, PartnershipId } from "#shared/ids.ts";
import type { FieldProblem } from "#shared/problem.ts";
import type { Services } from "../env.ts";

type Parties = Pick<Agreement, "parties">;

/** What the receivers of an agreement decided about its senders' courses. */
export async function registerOf(
  services: Services,
  partnership: PartnershipId,
  { parties }: Parties,
): Promise<RegisterFinding[]> {
  const ids = (which: typeof sends) => parties.filter(which).map((party) => party.organizationId);
  const [receivers, senders] = [ids(receives), ids(sends)];
  const successors = await merged(services, partnership, [...new Set([...receivers, ...senders])]);
  const allOf = (some: readonly OrganizationId[]) =>
    [...successors].flatMap(([id, successor]) => (some.includes(successor) ? [id] : []));
  const found = await services.findings.about(partnership, allOf(receivers), allOf(senders));
  return succeededFindings(found, (id) => successors.get(id) ?? id);
}

/** These organizations, and all that merged into them at one time or another; each with what it is part of now. */
async function merged(
  services: Services,
  partnership: PartnershipId,
  ids: readonly OrganizationId[],
): Promise<Map<OrganizationId, OrganizationId>> {
  const successors = new Map(ids.map((id) => [id, id]));
  for (let asked: readonly OrganizationId[] = ids; asked.length > 0; ) {
    const found = await services.organizations.findAll(partnership, asked);
    const before = [...found.values()].flatMap(({ id, predecessors }) =>
      predecessors.filter((one) => !successors.has(one.id)).map((one) => [one.id, id] as const),
    );
    for (const [id, into] of before) successors.set(id, successors.get(into) ?? into);
    asked = before.map(([id]) => id);
  }
  return successors;
}

/** The rules that contradict a register, in words for this actor: the reason only of what they may read there. */
export async function contradictions(
  services: Services,
  by: Actor,
  register: readonly RegisterFinding[],
  terms: Pick<Terms, "rules">,
): Promise<FieldProblem[]> {
  const hidden = register.filter((finding) => !seesFinding(by, finding));
  const keepers = await services.organizations.findAll(by.partnership, [
    ...new Set(hidden.map(({ receiverId }) => receiverId)),
  ]);
  return findingsAgainst(register, terms, (finding) =>
    hidden.includes(finding) ? (keepers.get(finding.receiverId)?.name ?? "the receiver") : undefined,
  );
}
