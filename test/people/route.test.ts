import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "#test/support/world.ts";
import { acting, asked, everyone, members, whoGot } from "./cast.ts";

// Everyone with a role today, and Petra, whose last one has ended.
const listed = members.length + 1;

let world: World;
const region = "/api/partnerships/cedar-valley";
const of = (key: string) => `${region}/people/${world.region.person(key)}`;
const nobody = "per_00000000000000000000";

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("GET /me", () => {
  it("names every partnership and organization one acts for today, and no other", async () => {
    const lena = (await world.as("lena")("GET", "/api/me")).body;
    expect(lena.partnerships[0].organizations.map((one: { code: string }) => one.code)).toEqual([
      "CBHS",
      "TRACC",
    ]);
    const petra = (await world.as("petra")("GET", "/api/me")).body;
    expect(petra).toMatchObject({ person: { name: "Petra Novak" }, partnerships: [] });
    const angela = (await world.as("angela")("GET", "/api/me")).body;
    expect(angela.partnerships).toMatchObject([
      { partnershipRoles: ["auditor"], organizations: [], today: "2026-11-23" },
    ]);
  });

  it("answers a program whose person never opened the page", async () => {
    const answer = await world.as("someone-new")("GET", "/api/me");
    expect(answer.body).toMatchObject({ person: { name: "", email: "", operator: false }, partnerships: [] });
  });

  it("is for anyone signed in, and for no one else", async () => {
    const answers = await asked(world, (call) => call("GET", "/api/me"));
    expect(whoGot(answers, 200)).toEqual(everyone);
    expect((await world.anonymously("GET", "/api/me")).status).toBe(401);
  });
});

describe("GET /people", () => {
  it("lists everyone by name, page by page", async () => {
    const whole = (await world.as("marisol")("GET", `${region}/people`)).body.items;
    const names = whole.map((row: { name: string }) => row.name);
    expect(names).toHaveLength(listed);
    expect(names).toEqual([...names].sort());
    const first = (await world.as("marisol")("GET", `${region}/people?limit=10`)).body;
    const second = (await world.as("marisol")("GET", `${region}/people?limit=10&cursor=${first.next}`)).body;
    expect([...first.items, ...second.items]).toEqual(whole);
    expect(second.next).toBeUndefined();
  });

  it("shows addresses to colleagues, the convener and the auditor only", async () => {
    const shown = async (who: string) =>
      (await world.as(who)("GET", `${region}/people`)).body.items.flatMap(
        (row: { email?: string }) => row.email ?? [],
      );
    expect(await shown("marisol")).toHaveLength(listed);
    expect(await shown("angela")).toHaveLength(listed);
    const jos: string[] = await shown("jo");
    expect(jos).toContain("jo.castellanos@millrace.example");
    expect(jos.filter((address) => !address.endsWith("@millrace.example"))).toEqual([]);
    expect(await shown("tom")).toContain("theo.lindgren@prairielakes.example");
    expect(await shown("tom")).not.toContain("jo.castellanos@millrace.example");
  });

  it("is for members", async () => {
    const answers = await asked(world, (call) => call("GET", `${region}/people`));
    expect(whoGot(answers, 200)).toEqual(members);
    expect(whoGot(answers, 404)).toEqual(everyone.filter((who) => !members.includes(who)));
  });

  it("takes no cursor of another person or list", async () => {
    const { next } = (await world.as("marisol")("GET", `${region}/people?limit=2`)).body;
    expect((await world.as("tom")("GET", `${region}/people?limit=2&cursor=${next}`)).status).toBe(400);
    const elsewhere = `${region}/organizations?limit=2&cursor=${next}`;
    expect((await world.as("marisol")("GET", elsewhere)).status).toBe(400);
  });
});

describe("GET /people/{personId}", () => {
  it("shows a member, with the address only where it is somebody's business", async () => {
    const seen = await world.as("theo")("GET", of("tom"));
    expect(seen.body).toMatchObject({
      name: "Tom Brandvold",
      email: "tom.brandvold@prairielakes.example",
      version: 1,
    });
    expect(seen.etag).toBe('"1"');
    expect((await world.as("jo")("GET", of("tom"))).body).not.toHaveProperty("email");
  });

  it("answers about another region's person as about nobody", async () => {
    const foreign = await world.as("tom")("GET", of("wes"));
    const absent = await world.as("tom")("GET", `${region}/people/${nobody}`);
    const nonsense = await world.as("tom")("GET", `${region}/people/tom`);
    expect([foreign.status, foreign.body]).toEqual([404, absent.body]);
    expect(nonsense.body).toEqual(absent.body);
  });

  it("answers a stranger as if the region did not exist", async () => {
    const stranger = await world.as("wes")("GET", of("tom"));
    const nowhere = await world.as("wes")("GET", of("tom").replace("cedar-valley", "no-such-region"));
    expect([stranger.status, stranger.body]).toEqual([404, nowhere.body]);
  });
});

describe("PUT /people/{personId}", () => {
  const grants = (...roles: string[]) => [
    { organizationId: world.region.organization("PLCC"), roles, from: "2025-08-01" },
  ];

  it("gives and takes roles, tells it in the history, and keeps the chain whole", async () => {
    const before = await world.as("tom")("GET", of("theo"));
    const change = { title: "Registrar and editor", grants: grants("viewer", "editor") };
    const after = await world.as("tom")("PUT", of("theo"), change, { "if-match": before.etag });
    expect([after.status, after.etag]).toEqual([200, '"2"']);
    expect(after.body).toMatchObject(change);
    const history = (await world.as("jo")("GET", `${of("theo")}/history`)).body.items;
    expect(history.at(-1)).toMatchObject({ seq: 2, action: "member-changed", actorName: "Tom Brandvold" });
    expect(history.at(-1).note).toContain("now viewer, editor at Prairie Lakes Community College");
    expect((await world.as("jo")("GET", `${of("theo")}/history/verify`)).body).toEqual({
      intact: true,
      events: 2,
    });
    const row = (await world.as("tom")("GET", `${region}/people`)).body.items.find(
      (one: { name: string }) => one.name === "Theo Lindgren",
    );
    expect(row.title).toBe("Registrar and editor");
  });

  it("stops a role at the very next call", async () => {
    const gus = { organizationId: world.region.organization("HALV"), roles: ["admin"], from: "2025-08-01" };
    expect((await world.as("gus")("GET", `${region}/people`)).status).toBe(200);
    const ended = { grants: [{ ...gus, until: "2026-11-22" }] };
    expect((await world.as("marisol")("PUT", of("gus"), ended, { "if-match": '"1"' })).status).toBe(200);
    expect((await world.as("gus")("GET", `${region}/people`)).status).toBe(404);
    expect((await world.as("gus")("GET", "/api/me")).body.partnerships).toEqual([]);
    const again = { grants: [gus] };
    expect((await world.as("marisol")("PUT", of("gus"), again, { "if-match": '"2"' })).status).toBe(200);
    expect((await world.as("gus")("GET", `${region}/people`)).status).toBe(200);
  });

  it("asks for the version that was seen, and says what changed since", async () => {
    const change = { grants: grants("reviewer") };
    expect((await world.as("tom")("PUT", of("anjali"), change)).status).toBe(428);
    expect((await world.as("tom")("PUT", of("anjali"), change, { "if-match": '"1"' })).status).toBe(200);
    const late = await world.as("marisol")("PUT", of("anjali"), change, { "if-match": '"1"' });
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({ currentVersion: 2, changes: [{ seq: 2, actorName: "Tom Brandvold" }] });
  });

  const wrong: [string, () => unknown, string[]][] = [
    ["nothing", () => ({}), ["/grants"]],
    ["a role that is none", () => ({ grants: grants("owner") }), ["/grants/0/roles/0"]],
    ["no role", () => ({ grants: grants() }), ["/grants/0/roles"]],
    [
      "an end before the beginning",
      () => ({ grants: [{ ...grants("editor")[0], until: "2025-07-31" }] }),
      ["/grants/0/until"],
    ],
    [
      "a day that is none",
      () => ({ grants: [{ ...grants("editor")[0], from: "2026-02-30" }] }),
      ["/grants/0/from"],
    ],
    [
      "an organization that is none",
      () => ({ grants: [{ ...grants("editor")[0], organizationId: "PLCC" }] }),
      ["/grants/0/organizationId"],
    ],
    [
      "another region's organization",
      () => ({ grants: [{ ...grants("editor")[0], organizationId: world.region.organization("SHCC") }] }),
      ["/grants/0/organizationId"],
    ],
    ["an overlong title", () => ({ title: "x".repeat(121), grants: grants("editor") }), ["/title"]],
    ["control characters", () => ({ title: "Dean\u0007", grants: grants("editor") }), ["/title"]],
    ["a reversed text direction", () => ({ title: "Dean\u202e", grants: grants("editor") }), ["/title"]],
    ["two lines", () => ({ title: "Dean\nof all", grants: grants("editor") }), ["/title"]],
    [
      "fields that are the hub's",
      () => ({ grants: grants("editor"), partnershipRoles: ["convener"], version: 9 }),
      ["/partnershipRoles", "/version"],
    ],
    ["41 grants", () => ({ grants: Array(41).fill(grants("editor")[0]) }), ["/grants"]],
    ["a key that reaches for a prototype", () => `{"grants":[],"__proto__":{"admin":true}}`, ["/__proto__"]],
  ];
  it.each(wrong)("does not take %s, and names it", async (_what, body, pointers) => {
    const answer = await acting(world, "marisol")("PUT", of("curtis"), body(), {
      "if-match": '"1"',
      "content-type": "application/json",
    });
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual(pointers);
    expect((await world.as("marisol")("GET", of("curtis"))).body.version).toBe(1);
  });

  it("reads JSON and nothing else", async () => {
    const send = (body: string, type: string) =>
      world.as("marisol")("PUT", of("curtis"), body, { "if-match": '"1"', "content-type": type });
    expect((await send("{grants:[]}", "application/json")).status).toBe(400);
    expect((await send("grants=", "application/x-www-form-urlencoded")).status).toBe(415);
    expect((await send(`{"title":"${"x".repeat(1024 * 1024)}"}`, "application/json")).status).toBe(413);
  });

  it("is for an admin of the person's organization and for the convener", async () => {
    const answers = await asked(world, (call) =>
      call("PUT", of("curtis"), { grants: grants("reviewer") }, { "if-match": '"999"' }),
    );
    // Whoever may, is told that the version is not the one they saw.
    expect(whoGot(answers, 412)).toEqual(["marisol", "tom"]);
    expect(whoGot(answers, 403)).toEqual(members.filter((who) => !["marisol", "tom"].includes(who)));
    expect(whoGot(answers, 404)).toEqual(everyone.filter((who) => !members.includes(who)));
  });

  it("lets no admin reach into another organization", async () => {
    const lena = acting(world, "lena");
    const seen = await lena("GET", of("lena"));
    const more = {
      grants: [
        ...seen.body.grants,
        { organizationId: world.region.organization("NSU"), roles: ["admin"], from: "2026-11-23" },
      ],
    };
    expect((await lena("PUT", of("lena"), more, { "if-match": seen.etag })).status).toBe(403);
  });
});
