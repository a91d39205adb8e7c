/** Campaigns for tests: Prairie Lakes', each about all statements of a framework of its own, and the people it asks. */
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

/** The nth person of a business of their own. */
export const contact = (no: number, changes: object = {}) => ({
  name: `Person ${no}`,
  email: `person${no}@business${no}.example`,
  employer: { name: `Business ${no}`, naics: "332710", size: "UNDER_50" },
  ...changes,
});

/** Puts one person on a campaign's list; their id. */
export async function listed(world: World, at: string, one: { email: string } = contact(1)): Promise<string> {
  worked(await world.as("tom")("POST", `${at}/respondents`, { contacts: [one] }));
  const { items } = worked(await world.as("tom")("GET", `${at}/respondents?limit=100`)).body;
  return items.find(({ email }: { email: string }) => email === one.email).id;
}

/** The letters that wait for this respondent, oldest first. */
export async function lettersTo(
  world: World,
  id: string,
): Promise<{ to: string; subject: string; text: string }[]> {
  const { table, seal } = world.services;
  const versions = Array.from({ length: 20 }, (_, no) => no);
  const items = await table.batch(
    versions.map((no) => ({ pk: `T#cedar-valley#MAIL#${id}-${no}`, sk: "OUTBOX" })),
  );
  return items
    .sort((a, b) => (a.pk < b.pk ? -1 : 1))
    .map(
      (item) => seal.open("mail", String(item["letter"])) as { to: string; subject: string; text: string },
    );
}

export const tokenIn = ({ text }: { text: string }): string =>
  /\/respond#([\w-]{43})\n/.exec(text)?.[1] ?? "";

/** Lists one person of an open campaign and writes to them; the secret of their link. */
export async function linkFor(world: World, { at }: { at: string }, one = contact(1)): Promise<string> {
  const id = await listed(world, at, one);
  worked(await world.as("tom")("POST", `${at}/invite`, { respondentIds: [id] }));
  const [letter] = await lettersTo(world, id);
  return letter ? tokenIn(letter) : "";
}
