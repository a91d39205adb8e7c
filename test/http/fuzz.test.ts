/**
 * Never a 5xx from input (assurance.md S5): requests made from the endpoints' own description, valid in part and
 * mutated, against every endpoint there is. fast-check prints the seed of what fails.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { everyEndpoint } from "#functions/addresses.ts";
import { addressOf } from "#functions/http/endpoint.ts";
import { attached, base, draft, drafted } from "#test/support/agreements.ts";
import { campaignDraft, campaignOf, contact, linkFor } from "#test/support/campaigns.ts";
import { dataDraft, ownBasis, ownIndicator } from "#test/support/data-sharing.ts";
import { released } from "#test/support/exchange.ts";
import { frameworkDraft, frameworkOf } from "#test/support/frameworks.ts";
import { programDraft, reviewedProgram, spine } from "#test/support/programs.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
let ids: Record<string, string>;
let bodies: unknown[];
beforeAll(async () => {
  world = await openWorld();
  const { id } = await drafted(world);
  const skills = await frameworkOf(world);
  const asked = await campaignOf(world, { open: true });
  const token = await linkFor(world, asked);
  const exchange = await released(world);
  const meeting = await world.as("tom")("POST", `${asked.at}/live/start`);
  ids = {
    partnershipId: "cedar-valley",
    agreementId: id,
    documentId: await attached(world, id),
    organizationId: world.region.organization("PLCC"),
    personId: world.region.person("theo"),
    frameworkId: skills.id,
    campaignId: asked.id,
    dataSharingId: exchange.id,
    programId: (await reviewedProgram(world)).id,
    releaseId: exchange.releaseId,
    statementId: skills.statementId,
    inputId: `rsp_00000000000000000000.${skills.statementId}`,
    editionNo: "1",
    edition: "scc-79",
    system: "CIP",
    codeEdition: "2020",
    publishedCode: "51.3801",
    target: "SOC-2018",
    ruleSetId: "IL-110ILCS27_16",
    basisId: "ferpa_studies",
    code: "not-found",
    year: "2026-27",
    academicYear: "2026-27",
  };
  const rules = (await world.as("tom")("GET", `${base}/${id}/rules`)).body;
  bodies = [
    draft(world),
    dataDraft(world),
    programDraft(world),
    spine(),
    ownBasis,
    { ...ownBasis, id: "our_own" },
    { floor: 12, checks: [{ code: "B8", severity: "warn", reason: "three words here" }] },
    { indicators: [ownIndicator], dimensions: [] },
    { purposes: [{ purposeId: "P1", statement: "Why." }], clauses: [{ listId: "1", title: "T", text: "T" }] },
    exchange.draft,
    rules,
    { name: "School", code: "FUZZ", type: "secondary", identifiers: [], memberships: [] },
    { email: "a@b.example", organizationId: ids["organizationId"], roles: ["viewer"] },
    {
      courses: [{ organization: "CBHS", code: "HS1", grade: "A", completedOn: "2027-05-25" }],
      exams: { 1: 80 },
    },
    { grants: [{ organizationId: ids["organizationId"], roles: ["viewer"], from: "2026-01-01" }] },
    { to: "PUBLIC" },
    { replaces: "A", course: { code: "A", title: "A", creditHundredths: 1, unit: "ClockHour" } },
    { reason: "three words here" },
    { clauses: [{ listId: "1", statementType: "PURPOSE", text: "Why.", satisfies: [] }] },
    {
      name: "Ours",
      jurisdiction: "US",
      citation: "Minutes",
      agreementTypes: ["MOU"],
      items: [{ id: "1", text: "Say why.", citation: "Minute 4", statementTypes: ["PURPOSE"] }],
    },
    { into: ids["organizationId"], on: "2026-11-23" },
    frameworkDraft,
    campaignDraft(skills),
    { contacts: [contact(1)] },
    { token, statements: {}, missing: [], revision: 0 },
    { token, round: 1, value: 3 },
    { statementId: asked.statementIds[0], scaleId: "need" },
    { code: meeting.body.code, name: "Walt", email: "walt@shop.example", language: "en", employer: "Shop" },
    { version: "2026" },
    { statement: { fullStatement: "Measure twice" } },
    { fullStatement: "Measure twice" },
    { statementId: skills.statementId },
    {
      from: 1,
      to: 1,
      year: "2026-27",
      choices: [{ statementId: skills.statementId, becomes: null }],
    },
    { off: ["SIGN"] },
    { decision: "RETURN" },
    { answer: "We kept it." },
    { key: `${id} EXPIRATION 2028-07-31 T-180` },
    {
      year: {
        on: true,
        items: [{ id: "a-day", title: "A day", who: ["secondary"], on: { month: 1, day: 1 } }],
      },
    },
  ];
});
afterAll(() => world.close());

const hostile = fc.oneof(
  fc.constantFrom(
    "",
    "\u0000",
    "\ud800",
    "\u0958".repeat(200),
    "x".repeat(5000),
    "=1+1",
    "../..",
    "🔥",
    "{}",
  ),
  fc.constantFrom(-1, -0, 1e308, 0.5, 2 ** 53, null, true, "9999-12-31", "0000-01-01", "2026-02-30"),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The value with one place in it replaced or added to; the value itself where nothing is to be put there. */
function mutated(value: unknown, path: readonly number[], by: unknown): unknown {
  if (by === undefined) return value;
  const [at, ...rest] = path;
  if (at === undefined || typeof value !== "object" || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[at % (keys.length + 1)] ?? "surplus";
  const inner = mutated((value as Record<string, unknown>)[key], rest, by);
  if (!Array.isArray(value)) return { ...value, [key]: inner };
  return value.map((one, index) => (String(index) === key ? inner : one));
}

const request = fc.record({
  endpoint: fc.constantFrom(...(await everyEndpoint())),
  who: fc.constantFrom("tom", "marisol", "lena", "gus", "angela", "olive", "nobody"),
  body: fc.option(fc.nat(999), { nil: undefined }),
  path: fc.array(fc.nat(12), { maxLength: 6 }),
  by: fc.option(hostile, { nil: undefined, freq: 3 }),
  broken: fc.option(fc.constantFrom("%zz", "%00", "..", "__proto__", "a b", "%ff"), {
    nil: undefined,
    freq: 8,
  }),
  query: fc.constantFrom(
    "",
    "?limit=0",
    "?limit=5&limit=6",
    "?cursor=x",
    "?q=%ff",
    "?__proto__=1",
    "?dryRun=true",
    "?filter=title~%27e%27&sort=%00&fields=%20",
    "?filter=%27&orderBy=sideways",
  ),
  headers: fc.record(
    {
      "if-match": fc.constantFrom('"1"', "*", 'W/"2"', '"1", "2"', "nonsense", '"999999999999999"'),
      "content-type": fc.constantFrom(
        "application/json",
        "text/csv",
        "application/json; charset=utf-16",
        "a/b",
        ";",
      ),
      "acting-for": fc.constantFrom("org_", "nonsense", "org_00000000000000000000"),
      "idempotency-key": fc.constantFrom("one", "two words", "k".repeat(256)),
      "if-none-match": fc.constantFrom("*", '"x"', ","),
      "accept-encoding": fc.constantFrom("gzip", "br", "nonsense;q=x"),
    },
    { requiredKeys: [] },
  ),
});

it("answers whatever is sent with less than 500, and says what is wrong as a problem", async () => {
  await fc.assert(
    fc.asyncProperty(request, async ({ endpoint, who, body, path, by, broken, query, headers }) => {
      const { method } = endpoint.spec;
      const address = addressOf(endpoint).replaceAll(
        /\{(\w+)\}/g,
        (_, name) => broken ?? ids[name] ?? "none",
      );
      const sent =
        method === "GET" || body === undefined
          ? undefined
          : JSON.stringify(mutated(bodies[body % bodies.length], path, by));
      const answer = await world.app.request(`${address}${query}`, {
        method,
        headers: {
          ...(who === "nobody" ? {} : { authorization: `Bearer ${await world.token(who)}` }),
          "content-type": "application/json",
          ...headers,
        },
        ...(sent === undefined ? {} : { body: sent }),
      });
      expect(answer.status, `${method} ${address}`).toBeLessThan(500);
      expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      if (answer.status < 400) return;
      const isCase = address.startsWith("/ims/case");
      expect(answer.headers.get("content-type")).toBe(
        isCase ? "application/json" : "application/problem+json",
      );
      if (headers["accept-encoding"] !== undefined) return;
      const problem = await answer.json();
      if (isCase) {
        expect(problem).toMatchObject({ imsx_severity: "error" });
        return;
      }
      expect(problem).toMatchObject({ status: answer.status, type: expect.stringMatching(/^\/problems\//) });
      expect(JSON.stringify(problem)).not.toMatch(/node_modules|\bat \S+ \(/);
    }),
    { numRuns: 1500 },
  );
}, 300_000);
