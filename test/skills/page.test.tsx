/** Public statements as a reader without an account has them: found from the wheel and from the list, narrowed, cited, in two languages. */

import { render } from "preact";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { clusters } from "#shared/framework/scc-79-clusters.ts";
import { worked } from "#test/support/agreements.ts";
import { frameworkOf, welding } from "#test/support/frameworks.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { ClusterStatements } from "#web/framework/statements.tsx";
import { SkillsPage } from "#web/skills/list.tsx";
import { PublicFrameworkPage } from "#web/skills/page.tsx";
import en from "#web/skills/words-en.json" with { type: "json" };
import es from "#web/skills/words-es.json" with { type: "json" };
import { enter, press, reader, waitFor } from "../registry/reader.tsx";

const gaps = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe("the words", () => {
  it("are the same sentences in both languages, none empty, with the same gaps", () => {
    expect(Object.keys(es)).toEqual(Object.keys(en));
    for (const [key, sentence] of Object.entries(en)) {
      const other = es[key as keyof typeof es];
      expect(other.trim(), key).not.toBe("");
      expect(gaps(other), key).toEqual(gaps(sentence));
    }
  });
});

describe("public statements", () => {
  let world: World;
  let open: ReturnType<typeof reader>["open"];
  let shown: Awaited<ReturnType<typeof frameworkOf>>;
  beforeAll(async () => {
    world = await openWorld();
    const text = welding.replace("Read a work order", "Read a **work order**, whole\n    Keep it clean");
    shown = await frameworkOf(world, { text, draft: { visibility: "PUBLIC", title: "Open to all" } });
    await frameworkOf(world, { draft: { title: "Ours alone" } });
    ({ open } = reader(world));
    const engines = fetch;
    const words: Record<string, unknown> = { en, es };
    vi.stubGlobal("fetch", async (address: string, init?: RequestInit) => {
      const [, language] = /words-(en|es)/.exec(address) ?? [];
      return language ? Response.json(words[language]) : engines(address, init);
    });
  });
  afterAll(() => {
    vi.unstubAllGlobals();
    return world.close();
  });
  afterEach(() => render(null, document.body));

  const said = () => (document.body.textContent ?? "").replace(/\s+/g, " ");
  const at = () => `/skills/cedar-valley/${shown.id}`;
  const linkTo = (text: string) =>
    [...document.querySelectorAll("a")].find((link) => link.textContent?.includes(text));

  it("are listed with who keeps them, and nothing of what is not public", async () => {
    await open("/skills?lang=en", SkillsPage, "Open to all");
    expect(said()).toContain("7 statements. Kept by Prairie Lakes Community College.");
    expect(said()).not.toContain("Ours alone");
    expect(linkTo("Open to all")?.getAttribute("href")).toBe(`${at()}?lang=en`);
  });

  it("read as an outline, narrowed by words, by level and by cluster, as the address says", async () => {
    await open(`${at()}?lang=en`, PublicFrameworkPage, "Inspect a finished weld");
    expect(said()).toContain("First, published Nov 23, 2026.");
    expect(document.querySelector(".outline b")?.textContent).toBe("work order");
    enter("Find words, a code or a keyword", "weld");
    await waitFor("2 of 7 statements");
    expect(location.search).toContain("q=weld");
    await open(`${at()}?lang=en&level=essential`, PublicFrameworkPage, "1 of 7 statements");
    const { body } = worked(await world.as("tom")("GET", `${shown.at}/statements`));
    const { identifier } = (
      body.statements as { item: { identifier: string; fullStatement: string } }[]
    ).find(({ item }) => item.fullStatement === "Production")?.item ?? { identifier: "" };
    await open(`${at()}?lang=en&in=${identifier}`, PublicFrameworkPage, "3 of 7 statements");
    expect(said()).toContain("Production ×, show all of it");
    expect(said()).not.toContain("Work safely with others");
  });

  it("stand each on its own page, with an identifier that other systems know", async () => {
    await open(`${at()}?lang=en&statement=${shown.statementId}`, PublicFrameworkPage, "What it is");
    expect(said()).toContain("Work safely with others");
    expect(document.querySelector(`a[href="/ims/case/v1p1/CFItems/${shown.statementId}"]`)).not.toBeNull();
    expect((await world.anonymously("GET", `/ims/case/v1p1/CFItems/${shown.statementId}`)).status).toBe(200);
    await open(`${at()}?lang=en&statement=nowhere`, PublicFrameworkPage, "It is not in this edition");
  });

  it("are read in Spanish around words that stay in their own language, and say so", async () => {
    await open(`${at()}?lang=es`, PublicFrameworkPage, "7 enunciados");
    expect(document.documentElement.lang).toBe("es");
    expect(document.querySelector("h1")?.lang).toBe("en");
    expect(linkTo("Conocimientos y habilidades")?.getAttribute("href")).toBe("/skills/cedar-valley?lang=es");
  });

  it("go into a table exactly as they are shown", async () => {
    await open(`${at()}?lang=en&q=work`, PublicFrameworkPage, "2 of 7 statements");
    const made: Blob[] = [];
    const create = vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
      made.push(blob as Blob);
      return "blob:x";
    });
    press("CSV of what is shown");
    create.mockRestore();
    expect((await made[0]?.text())?.replace("\ufeff", "").trim().split("\r\n")).toEqual([
      "Code,Statement,What it is,For",
      ",Work safely with others,Knowledge and Skill Statement,Shared by all",
      ",Manufacturing,Career Cluster,For a cluster",
      ',"Read a work order, whole",Knowledge and Skill Statement,For a cluster',
    ]);
  });

  it("that are not there, or not for everyone, are not there", async () => {
    await open(
      "/skills/cedar-valley/0e9c9f0e-6f0a-4c3b-9d53-5a4c1c1f8a11?lang=en",
      PublicFrameworkPage,
      "There is no such public framework",
    );
  });

  it("are found from their cluster on the wheel, and from its pathways", async () => {
    const cluster = clusters.find(({ id }) => id === "manufacturing");
    if (!cluster) throw new Error("the edition has it");
    const Panel = () => <ClusterStatements cluster={cluster} pathway="manufacturing/production" />;
    await open("/framework?cluster=manufacturing", Panel, "Open to all");
    expect(said()).toContain("4 statements for Manufacturing. Employers have not been asked yet.");
    expect(said()).not.toContain("Ours alone");
    const pathway = linkTo("Production");
    expect(pathway?.getAttribute("aria-current")).toBe("true");
    await open(`${pathway?.getAttribute("href")}&lang=en`, PublicFrameworkPage, "3 of 7 statements");
  });
});
