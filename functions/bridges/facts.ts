/**
 * What the checks of one bridge are told: its entry points, the statements they name and its cluster's own, read in a
 * number of requests that does not grow with the modules.
 */
import type { Actor } from "#shared/actor.ts";
import { named } from "#shared/bridges/coverage.ts";
import type { BridgeFacts } from "#shared/bridges/facts-schema.ts";
import { gapsOf, settled } from "#shared/bridges/gaps.ts";
import type { Bridge, BridgePlan } from "#shared/bridges/schema.ts";
import { CaseUuid } from "#shared/case/schema.ts";
import { clusterOf } from "#shared/framework/browse.ts";
import { edition } from "#shared/framework/editions.ts";
import type { Cluster } from "#shared/framework/schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { isRetired } from "#shared/statements/editing.ts";
import { filedIn } from "#shared/statements/filed.ts";
import { filedUnder } from "#shared/statements/filed-under.ts";
import { standing } from "#shared/statements/levels.ts";
import type { StandingStatement } from "#shared/statements/schema.ts";
import type { Services } from "../env.ts";
import { readEntries } from "./entries.ts";

type Framework = {
  read: StandingStatement[];
  clusterIn: (cluster: Cluster, today: string) => string | undefined;
};

export async function bridgeFacts(
  services: Services,
  partnership: PartnershipId,
  bridge: Bridge,
  plan: BridgePlan,
  today: string,
  by: Actor,
): Promise<BridgeFacts> {
  const organizationIds = new Set<string>([
    ...bridge.providers.map(({ organizationId }) => organizationId),
    ...bridge.transitionServices.flatMap((service) => service.by ?? []),
  ]);
  const [entries, own, { version: _version, chainHash: _hash, ...settings }, organizations] =
    await Promise.all([
      readEntries(services, partnership, bridge.alignsTo, by),
      framework(services, partnership, bridge.statementFramework),
      services.programSettings.read(partnership),
      services.organizations.every(partnership),
    ]);
  // An entry point may name statements of the framework that its own program goes by.
  const others = await Promise.all(
    [...new Set(entries.flatMap(({ statementFramework }) => statementFramework ?? []))]
      .filter((id) => id !== bridge.statementFramework)
      .map((id) => framework(services, partnership, id)),
  );
  const frameworks = [own, ...others].filter((one) => one !== undefined);
  const clusterStatements = own && statementsOfCluster(own, bridge, today);
  const wanted = new Set([
    ...entries.flatMap(({ entry }) => entry?.assumesStatements ?? []),
    ...named(plan),
    ...(clusterStatements ?? []),
  ]);
  const statements = new Map<string, BridgeFacts["statements"][number]>();
  for (const { item, level } of frameworks.flatMap(({ read }) => read))
    if (wanted.has(item.identifier) && !statements.has(item.identifier))
      statements.set(item.identifier, {
        id: item.identifier,
        text: item.fullStatement,
        level,
        ...(item.humanCodingScheme === undefined ? {} : { code: item.humanCodingScheme }),
      });
  return {
    today,
    settings,
    organizations: organizations
      .filter(({ id, successorId }) => organizationIds.has(id) && successorId === undefined)
      .map(({ id, name, until }) => ({ id, name, ...(until === undefined ? {} : { until }) })),
    entries: entries.map(({ statementFramework: _of, ...entry }) => entry),
    statements: [...statements.values()],
    ...(clusterStatements === undefined || clusterStatements.length === 0 ? {} : { clusterStatements }),
  };
}

async function framework(
  services: Services,
  partnership: PartnershipId,
  id: string | undefined,
): Promise<Framework | undefined> {
  const found =
    id === undefined ? undefined : await services.statements.find(partnership, CaseUuid.parse(id));
  if (!found) return undefined;
  const contents = await services.statements.contents(partnership, found, found.published.at(-1)?.contentsId);
  return {
    read: standing(found.identifier, contents),
    clusterIn: (cluster, today) =>
      filedUnder(filedIn(found.identifier, contents, today), cluster)?.cluster.identifier,
  };
}

/** Words that only head others, and parts of a statement, are no statements. */
const isStatement = ({ item: { CFItemType } }: StandingStatement, hasParts: boolean): boolean =>
  !hasParts || /statement|competenc|standard/i.test(CFItemType ?? "");

/** The statements in force that a framework files under this bridge's cluster, and under none of its pathways. */
function statementsOfCluster({ read, clusterIn }: Framework, bridge: Bridge, today: string): string[] {
  const framework = edition(bridge.edition);
  const cluster = framework && clusterOf(framework, bridge.clusterId);
  const id = cluster && clusterIn(cluster, today);
  if (id === undefined) return [];
  const parents = new Set(read.map(({ parentId }) => parentId));
  const found = new Set<string>();
  for (const one of read) {
    const { item, level, clusterId, parentId } = one;
    if (level !== "cluster" || clusterId !== id || item.identifier === id || isRetired(item, today)) continue;
    if (parentId !== undefined && found.has(parentId)) continue;
    if (isStatement(one, parents.has(item.identifier))) found.add(item.identifier);
  }
  return [...found];
}

/** The tasks of a bridge as they stand once it is saved so: a gap that has gone closes its own. */
export const withSettledTasks = (bridge: Bridge, plan: BridgePlan, facts: BridgeFacts): Bridge => ({
  ...bridge,
  tasks: settled(bridge.tasks, gapsOf(bridge, plan, facts), plan, facts),
});
