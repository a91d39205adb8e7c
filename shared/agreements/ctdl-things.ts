/**
 * What an agreement's CTDL points at: organizations, courses, programs and transfer codes, each one node however often
 * it is named.
 */
import { en, type Node } from "../ctdl-context.ts";
import { gatheringNodes, instructionalProgram } from "../ctdl-nodes.ts";
import { ctidOf, uuidOf } from "../ctid.ts";
import type { RegistryVersion } from "./registry.ts";

export type Gathering = ReturnType<typeof gathering>;

export function gathering() {
  const { keep, organization, course, nodes } = gatheringNodes();
  const codes = new Map<string, { iri: string; node: Node; profiles: string[] }>();

  return {
    organization,
    course,

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
              "ceterms:instructionalProgramType": cipCodes.map((cip) => instructionalProgram(cip)),
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
      ...nodes(),
    ],
  };
}
