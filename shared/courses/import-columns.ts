/** The columns of a catalog file under the names that student systems and people give them. */
import type { Cell } from "../files/cells.ts";
import { findHeaderOf, type Header, layout } from "../files/columns.ts";
import { type CatalogColumn, catalogColumns } from "./import-schema.ts";

const words = (text: string): string[] => text.split("|");

const synonyms: Record<CatalogColumn, readonly string[]> = {
  code: words(
    "course|course code|course number|course no|course #|course id|catalog number|number|coded notation|local course code|local course identifier code",
  ),
  title: words("course title|course name|name|long title|short title|local course title"),
  credits: words(
    "credit|hours|credit hours|hrs|units value|credit value|semester hours|sem hrs|credits earned|max credits|catalog credits|carnegie units",
  ),
  credit_unit: words("unit|units|credit units|credit type|hour type|unit of credit|units of credit"),
  status: words("course status|active|state|offered"),
  level: words("course level|level of course"),
  grades: words("grade|grade levels|grade level|grade range|grades offered"),
  state_course_code: words(
    "state code|state course id|isbe code|isbe course code|state course number|peims|sctc",
  ),
  sced: words("sced code|nces code|sced course code"),
  iai: words("iai code|iai number|iai course"),
  pcs: words("pcs code|program classification|iccb pcs"),
  cip: words("cip code|cip 2020|classification of instructional programs"),
  description: words("course description|catalog description|long description|about"),
  outline_hash: words("outline|outline sha-256|outline sha256|outline fingerprint"),
  skill_statements: words("skills|statements|skill statement ids|skill statements ids"),
};

/** A file without a unit is read in the organization's usual one, and that is asked about. */
export const neededColumns = ["code", "title", "credits"] as const satisfies readonly CatalogColumn[];

const catalogLayout = layout(catalogColumns, synonyms, neededColumns);

export const findHeader = (grid: readonly (readonly Cell[])[]): Header<CatalogColumn> | undefined =>
  findHeaderOf(grid, catalogLayout);
