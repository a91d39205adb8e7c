/** The two regions of the sample. The second exists so that isolation can be seen. */
import { type PartnershipDraft, PartnershipDraft as Schema } from "#shared/partnerships/schema.ts";
import { people } from "./people.ts";

const region = (id: string, name: string, description: string, convenerEmail: string): PartnershipDraft =>
  Schema.parse({
    id,
    name,
    description,
    timeZone: "America/Chicago",
    jurisdiction: "US-IL",
    frameworkEdition: "scc-79",
    convenerEmail,
  });

export const partnerships = {
  "cedar-valley": region(
    "cedar-valley",
    "Cedar Valley Regional Partnership",
    "Two high-school districts, an area career center, a college, a university, adult education, community organizations, the workforce board and fourteen businesses along the Cedar River.",
    people.marisol.email,
  ),
  "sandhill-prairie": region(
    "sandhill-prairie",
    "Sandhill Prairie Partnership",
    "A small region: one college, one high school and the office that brings them together.",
    people.wes.email,
  ),
};
