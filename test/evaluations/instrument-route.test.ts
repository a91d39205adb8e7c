/** Instruments through the API: shipped and a partnership's own, and that an edition never changes. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { instruments, ownEdition } from "#test/support/evaluations.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const marisol = (...request: Parameters<ReturnType<World["as"]>>) => world.as("marisol")(...request);
const tom = (...request: Parameters<ReturnType<World["as"]>>) => world.as("tom")(...request);

describe("an instrument", () => {
  it("is there as it was shipped, and an edition of one's own stands before it without hiding it", async () => {
    const at = `${instruments}/il-guiding-principles`;
    const shipped = worked(await tom("GET", at));
    expect(shipped.body).toMatchObject({ edition: "2009", version: 0 });
    const table = worked(await tom("GET", `${at}/table.csv?edition=2009`)).body as string;
    const named = "edition=Guide%202024&name=Guiding%20principles";
    const csv = { "content-type": "text/csv" };
    const own = table.replaceAll(",DRAFT,", ",SOURCE,");
    const dry = worked(await marisol("POST", `${at}/import?${named}&dryRun=true`, own, csv)).body;
    expect(dry).toMatchObject({ stops: 0, wouldChange: { principles: 6, elements: 23, drafts: 0 } });
    worked(await marisol("POST", `${at}/import?${named}`, own, { ...csv, "if-match": shipped.etag }));
    const now = worked(await tom("GET", at)).body;
    expect(now.edition).toBe("Guide 2024");
    expect(now.editions.map((one: { edition: string; drafts: number }) => [one.edition, one.drafts])).toEqual(
      [
        ["Guide 2024", 0],
        ["2009", 23],
        ["2015", 19],
      ],
    );
    expect(worked(await tom("GET", `${at}?edition=2009`)).body.principles).toEqual(shipped.body.principles);
    expect((await tom("GET", `${at}?edition=1999`)).status).toBe(404);
    expect(worked(await tom("GET", `${at}/history/verify`)).body).toMatchObject({ intact: true });
  });

  it("of the partnership's own takes another edition and never the name of one before", async () => {
    const at = `${instruments}/our-own`;
    const made = worked(await marisol("POST", instruments, { ...ownEdition, instrumentId: "our-own" }));
    const put = (edition: string, etag: string) =>
      marisol("PUT", at, { ...ownEdition, edition }, { "if-match": etag });
    const again = await put("2026", made.etag);
    expect([again.status, again.body.errors[0].pointer]).toEqual([422, "/edition"]);
    const next = worked(await put("2028", made.etag));
    expect((await put("2030", made.etag)).status).toBe(412);
    expect(worked(await tom("GET", `${at}?edition=2026`)).body.edition).toBe("2026");
    expect(next.body.editions).toHaveLength(2);
    const taken = await marisol("POST", instruments, { ...ownEdition, instrumentId: "perkins-clna" });
    expect([taken.status, taken.body.type]).toEqual([409, "/problems/already-there"]);
  });

  it("is refused as a whole when a row of its file cannot be read", async () => {
    const answer = await marisol(
      "POST",
      `${instruments}/another/import?edition=1&name=Another`,
      "principle,element,maps_to\nOne,First,nowhere/at-all\n",
      { "content-type": "text/csv", "if-match": '"0"' },
    );
    expect([answer.status, answer.body.problems[0].column]).toEqual([422, "maps_to"]);
    expect((await tom("GET", `${instruments}/another`)).status).toBe(404);
  });
});
