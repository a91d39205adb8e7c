/** A campaign for tests: Prairie Lakes', about the two last statements of a framework of its own. */
import type { CaseUuid } from "#shared/case/schema.ts";
import { worked } from "./agreements.ts";
import { frameworkOf } from "./frameworks.ts";
import type { World } from "./world.ts";

export const campaigns = "/api/partnerships/cedar-valley/campaigns";

/** The clock of the tests stands at November 23, 2026. */
export const campaignDraft = (skills: { id: string; statementId: string }, changes: object = {}) => ({
  title: "Welding, as businesses see it",
  frameworkId: skills.id,
  editionNo: 1,
  statementIds: [skills.statementId],
  region: "Cedar Valley",
  occupation: { en: "welder", es: "soldador" },
  socCodes: ["51-4121.00"],
  purpose: "INITIAL",
  method: "SURVEY",
  opensOn: "2026-11-23",
  closesOn: "2026-12-11",
  ...changes,
});

/** Its identifier, address and ETag, and every statement it asks about. */
export async function campaignOf(
  world: World,
  { changes = {}, open = false }: { changes?: object; open?: boolean } = {},
) {
  const framework = await frameworkOf(world);
  const tom = world.as("tom");
  const edition = worked(await tom("GET", `${framework.at}/editions/1`));
  const statementIds = edition.body.statements.map(
    ({ item }: { item: { identifier: CaseUuid } }) => item.identifier,
  ) as CaseUuid[];
  const started = worked(
    await tom("POST", campaigns, campaignDraft(framework, { statementIds, ...changes })),
  );
  const at = `${campaigns}/${started.body.id}`;
  const opened = open
    ? worked(await tom("POST", `${at}/open`, undefined, { "if-match": started.etag }))
    : started;
  return { id: started.body.id as string, at, etag: opened.etag, framework, statementIds };
}
