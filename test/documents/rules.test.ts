/** What may happen to a document, from its states and roles rather than by hand. */
import { describe, expect, it } from "vitest";
import type { Actor } from "#shared/actor.ts";
import {
  announce,
  arrived,
  attachingRoles,
  isExpected,
  objectionToAttaching,
  objectionToDownloading,
  objectionToName,
  objectionToReading,
  objectionToRetrying,
  objectionToSending,
  retry,
  scanned,
} from "#shared/documents/rules.ts";
import { type Document, DocumentDraft, DocumentState, ScanResult } from "#shared/documents/schema.ts";
import { snippet } from "#shared/documents/search.ts";
import { newId, type PartnershipId, type PersonId } from "#shared/ids.ts";
import { Role } from "#shared/people/schema.ts";

const college = newId("org");
const school = newId("org");
const at = new Date("2026-11-23T15:00:00Z");
const actor = (organization: Actor["organization"], ...roles: Role[]): Actor => ({
  person: `per_${"0".repeat(20)}` as PersonId,
  name: "Someone",
  partnership: "cedar-valley" as PartnershipId,
  organization,
  roles,
  partnershipRoles: [],
});
const editor = actor(college, "editor");
const subject = { sight: "content" as const, parties: [college, school] };
const draft: DocumentDraft = DocumentDraft.parse({
  name: "a.pdf",
  type: "application/pdf",
  sizeBytes: 10,
  sha256: "0".repeat(64),
  about: { kind: "agreement", id: newId("agr") },
});
const announced = announce(draft, newId("doc"), editor, at).after;
const inState = (state: DocumentState): Document => ({ ...announced, state });
const none = { scanner: "none", scan: "NOT_SCANNED_HERE" as const };

describe("who may", () => {
  it.each(Role.options)("decides for a %s of a party by the table of roles", (role) => {
    expect(objectionToAttaching(actor(college, role), subject)?.code).toBe(
      attachingRoles.includes(role) ? undefined : "role-missing",
    );
  });

  it("lets nobody attach who is not a party, however many roles they have", () => {
    expect(objectionToAttaching(actor(newId("org"), ...Role.options), subject)?.code).toBe("not-a-party");
    expect(objectionToAttaching(actor(undefined), subject)?.code).toBe("not-a-party");
  });

  it("says not found before it says anything else to one who may not know", () => {
    const unseen = { ...subject, sight: "none" as const };
    expect(objectionToReading(unseen)?.code).toBe("not-found");
    expect(objectionToRetrying(editor, inState("available"), unseen)?.code).toBe("not-found");
    expect(objectionToAttaching(editor, { ...subject, sight: "outline" })?.code).toBe("content-hidden");
  });

  it("lets only the announcing party send", () => {
    expect(objectionToSending(editor, announced, subject)).toBeUndefined();
    expect(objectionToSending(actor(school, "editor"), announced, subject)?.code).toBe("not-your-side");
  });
});

describe("states", () => {
  it.each(DocumentState.options)("downloads and retries only where that is promised: %s", (state) => {
    expect(objectionToDownloading({ state })?.code).toBe(state === "available" ? undefined : "not-available");
    const retriable = state === "awaiting-upload" || state === "rejected";
    expect(objectionToRetrying(editor, inState(state), subject)?.code).toBe(
      retriable ? undefined : "wrong-moment",
    );
    expect(isExpected({ state })).toBe(retriable);
    if (!retriable) expect(arrived(inState(state), undefined, none, at)).toBeUndefined();
  });

  it("never opens a file by a scan unless the scanner found it clean, in any state", () => {
    for (const state of DocumentState.options) {
      for (const scan of ScanResult.options) {
        const after = scanned(inState(state), scan)?.after.state ?? state;
        const clean = scan === "NO_THREATS_FOUND" || scan === "NOT_SCANNED_HERE";
        if (after === "available" && state !== "available")
          expect([state, clean]).toEqual(["quarantined", true]);
        if (scan === "THREATS_FOUND" && !isExpected({ state })) expect(after).toBe("infected");
        if (state === "infected") expect(after).toBe("infected");
        // What was let through stays so until a threat is found: a scan that fails later proves nothing.
        if (state === "available" && scan !== "THREATS_FOUND") expect(after).toBe("available");
      }
    }
  });

  it("says in the history that nothing was scanned where nothing scans", () => {
    const outcome = arrived(announced, undefined, none, at);
    expect(outcome?.after).toMatchObject({ state: "available", scan: "NOT_SCANNED_HERE", scanner: "none" });
    expect(outcome?.happened.note).toContain("not scanned");
  });

  it("keeps the record and drops the reason when a rejected file is tried again", () => {
    const rejected = arrived(announced, "It is not a PDF.", none, at)?.after ?? announced;
    expect(rejected).toMatchObject({ state: "rejected", rejectedBecause: "It is not a PDF." });
    expect(arrived(rejected, "It is not a PDF.", none, at)).toBeUndefined();
    expect(retry(rejected).after).toEqual(announced);
  });
});

describe("names", () => {
  it("end as their type does", () => {
    for (const name of ["a.jpg", "b.JPEG"])
      expect(objectionToName({ name, type: "image/jpeg" })).toBeUndefined();
    for (const name of ["a.pdf.exe", "pdf", "a.docx"]) {
      expect(objectionToName({ name, type: "application/pdf" })?.why).toContain(name);
    }
  });
});

describe("the words around a find", () => {
  const text = `${"before ".repeat(30)}École Élémentaire ﬁnds Straße ${"after ".repeat(30)}`;

  it("stand whole on both sides, with what is left out marked", () => {
    expect(snippet(text, "ecole ELEMENTAIRE")).toMatch(
      /^…(before )+École Élémentaire ﬁnds Straße (after ?)+…$/,
    );
    expect(snippet(text, "finds")).toContain("ﬁnds");
    expect(snippet("short", "SHORT")).toBe("short");
  });

  it("are absent where nothing is found or nothing was asked", () => {
    for (const q of ["nowhere", "", "   "]) expect(snippet(text, q)).toBeUndefined();
  });
});
