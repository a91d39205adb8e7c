/** Groups and counts for tests of the exchange's pages: Three Rivers' credentials, as the mock shows them. */
import type { SubgroupDimension } from "#shared/data-sharing/release-schema.ts";

const value = (id: string, name: string) => ({ id, name });

export const dimensions: SubgroupDimension[] = [
  {
    id: "gender",
    name: "Gender",
    kind: "partition",
    values: [value("female", "Female"), value("male", "Male"), value("unknown", "Unknown")],
  },
  {
    id: "race",
    name: "Race and ethnicity",
    kind: "partition",
    values: [
      value("white", "White"),
      value("hispanic", "Hispanic or Latino"),
      value("black", "Black or African American"),
      value("two", "Two or more races"),
      value("unknown", "Unknown"),
    ],
  },
  {
    id: "special",
    name: "Special populations",
    kind: "flag",
    values: [
      value("econ", "Economically disadvantaged"),
      value("el", "English learners"),
      value("swd", "Students with disabilities"),
    ],
  },
];
