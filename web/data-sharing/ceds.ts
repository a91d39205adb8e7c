/** The CEDS elements of career and technical education, by the ids CEDS gives them; offered, never required. */
import type { DataElement } from "#shared/data-sharing/terms-schema.ts";

export type Known = Pick<DataElement, "name" | "sensitivity"> & { id: string };

/** Short names; ids as CEDS gives them (data-sharing.md 1.6). */
export const cedsElements: readonly Known[] = [
  { id: "000592", name: "CTE Participant", sensitivity: "education_record" },
  { id: "000037", name: "CTE Concentrator", sensitivity: "education_record" },
  { id: "000593", name: "CTE Nontraditional Completion", sensitivity: "education_record" },
  { id: "000588", name: "CTE Nontraditional Gender Status", sensitivity: "indirect_identifier" },
  { id: "000075", name: "CTE Graduation Rate Inclusion", sensitivity: "education_record" },
  { id: "000084", name: "Displaced Homemaker Indicator", sensitivity: "special" },
  { id: "000580", name: "Single Parent or Single Pregnant Woman Status", sensitivity: "special" },
  { id: "002087", name: "Perkins Post-Program Placement Indicator", sensitivity: "education_record" },
  { id: "001499", name: "Work-based Learning Opportunity Type", sensitivity: "education_record" },
];
