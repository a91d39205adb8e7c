/** The registry of data as anyone reads it: listed, narrowed, taken away, field by field, in two languages. */
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { executedSharing, regionalTerms } from "#test/support/data-sharing-in-force.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { PublicDataSharingPage } from "#web/data-registry/entry.tsx";
import { DataRegistryPage } from "#web/data-registry/list.tsx";
import { table } from "#web/data-registry/standing.ts";
import { voiceIn } from "#web/data-registry/voice.tsx";
import en from "#web/data-registry/words-en.json" with { type: "json" };
import es from "#web/data-registry/words-es.json" with { type: "json" };
import { enter, reader, waitFor } from "../registry/reader.tsx";

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

describe("the registry of data", () => {
  let world: World;
  let open: ReturnType<typeof reader>["open"];
  let id: string;
  beforeAll(async () => {
    world = await openWorld();
    const terms = regionalTerms(world, {
      subRecipients: [{ name: "Bluestem Analytics", ofOrganizationId: world.region.organization("NSU") }],
    });
    ({ id } = await executedSharing(world, { visibility: "PUBLIC" }, terms));
    await executedSharing(world, { name: "Ours alone" });
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

  it("lists who holds what and until when, and nothing of what is not public", async () => {
    await open("/registry/data-sharing?lang=en", DataRegistryPage, "Regional Outcomes");
    expect(said()).toContain("Northgate State University and Prairie Lakes Community College");
    expect(said()).toContain("Oct 1, 2026 to Dec 31, 2028");
    expect(said()).toContain("2 types of information");
    expect(said()).toContain("By Mar 1, 2029 nothing may be left.");
    expect(said()).not.toContain("Ours alone");
    const link = [...document.querySelectorAll("a")].find((one) => one.textContent === "Regional Outcomes");
    expect(link?.getAttribute("href")).toBe(`/registry/data-sharing/cedar-valley/${id}?lang=en`);
  });

  it("is narrowed as one types, by what is held as by who holds it, and says when nothing is left", async () => {
    await open("/registry/data-sharing?lang=en", DataRegistryPage, "Regional Outcomes");
    enter(en.filter, "bluestem");
    await waitFor("1 of 1");
    enter(en.filter, "credentials nowhere");
    await waitFor(en["filter.none"]);
    expect(said()).not.toContain("Regional Outcomes");
  });

  it("shows one agreement field by field as the law lists them, in Spanish what is ours and as written what is theirs", async () => {
    await open(
      `/registry/data-sharing/cedar-valley/${id}?lang=es`,
      PublicDataSharingPage,
      "Regional Outcomes",
    );
    for (const field of [
      "holders",
      "disclosers",
      "duration",
      "purpose",
      "scope",
      "types",
      "use",
      "held",
    ] as const)
      expect(said()).toContain(es[field]);
    expect(said()).toContain("y en su nombre: Bluestem Analytics");
    expect(said()).toContain("Hasta que termine el convenio, y 60 días para hacerlo.");
    expect(said()).toContain("Para el 1 de marzo de 2029 no puede quedar nada.");
    expect(said()).toContain("No se muestran grupos de menos de 10.");
    const written = [...document.querySelectorAll('[lang="en"]')].map((one) => one.textContent);
    expect(written).toContain("Regional Outcomes");
    expect(written.some((text) => text?.includes("To improve instruction."))).toBe(true);
    expect(document.documentElement.lang).toBe("es");
  });

  it("says so where there is no such public agreement", async () => {
    const nowhere = "/registry/data-sharing/cedar-valley/dsa_00000000000000000000?lang=en";
    await open(nowhere, PublicDataSharingPage, en.gone);
    expect(said()).toContain(en["gone.all"]);
  });

  it("is taken away as a table with a column for each field", async () => {
    const { items } = await (
      await world.app.request("/api/public/partnerships/cedar-valley/data-sharing")
    ).json();
    const [head, row] = table(items, voiceIn("en", en)) as [string[], string[]];
    await act(async () => {});
    expect(head).toHaveLength(11);
    expect(row).toHaveLength(11);
    expect(row[3]).toBe("Northgate State University; Bluestem Analytics; Prairie Lakes Community College");
    expect(row.every((cell) => cell !== "")).toBe(true);
  });
});
