/** What an address of this noun names, and the organization behind it. */
import * as z from "zod";
import { AcademicYear } from "#shared/academic-year.ts";
import type { Actor } from "#shared/actor.ts";
import { OrganizationId, PartnershipId } from "#shared/ids.ts";
import type { Organization } from "#shared/organizations/schema.ts";
import { Refusal } from "#shared/problem.ts";
import type { Asking } from "../http/endpoint.ts";

export const All = z.object({ partnershipId: PartnershipId, organizationId: OrganizationId });
export const One = All.extend({ year: AcademicYear });

export const all = "/partnerships/{partnershipId}/organizations/{organizationId}/courses";
export const one = `${all}/{year}` as const;

/** Who asks, and whose catalog it is about. */
export async function place({
  services,
  actor,
  params,
}: Pick<Asking<z.output<typeof All>>, "services" | "actor" | "params">): Promise<{
  by: Actor;
  organization: Organization;
}> {
  const [by, organization] = await Promise.all([
    actor,
    services.organizations.find(params.partnershipId, params.organizationId),
  ]);
  if (!organization) throw new Refusal("not-found");
  return { by, organization };
}
