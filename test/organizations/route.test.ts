import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { openWorld, type World } from "#test/support/world.ts";

const at = "/api/partnerships/cedar-valley/organizations";
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const school = (changes: object = {}) => ({
  name: "Fox Hollow High School",
  code: "FHHS",
  type: "secondary",
  ...changes,
});
const one = (code: string) => `${at}/${world.region.organization(code)}`;
const draftOf = ({
  id: _id,
  version: _version,
  chainHash: _hash,
  predecessors: _before,
  successor: _after,
  ...draft
}: Record<string, unknown>) => draft;
const pointers = (body: { errors: { pointer: string }[] }) =>
  body.errors.map((error) => error.pointer).sort();

describe("POST …/organizations", () => {
  it("adds a partner with identifiers by scheme and memberships that overlap", async () => {
    const district = world.region.organization("CBD");
    const added = await world.as("marisol")("POST", at, {
      ...school(),
      identifiers: [{ scheme: "NCES", value: "179921409777" }],
      memberships: [
        { of: "partnership", as: "Partner", from: "2026-07-01" },
        { of: district, as: "School of the district", from: "2026-07-01", until: "2028-06-30" },
        { of: world.region.organization("TRACC"), as: "Sending school", from: "2027-07-01" },
      ],
    });
    expect([added.status, added.etag]).toEqual([201, '"1"']);
    expect((await world.as("gus")("GET", `${at}/${added.body.id}`)).body.memberships).toHaveLength(3);
  });

  it("refuses a code that a partner has, and takes it in another partnership", async () => {
    const taken = await world.as("marisol")("POST", at, school({ code: "PLCC" }));
    expect([taken.status, taken.body.type]).toEqual([409, "/problems/already-there"]);
    expect(
      (
        await world.as("wes")(
          "POST",
          at.replace("cedar-valley", "sandhill-prairie"),
          school({ code: "PLCC" }),
        )
      ).status,
    ).toBe(201);
  });

  it("names every field it cannot take", async () => {
    const refused = await world.as("marisol")("POST", at, {
      name: "",
      code: "lower case",
      type: "kindergarten",
      website: "javascript:alert(1)",
      identifiers: [{ scheme: "a b", value: "1" }],
      memberships: [{ of: "partnership", as: "Partner", from: "July" }],
    });
    expect(refused.status).toBe(422);
    expect(pointers(refused.body)).toEqual([
      "/code",
      "/identifiers/0/scheme",
      "/memberships/0/from",
      "/name",
      "/type",
      "/website",
    ]);
  });
});

describe("PUT …/organizations/{organizationId}", () => {
  it("lets its admin change how it is reached, and the convener its code and belonging", async () => {
    const before = worked(await world.as("ruth")("GET", one("NSU")));
    const reached = { ...draftOf(before.body), city: "Northgate" };
    const changed = worked(await world.as("ruth")("PUT", one("NSU"), reached, { "if-match": before.etag }));
    const own = await world.as("ruth")(
      "PUT",
      one("NSU"),
      { ...reached, code: "NGSU" },
      { "if-match": changed.etag },
    );
    expect([own.status, own.body.type]).toEqual([403, "/problems/role-missing"]);
    worked(
      await world.as("marisol")(
        "PUT",
        one("NSU"),
        { ...reached, code: "NGSU" },
        { "if-match": changed.etag },
      ),
    );
    // The old code is free, the new one is taken.
    expect((await world.as("marisol")("POST", at, school({ name: "New", code: "NSU" }))).status).toBe(201);
    expect((await world.as("marisol")("POST", at, school({ name: "Newer", code: "NGSU" }))).status).toBe(409);
  });

  it("keeps the first of two changes and tells the second what changed", async () => {
    const before = worked(await world.as("marisol")("GET", one("CVLC")));
    const draft = draftOf(before.body);
    worked(
      await world.as("marisol")("PUT", one("CVLC"), { ...draft, city: "First" }, { "if-match": before.etag }),
    );
    const late = await world.as("marisol")(
      "PUT",
      one("CVLC"),
      { ...draft, city: "Second" },
      { "if-match": before.etag },
    );
    expect([late.status, late.body.changes[0].action]).toEqual([412, "organization-changed"]);
  });
});

describe("merging", () => {
  it("keeps both histories, gives the code up, and lets people act for the successor too", async () => {
    const from = worked(await world.as("marisol")("GET", one("MRHS")));
    const into = world.region.organization("MRD");
    const merged = worked(
      await world.as("marisol")(
        "POST",
        `${one("MRHS")}/merge`,
        { into, on: "2026-11-01" },
        { "if-match": from.etag },
      ),
    );
    expect(merged.body.successor).toMatchObject({ id: into, mergedOn: "2026-11-01" });
    expect((await world.as("marisol")("GET", one("MRD"))).body.predecessors).toMatchObject([
      { name: "Millrace High School" },
    ]);
    for (const code of ["MRHS", "MRD"])
      expect((await world.as("marisol")("GET", `${one(code)}/history/verify`)).body.intact).toBe(true);

    const acts = (code: string) =>
      world.as("jo")("GET", "/api/partnerships/cedar-valley", undefined, {
        "acting-for": world.region.organization(code),
      });
    expect([(await acts("MRD")).status, (await acts("MRHS")).status]).toEqual([200, 200]);
    const jo = worked(
      await world.as("marisol")("GET", `/api/partnerships/cedar-valley/people/${world.region.person("jo")}`),
    );
    expect(jo.body.grants.at(-1)).toMatchObject({
      organizationId: into,
      roles: ["editor"],
      from: "2026-11-01",
    });

    expect((await world.as("marisol")("POST", at, school({ name: "Another", code: "MRHS" }))).status).toBe(
      201,
    );
    const again = await world.as("marisol")(
      "POST",
      `${one("MRHS")}/merge`,
      { into, on: "2026-11-01" },
      { "if-match": merged.etag },
    );
    expect([again.status, again.body.type]).toEqual([409, "/problems/wrong-moment"]);
  });

  it("refuses an organization into itself, into nothing, and into one that has merged", async () => {
    const { etag } = worked(await world.as("marisol")("GET", one("CPFS")));
    const tries = [
      { into: world.region.organization("CPFS"), status: 422 },
      { into: "org_00000000000000000000", status: 422 },
      { into: world.region.organization("MRHS"), status: 409 },
    ];
    for (const { into, status } of tries) {
      expect(
        (
          await world.as("marisol")(
            "POST",
            `${one("CPFS")}/merge`,
            { into, on: "2026-11-01" },
            { "if-match": etag },
          )
        ).status,
      ).toBe(status);
    }
  });
});
