// @vitest-environment happy-dom
/** What people read about a document, and what the page says of a file before and while it is sent. */
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { DocumentState, type FoundDocument, ScanResult } from "#shared/documents/schema.ts";
import { newId, type PersonId } from "#shared/ids.ts";
import { pdf, program, sha256Of } from "#test/support/files.ts";
import { OnItsWay } from "#web/documents/drop.tsx";
import { DocumentLine, Unscanned } from "#web/documents/line.tsx";
import { prepare } from "#web/documents/prepare.ts";
import { sizeInWords, stateInWords } from "#web/documents/words.ts";

const signed: FoundDocument = {
  id: newId("doc"),
  name: "Signed 2026.pdf",
  type: "application/pdf",
  sizeBytes: 3_100_000,
  sha256: "0".repeat(64),
  about: { kind: "agreement", id: newId("agr") },
  state: "available",
  scan: "NOT_SCANNED_HERE",
  uploadedBy: `per_${"0".repeat(20)}` as PersonId,
  uploadedByName: "Tom Brandvold",
  announcedAt: "2026-11-23T15:00:00Z",
  version: 2,
};
const line = (document: Partial<FoundDocument>, more: { wanted?: string } = {}) =>
  render(
    <DocumentLine
      document={{ ...signed, ...document }}
      base="/partnerships/p/documents"
      timeZone="America/Chicago"
      objectionToRetry={undefined}
      {...more}
    />,
  );

describe("a document on the page", () => {
  it("says in words that nothing was scanned where nothing scans", () => {
    expect(line({})).toContain("Not scanned here");
    expect(render(<Unscanned documents={[signed]} />)).toContain("This hub has no malware scanner");
    expect(line({ scan: "NO_THREATS_FOUND" })).not.toContain("scan");
    expect(render(<Unscanned documents={[{ ...signed, scan: "NO_THREATS_FOUND" }]} />)).toBe("");
  });

  it("has words and a badge for every state a scanner can leave it in", () => {
    for (const state of DocumentState.options) {
      for (const scan of [undefined, ...ScanResult.options]) {
        const { drawn, word, means } = stateInWords({ state, scan });
        expect(word).not.toBe("");
        if (state !== "available") expect([state, means]).not.toEqual([state, undefined]);
        expect(drawn === "pass").toBe(state === "available" && scan !== "NOT_SCANNED_HERE");
      }
    }
  });

  it("keeps the download button in its place when it cannot be used, with the reason", () => {
    const html = line({ state: "rejected", rejectedBecause: "This is not a PDF file." });
    expect(html).toContain('aria-disabled="true"');
    expect(html).toContain("What arrived is not the file that was announced.");
    expect(html).toContain("This is not a PDF file.");
    expect(html).toContain("Send it again");
    expect(line({})).not.toContain("Send it again");
  });

  it("shows what was found in it, marked, and never as markup", () => {
    const html = line(
      { found: "…earn <b>HLT 101</b> Médical Terminology…" },
      { wanted: "medical terminology" },
    );
    expect(html).toContain("Found in document");
    expect(html).toContain("<mark>Médical Terminology</mark>");
    expect(html).toContain("&lt;b>HLT 101&lt;/b>");
  });

  it("gives sizes as people read them", () => {
    expect([1, 23, 640_400, 999_600, 3_100_000].map(sizeInWords)).toEqual([
      "1 byte",
      "23 bytes",
      "640 kB",
      "1.0 MB",
      "3.1 MB",
    ]);
  });
});

describe("a file on its way", () => {
  const file = new File([new Uint8Array(3_100_000)], "signed.pdf");
  const drawn = (one: Partial<Parameters<typeof OnItsWay>[0]["one"]>) =>
    render(<OnItsWay one={{ file, about: "agr", step: "sending", sentBytes: 0, ...one }} />);

  it("counts the bytes that are gone", () => {
    const html = drawn({ sentBytes: 1_900_000 });
    expect(html).toContain('value="1900000"');
    expect(html).toContain('max="3100000"');
    expect(html).toContain("1.9 MB of 3.1 MB");
  });

  it("offers another go only where one can help, and says that the document is kept", () => {
    const broken = drawn({
      step: "failed",
      why: "The connection broke on the way.",
      again: true,
      document: signed,
    });
    expect(broken).toContain("Try again");
    expect(broken).toContain("The document is kept");
    expect(drawn({ step: "failed", why: "This file is empty.", again: false })).not.toContain("Try again");
  });
});

describe("before anything is sent", () => {
  const fileOf = (name: string, bytes: Uint8Array<ArrayBuffer>) => new File([bytes], name);

  it("says what is wrong with a file by the hub's own rules", async () => {
    expect(await prepare(fileOf("a.pdf", program))).toContain("This is not a PDF file");
    expect(await prepare(fileOf("a.exe", program))).toContain("The hub keeps PDF");
    expect(await prepare(fileOf("a.pdf", new Uint8Array()))).toBe("This file is empty.");
    expect(await prepare(fileOf("a.csv", new Uint8Array(25 * 1024 * 1024 + 1)))).toContain(
      "A file may have 25 MB",
    );
  });

  it("announces the type by its name, and the checksum of its bytes", async () => {
    const { bytes } = await pdf("a.pdf", "Welding I");
    expect(await prepare(fileOf("Welding.PDF", bytes))).toEqual({
      name: "Welding.PDF",
      type: "application/pdf",
      sizeBytes: bytes.length,
      sha256: sha256Of(bytes),
    });
  });
});
