/** The list of documents: paging, sorting, filtering and choosing fields as CASE has them, errors and all. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passing } from "#shared/case/filter.ts";
import { type ListQuery, pageLinks, pageOf } from "#shared/case/list.ts";
import type { CaseJson } from "#shared/case/projection.ts";
import { documentFields } from "#shared/case/shapes.ts";
import { CaseRefusal } from "#shared/case/status-info.ts";

const fields = documentFields("v1p1");
const document = (n: number, more: CaseJson = {}): CaseJson => ({
  identifier: String(n).padStart(4, "0"),
  title: `Framework ${String(n).padStart(4, "0")}`,
  lastChangeDateTime: `2026-01-${String(1 + (n % 28)).padStart(2, "0")}T00:00:00Z`,
  ...more,
});
const welding = document(1, {
  title: "Welding",
  subject: ["Metal", "Heat"],
  licenseURI: { title: "CC BY 4.0", identifier: "x" },
  version: "2026",
});
const health = document(2, { title: "État de santé", adoptionStatus: "Draft", subject: ["Care"] });
const children = document(3, { title: "Children's play", version: "2025" });
const all = [welding, health, children];

const titles = (query: ListQuery, from: readonly CaseJson[] = all): unknown[] =>
  pageOf(from, query, fields).items.map((one) => one["title"]);
const refusal = (query: ListQuery): CaseRefusal | undefined => {
  try {
    pageOf(all, query, fields);
    return undefined;
  } catch (error) {
    return error as CaseRefusal;
  }
};

describe("filter", () => {
  it.each([
    ["title='welding'", ["Welding"]],
    ["title~'E'", ["Children's play", "État de santé", "Welding"]],
    ["title='Children's play'", ["Children's play"]],
    ["title!='Welding'", ["Children's play", "État de santé"]],
    ["version>'2025'", ["Welding"]],
    ["version>='2025'", ["Children's play", "Welding"]],
    ["version<'2026'", ["Children's play"]],
    ["version<='2026' AND version!='2025'", ["Welding"]],
    ["title='Welding' OR adoptionStatus='draft'", ["État de santé", "Welding"]],
    ["lastChangeDateTime>'2026-01-02T00:00:00+00:00'", ["Children's play", "État de santé"].slice(0, 2)],
    ["licenseURI.title='cc by 4.0'", ["Welding"]],
    ["subject~'metal'", ["Welding"]],
    ["subject='metal'", []],
    ["subject='heat,metal'", ["Welding"]],
    ["subject='care'", ["État de santé"]],
    [" title = 'Welding' ", ["Welding"]],
  ])("%s", (filter, expected) => {
    expect(titles({ filter })).toEqual(expected);
  });

  it("finds nothing by a field that there is not, and says so with the standard's code and the word it lacks", () => {
    expect(refusal({ filter: "colour='red'" })).toMatchObject({ fault: "invalid-selection" });
    expect(refusal({ filter: "colour='red'" })?.message).toContain("invalid_filter_field");
    expect(refusal({ filter: "extensions.x='1'" })?.message).toContain("invalid_filter_field");
  });

  it.each([
    "title",
    "title='x",
    "title=x",
    "title=='x'",
    "='x'",
    "",
    "title='a' AND title='b' AND title='c'",
  ])("cannot read %j", (filter) => {
    expect(refusal({ filter })).toMatchObject({ fault: "invalid-selection" });
  });

  it("never throws anything else, and takes no time over long text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        try {
          passing(`title='${text}`, fields);
          passing(text, fields);
        } catch (error) {
          expect(error).toBeInstanceOf(CaseRefusal);
        }
      }),
    );
    const began = performance.now();
    expect(() => passing(`title='${"' AND ".repeat(300)}`, fields)).toThrow(CaseRefusal);
    expect(() => passing(`title='${"' ".repeat(900)}x`, fields)).toThrow(CaseRefusal);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe("sort", () => {
  it("is by title in the order of words, and turns round when asked", () => {
    expect(titles({})).toEqual(["Children's play", "État de santé", "Welding"]);
    expect(titles({ sort: "title", orderBy: "desc" })).toEqual([
      "Welding",
      "État de santé",
      "Children's play",
    ]);
  });
  it("puts what has no such field last, either way", () => {
    expect(titles({ sort: "version" }).at(-1)).toBe("État de santé");
    expect(titles({ sort: "version", orderBy: "desc" })).toEqual([
      "Welding",
      "Children's play",
      "État de santé",
    ]);
  });
  it("leaves the usual order for a field that there is not", () => {
    expect(titles({ sort: "colour", orderBy: "desc" })).toEqual(titles({}));
  });
});

describe("fields", () => {
  it("shows those and only those", () => {
    expect(pageOf([welding], { fields: "title,version" }, fields).items).toEqual([
      { title: "Welding", version: "2026" },
    ]);
  });
  it("shows all for one that there is not, and refuses a blank", () => {
    expect(pageOf([welding], { fields: "title,colour" }, fields).items).toEqual([welding]);
    for (const blank of ["", " ", ","])
      expect(refusal({ fields: blank })).toMatchObject({ fault: "invalid-selection" });
  });
});

describe("paging", () => {
  const many = Array.from({ length: 503 }, (_, n) => document(n));

  it("is by a hundred, and says how many there are in all", () => {
    const page = pageOf(many, {}, fields);
    expect([page.items.length, page.total]).toEqual([100, 503]);
    expect(pageOf(many, { filter: "title~'000'" }, fields)).toMatchObject({ total: 10 });
  });

  it.each([
    { limit: "0" },
    { limit: "-1" },
    { limit: "x" },
    { offset: "-1" },
    { limit: "" },
    { offset: "1.5" },
    { limit: "99999999999" },
  ])("refuses %o", (query) => {
    expect(refusal(query)).toMatchObject({ fault: "invalid-selection" });
  });

  it("has links to first, previous, next and last, as the standard's example of 503 by tens", () => {
    const query = { limit: "10", offset: "20", sort: "title", filter: "title~'F'" };
    const links = pageLinks("https://h/CFDocuments", query, pageOf(many, query, fields));
    const found = [...links.matchAll(/<https:\/\/h\/CFDocuments\?([^>]+)>; rel="(\w+)"/g)].map(
      ([, asked, rel]) => {
        const parameters = new URLSearchParams(asked);
        expect(parameters.get("filter")).toBe("title~'F'");
        return [rel, parameters.get("limit"), parameters.get("offset")];
      },
    );
    expect(found).toEqual([
      ["first", "10", "0"],
      ["prev", "10", "10"],
      ["next", "10", "30"],
      ["last", "3", "500"],
    ]);
  });

  it("gives every document exactly once to who follows next, whatever the limit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 15 }), (count, limit) => {
        const some = many.slice(0, count);
        const seen: unknown[] = [];
        let query: ListQuery | undefined = { limit: String(limit) };
        while (query) {
          const page = pageOf(some, query, fields);
          seen.push(...page.items.map((one) => one["identifier"]));
          const next: string | undefined = /<[^>]*\?([^>]+)>; rel="next"/.exec(
            pageLinks("", query, page),
          )?.[1];
          query = next === undefined ? undefined : Object.fromEntries(new URLSearchParams(next));
        }
        expect(seen).toEqual(some.map((one) => one["identifier"]));
      }),
    );
  });

  it("beyond the end is empty, and leads back", () => {
    const query = { offset: "600" };
    const page = pageOf(many, query, fields);
    expect([page.items, page.total]).toEqual([[], 503]);
    expect(pageLinks("", query, page)).not.toContain('rel="next"');
  });
});
