/**
 * What an agreement's CTDL points at: organizations, courses, programs and transfer codes, each one node however often
 * it is named. A course is what was agreed: another title or credit is another node.
 */
import { concept, en, type Node } from "./ctdl-context.ts";
import { ctidOf, uuidOf } from "./ctid.ts";
import type { RegistryVersion } from "./registry.ts";
import type { AwardMethod, CourseRef, CreditUnit } from "./terms-schema.ts";
import { credit } from "./words.ts";

export type Gathering = ReturnType<typeof gathering>;

export function gathering() {
  const found = new Map<string, Node>();
  const codes = new Map<string, { iri: string; node: Node; profiles: string[] }>();
  const keep = (iri: string, node: Node) => {
    if (!found.has(iri)) found.set(iri, { "@id": iri, ...node });
    return iri;
  };

  async function organization(id: string, { organizations }: Pick<RegistryVersion, "organizations">) {
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
    organization,

    async course(course: CourseRef, version: Pick<RegistryVersion, "organizations">): Promise<string> {
      const { organizationId, code, title, creditHundredths, unit } = course;
      const uuid = await uuidOf("course", organizationId, code, title, creditHundredths, unit);
      return keep(`urn:uuid:${uuid}`, {
        "@type": "ceterms:Course",
        "ceterms:ctid": ctidOf(uuid),
        "ceterms:name": en(title),
        "ceterms:codedNotation": code,
        "ceterms:offeredBy": [await organization(organizationId, version)],
        "ceterms:creditValue": [creditValue(course)],
      });
    },

    /** The program of study the agreement is for, which both sides take part in. */
    async program({ agreementId, pathway, cipCodes }: RegistryVersion): Promise<string | undefined> {
      if (!pathway && cipCodes.length === 0) return undefined;
      const uuid = await uuidOf("program", agreementId, pathway?.id ?? "", ...cipCodes);
      return keep(`urn:uuid:${uuid}`, {
        "@type": "ceterms:LearningProgram",
        "ceterms:ctid": ctidOf(uuid),
        "ceterms:name": en(pathway?.name ?? `CIP ${cipCodes.join(", ")}`),
        ...(cipCodes.length > 0
          ? {
              "ceterms:instructionalProgramType": cipCodes.map((cip) => ({
                ...concept(`CIP ${cip}`),
                "ceterms:codedNotation": cip,
                "ceterms:frameworkName": en("Classification of Instructional Programs"),
              })),
            }
          : {}),
      });
    },

    /** A state's transfer code (IAI, CTAN) stands between the courses: this profile is one of those it joins. */
    async intermediary(codedNotation: string, profile: string): Promise<void> {
      const uuid = await uuidOf("intermediary", codedNotation);
      const known = codes.get(codedNotation) ?? {
        iri: `urn:uuid:${uuid}`,
        node: {
          "@type": "ceterms:TransferIntermediary",
          "ceterms:ctid": ctidOf(uuid),
          "ceterms:name": en(`Transfer code ${codedNotation}`),
          "ceterms:codedNotation": codedNotation,
        },
        profiles: [],
      };
      known.profiles.push(profile);
      codes.set(codedNotation, known);
    },

    nodes: (): Node[] => [
      ...[...codes.values()].map(({ iri, node, profiles }) => ({
        "@id": iri,
        ...node,
        "ceterms:intermediaryFor": profiles,
      })),
      // Hashes are ready in no fixed order; the document is the same every time.
      ...[...found.values()].sort((a, b) => (place(a) < place(b) ? -1 : 1)),
    ],
  };
}

const place = (node: Node): string =>
  `${node["@type"]} ${node["ceterms:codedNotation"] ?? ""} ${node["@id"]}`;

const code = {
  "@type": "ceterms:IdentifierValue",
  "ceterms:identifierTypeName": en("Code in this region"),
};

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
export function creditValue(course: CourseRef, more: { method?: AwardMethod; about?: string } = {}): Node {
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
    "schema:value": credit(creditHundredths),
    "ceterms:creditUnitType": [concept(unitNames[unit], `creditUnit:${unit}`, "CreditUnit"), ...kinds],
    ...(more.about === undefined ? {} : { "schema:description": en(more.about) }),
  };
}
