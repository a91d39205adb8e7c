/** Public programs as anyone reads them: listed, as a grid by school, as a ladder, as one's own plan, in two languages. */
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import type { World } from "#test/support/world.ts";
import { PublicProgramsPage } from "#web/public-programs/list.tsx";
import { OwnPlanPage } from "#web/public-programs/plan.tsx";
import { PublicProgramPage } from "#web/public-programs/program.tsx";
import en from "#web/public-programs/words-en.json" with { type: "json" };
import es from "#web/public-programs/words-es.json" with { type: "json" };
import { published } from "../programs/published.ts";
import { press, reader } from "../registry/reader.tsx";

const gaps = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const at = `/programs/cedar-valley/${published.id}`;
let open: ReturnType<typeof reader>["open"];
const kept = new Map<string, string>();

beforeAll(() => {
  const { id, title, edition, pathway, cohort, versionNo, organizations } = published;
  const answers: Record<string, unknown> = {
    "/api/public/partnerships": { items: [{ id: "cedar-valley", name: "Cedar Valley" }] },
    "/api/public/partnerships/cedar-valley/programs": {
      items: [{ id, title, edition, pathway, cohort, versionNo, organizations }],
    },
    [`/api/public/partnerships/cedar-valley/programs/${id}`]: published,
  };
  const words: Record<string, unknown> = { en, es };
  ({ open } = reader({ app: { request: () => undefined } } as unknown as World));
  vi.stubGlobal("fetch", async (address: string) => {
    const [, language] = /words-(en|es)/.exec(address) ?? [];
    const body = language ? words[language] : answers[address];
    return body ? Response.json(body) : new Response("{}", { status: 404 });
  });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterAll(() => vi.unstubAllGlobals());
afterEach(() => act(() => render(null, document.body)));
const said = () => (document.body.textContent ?? "").replace(/\s+/g, " ");
const tick = (label: string) => {
  const box = [...document.querySelectorAll("label")].find((one) => one.textContent?.includes(label));
  act(() => box?.parentElement?.querySelector("input")?.click());
};

it("says the same sentences in both languages, none empty, with the same gaps", () => {
  expect(Object.keys(es)).toEqual(Object.keys(en));
  for (const [key, sentence] of Object.entries(en)) {
    const other = es[key as keyof typeof es];
    expect(other.trim(), key).not.toBe("");
    expect(gaps(other), key).toEqual(gaps(sentence));
  }
});

it("lists programs by field, each with its class and who takes part", async () => {
  await open("/programs?lang=en", PublicProgramsPage, "Nursing");
  expect(said()).toContain("Health Science");
  expect(said()).toContain("For the class that starts ninth grade in 2026-27");
  const link = [...document.querySelectorAll("a")].find((one) => one.textContent === "Nursing");
  expect(link?.getAttribute("href")).toBe(`${at}?lang=en`);
});

it("draws the grid by kind of course, the ladder from the top, and how one joins", async () => {
  await open(`${at}?lang=en`, PublicProgramPage, "The grid");
  const cards = [...document.querySelectorAll(".grid .card")].map((card) => [
    card.getAttribute("data-k"),
    card.querySelector("b")?.textContent,
  ]);
  expect(cards).toContainEqual(["dual", "Course CNA"]);
  expect(cards).toContainEqual(["art", "Course EMT"]);
  expect(cards).toContainEqual(["wbl", "Something in work-based"]);
  expect(cards).toContainEqual(["gap", "Something in science"]);
  expect([...document.querySelectorAll(".steps b")].map((one) => one.textContent)).toEqual([
    "Nursing, AAS",
    "Practical nursing",
    "Medical office",
    "Nursing assistant",
  ]);
  expect(said()).toContain("Reading 9.0 on TABE 11/12 (grade equivalent)");
  expect(said()).toContain("Counts toward Practical nursing");
  expect(document.querySelector(`a[href="/ctdl/programs/${published.id}"]`)).not.toBeNull();
});

it("speaks Spanish, with what the partners wrote marked as English", async () => {
  await open(`${at}?lang=es`, PublicProgramPage, "La cuadrícula");
  expect(said()).toContain("La escalera de credenciales");
  expect(document.querySelector("h1")?.getAttribute("lang")).toBe("en");
});

it("keeps one's own plan in the fragment and in this browser, asks for what is missing, and forgets it", async () => {
  await open(`${at}/plan?lang=en#s=CBHS&x=x3`, OwnPlanPage, "One course is still to be chosen.");
  tick("Course CNA");
  expect(said()).toContain(en["plan.whole"]);
  expect(said()).toContain("7 hours");
  expect(location.hash).toContain("k=s2~TRACC~CNA");
  tick("Course EMT");
  expect(location.hash).not.toContain("CNA");
  expect(kept.get(`causeway.plan.${published.id}`)).toContain("k=s2~TRACC~EMT");
  await open(`${at}/plan?lang=en#main`, OwnPlanPage, en["plan.whole"]);
  press(en["plan.forget"]);
  expect([location.hash, kept.size]).toEqual(["", 0]);
});

it("says so where there is no such program", async () => {
  await open("/programs/cedar-valley/prg_00000000000000000000?lang=en", PublicProgramPage, en.gone);
});
