// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { renderToString } from "preact-render-to-string";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scc79 } from "#shared/framework/scc-79.ts";
import { ClusterPanel } from "#web/framework/cluster-panel.tsx";
import { AreaList } from "#web/framework/list.tsx";
import { Sources } from "#web/framework/sections.tsx";
import { inWords } from "#web/framework/text.ts";
import { addressOf, type View, viewIn } from "#web/framework/view.ts";
import { Wheel } from "#web/framework/wheel.tsx";

let box: HTMLElement;
let went: { view: View; byKey: boolean }[];

beforeEach(() => {
  box = document.createElement("div");
  document.body.append(box);
  went = [];
});
afterEach(() => {
  render(null, box);
  box.remove();
});

const draw = (view: View) =>
  act(() =>
    render(
      <Wheel framework={scc79} view={view} onGo={(to, byKey) => void went.push({ view: to, byKey })} />,
      box,
    ),
  );
const links = () => [...box.querySelectorAll<SVGAElement>("a[href]")];
const press = (key: string) =>
  act(() => {
    const { activeElement } = document;
    activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  });
const focused = () => document.activeElement?.getAttribute("data-part");

describe("the whole wheel", () => {
  it("links every area and cluster, each with a name that says what it is", () => {
    draw({});
    expect(links()).toHaveLength(5 + 16);
    const names = links().map((link) => link.getAttribute("aria-label"));
    expect(names).toContain("Health Science, HL, 5 pathways");
    expect(names).toContain("Agricultural Education, 1 cluster");
    expect(links().map((link) => link.getAttribute("href"))).toContain("/framework?cluster=health");
  });

  it("is one stop for Tab; arrows go round and round, Home and End to the first and last", () => {
    draw({});
    expect(links().filter((link) => link.getAttribute("tabindex") === "0")).toHaveLength(1);
    act(() => links()[0]?.focus());
    press("ArrowRight");
    expect(focused()).toBe("business");
    press("ArrowLeft");
    press("ArrowLeft");
    expect(focused()).toBe("health");
    press("Home");
    expect(focused()).toBe("business-marketing-computer");
    press("End");
    expect(focused()).toBe("health");
    expect(links().filter((link) => link.getAttribute("tabindex") === "0")).toHaveLength(1);
  });

  it("names every pathway somewhere in the drawing", () => {
    draw({});
    const words = (box.textContent ?? "").replaceAll(/\s+/g, "");
    for (const cluster of scc79.clusters)
      for (const { name } of cluster.pathways) expect(words).toContain(name.replaceAll(/\s+/g, ""));
  });
});

describe("a cluster", () => {
  it("links each of its pathways by full name, and nothing else", () => {
    draw({ cluster: "transportation" });
    const transportation = scc79.clusters.find((one) => one.id === "transportation");
    expect(links().map((link) => link.getAttribute("aria-label"))).toEqual(
      transportation?.pathways.map((one) => one.name),
    );
  });

  it("goes back to the whole wheel on Escape", () => {
    draw({ cluster: "stem" });
    act(() => links()[0]?.focus());
    press("Escape");
    expect(went).toEqual([{ view: {}, byKey: true }]);
  });

  it("marks the chosen pathway in the drawing and in words, with the identifier that files use", () => {
    const view = { cluster: "health", pathway: "health/support-services" };
    draw(view);
    expect(box.querySelector("[aria-current]")?.getAttribute("aria-label")).toBe("Support Services");
    const health = scc79.clusters.find((one) => one.id === "health");
    if (!health) throw new Error("no health");
    const words = renderToString(
      <ClusterPanel framework={scc79} cluster={health} view={view} onGo={() => {}} />,
    );
    expect(words).toContain("health/support-services");
  });

  it("says so where no text confirms its area", () => {
    const panel = (id: string) => {
      const cluster = scc79.clusters.find((one) => one.id === id);
      if (!cluster) throw new Error(id);
      return renderToString(<ClusterPanel framework={scc79} cluster={cluster} view={{}} onGo={() => {}} />);
    };
    expect(panel("government")).toContain("No text confirms it");
    expect(panel("agriculture")).not.toContain("No text confirms it");
  });
});

describe("the list", () => {
  it("holds what the wheel holds: every area, cluster, code and pathway", () => {
    const html = renderToString(<AreaList framework={scc79} view={{}} onGo={() => {}} />);
    const shown = html.replaceAll("&amp;", "&");
    for (const area of scc79.areas) expect(shown).toContain(area.name);
    for (const cluster of scc79.clusters) {
      expect(shown).toContain(`>${cluster.name}</a>`);
      for (const { name } of cluster.pathways) expect(shown).toContain(`<li>${name}</li>`);
    }
    expect(shown.match(/<li>[^<]/g)).toHaveLength(79);
  });
});

describe("the address", () => {
  it("says where a reader is, and leads back there", () => {
    const places: View[] = [{}, { area: "agricultural-education" }, { cluster: "health" }];
    places.push({ cluster: "health", pathway: "health/diagnostic-services" });
    for (const view of places) {
      const url = new URL(addressOf(view), "https://hub.example");
      expect(viewIn(scc79, Object.fromEntries(url.searchParams))).toEqual(view);
    }
  });

  it("leaves out what this edition does not know", () => {
    expect(viewIn(scc79, { cluster: "alchemy", pathway: "gold" })).toEqual({});
    expect(viewIn(scc79, { cluster: "health", pathway: "gold" })).toEqual({ cluster: "health" });
  });
});

describe("what is not certain", () => {
  it("shows 79 against 81 and the derived areas, each with how far it may be trusted", () => {
    const html = renderToString(<Sources framework={scc79} />);
    expect(html).toContain("79 pathways or 81");
    expect(html).toContain("Which clusters sit under which area");
    expect(html).toContain("Worked out, not proven");
  });
});

describe("numbers in words", () => {
  it.each([
    [5, "five"],
    [16, "sixteen"],
    [20, "twenty"],
    [79, "seventy-nine"],
    [120, "120"],
  ])("writes %i as %s", (n, words) => expect(inWords(n)).toBe(words));
});
