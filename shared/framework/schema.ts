/**
 * A framework edition: the areas, clusters and pathways a region files its programs under, and the words that
 * belong to them. A reference set, versioned by its id: nothing in the hub knows that there are 16 or 79.
 */
import * as z from "zod";
import { IsoDate } from "../time.ts";

/** `scc-79`. A record that names a cluster or a pathway also names the edition. */
export const EditionId = z.string().regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/, "an edition such as scc-79");
export type EditionId = z.infer<typeof EditionId>;

const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "a lowercase slug such as health");
const Text = z.string().min(1);

/** `health/diagnostic-services`: the cluster, then the pathway. Compared by slug, never by name. */
export const PathwayId = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "a pathway such as health/diagnostic-services");

/** How far a fact may be trusted: read in the publication, worked out from it, or not checked yet. */
export const Standing = z.enum(["verified", "derived", "unverified"]);
export type Standing = z.infer<typeof Standing>;

export const Pathway = z.strictObject({ id: PathwayId, name: Text });
export type Pathway = z.infer<typeof Pathway>;

export const Cluster = z.strictObject({
  id: Slug,
  /** Two capital letters, the first part of a statement's code (`HL` in `HLC07.02`). */
  code: z.string().regex(/^[A-Z]{2}$/),
  name: Text,
  areaId: Slug,
  /** Whether the publication says that the cluster sits under this area. */
  areaStanding: Standing,
  pathways: z.array(Pathway).min(1),
});
export type Cluster = z.infer<typeof Cluster>;

const Named = z.strictObject({ id: Slug, name: Text });

/** A note on where sources disagree or a fact is not proven; shown to readers as it stands. */
export const SourceNote = z.strictObject({
  about: Text,
  standing: Standing,
  note: Text,
  /** The day someone last held this against its source; absent where nobody has written one down. */
  verifiedOn: IsoDate.optional(),
});
export type SourceNote = z.infer<typeof SourceNote>;

/** A word of the field in one plain sentence. */
export const Term = z.strictObject({
  term: Text,
  acronym: Text.optional(),
  meaning: Text,
  /** What has changed since, or what it must not be mistaken for. */
  more: Text.optional(),
});
export type Term = z.infer<typeof Term>;

/** An acronym with the expansion its publication prints. */
export const Acronym = z.strictObject({
  acronym: Text,
  expansion: Text,
  meaning: Text,
  more: Text.optional(),
});
export type Acronym = z.infer<typeof Acronym>;

export const Framework = z
  .strictObject({
    id: EditionId,
    name: Text,
    /** What people call it in a heading. */
    shortName: Text,
    areas: z.array(Named).min(1),
    clusters: z.array(Cluster).min(1),
    /** The kinds of essential knowledge that every cluster shares. */
    elements: z.array(Named),
    /** From what all share to what one pathway needs. */
    levels: z.array(Named.extend({ sharedBy: Text })),
    /** The principles change apart from the pathways, so they carry an edition of their own. */
    principlesEdition: Text,
    principles: z.array(Named.extend({ statement: Text })),
    partnerTypes: z.array(Named.extend({ strategyGroup: Slug })),
    /** What each group of partners is asked to do; `becomes` names the hub's own record for it. */
    partnerStrategies: z.array(
      z.strictObject({
        group: Slug,
        strategies: z.array(z.strictObject({ text: Text, becomes: Slug })).min(1),
      }),
    ),
    programOfStudyRules: z.array(z.strictObject({ id: z.string().regex(/^pos\.[a-z-]+$/), text: Text })),
    /** What "aligned" means to the publication. */
    alignmentIncludes: z.array(Text),
    /** The state's wider endorsement areas, each over some of the clusters. */
    endorsementAreas: z.array(
      z.strictObject({ code: Text, name: Text, clusterIds: z.array(Slug).min(1), note: Text.optional() }),
    ),
    acronyms: z.array(Acronym),
    words: z.array(Term),
    sourceNotes: z.array(SourceNote),
    otherEditions: z.array(
      z.strictObject({ name: Text, relation: z.enum(["before", "after"]), standing: Standing, note: Text }),
    ),
  })
  .superRefine((framework, context) => {
    const areas = new Set(framework.areas.map((area) => area.id));
    const seen = new Set<string>();
    framework.clusters.forEach((cluster, at) => {
      const path = ["clusters", at];
      if (!areas.has(cluster.areaId))
        context.addIssue({ code: "custom", path: [...path, "areaId"], message: "the id of an area" });
      for (const id of [cluster.id, cluster.code, ...cluster.pathways.map((pathway) => pathway.id)]) {
        if (seen.has(id)) context.addIssue({ code: "custom", path, message: `${id} only once` });
        seen.add(id);
      }
      if (!cluster.pathways.every((pathway) => pathway.id.startsWith(`${cluster.id}/`)))
        context.addIssue({ code: "custom", path, message: "pathways whose id begins with the cluster's" });
    });
  });
export type Framework = z.infer<typeof Framework>;
