/** A published campaign as anyone may read it, in two languages: no name, and nothing of one or two businesses. */
import { render } from "preact";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { campaignWith, type Person, rated, tallied } from "#test/support/answers.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { PublicCampaignPage } from "#web/skills/campaign.tsx";
import campaignEn from "#web/skills/campaign-words-en.json" with { type: "json" };
import campaignEs from "#web/skills/campaign-words-es.json" with { type: "json" };
import en from "#web/skills/words-en.json" with { type: "json" };
import es from "#web/skills/words-es.json" with { type: "json" };
import { reader } from "../registry/reader.tsx";

const gaps = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe("the words of a published campaign", () => {
  it("are the same sentences in both languages, none empty, with the same gaps", () => {
    expect(Object.keys(campaignEs)).toEqual(Object.keys(campaignEn));
    for (const [key, sentence] of Object.entries(campaignEn)) {
      const other = campaignEs[key as keyof typeof campaignEs];
      expect(other.trim(), key).not.toBe("");
      expect(gaps(other), key).toEqual(gaps(sentence));
    }
  });
});

describe("a published campaign", () => {
  let world: World;
  let open: ReturnType<typeof reader>["open"];
  let address: string;
  let now = new Date("2026-11-23T18:00:00.000Z");
  beforeAll(async () => {
    world = await openWorld({
      replacing: { now: () => now, today: async () => now.toISOString().slice(0, 10) },
    });
    const people = Array.from(
      { length: 11 },
      (_, no): Person => ({
        employer: `b${no}`,
        said: { 0: rated(3), 1: rated(no < 8 ? 3 : 1), ...(no < 2 ? { 2: rated(3) } : {}) },
      }),
    );
    const campaign = await campaignWith(world, people);
    address = `/skills/cedar-valley/campaigns/${campaign.id}`;
    const { etag } = await tallied(world, campaign, (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000);
    });
    const tom = world.as("tom");
    const decide = (at: number, body: object) =>
      tom("PUT", `${campaign.at}/decisions/${campaign.statementIds[at]}`, body, { "if-match": '"0"' });
    worked(await decide(0, { decision: "VALIDATED" }));
    worked(await decide(1, { decision: "NOT_VALIDATED", reason: "Taught on the job" }));
    for (const at of [2, 3, 4, 5]) worked(await decide(at, { decision: "RETURN" }));
    const decided = worked(await tom("POST", `${campaign.at}/decide`, undefined, { "if-match": etag }));
    worked(await tom("POST", `${campaign.at}/publish`, undefined, { "if-match": decided.etag }));
    ({ open } = reader(world));
    const engines = fetch;
    const words: Record<string, unknown> = { en, es, "campaign-en": campaignEn, "campaign-es": campaignEs };
    vi.stubGlobal("fetch", async (asked: string, init?: RequestInit) => {
      const [, own = "", language] = /(campaign-)?words-(en|es)/.exec(asked) ?? [];
      return language ? Response.json(words[own + language]) : engines(asked, init);
    });
  });
  afterAll(() => {
    vi.unstubAllGlobals();
    return world.close();
  });
  afterEach(() => render(null, document.body));

  const said = () => (document.body.textContent ?? "").replace(/\s+/g, " ");

  it("says who asked whom about what, what was decided and why it is not what the rule says", async () => {
    await open(`${address}?lang=en`, PublicCampaignPage, "Taught on the job");
    expect(said()).toContain("What businesses said about welder");
    expect(said()).toContain("1 of 2 statements reach the number of businesses needed.");
    expect(said()).toContain("Asked by Prairie Lakes Community College");
    expect(said()).toContain("The rule said: return for review. Taught on the job");
    expect(document.querySelector("figure details table")?.textContent).toContain("8 of 11973%");
    expect(said()).not.toContain("Person 1");
    expect(said()).not.toContain("Business b1");
  });

  it("shows no figure that two businesses stand behind", async () => {
    await open(`${address}?lang=en`, PublicCampaignPage, "Statement by statement");
    const items = [...document.querySelectorAll(".lines > li")].map((one) => one.textContent ?? "");
    expect(items[2]).toContain("not shown");
    expect(items[2]).not.toContain("2 of 2");
  });

  it("speaks Spanish where it is asked to", async () => {
    await open(`${address}?lang=es`, PublicCampaignPage, "La regla decía");
    expect(said()).toContain("Qué dijeron las empresas sobre soldador");
    expect(said()).toContain("1 de 2 enunciados alcanzan el número de empresas necesario.");
    expect(said()).toContain("La regla decía: devuelto para revisión.");
  });

  it("is not there before it is published", async () => {
    const other = await campaignWith(world, []);
    await open(
      `/skills/cedar-valley/campaigns/${other.id}?lang=en`,
      PublicCampaignPage,
      "There is no such published campaign",
    );
  });
});
