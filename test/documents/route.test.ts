/** /documents through the real app, table and bucket: what works, what it cannot take, who may. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people } from "#infra/local/sample/people.ts";
import type { ActivityEvent } from "#shared/activity/schema.ts";
import type { FieldProblem } from "#shared/problem.ts";
import { announce, attach, documentsOf, send, sharedAgreement } from "#test/support/attach.ts";
import { executedSharing } from "#test/support/data-sharing-in-force.ts";
import { csv, docx, draftOf, office, pdf, program, type SampleFile } from "#test/support/files.ts";
import { openWorld, type Who, type World } from "#test/support/world.ts";

type Listed = { id: string; about: { id: string } };

let world: World;
let agreement: string;
let hidden: string;
let signed: SampleFile;

beforeAll(async () => {
  world = await openWorld();
  [agreement, hidden] = [
    await sharedAgreement(world),
    await sharedAgreement(world, { shared: false, name: "Draft" }),
  ];
  signed = await pdf("Signed agreement.pdf", "Articulation between Cedar Bend and Prairie Lakes");
});
afterAll(() => world.close());

const tom = (...rest: Parameters<ReturnType<World["as"]>>) => world.as("tom")(...rest);
const announcing = (draft: object, who: Who = "tom") =>
  world.as(who)("POST", documentsOf, { ...draftOf(signed, agreement), ...draft });

describe("what works", () => {
  it("announces, takes the bytes, checks them and hands them back as an attachment, each step in the history", async () => {
    const { document, upload } = await announce(world, signed, agreement);
    const one = `${documentsOf}/${document.id}`;
    expect(document.state).toBe("awaiting-upload");
    expect((await tom("GET", `${one}/download`)).body.type).toBe("/problems/not-available");
    expect(await send(upload, signed.bytes)).toBe(200);

    const checked = await tom("POST", `${one}/complete`);
    expect(checked.body).toMatchObject({ state: "available", scan: "NOT_SCANNED_HERE", scanner: "none" });
    expect((await tom("GET", one)).etag).toBe(checked.etag);

    const link = await world.as("samuel")("GET", `${one}/download`);
    const file = await fetch(link.body.url);
    expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="Signed agreement.pdf"/);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(signed.bytes);

    const history = await tom("GET", `${one}/history`);
    expect(history.body.items.map(({ action, actor }: ActivityEvent) => [action, actor])).toEqual([
      ["document-announced", world.region.person("tom")],
      ["upload-checked", "hub:upload-check"],
    ]);
    expect((await tom("GET", `${one}/history/verify`)).body).toMatchObject({ intact: true, events: 2 });
  });

  it("is evidence of a data-sharing agreement just as well: its parties attach, and only who may read it sees it", async () => {
    const { id } = await executedSharing(world);
    const document = await attach(world, signed, id, "roberta");
    const seenBy = async (who: Who) => {
      const list = await world.as(who)("GET", `${documentsOf}?about=${id}`);
      const whole = await world.as(who)("GET", documentsOf);
      const one = await world.as(who)("GET", `${documentsOf}/${document}`);
      const ids = (whole.body.items as Listed[]).map((item) => item.id);
      return [list.status, one.status, ids.includes(document)];
    };
    for (const who of ["ruth", "tom", "roberta", "angela"] as const)
      expect([who, await seenBy(who)]).toEqual([who, [200, 200, true]]);
    expect(await seenBy("samuel")).toEqual([404, 404, false]);
    expect(await seenBy("marisol")).toEqual([403, 404, false]);
    const stranger = await world.as("samuel")("POST", documentsOf, draftOf(signed, id));
    const unknown = await world.as("samuel")("POST", documentsOf, draftOf(signed, `dsa_${"0".repeat(20)}`));
    expect([stranger.status, { ...stranger.body, instance: "" }]).toEqual([
      404,
      { ...unknown.body, instance: "" },
    ]);
    const mixed = await tom("POST", documentsOf, {
      ...draftOf(signed, id),
      about: { kind: "agreement", id },
    });
    expect(mixed.body.errors.map(({ pointer }: FieldProblem) => pointer)).toEqual(["/about/id"]);
  });

  it("changes nothing when completion is told twice", async () => {
    const id = await attach(world, docx(), agreement);
    const before = await tom("GET", `${documentsOf}/${id}`);
    const again = await tom("POST", `${documentsOf}/${id}/complete`);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(before.body);
  });

  it("takes each party's file, and lists them newest first, page by page", async () => {
    const about = await sharedAgreement(world, { name: "Paged" });
    const ids: string[] = [];
    for (let n = 1; n <= 3; n++) {
      ids.unshift(await attach(world, csv(`rows ${n}.csv`, `a,${n}\n`), about, n % 2 ? "tom" : "samuel"));
    }
    const first = await tom("GET", `${documentsOf}?about=${about}&limit=2`);
    const second = await tom("GET", `${documentsOf}?about=${about}&limit=2&cursor=${first.body.next}`);
    expect([...first.body.items, ...second.body.items].map(({ id }: Listed) => id)).toEqual(ids);
    expect(second.body.next).toBeUndefined();
    expect(
      (await world.as("samuel")("GET", `${documentsOf}?about=${about}&limit=2&cursor=${first.body.next}`))
        .status,
    ).toBe(400);
  });

  it("gives one effect and the same bytes for a repeated Idempotency-Key", async () => {
    const about = await sharedAgreement(world, { name: "Once" });
    const key = { "idempotency-key": "once" };
    const first = await tom("POST", documentsOf, draftOf(signed, about), key);
    const again = await tom("POST", documentsOf, draftOf(signed, about), key);
    expect(again.body).toEqual(first.body);
    expect((await tom("GET", `${documentsOf}?about=${about}`)).body.items).toHaveLength(1);
  });
});

describe("a try that failed", () => {
  it("is rejected in words for a program renamed to .pdf, and is never handed out", async () => {
    const fake: SampleFile = { name: "agreement.pdf", type: "application/pdf", bytes: program };
    const { document, upload } = await announce(world, fake, agreement);
    await send(upload, program);
    const checked = await tom("POST", `${documentsOf}/${document.id}/complete`);
    expect(checked.body).toMatchObject({
      state: "rejected",
      rejectedBecause: "This is not a PDF file: it does not begin with %PDF-.",
    });
    expect((await tom("GET", `${documentsOf}/${document.id}/download`)).status).toBe(409);
  });

  it("is refused by the bucket for another length or type, and leaves nothing to complete", async () => {
    const { document, upload } = await announce(world, signed, agreement);
    expect(await send(upload, signed.bytes.slice(1))).toBe(403);
    const asHtml = { ...upload, headers: { ...upload.headers, "content-type": "text/html" } };
    expect(await send(asHtml, signed.bytes)).toBe(403);
    const checked = await tom("POST", `${documentsOf}/${document.id}/complete`);
    expect([checked.status, checked.body.type]).toEqual([409, "/problems/upload-incomplete"]);
  });

  it("is found by its checksum when as many other bytes arrive, and tried again under the same record", async () => {
    const { document, upload } = await announce(world, signed, agreement);
    const one = `${documentsOf}/${document.id}`;
    const altered = signed.bytes.slice();
    altered[100] = (altered[100] ?? 0) ^ 1;
    // s3rver takes another body of the same length; S3 itself would not.
    await send(upload, altered);
    const rejected = await tom("POST", `${one}/complete`);
    expect(rejected.body.rejectedBecause).toContain("SHA-256");

    expect((await tom("POST", `${one}/retry`)).status).toBe(428);
    const retried = await tom("POST", `${one}/retry`, undefined, { "if-match": rejected.etag });
    expect(retried.body.document).toMatchObject({ id: document.id, state: "awaiting-upload" });
    expect(retried.body.document.rejectedBecause).toBeUndefined();
    await send(retried.body.upload, signed.bytes);
    expect((await tom("POST", `${one}/complete`)).body.state).toBe("available");

    const late = await tom("POST", `${one}/retry`, undefined, { "if-match": '"9"' });
    expect([late.status, late.body.type]).toEqual([409, "/problems/wrong-moment"]);
    expect((await tom("GET", `${one}/history/verify`)).body).toMatchObject({ intact: true, events: 4 });
  });
});

describe("what it cannot take", () => {
  it.each([
    ["more than 25 MB", { sizeBytes: 25 * 1024 * 1024 + 1 }, "/sizeBytes", "25 MB"],
    ["an empty file", { sizeBytes: 0 }, "/sizeBytes", "1"],
    ["a type the hub does not keep", { type: "image/svg+xml" }, "/type", "application/pdf"],
    ["a checksum that is none", { sha256: "abc" }, "/sha256", "SHA-256"],
    ["a control character in the name", { name: "a\u0000.pdf" }, "/name", "control"],
    ["a line break in the name", { name: "a\r\nx.pdf" }, "/name", "line"],
    ["a name that turns around on screen", { name: "fdp.\u202egpj.pdf" }, "/name", "control"],
    ["a path in place of a name", { name: "../../etc/passwd.pdf" }, "/name", "file name"],
    ["an overlong name", { name: `${"n".repeat(177)}.pdf` }, "/name", "180"],
  ])("refuses %s, naming the field and what was expected", async (_, change, pointer, word) => {
    const answer = await announcing(change);
    expect(answer.status).toBe(422);
    const error = answer.body.errors.find((one: FieldProblem) => one.pointer === pointer);
    expect(error?.detail).toContain(word);
  });

  it("refuses a name that ends unlike its type, saying how it should", async () => {
    const answer = await announcing({ name: "agreement.pdf.exe" });
    expect([answer.status, answer.body.detail]).toEqual([422, expect.stringContaining(".pdf")]);
  });

  it("takes names in any script", async () => {
    for (const name of ["اتفاقية.pdf", "Acuerdo de articulación.PDF", "协议🎓.pdf"]) {
      expect((await announcing({ name })).status).toBe(201);
    }
  });
});

describe("search", () => {
  it("finds by name at once, letter case and accents aside, and keeps to the agreement that was asked about", async () => {
    const about = await sharedAgreement(world, { name: "Searched" });
    const id = await attach(
      world,
      office("Résumé of courses.docx", { "[Content_Types].xml": "", "word/d.xml": "" }),
      about,
    );
    const found = await tom("GET", `${documentsOf}?about=${about}&q=resume%20OF`);
    expect(found.body.items.map(({ id }: Listed) => id)).toEqual([id]);
    expect((await tom("GET", `${documentsOf}?about=${agreement}&q=resume`)).body.items).toEqual([]);
  });
});

describe("who may", () => {
  const attaching: Who[] = ["tom", "anjali", "curtis", "denise", "samuel", "lena"];
  const reading: Who[] = [...attaching, "theo", "priya", "angela"];
  const asked = async (who: string, method: string, path: string, body?: unknown) =>
    world.as(who)(
      method,
      path,
      body,
      who === "lena" ? { "acting-for": world.region.organization("CBHS") } : {},
    );

  it("lets every reader of a shared draft read its documents, and nobody else know of them", async () => {
    const id = await attach(world, signed, agreement);
    const absent = `${documentsOf}/doc_${"0".repeat(20)}`;
    for (const who of Object.keys(people) as Who[]) {
      for (const path of ["", "/download", "/history", "/history/verify"]) {
        const answer = await asked(who, "GET", `${documentsOf}/${id}${path}`);
        if (reading.includes(who)) expect([who, path, answer.status]).toEqual([who, path, 200]);
        else {
          const none = await asked(who, "GET", absent + path);
          expect([who, path, answer.status, answer.body]).toEqual([who, path, 404, none.body]);
        }
      }
    }
  });

  it("lets editors, reviewers, signatories and admins of a party attach, and nobody else", async () => {
    for (const who of Object.keys(people) as Who[]) {
      const answer = await asked(who, "POST", documentsOf, draftOf(signed, agreement));
      const expected = attaching.includes(who) ? 201 : reading.includes(who) || who === "marisol" ? 403 : 404;
      expect([who, answer.status]).toEqual([who, expected]);
    }
  });

  it("lets only the party that announced a file send it, complete it or try it again", async () => {
    const { document } = await announce(world, signed, agreement);
    const match = { "if-match": `"${document.version}"` };
    for (const path of ["complete", "retry"]) {
      const other = await world.as("samuel")(
        "POST",
        `${documentsOf}/${document.id}/${path}`,
        undefined,
        match,
      );
      expect([path, other.body.type]).toEqual([path, "/problems/not-your-side"]);
      const outsider = await world.as("jo")(
        "POST",
        `${documentsOf}/${document.id}/${path}`,
        undefined,
        match,
      );
      expect([path, outsider.status]).toEqual([path, 404]);
    }
  });

  it("answers the other party of an unshared draft as if neither it nor its documents existed", async () => {
    const id = await attach(world, signed, hidden);
    const none = await world.as("samuel")("GET", `${documentsOf}/doc_${"0".repeat(20)}`);
    expect((await world.as("samuel")("GET", `${documentsOf}/${id}`)).body).toEqual(none.body);
    const list = await world.as("samuel")("GET", `${documentsOf}?about=${hidden}`);
    const nothing = await world.as("samuel")("GET", `${documentsOf}?about=agr_${"0".repeat(20)}`);
    expect([list.status, list.body]).toEqual([404, nothing.body]);
    const all = await world.as("samuel")("GET", documentsOf);
    expect(all.body.items.some(({ about }: Listed) => about.id === hidden)).toBe(false);
    expect(all.body.items.some(({ about }: Listed) => about.id === agreement)).toBe(true);
  });

  it("tells the convener that content is hidden, and a neighbor region nothing", async () => {
    const convener = await world.as("marisol")("GET", `${documentsOf}?about=${agreement}`);
    expect([convener.status, convener.body.type]).toEqual([403, "/problems/content-hidden"]);
    expect((await world.as("marisol")("GET", documentsOf)).body.items).toEqual([]);
    expect((await world.as("ines")("GET", documentsOf)).status).toBe(404);
    expect((await world.anonymously("GET", documentsOf)).status).toBe(401);
  });
});
