/** A framework for tests: Prairie Lakes', with a cluster, a pathway and a statement on each level, and one edition. */
import { randomUUID } from "node:crypto";
import { type CaseUuid, Contents } from "#shared/case/schema.ts";
import { PartnershipId } from "#shared/ids.ts";
import { worked } from "./agreements.ts";
import type { World } from "./world.ts";

export const frameworks = "/api/partnerships/cedar-valley/frameworks";
const cedarValley = PartnershipId.parse("cedar-valley");

export const frameworkDraft = {
  title: "Welding skills",
  creator: "Prairie Lakes Community College",
  adoptionStatus: "Draft",
  edition: "scc-79",
};

const at = "2026-11-01T12:00:00.000Z";

/** An outline, written as it reads: two spaces a level, `type: statement`, and optionally a code before it in brackets. */
export function contentsOf(documentId: string, text: string, id: () => string = randomUUID): Contents {
  const above: string[] = [documentId];
  const items: unknown[] = [];
  const associations: unknown[] = [];
  for (const line of text.split("\n").filter((one) => one.trim())) {
    const depth = line.search(/\S/) / 2;
    const [, type, statement = ""] = /^(?:(cluster|pathway): )?(.*)$/.exec(line.trim()) ?? [];
    const identifier = id();
    items.push({
      identifier,
      fullStatement: statement,
      lastChangeDateTime: at,
      CFItemType: type ? `Career ${type[0]?.toUpperCase()}${type.slice(1)}` : "Knowledge and Skill Statement",
    });
    associations.push({
      identifier: id(),
      associationType: "isChildOf",
      sequenceNumber: items.length,
      originNodeURI: { title: statement, identifier },
      destinationNodeURI: { title: "-", identifier: above[depth] },
      lastChangeDateTime: at,
    });
    above[depth + 1] = identifier;
  }
  return Contents.parse({ CFItems: items, CFAssociations: associations });
}

export const welding = `
Work safely with others
cluster: Manufacturing
  Read a work order
  pathway: Production
    Set up a welding machine
    Inspect a finished weld
`;

/** Its identifier, address and ETag. */
export async function frameworkOf(
  world: World,
  { text = welding, draft = {}, publish = true }: { text?: string; draft?: object; publish?: boolean } = {},
) {
  const tom = world.as("tom");
  const started = worked(await tom("POST", frameworks, { ...frameworkDraft, ...draft }));
  const id = started.body.identifier as CaseUuid;
  const framework = await world.services.statements.find(cedarValley, id);
  if (!framework) throw new Error("it was started");
  const contents = contentsOf(id, text);
  const statementId = contents.CFItems[0]?.identifier as CaseUuid;
  const filled = await world.services.statements.saving(
    cedarValley,
    framework,
    framework,
    { action: "contents-imported" },
    { actor: framework.startedBy, actorName: "Tom Brandvold", at: world.services.now() },
    contents,
  );
  await world.services.table.commit(filled.writes);
  const etag = `"${filled.record.version}"`;
  const address = `${frameworks}/${id}`;
  if (!publish) return { id, statementId, at: address, etag };
  const published = worked(
    await tom("POST", `${address}/publish`, { version: "First" }, { "if-match": etag }),
  );
  return { id, statementId, at: address, etag: published.etag };
}
