/** What the registry and its CTDL answer to anyone, and that it is nothing of what is private, unexecuted or a person's. */
import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import jsonld from "jsonld";
import { extractText } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RegistryAgreement, RegistryRow } from "#shared/agreements/registry.ts";
import {
  drafted,
  executed,
  healthCsv,
  outForSignature,
  signedByAll,
  slots,
  weldingCsv,
  worked,
} from "#test/support/agreements.ts";
import { origin } from "#test/support/variables.ts";
import { type Answer, openWorld, type World } from "#test/support/world.ts";

const registry = "/api/public/partnerships/cedar-valley/agreements";
let world: World;
let health: Awaited<ReturnType<typeof executed>>;
let draft: Awaited<ReturnType<typeof drafted>>;

const anyone = (path: string, headers: Record<string, string> = {}) =>
  world.anonymously("GET", path, undefined, headers);
const listed = async (query = ""): Promise<RegistryRow[]> =>
  worked(await anyone(`${registry}${query}`)).body.items;
const numbers = async (query: string) => (await listed(query)).map((row) => row.codedNotation);
/** What differs from one request to the next by design is left out. */
const said = ({ status, body }: Answer) => ({ status, body: { ...body, requestId: "", instance: "" } });

beforeAll(async () => {
  world = await openWorld();
  health = await executed(world, healthCsv(), { codedNotation: "AA-HEALTH-900" });
  await executed(world, weldingCsv().replaceAll("2026-08-01", "2027-08-01"), {
    codedNotation: "AA-WELD-900",
    name: "Welding articulation",
    dateEffective: "2027-08-01",
    pathwayId: undefined,
    cipCodes: ["48.0508"],
    parties: [
      {
        organizationId: world.region.organization("PLCC"),
        role: "RECEIVING",
        reviewerIds: [world.region.person("anjali")],
      },
      { organizationId: world.region.organization("CBHS"), role: "SENDING" },
    ],
  });
  draft = await drafted(world, healthCsv(), { codedNotation: "AA-DRAFT-900" });
});
afterAll(() => world.close());

describe("the registry's list", () => {
  it("names each public agreement's parties, pathway and days, and where it stands today", async () => {
    const rows = await listed();
    expect(rows.map((row) => row.codedNotation)).toEqual(["AA-HEALTH-900", "AA-WELD-900"]);
    expect(rows[0]).toMatchObject({
      id: health.id,
      name: "Health Science articulation",
      pathway: { id: "health/therapeutic-services" },
      cipCodes: ["51.3902"],
      dateEffective: "2026-08-01",
      expirationDate: "2028-07-31",
      phase: "IN_FORCE",
    });
    expect(rows[0]?.pathway?.name).not.toBe("health/therapeutic-services");
    expect(rows[0]?.parties.map(({ code, role }) => `${code} ${role}`).sort()).toEqual([
      "CBHS SENDING",
      "PLCC RECEIVING",
      "TRACC SENDING",
    ]);
    expect(rows[1]).toMatchObject({ phase: "UPCOMING" });
  });

  it.each([
    ["?school=TRACC", ["AA-HEALTH-900"]],
    ["?college=PLCC", ["AA-HEALTH-900", "AA-WELD-900"]],
    ["?college=CBHS", []],
    ["?pathway=health", ["AA-HEALTH-900"]],
    ["?pathway=health/therapeutic-services", ["AA-HEALTH-900"]],
    ["?cip=48", ["AA-WELD-900"]],
    ["?state=UPCOMING", ["AA-WELD-900"]],
    ["?state=ENDED", []],
    ["?q=welding%20cedar", ["AA-WELD-900"]],
  ])("narrows %s", async (query, found) => {
    expect(await numbers(query)).toEqual(found);
  });

  it("pages through what is asked for, each once, and says nothing of a next page that would be empty", async () => {
    const first = worked(await anyone(`${registry}?limit=1`)).body;
    expect(first.items).toHaveLength(1);
    const second = worked(await anyone(`${registry}?limit=1&cursor=${encodeURIComponent(first.next)}`)).body;
    expect([...first.items, ...second.items].map((row) => row.codedNotation)).toEqual(await numbers(""));
    expect(second.next).toBeUndefined();
    expect(worked(await anyone(`${registry}?limit=1&state=UPCOMING`)).body.next).toBeUndefined();
  });

  it("refuses a cursor of another list, and a state or CIP code that is none", async () => {
    const { next } = worked(await anyone(`${registry}?limit=1`)).body;
    const moved = await anyone(`${registry}?limit=1&school=CBHS&cursor=${encodeURIComponent(next)}`);
    expect(moved.body.type).toBe("/problems/bad-cursor");
    for (const [query, pointer] of [
      ["?state=EXECUTED", "/state"],
      ["?cip=welding", "/cip"],
    ]) {
      const refused = await anyone(`${registry}${query}`);
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, pointer]);
    }
  });

  it("may be kept for a minute by everyone", async () => {
    expect((await anyone(registry)).headers.get("cache-control")).toBe("public, max-age=60");
  });
});

describe("one agreement of the registry", () => {
  it("says everything of its executed version: rules, totals, days, offices that signed", async () => {
    const found: RegistryAgreement = worked(await anyone(`${registry}/${health.id}`)).body;
    expect(found).toMatchObject({ codedNotation: "AA-HEALTH-900", today: "2026-11-23" });
    expect(found.partnership.id).toBe("cedar-valley");
    const [version, ...more] = found.versions;
    expect(more).toEqual([]);
    expect(version).toMatchObject({
      versionNo: 1,
      kind: "ORIGINAL",
      phase: "IN_FORCE",
      executedOn: "2026-07-15",
      signatures: [
        { title: "Vice President of Instruction" },
        { title: "Superintendent" },
        { title: "Director" },
      ],
    });
    const own = worked(await world.as("tom")("GET", `${health.at}/rules`)).body;
    expect(version?.terms.rules).toEqual(own.rules);
    expect(version?.totals.rules).toBe(own.rules.length);
  });

  it("names no person: not who signed, started or reviewed it, and no contact who has not opted in", async () => {
    const shown = [
      (await anyone(`${registry}/${health.id}`)).body,
      (await anyone(registry)).body,
      (await anyone(`/ctdl/agreements/${health.id}`)).body,
      (await anyone("/ctdl/agreements")).body,
    ];
    const optedIn: { id: string; contact?: { name: string } }[] = shown[0].versions[0].organizations.filter(
      (one: { contact?: unknown }) => one.contact !== undefined,
    );
    for (const { id, contact } of optedIn) {
      const { body } = worked(
        await world.as("tom")("GET", `/api/partnerships/cedar-valley/organizations/${id}`),
      );
      expect([body.contact.name, body.contact.public]).toEqual([contact?.name, true]);
    }
    const besides = JSON.stringify(shown, (key, value) => (key === "contact" ? undefined : value));
    const words = ["Okafor", "Abernathy", "Anjali", "Whitaker", "per_", '.example"'];
    expect(words.filter((word) => besides.includes(word))).toEqual([]);
  });

  it("hands out the executed paper, byte for byte as its hash says, as a file to keep", async () => {
    const found: RegistryAgreement = worked(await anyone(`${registry}/${health.id}`)).body;
    const file = found.versions[0]?.document;
    expect(file).toBeDefined();
    const answer = await anyone(`${registry}/${health.id}/versions/1/document`);
    expect(answer.status).toBe(302);
    const download = await fetch(answer.headers.get("location") ?? "");
    expect(download.headers.get("content-disposition")).toContain("AA-HEALTH-900-v1.pdf");
    const bytes = new Uint8Array(await download.arrayBuffer());
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(file?.sha256);
    expect(bytes.byteLength).toBe(file?.sizeBytes);
  });

  it("hands out a paper that names who signed, and neither why one signed for another nor anyone's address", async () => {
    const { organization, person } = world.region;
    // The office names nobody, so that Denise signs in its place.
    const signatureSlots = slots(world).map((one) => ({ ...one, personId: undefined }));
    const changes = { codedNotation: "AA-SIGNED-900", signatureSlots };
    const { at, id, etag } = await outForSignature(world, weldingCsv(), changes);
    const delegation = { slotNo: 1, personId: person("denise"), reason: "away for surgery until spring" };
    worked(await world.as("tom")("POST", `${at}/delegate`, delegation, { "if-match": etag }));
    let seen = (await signedByAll(world, at)).etag;
    for (const [who, code] of [
      ["tom", "PLCC"],
      ["lena", "CBHS"],
      ["roberta", "TRACC"],
    ] as const) {
      const headers = { "if-match": seen, "acting-for": organization(code) };
      seen = worked(await world.as(who)("POST", `${at}/visibility`, { to: "PUBLIC" }, headers)).etag;
    }
    const link = await anyone(`${registry}/${id}/versions/1/document`);
    const paper = new Uint8Array(await (await fetch(link.headers.get("location") ?? "")).arrayBuffer());
    const text = (await extractText(paper, { mergePages: true })).text.replaceAll(/\s+/g, " ");
    for (const name of ["Denise Okafor", "Samuel Abernathy", "Roberta Kowalczyk"])
      expect(text).toContain(name);
    expect(text).toContain("In another’s place, arranged by Tom Brandvold");
    expect(text).not.toContain("surgery");
    expect(text).not.toMatch(/\S@\S/);
    // To the parties the bundle says it still.
    const bundle = worked(await world.as("tom")("GET", `${at}/versions/1/bundle`)).body;
    expect(bundle.evidence.delegations).toMatchObject([{ reason: "away for surgery until spring" }]);
  });
});

describe("what is not public", () => {
  const absent = "agr_00000000000000000000";
  const addresses = (id: string) => [
    `${registry}/${id}`,
    `${registry}/${id}/versions/1/document`,
    `/ctdl/agreements/${id}`,
  ];

  it("is answered exactly like what does not exist: a draft, and an executed one that its parties keep to themselves", async () => {
    const own = await executed(world, weldingCsv(), { codedNotation: "AA-OWN-900" });
    const back = worked(
      await world.as("tom")("POST", `${own.at}/visibility`, { to: "PARTIES" }, { "if-match": own.etag }),
    );
    expect(back.body.visibility).toBe("PARTIES");
    for (const id of [draft.id, own.id])
      for (const [index, path] of addresses(id).entries()) {
        const nothing = said(await anyone(addresses(absent)[index] as string));
        expect(nothing.status).toBe(404);
        expect(said(await anyone(path))).toEqual(nothing);
      }
    expect(await numbers("")).not.toContain("AA-OWN-900");
    expect(await numbers("")).not.toContain("AA-DRAFT-900");
  });

  it("is gone from every answer the moment it stops being public", async () => {
    const soon = await executed(world, weldingCsv(), { codedNotation: "AA-SOON-900" });
    const everywhere = async () => [
      (await numbers("")).includes("AA-SOON-900"),
      ...(await Promise.all(addresses(soon.id).map(async (path) => (await anyone(path)).status < 400))),
      JSON.stringify((await anyone("/ctdl/agreements")).body).includes("AA-SOON-900"),
    ];
    expect(await everywhere()).toEqual([true, true, true, true, true]);
    worked(
      await world.as("tom")(
        "POST",
        `${soon.at}/visibility`,
        { to: "PARTNERSHIP" },
        { "if-match": soon.etag },
      ),
    );
    expect(await everywhere()).toEqual([false, false, false, false, false]);
  });

  it("is a new version under way: neither its name nor its rules show until it is executed", async () => {
    const ground = await executed(world, weldingCsv(), {
      codedNotation: "AA-NEXT-900",
      name: "Welding as signed",
    });
    const tom = world.as("tom");
    const next = worked(
      await tom("POST", `${ground.at}/amend`, { changeSummary: "Later" }, { "if-match": ground.etag }),
    );
    const { body } = worked(await tom("GET", ground.at));
    const changed = await tom(
      "PUT",
      ground.at,
      {
        ...Object.fromEntries(
          ["agreementType", "purpose", "dateEffective", "expirationDate", "cipCodes"].map((key) => [
            key,
            body[key],
          ]),
        ),
        parties: body.parties,
        name: "Welding under a secret name",
      },
      { "if-match": next.etag },
    );
    worked(changed);
    const all = JSON.stringify([
      await listed(),
      (await anyone(`${registry}/${ground.id}`)).body,
      (await anyone(`/ctdl/agreements/${ground.id}`)).body,
      (await anyone("/ctdl/agreements")).body,
    ]);
    expect(all).toContain("Welding as signed");
    expect(all).not.toContain("secret name");
    expect((await anyone(`${registry}/${ground.id}/versions/2/document`)).status).toBe(404);
  });

  it("is a partnership that does not exist, and an agreement under another partnership's address", async () => {
    expect((await anyone("/api/public/partnerships/no-such-region/agreements")).status).toBe(404);
    const elsewhere = registry.replace("cedar-valley", "sandhill-prairie");
    expect((await anyone(`${elsewhere}/${health.id}`)).status).toBe(404);
  });
});

describe("/ctdl", () => {
  const offline = { documentLoader: (url: string) => Promise.reject(new Error(`asked for ${url}`)) };

  it("answers JSON-LD that a processor expands without the network", async () => {
    const answer = await anyone(`/ctdl/agreements/${health.id}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/ld+json");
    const expanded = await jsonld.expand(answer.body, offline);
    expect(JSON.stringify(expanded)).toContain("https://purl.org/ctdl/terms/TransferValueProfile");
    expect(JSON.stringify(expanded)).toContain(`${origin}/ctdl/agreements/${health.id}#ce-`);
  });

  it("is compressed, cacheable, and not sent again to whoever holds it", async () => {
    const path = `/ctdl/agreements/${health.id}`;
    const packed = await world.app.request(path, { headers: { "accept-encoding": "gzip" } });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    const text = gunzipSync(Buffer.from(await packed.arrayBuffer())).toString();
    const plain = await anyone(path);
    expect(JSON.parse(text)).toEqual(plain.body);
    expect(plain.headers.get("cache-control")).toBe("public, max-age=300");
    expect((await anyone(path, { "if-none-match": plain.etag })).status).toBe(304);
    expect((await anyone(path, { "if-none-match": `W/${plain.etag}` })).status).toBe(304);
    expect((await anyone(path, { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("lists every public agreement of the hub once, by pages whose next is in the Link header", async () => {
    const seen: string[] = [];
    let path: string | undefined = "/ctdl/agreements?limit=2";
    while (path) {
      const answer: Answer = worked(await anyone(path));
      await jsonld.expand(answer.body, offline);
      seen.push(
        ...answer.body["@graph"].map((node: Record<string, unknown>) => node["ceterms:codedNotation"]),
      );
      const next: string | undefined = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get("link") ?? "")?.[1];
      path = next?.replace(origin, "");
    }
    expect(seen.toSorted()).toEqual(await numbers("?limit=100"));
  });

  it("gives an agreement in the list the identifier it has in its own document", async () => {
    const list = worked(await anyone("/ctdl/agreements?limit=100")).body["@graph"] as Record<
      string,
      unknown
    >[];
    const one = list.find((node) => node["ceterms:codedNotation"] === "AA-HEALTH-900");
    const own = worked(await anyone(`/ctdl/agreements/${health.id}`)).body["@graph"][0];
    expect([one?.["@id"], one?.["ceterms:ctid"]]).toEqual([own["@id"], own["ceterms:ctid"]]);
  });
});
