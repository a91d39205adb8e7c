/** Legal bases, settings and indicators through the API: shipped until the convener decides, with who decided what and why. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allBasesInUse } from "#shared/data-sharing/bases-in-use.ts";
import { basisProblems, isOffered } from "#shared/data-sharing/bases-rules.ts";
import { LegalBasis } from "#shared/data-sharing/bases-schema.ts";
import { shippedIndicators } from "#shared/data-sharing/indicators-shipped.ts";
import { IndicatorSetChange } from "#shared/data-sharing/release-schema.ts";
import { worked } from "#test/support/agreements.ts";
import { ownBasis, ownIndicator, startedSharing } from "#test/support/data-sharing.ts";
import { openWorld, type World } from "#test/support/world.ts";

const p = "/api/partnerships/cedar-valley";
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
const marisol = (...args: Parameters<ReturnType<World["as"]>>) => world.as("marisol")(...args);
const content = ({ id: _id, origin: _origin, version: _version, ...rest }: Record<string, unknown>) => rest;
type Marked = { id: string; verifiedOn?: string };

describe("what is shipped", () => {
  it("is sound, names each element once, and says of each where its words come from", () => {
    const bases = allBasesInUse([]);
    for (const basis of bases) {
      const { id, origin: _origin, version: _version, ...rest } = LegalBasis.parse(basis);
      expect([id, basisProblems(id, rest, bases, "2026-11-23")]).toEqual([id, []]);
    }
    const items = bases.flatMap(({ elements, facts }) => [...elements, ...facts]);
    expect(items.filter(({ source }) => source === undefined)).toEqual([]);
    expect(IndicatorSetChange.parse(shippedIndicators)).toEqual(shippedIndicators);
    expect(shippedIndicators.indicators.map(({ id }) => id).join(" ")).toBe(
      "1S1 1S2 2S1 2S2 2S3 3S1 4S1 5S1 5S2 5S3 5S4 1P1 2P1 3P1",
    );
  });

  it("verifies what the design note read at its source, and nothing that it remembered", () => {
    const verified = (id: string) =>
      allBasesInUse([])
        .find((one) => one.id === id)
        ?.elements.filter(({ verifiedOn }) => verifiedOn !== undefined)
        .map((one) => one.id)
        .join(" ");
    expect(verified("ferpa_studies")).toBe("ST1 ST2 ST3 ST4 ST5 ST6 ST7 ST8");
    expect(verified("ferpa_audit_evaluation")).toBe("AE1 AE3 AE5 AE6 AE7");
    expect(verified("il_soppa_operator")).toBe("SOPPA-A SOPPA-B SOPPA-C SOPPA-D SOPPA-F");
    expect(verified("il_p20_longitudinal")).toBe("P20-1 P20-2 P20-3");
    expect(verified("uc_603")).toBe("UC1 UC2 UC3 UC4");
    expect(verified("ferpa_school_official")).toBe("");
  });
});

describe("a legal basis", () => {
  it("is verified with a day and a source, and goes back to the shipped words when they are typed again", async () => {
    const at = `${p}/legal-bases/ferpa_school_official`;
    const first = worked(await world.as("theo")("GET", at));
    expect([first.etag, first.body.origin]).toEqual(['"0"', "SHIPPED"]);
    const marked = (changes: object) => ({
      ...content(first.body),
      elements: first.body.elements.map((one: Marked) => (one.id === "SO1" ? { ...one, ...changes } : one)),
    });
    const tomorrow = await marisol("PUT", at, marked({ verifiedOn: "2026-11-24" }), {
      "if-match": first.etag,
    });
    expect([tomorrow.status, tomorrow.body.errors[0].pointer]).toEqual([422, "/elements/0/verifiedOn"]);
    const verified = worked(
      await marisol("PUT", at, marked({ verifiedOn: "2026-11-23", source: "ecfr.gov, read that day" }), {
        "if-match": first.etag,
      }),
    );
    expect([verified.body.origin, verified.body.version]).toEqual(["EDITED", 1]);
    const back = worked(await marisol("PUT", at, content(first.body), { "if-match": verified.etag }));
    expect(back.body).toEqual({ ...first.body, version: 2 });
    const history = worked(await world.as("theo")("GET", `${at}/history`)).body.items;
    expect(history.map((one: Record<string, string>) => [one.action, one.note])).toEqual([
      ["legal-basis-changed", "SO1 verified on 2026-11-23"],
      ["legal-basis-changed", "SO1 no longer verified"],
    ]);
    expect(worked(await marisol("GET", `${at}/history/verify`)).body).toEqual({ intact: true, events: 2 });
  });

  it("of the partnership's own is added under an id and element codes that nobody has", async () => {
    const all = `${p}/legal-bases`;
    const added = worked(await marisol("POST", all, { ...ownBasis, id: "our_region" }));
    expect([added.status, added.body.origin]).toEqual([201, "OWN"]);
    const same = await marisol("POST", all, { ...ownBasis, id: "our_region" });
    expect([same.status, same.body.type]).toEqual([409, "/problems/already-there"]);
    const clash = await marisol("POST", all, { ...ownBasis, id: "another", implies: ["no_law"] });
    expect([clash.status, clash.body.errors.map((one: { pointer: string }) => one.pointer)]).toEqual([
      422,
      ["/elements/0/id", "/implies/0"],
    ]);
    const ids = worked(await world.as("theo")("GET", all)).body.items.map((one: Marked) => one.id);
    expect([ids[0], ids.at(-1)]).toEqual(["ferpa_studies", "our_region"]);
    expect((await marisol("GET", `${all}/no_such_law`)).status).toBe(404);
  });

  it("is first edited by one of two who try at once; the other is told that it changed", async () => {
    const at = `${p}/legal-bases/uc_603`;
    const { body, etag } = worked(await marisol("GET", at));
    const answers = await Promise.all(
      ["A", "B"].map((name) => marisol("PUT", at, { ...content(body), name }, { "if-match": etag })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe("the list of a partnership elsewhere", () => {
  it("offers no law of another state", () => {
    const [texas, illinois] = ["US-TX", "US-IL"].map((place) =>
      allBasesInUse([])
        .filter((one) => isOffered(one, place))
        .map(({ id }) => id),
    );
    expect(texas).toContain("ferpa_studies");
    expect(texas?.filter((id) => id.startsWith("il_"))).toEqual([]);
    expect(illinois?.length).toBe(allBasesInUse([]).length);
  });
});

describe("a check that counsel turned", () => {
  it("warns from then on, with the reason and whose it was, until it is turned back", async () => {
    const { at } = await startedSharing(world);
    const severity = async () =>
      worked(await world.as("ruth")("GET", `${at}/check`))
        .body.items.flatMap((item: { findings: object[] }) => item.findings)
        .filter(({ code }: { code: string }) => code === "B10")
        .map((one: Record<string, string>) => [one["severity"], one["turned"]]);
    const counts = async () => worked(await world.as("ruth")("GET", at)).body.findings;
    const before = await counts();
    expect(await severity()).toEqual([["block", undefined]]);

    const settings = `${p}/data-sharing-settings`;
    const seen = worked(await world.as("theo")("GET", settings));
    expect(seen.body).toEqual({ floor: 10, checks: [], version: 0 });
    const check = { code: "B10", severity: "warn", reason: "Our statute fixes it" };
    const twice = await marisol("PUT", settings, { checks: [check, check] }, { "if-match": seen.etag });
    expect(twice.status).toBe(422);
    const unknown = await marisol(
      "PUT",
      settings,
      {
        checks: [
          { ...check, code: "B99" },
          { ...check, code: "ST7" },
        ],
      },
      { "if-match": seen.etag },
    );
    expect([unknown.status, unknown.body.errors]).toEqual([
      422,
      [{ pointer: "/checks/0/code", detail: "a check such as B8, or an item such as ST7" }],
    ]);
    const saved = worked(
      await marisol("PUT", settings, { floor: 12, checks: [check] }, { "if-match": seen.etag }),
    );
    expect(saved.body).toMatchObject({ floor: 12, checks: [{ ...check, byName: "Marisol Reyes" }] });
    expect(await severity()).toEqual([["warn", "Our statute fixes it"]]);
    expect(await counts()).toEqual({ block: before.block - 1, warn: before.warn + 1 });

    worked(await marisol("PUT", settings, { floor: 12 }, { "if-match": saved.etag }));
    expect(await severity()).toEqual([["block", undefined]]);
    const history = worked(await world.as("theo")("GET", `${settings}/history`)).body.items;
    expect(history.map((one: Record<string, string>) => one.note)).toEqual([
      "smallest group 12; B10 only warns: Our statute fixes it",
      "B10 as it was shipped",
    ]);
  });
});

describe("indicators", () => {
  it("are Perkins V's until the convener adds the state's own, each id once", async () => {
    const at = `${p}/indicators`;
    const { body, etag } = worked(await world.as("theo")("GET", at));
    const { version: _version, ...set } = body;
    const doubled = await marisol(
      "PUT",
      at,
      { ...set, indicators: [ownIndicator, ownIndicator] },
      { "if-match": etag },
    );
    expect([doubled.status, doubled.body.errors[0].pointer]).toEqual([422, "/indicators/1/id"]);
    const saved = worked(
      await marisol(
        "PUT",
        at,
        { ...set, indicators: [...set.indicators, ownIndicator] },
        { "if-match": etag },
      ),
    );
    expect([saved.body.indicators.length, saved.body.version]).toEqual([15, 1]);
    expect(worked(await marisol("GET", `${at}/history`)).body.items[0].note).toBe("4P1");
  });

  it("of the state's own are retired and offered again; what came with the hub is not, and a day needs its source", async () => {
    const at = `${p}/indicators`;
    const { body, etag } = worked(await world.as("theo")("GET", at));
    const { version: _version, ...set } = body;
    const put = (id: string, part: object, seen = etag) =>
      marisol(
        "PUT",
        at,
        {
          ...set,
          indicators: set.indicators.map((one: Marked) => (one.id === id ? { ...one, ...part } : one)),
        },
        { "if-match": seen },
      );
    const refused = async (id: string, part: object) => {
      const answer = await put(id, part);
      return [answer.status, ...(answer.body.errors ?? []).map((one: { pointer: string }) => one.pointer)];
    };
    expect(await refused("1S1", { retiredOn: "2026-11-23" })).toEqual([422, "/indicators/0/retiredOn"]);
    expect(await refused("4P1", { retiredOn: "2026-11-24" })).toEqual([422, "/indicators/14/retiredOn"]);
    expect(await refused("1S1", { verifiedOn: "2026-11-24" })).toEqual([422, "/indicators/0/verifiedOn"]);
    expect(await refused("4P1", { verifiedOn: "2026-11-20" })).toEqual([422, "/indicators/14/source"]);

    const retired = worked(await put("4P1", { retiredOn: "2026-11-23" }));
    const { at: agreement, etag: draft } = await startedSharing(world);
    const terms = worked(await world.as("ruth")("GET", `${agreement}/terms`));
    const schedule = (indicatorId: string) =>
      world.as("ruth")(
        "PUT",
        `${agreement}/terms`,
        {
          ...terms.body,
          elements: [
            {
              ...{
                elementId: "E1",
                vocab: "local",
                name: "Counts",
                level: "aggregate",
                sensitivity: "public",
              },
              ...{ required: true, purposeIds: [] },
              exchange: { indicatorId, from: "2025-26", to: "2026-27", dimensions: [] },
            },
          ],
        },
        { "if-match": draft },
      );
    const named = await schedule("4P1");
    expect([named.status, named.body.errors[0].pointer]).toEqual([422, "/elements/0/exchange/indicatorId"]);
    worked(await put("4P1", { retiredOn: undefined }, retired.etag));
    expect((await schedule("4P1")).status).toBe(200);
  });

  it("verified once are verified anew when their words change", async () => {
    const at = `${p}/indicators`;
    const seen = worked(await world.as("theo")("GET", at));
    const { version: _version, ...set } = seen.body;
    const put = (part: object, etag: string | undefined) =>
      marisol(
        "PUT",
        at,
        {
          ...set,
          indicators: set.indicators.map((one: Marked) => (one.id === "5S4" ? { ...one, ...part } : one)),
        },
        { "if-match": etag as string },
      );
    const compared = { verifiedOn: "2026-11-20", source: "The state plan, page 40" };
    const saved = worked(await put(compared, seen.etag));
    const other = await put({ ...compared, numerator: "of these, who did else" }, saved.etag);
    expect([other.status, other.body.errors[0].pointer]).toEqual([422, "/indicators/10/verifiedOn"]);
  });
});
