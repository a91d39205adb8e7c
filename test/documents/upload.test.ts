/** What follows an upload: the bucket's and the scanner's events, twice, early, late, and for strange objects. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onUpload, type UploadEvent } from "#functions/on-upload.ts";
import type { DocumentId, PartnershipId } from "#shared/ids.ts";
import { announce, attach, documentsOf, send, sharedAgreement } from "#test/support/attach.ts";
import { csv, pdf, program, type SampleFile } from "#test/support/files.ts";
import { openWorld, type World } from "#test/support/world.ts";

const cedarValley = "cedar-valley" as PartnershipId;
let world: World;
let agreement: string;
/** Where nothing scans, and where GuardDuty does. */
let here: (event: UploadEvent) => Promise<void>;
let scanning: (event: UploadEvent) => Promise<void>;

beforeAll(async () => {
  world = await openWorld();
  agreement = await sharedAgreement(world);
  here = onUpload(world.services);
  scanning = onUpload({ ...world.services, config: { ...world.services.config, SCANNER: "guardduty" } });
});
afterAll(() => world.close());

const keyOf = (id: string) => `documents/cedar-valley/${id}`;
const put = (key: string, eventName = "ObjectCreated:Put", bucket = world.services.config.BUCKET_NAME) =>
  ({ Records: [{ eventName, s3: { bucket: { name: bucket }, object: { key } } }] }) as unknown as UploadEvent;
const scanResult = (id: string, scanResultStatus: string): UploadEvent => ({
  "detail-type": "GuardDuty Malware Protection Object Scan Result",
  detail: {
    s3ObjectDetails: { bucketName: world.services.config.BUCKET_NAME, objectKey: keyOf(id) },
    scanResultDetails: { scanResultStatus: scanResultStatus as "FAILED" },
  },
});
const document = (id: string) => world.services.documents.find(cedarValley, id as DocumentId);
const actions = async (id: string): Promise<string[]> => {
  const { body } = await world.as("tom")("GET", `${documentsOf}/${id}/history`);
  return body.items.map(({ action }: { action: string }) => action);
};
const complete = (id: string) => world.as("tom")("POST", `${documentsOf}/${id}/complete`);
const sent = async (file: SampleFile, bytes = file.bytes): Promise<string> => {
  const announced = await announce(world, file, agreement);
  await send(announced.upload, bytes);
  return announced.document.id;
};
const rows = (n: number) => csv(`rows ${n}.csv`, `a,${n}\n`);

describe("the bucket's event", () => {
  it("checks a file whose page never came back to complete it", async () => {
    const id = await sent(rows(1));
    await here(put(keyOf(id)));
    expect(await document(id)).toMatchObject({ state: "available", scan: "NOT_SCANNED_HERE" });
    expect((await complete(id)).body.version).toBe(2);
    expect(await actions(id)).toEqual(["document-announced", "upload-checked"]);
  });

  it("changes nothing when it is delivered after completion, and again, and again", async () => {
    const id = await attach(world, rows(2), agreement);
    const before = await document(id);
    for (let n = 0; n < 3; n++) await here(put(keyOf(id)));
    expect(await document(id)).toEqual(before);
  });

  it("has one effect when event and completion come at the same moment", async () => {
    const id = await sent(rows(3));
    await Promise.all([here(put(keyOf(id))), complete(id), here(put(keyOf(id))), complete(id)]);
    expect(await actions(id)).toEqual(["document-announced", "upload-checked"]);
  });

  it("rejects once, and lets a better file through that arrives afterwards", async () => {
    const file: SampleFile = rows(4);
    const id = await sent(file, csv("x", "b,4\n").bytes);
    await here(put(keyOf(id)));
    await here(put(keyOf(id)));
    expect((await document(id))?.state).toBe("rejected");
    const { body } = await world.as("tom")("POST", `${documentsOf}/${id}/retry`, undefined, {
      "if-match": '"2"',
    });
    // The first try's event, delivered late, finds the old bytes still there.
    await here(put(keyOf(id)));
    await send(body.upload, file.bytes);
    await here(put(keyOf(id)));
    expect((await document(id))?.state).toBe("available");
    expect((await world.as("tom")("GET", `${documentsOf}/${id}/history/verify`)).body.intact).toBe(true);
  });

  it("says how many bytes came where another number was announced", async () => {
    const file = rows(11);
    const { document: announced } = await announce(world, file, agreement);
    for (const [text, came] of [
      ["a", 1],
      ["a,11\nand more\n", 14],
    ] as const) {
      await world.services.bucket.put(keyOf(announced.id), new TextEncoder().encode(text), "text/csv");
      await here(put(keyOf(announced.id)));
      expect((await document(announced.id))?.rejectedBecause).toBe(
        `${came} bytes arrived where ${file.bytes.length} were announced.`,
      );
    }
  });

  it("rejects a program that calls itself a PDF", async () => {
    const id = await sent({ name: "a.pdf", type: "application/pdf", bytes: program });
    await here(put(keyOf(id)));
    expect(await document(id)).toMatchObject({
      state: "rejected",
      rejectedBecause: expect.stringContaining("PDF"),
    });
  });

  it("passes over objects that are no documents, removals, and other buckets", async () => {
    const id = await sent(rows(5));
    const strange = [
      "",
      "documents",
      "documents/cedar-valley",
      `other/cedar-valley/${id}`,
      `${keyOf(id)}/more`,
    ];
    for (const key of [...strange, keyOf(`doc_${"0".repeat(20)}`), keyOf("doc_!"), "documents/%20/+"])
      await here(put(key));
    await here(put(keyOf(id), "ObjectRemoved:Delete"));
    await here(put(keyOf(id), "ObjectCreated:Put", "another-bucket"));
    expect((await document(id))?.state).toBe("awaiting-upload");
  });

  it("is read in EventBridge's form as well", async () => {
    const id = await sent(rows(6));
    await here({
      "detail-type": "Object Created",
      detail: { bucket: { name: world.services.config.BUCKET_NAME }, object: { key: keyOf(id) } },
    });
    expect((await document(id))?.state).toBe("available");
  });
});

describe("the scanner's event", () => {
  it("opens a file that waited for it, and opens it once", async () => {
    const id = await sent(rows(7));
    await scanning(put(keyOf(id)));
    expect(await document(id)).toMatchObject({ state: "quarantined", scanner: "guardduty" });
    const waiting = await world.as("tom")("GET", `${documentsOf}/${id}/download`);
    expect([waiting.status, waiting.body.detail]).toEqual([409, expect.stringContaining("waits")]);
    for (let n = 0; n < 2; n++) await scanning(scanResult(id, "NO_THREATS_FOUND"));
    expect(await document(id)).toMatchObject({ state: "available", scan: "NO_THREATS_FOUND" });
    expect(await actions(id)).toEqual(["document-announced", "upload-checked", "scan-passed"]);
  });

  it("is not lost when it is delivered before the bucket's own", async () => {
    const id = await sent(rows(8));
    await scanning(scanResult(id, "NO_THREATS_FOUND"));
    await scanning(put(keyOf(id)));
    expect((await document(id))?.state).toBe("available");
  });

  it("opens no file that is not the one announced", async () => {
    const id = await sent(rows(9), csv("x", "b,9\n").bytes);
    await scanning(scanResult(id, "NO_THREATS_FOUND"));
    expect((await document(id))?.state).toBe("rejected");
  });

  it("locks an infected file for good, even one that was open before", async () => {
    const id = await attach(world, rows(10), agreement);
    await scanning(scanResult(id, "THREATS_FOUND"));
    await scanning(scanResult(id, "NO_THREATS_FOUND"));
    expect((await document(id))?.state).toBe("infected");
    const answer = await world.as("tom")("GET", `${documentsOf}/${id}/download`);
    expect([answer.status, answer.body.detail]).toEqual([409, expect.stringContaining("threat")]);
    const retried = await world.as("tom")("POST", `${documentsOf}/${id}/retry`, undefined, {
      "if-match": '"3"',
    });
    expect(retried.body.type).toBe("/problems/wrong-moment");
  });

  it.each(["UNSUPPORTED", "FAILED", "ACCESS_DENIED", "A_WORD_OF_TOMORROW"])(
    "keeps a file locked after %s",
    async (word) => {
      const id = await sent(csv(`${word}.csv`, word));
      await scanning(put(keyOf(id)));
      await scanning(scanResult(id, word));
      expect((await document(id))?.state).toBe("quarantined");
      await scanning(scanResult(id, "NO_THREATS_FOUND"));
      expect((await document(id))?.state).toBe("available");
    },
  );
});

describe("the text of a PDF", () => {
  it("is read after the upload and found by search, with the words around it", async () => {
    const file = await pdf(
      "Signed 2026.pdf",
      "Articulation agreement between Cedar Bend High School and Prairie Lakes Community College.",
      "Students who finish Health Science I with a B or better earn HLT 101 Medical Terminology, three credits.",
    );
    const id = await attach(world, file, agreement);
    const search = (q: string, about = `about=${agreement}&`) =>
      world.as("samuel")("GET", `${documentsOf}?${about}q=${encodeURIComponent(q)}`);
    expect((await search("medical terminology")).body.items).toEqual([]);
    await here(put(keyOf(id)));
    await here(put(keyOf(id)));
    expect((await document(id))?.text?.pages).toBe(2);
    expect(await actions(id)).toEqual(["document-announced", "upload-checked", "text-read"]);
    for (const about of [`about=${agreement}&`, ""]) {
      const { body } = await search("medical  TERMINOLOGY", about);
      expect(body.items).toHaveLength(1);
      expect(body.items[0].found).toContain("earn HLT 101 Medical Terminology, three");
    }
    expect((await search("welding")).body.items).toEqual([]);
    const outsider = await world.as("jo")("GET", `${documentsOf}?q=terminology`);
    expect(outsider.body.items).toEqual([]);
  });

  it("is nothing for a PDF that cannot be read, which stays available", async () => {
    const bytes = new TextEncoder().encode("%PDF-1.7\nnot really\n%%EOF\n");
    const id = await attach(world, { name: "odd.pdf", type: "application/pdf", bytes }, agreement);
    await here(put(keyOf(id)));
    expect(await document(id)).toMatchObject({ state: "available", text: { pages: 0, characters: 0 } });
  });
});
