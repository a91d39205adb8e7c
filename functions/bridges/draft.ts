/** What a schema cannot know about a bridge: providers, helpers and task owners exist here, and so do the entry points it leads to. */
import type { Actor } from "#shared/actor.ts";
import type { Bridge, BridgeDraft } from "#shared/bridges/schema.ts";
import { CaseUuid } from "#shared/case/schema.ts";
import { clusterOf } from "#shared/framework/browse.ts";
import { edition } from "#shared/framework/editions.ts";
import type { OrganizationId, PartnershipId } from "#shared/ids.ts";
import { type FieldProblem, Refusal } from "#shared/problem.ts";
import type { Services } from "../env.ts";
import { readEntries } from "./entries.ts";

/** Refuses with every field that needs another look. */
export function insistOnNone(errors: readonly FieldProblem[]): void {
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors: errors.slice(0, 100) });
}

/** What does not fit what is here. Whatever stood there before may stay: the checks say what has become of it. */
export async function surroundingProblems(
  services: Services,
  partnership: PartnershipId,
  draft: BridgeDraft,
  by: Actor,
  before?: Bridge,
): Promise<FieldProblem[]> {
  const organizationIds = namedIn(draft);
  const known = new Set(before?.alignsTo.map(alignmentKey));
  const added = draft.alignsTo.filter((one) => !known.has(alignmentKey(one)));
  const framework =
    draft.statementFramework !== undefined && draft.statementFramework !== before?.statementFramework
      ? draft.statementFramework
      : undefined;
  const [organizations, entries, statements] = await Promise.all([
    services.organizations.findAll(partnership, organizationIds),
    readEntries(services, partnership, added, by),
    framework ? services.statements.find(partnership, CaseUuid.parse(framework)) : undefined,
  ]);
  const stood = new Set(before ? namedIn(before) : []);
  const isHere = (id: OrganizationId) => {
    const found = organizations.get(id);
    return found !== undefined && (found.successor === undefined || stood.has(id));
  };
  const cluster = edition(draft.edition);
  return [
    ...(cluster
      ? []
      : [{ pointer: "/edition", detail: "an edition of the framework that this hub carries" }]),
    ...(cluster && !clusterOf(cluster, draft.clusterId)
      ? [{ pointer: "/clusterId", detail: `a cluster of ${cluster.shortName}` }]
      : []),
    ...draft.providers.flatMap(({ organizationId }, index) =>
      isHere(organizationId)
        ? []
        : [{ pointer: `/providers/${index}/organizationId`, detail: "an organization of this partnership" }],
    ),
    ...draft.transitionServices.flatMap(({ by: helper }, index) =>
      helper === undefined || isHere(helper)
        ? []
        : [{ pointer: `/transitionServices/${index}/by`, detail: "an organization of this partnership" }],
    ),
    ...(framework && !statements
      ? [{ pointer: "/statementFramework", detail: "a framework of statements of this partnership" }]
      : []),
    ...entries.flatMap(({ programId, entryId, known: readable, entry }) => {
      const index = draft.alignsTo.findIndex((one) => one.programId === programId && one.entryId === entryId);
      if (!readable) return [{ pointer: `/alignsTo/${index}/programId`, detail: "a program you may read" }];
      return entry
        ? []
        : [
            {
              pointer: `/alignsTo/${index}/entryId`,
              detail: "an entry point of that version of the program",
            },
          ];
    }),
  ];
}

const alignmentKey = ({ programId, versionNo, entryId }: Bridge["alignsTo"][number]): string =>
  `${programId}/${versionNo}/${entryId}`;

const namedIn = ({ providers, transitionServices }: BridgeDraft): OrganizationId[] => [
  ...new Set([
    ...providers.map(({ organizationId }) => organizationId),
    ...transitionServices.flatMap(({ by }) => by ?? []),
  ]),
];
