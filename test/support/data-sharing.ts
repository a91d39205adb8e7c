/** Data-sharing agreements for tests: what Ruth of Northgate State starts with the career center and the college. */
import { worked } from "./agreements.ts";
import type { World } from "./world.ts";

export const dataSharing = "/api/partnerships/cedar-valley/data-sharing";

/** Northgate asks, the career center and Prairie Lakes disclose. */
export function dataDraft(world: World, changes: object = {}): Record<string, unknown> {
  const { organization } = world.region;
  return {
    name: "Outcomes 2027",
    tier: "dsa",
    summary: "Counts of what became of CTE concentrators.",
    parties: [
      {
        organizationId: organization("NSU"),
        roles: ["receiving", "lead_agency"],
        ferpaCapacity: "organization_conducting_study",
      },
      {
        organizationId: organization("TRACC"),
        roles: ["disclosing"],
        ferpaCapacity: "educational_agency_or_institution",
      },
      {
        organizationId: organization("PLCC"),
        roles: ["disclosing", "receiving"],
        ferpaCapacity: "educational_agency_or_institution",
      },
    ],
    dateEffective: "2027-01-01",
    expirationDate: "2028-12-31",
    ...changes,
  };
}

/** Ruth's draft; its address, id and ETag. */
export async function startedSharing(world: World, changes: object = {}) {
  const { body, etag } = worked(await world.as("ruth")("POST", dataSharing, dataDraft(world, changes)));
  const id: string = body.id;
  return { at: `${dataSharing}/${id}`, id, codedNotation: body.codedNotation as string, etag };
}

/** A legal basis and an indicator as a partnership adds them. */
export const ownBasis = {
  name: "What our region asks for",
  jurisdiction: "US-IL",
  citation: "Council minutes",
  family: "other",
  elements: [{ id: "OUR1", text: "Say who answers questions.", citation: "Minute 4" }],
};
export const ownIndicator = {
  id: "4P1",
  name: "Credential within two years",
  level: "postsecondary",
  denominator: "Concentrators",
  numerator: "of these, who earned a credential within two years",
};
