/**
 * Nodes that every document in CTDL may point at: organizations, courses, codes of programs. Each is one node however
 * often it is named, and the same in every document. A course is what was agreed: another title or credit is another node.
 */
import type { AwardMethod, CourseRef, CreditUnit } from "./agreements/terms-schema.ts";
import { concept, en, type Node } from "./ctdl-context.ts";
import { ctidOf, uuidOf } from "./ctid.ts";
import { creditText } from "./files/numbers.ts";

type Known = {
  readonly organizations: readonly { readonly id: string; readonly code: string; readonly name: string }[];
};

export function gatheringNodes() {
  const found = new Map<string, Node>();
  const keep = (iri: string, node: Node) => {
    if (!found.has(iri)) found.set(iri, { "@id": iri, ...node });
    return iri;
  };

  async function organization(id: string, { organizations }: Known): Promise<string> {
    const uuid = await uuidOf("organization", id);
    const known = organizations.find((one) => one.id === id);
    return keep(`urn:uuid:${uuid}`, {
      "@type": "ceterms:Organization",
      "ceterms:ctid": ctidOf(uuid),
      "ceterms:name": en(known?.name ?? "An organization that left"),
      ...(known ? { "ceterms:identifier": [{ ...code, "ceterms:identifierValueCode": known.code }] } : {}),
    });
  }

  return {
    keep,
    organization,

    async course(course: CourseRef, around: Known): Promise<string> {
      const { organizationId, code, title, creditHundredths, unit } = course;
      const uuid = await uuidOf("course", organizationId, code, title, creditHundredths, unit);
      return keep(`urn:uuid:${uuid}`, {
        "@type": "ceterms:Course",
        "ceterms:ctid": ctidOf(uuid),
        "ceterms:name": en(title),
        "ceterms:codedNotation": code,
        "ceterms:offeredBy": [await organization(organizationId, around)],
        "ceterms:creditValue": [creditValue(course)],
      });
    },

    // Hashes are ready in no fixed order; the document is the same every time.
    nodes: (): Node[] => [...found.values()].sort((a, b) => (place(a) < place(b) ? -1 : 1)),
  };
}

const place = (node: Node): string =>
  `${node["@type"]} ${node["ceterms:codedNotation"] ?? ""} ${node["@id"]}`;

const code = {
  "@type": "ceterms:IdentifierValue",
  "ceterms:identifierTypeName": en("Code in this region"),
};

/** A CIP code, by its title where that is known. */
export const instructionalProgram = (cip: string, title = `CIP ${cip}`): Node => ({
  ...concept(title),
  "ceterms:codedNotation": cip,
  "ceterms:frameworkName": en("Classification of Instructional Programs"),
});

const unitNames: Record<CreditUnit, string> = {
  CarnegieUnit: "Carnegie Unit",
  SemesterHour: "Semester Hour",
  QuarterHour: "Quarter Hour",
  ContactHour: "Contact Hour",
  ClockHour: "Clock Hour",
};

/**
 * A credit with its unit and kind. The level (lower division, upper division) is left out: no agreement here says it.
 */
export function creditValue(
  course: Pick<CourseRef, "creditHundredths" | "unit">,
  more: { method?: AwardMethod; about?: string } = {},
): Node {
  const { creditHundredths, unit } = course;
  const kinds =
    unit === "CarnegieUnit"
      ? [concept("Secondary Diploma Credit", "creditUnit:SecondaryDiplomaCredit", "CreditUnit")]
      : creditHundredths > 0
        ? [
            concept("Degree Credit", "creditUnit:DegreeCredit", "CreditUnit"),
            ...(more.method === "DUAL_CREDIT_TRANSCRIPT"
              ? [concept("Dual Credit", "creditUnit:DualCredit", "CreditUnit")]
              : []),
          ]
        : [];
  return {
    "@type": "ceterms:ValueProfile",
    "schema:value": creditText(creditHundredths),
    "ceterms:creditUnitType": [concept(unitNames[unit], `creditUnit:${unit}`, "CreditUnit"), ...kinds],
    ...(more.about === undefined ? {} : { "schema:description": en(more.about) }),
  };
}
