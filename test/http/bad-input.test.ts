/** Everything a person or program can send wrong gets a 4xx problem that names each field; nothing is half saved. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { base, draft, drafted, healthCsv, worked } from "#test/support/agreements.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const json = { "content-type": "application/json" };
const raw = (body: string | Uint8Array, headers: Record<string, string> = json) =>
  world.as("tom")("POST", base, body, headers);

describe("a body", () => {
  it("that is not JSON is a 400", async () => {
    for (const body of ["{", "hello", '{"a":1,}', "\u0000"]) {
      const answer = await raw(body);
      expect([answer.status, answer.body.type]).toEqual([400, "/problems/invalid-json"]);
    }
    expect(await raw(new Uint8Array([0xff, 0xfe, 0x7b]))).toMatchObject({ status: 400 });
  });

  it("of another type is a 415", async () => {
    expect((await raw("name=x", { "content-type": "application/x-www-form-urlencoded" })).status).toBe(415);
  });

  it("of more than 1 MB is a 413, announced or not", async () => {
    const big = JSON.stringify({ name: "x".repeat(1024 * 1024) });
    // Announced rightly, not at all, and as something short.
    for (const announced of [{ "content-length": String(big.length) }, {}, { "content-length": "9" }]) {
      const answer = await raw(big, { ...json, ...announced });
      expect([answer.status, answer.body.detail]).toEqual([413, "At most 1 MB are read here."]);
    }
  });

  it("of just what it announced is read whole", async () => {
    const sent = JSON.stringify(draft(world, { name: "Née en été" }));
    const answer = await raw(sent, { ...json, "content-length": String(Buffer.byteLength(sent)) });
    expect([answer.status, answer.body.name]).toEqual([201, "Née en été"]);
  });

  it("nested ten thousand deep is refused without harm", async () => {
    const deep = `${'{"purpose":'.repeat(10_000)}1${"}".repeat(10_000)}`;
    expect((await raw(deep)).body.type).toBe("/problems/invalid-json");
  });

  it("with a prototype-polluting key is refused by name", async () => {
    for (const trap of ["__proto__", "constructor", "prototype"]) {
      const answer = await raw(`{"name":"x","${trap}":{"polluted":true}}`);
      expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, `/${trap}`]);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("that is an array, a number or null names the whole", async () => {
    for (const body of ["[]", "7", "null", '"x"']) expect((await raw(body)).status).toBe(422);
  });
});

describe("a field", () => {
  const field = async (changes: object) =>
    (await world.as("tom")("POST", base, draft(world, changes))).body.errors?.map(
      (one: { pointer: string }) => one.pointer,
    );

  it("that is too long, empty or carries control characters is named", async () => {
    expect(await field({ name: "x".repeat(201) })).toEqual(["/name"]);
    expect(await field({ name: "   " })).toEqual(["/name"]);
    expect(await field({ name: "a\u0007b" })).toEqual(["/name"]);
    expect(await field({ name: "right\u202eleft" })).toEqual(["/name"]);
    expect(await field({ purpose: "null\u0000byte" })).toEqual(["/purpose"]);
    expect(await field({ dateEffective: "2026-02-30" })).toEqual(["/dateEffective"]);
    expect(await field({ parties: [] })).toEqual(["/parties"]);
    expect(await field({ cipCodes: ["nursing"] })).toEqual(["/cipCodes/0"]);
    expect(await field({ codedNotation: "aa 1" })).toEqual(["/codedNotation"]);
  });

  it("is counted as it is kept: what NFC makes longer is refused, not saved unreadable", async () => {
    // One code unit as sent, two in the normal form.
    const name = "\u0958".repeat(120);
    const answer = await world.as("tom")("POST", base, draft(world, { name }));
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, "/name"]);
    const short = worked(await world.as("tom")("POST", base, draft(world, { name: "\u0958".repeat(100) })));
    expect(short.body.name).toHaveLength(200);
  });

  it("with half a surrogate pair, which UTF-8 cannot carry, is refused, and a whole one kept", async () => {
    for (const name of ["\ud800 agreement", "agreement \udc00", "\udc00\ud800"]) {
      const answer = await world.as("tom")("POST", base, draft(world, { name }));
      expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, "/name"]);
    }
    expect((await world.as("tom")("POST", base, draft(world, { name: "Welding 🔥" }))).body.name).toBe(
      "Welding 🔥",
    );
  });

  it("in an address that cannot be an id is answered like one that is not there", async () => {
    const absent = await world.as("tom")("GET", `${base}/agr_00000000000000000000`);
    for (const id of ["agr_1", "..%2f..", "%00", `agr_${"x".repeat(5000)}`, "__proto__"]) {
      const answer = await world.as("tom")("GET", `${base}/${id}`);
      expect([id.slice(0, 9), answer.status, answer.body]).toEqual([id.slice(0, 9), 404, absent.body]);
    }
  });

  it("of a query that is unknown or out of range is named", async () => {
    const answer = await world.as("tom")("GET", `${base}?limit=1000&sort=name`);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((one: { pointer: string }) => one.pointer).sort()).toEqual([
      "/limit",
      "/sort",
    ]);
  });
});

describe("an import", () => {
  const send = async (bytes: string | Uint8Array, type = "text/csv") => {
    const started = worked(await world.as("tom")("POST", base, draft(world)));
    const at = `${base}/${started.body.id}`;
    const answer = await world.as("tom")("POST", `${at}/rules/import`, bytes, {
      "content-type": type,
      "if-match": started.etag,
    });
    const after = worked(await world.as("tom")("GET", at));
    return { answer, saved: after.body.totals.rules as number, etag: after.etag, before: started.etag };
  };
  const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  it("takes UTF-8 with a BOM, UTF-16 and Latin-1", async () => {
    const text = healthCsv().replace("Medical Terminology,0.50", "Médical Terminology,0.50");
    const utf16 = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]));
    for (const bytes of [`\ufeff${text}`, utf16, new Uint8Array(Buffer.from(text, "latin1"))]) {
      const { answer, saved } = await send(bytes);
      expect([answer.status, saved]).toEqual([200, 4]);
    }
  });

  it("stops, saving nothing, at a course code that a spreadsheet made a date, a credit of 1/2, an unknown school and a duplicate", async () => {
    const wrong = healthCsv()
      .replace("CBHS,HS1,", "CBHS,2-Jan,")
      .replace("CBHS,HS2,Health Science II,1.00", "CBHX,HS2,Health Science II,1/2");
    const { answer, saved, etag, before } = await send(wrong);
    expect(answer.status).toBe(422);
    expect(
      answer.body.problems.map((one: { row: number; column: string }) => `${one.row} ${one.column}`),
    ).toEqual(expect.arrayContaining(["4 course_code", "5 org_code", "5 credits"]));
    expect([saved, etag]).toEqual([0, before]);
  });

  it("refuses a zip bomb, a file that is no spreadsheet, and an empty one, and saves nothing", async () => {
    const { zipSync } = await import("fflate");
    const bomb = zipSync({
      "[Content_Types].xml": new Uint8Array(8),
      "xl/workbook.xml": new Uint8Array(8),
      "xl/worksheets/sheet1.xml": new Uint8Array(65 * 1024 * 1024),
    });
    for (const bytes of [bomb, new Uint8Array(Buffer.from("MZ this is a program")), new Uint8Array(0)]) {
      const { answer, saved } = await send(bytes, xlsx);
      expect([answer.status, saved]).toEqual([422, 0]);
      expect(answer.body.type).toMatch(/file-unreadable|file-has-problems/);
    }
  });

  it("of more than 4 MB is a 413", async () => {
    expect((await send("x".repeat(4 * 1024 * 1024 + 1))).answer.status).toBe(413);
  });
});

describe("an upload", () => {
  const documents = "/api/partnerships/cedar-valley/documents";
  const announce = async (bytes: Uint8Array, sha256 = createHash("sha256").update(bytes).digest("hex")) => {
    const { id } = await drafted(world);
    return worked(
      await world.as("tom")("POST", documents, {
        name: "signed.pdf",
        type: "application/pdf",
        sizeBytes: bytes.byteLength,
        sha256,
        about: { kind: "agreement", id },
      }),
    );
  };
  const upload = async (bytes: Uint8Array, sha256?: string) => {
    const announced = await announce(bytes, sha256);
    const { url, headers } = announced.body.upload;
    await fetch(url, { method: "PUT", headers, body: bytes as Uint8Array<ArrayBuffer> });
    return world.as("tom")("POST", `${documents}/${announced.body.document.id}/complete`, undefined, {
      "if-match": announced.etag,
    });
  };

  it("of a program renamed to a PDF is rejected and never served", async () => {
    const done = await upload(new TextEncoder().encode("MZ\u0090\u0000 not a document at all"));
    expect(done.body.state).toBe("rejected");
    const download = await world.as("tom")("GET", `${documents}/${done.body.id}/download`);
    expect(download.status).toBe(409);
  });

  it("whose checksum does not match is rejected, says so, and is never served", async () => {
    const done = await upload(new TextEncoder().encode("%PDF-1.4\n%%EOF\n"), "0".repeat(64));
    expect([done.status, done.body.state]).toEqual([200, "rejected"]);
    expect(done.body.rejectedBecause).toMatch(/SHA-256/);
    expect((await world.as("tom")("GET", `${documents}/${done.body.id}/download`)).status).toBe(409);
  });
});
