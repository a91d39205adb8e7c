/** Documents in the real table: rows beside the record, text that always fits, and no page that reads without end. */
import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { openTable, Raced, type Table } from "#functions/cloud/table.ts";
import { find } from "#functions/documents/find.ts";
import { type DocumentStore, documentStore } from "#functions/documents/store.ts";
import type { Actor } from "#shared/actor.ts";
import { announce, arrived } from "#shared/documents/rules.ts";
import { DocumentDraft } from "#shared/documents/schema.ts";
import { type AgreementId, newId, type PartnershipId, type PersonId } from "#shared/ids.ts";
import { dynamo, ownTable } from "#test/support/engines.ts";

const p = "cedar-valley" as PartnershipId;
const tom: Actor = {
  person: `per_${"0".repeat(20)}` as PersonId,
  name: "Tom Brandvold",
  partnership: p,
  organization: newId("org"),
  roles: ["editor"],
  partnershipRoles: [],
};
const stamp = { actor: tom.person, actorName: tom.name, at: new Date("2026-11-23T15:00:00Z") };
let table: Table;
let documents: DocumentStore;

beforeAll(async () => {
  const client = dynamo();
  table = openTable(await ownTable(client), client);
  documents = documentStore(table);
});

async function added(about: AgreementId, name = "a.pdf", at = stamp.at) {
  const draft = DocumentDraft.parse({
    name,
    type: "application/pdf",
    sizeBytes: 10,
    sha256: "0".repeat(64),
    about: { kind: "agreement", id: about },
  });
  const { after, happened } = announce(draft, newId("doc"), tom, at);
  const saved = await documents.saving(p, undefined, after, happened, stamp);
  await table.commit(saved.writes);
  return saved.record;
}

describe("documents in the table", () => {
  it("gives back what was saved, in the lists of its agreement and of all", async () => {
    const about = newId("agr");
    const saved = await added(about);
    expect(await documents.find(p, saved.id)).toEqual(saved);
    expect(await documents.find("sandhill-prairie" as PartnershipId, saved.id)).toBeUndefined();
    for (const record of [about, undefined]) {
      const { rows } = await documents.rows(p, record, 100);
      expect(rows.find(({ id }) => id === saved.id)).toMatchObject({ about });
    }
  });

  it("refuses the second of two saves that started from the same version", async () => {
    const before = await added(newId("agr"));
    const checked = arrived(before, undefined, { scanner: "none", scan: "NOT_SCANNED_HERE" }, stamp.at);
    const saves = await Promise.all(
      [1, 2].map(() =>
        documents.saving(p, before, checked?.after ?? before, { action: "upload-checked" }, stamp),
      ),
    );
    await table.commit(saves[0]?.writes ?? []);
    await expect(table.commit(saves[1]?.writes ?? [])).rejects.toThrow(Raced);
  });

  it("keeps long text under 60 kB, from its beginning, and writes nothing for none", async () => {
    const { id } = await added(newId("agr"));
    const noise = randomBytes(300_000).toString("base64");
    const { characters, writes } = documents.savingText(p, id, noise);
    const put = writes[0] as unknown as { put: { gz: Uint8Array } };
    expect(put.put.gz.byteLength).toBeLessThanOrEqual(60_000);
    expect(put.put.gz.byteLength).toBeGreaterThan(40_000);
    await table.commit(writes);
    expect((await documents.texts(p, [id])).get(id)).toBe(noise.slice(0, characters));
    expect(documents.savingText(p, id, "")).toEqual({ characters: 0, writes: [] });
  });

  it("walks all rows once through pages that each look at a bounded number", async () => {
    const about = newId("agr");
    const added60 = [];
    for (let n = 0; n < 60; n++)
      added60.push(await added(about, `${n}.pdf`, new Date(stamp.at.getTime() + n)));
    let asked = 0;
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await find(documents, p, { about, q: "7", limit: 4, after }, async () => ++asked > 0);
      expect(page.items.length).toBeLessThanOrEqual(4);
      seen.push(...page.items.map(({ name }) => name));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(["57.pdf", "47.pdf", "37.pdf", "27.pdf", "17.pdf", "7.pdf"]);
    // Fifty texts looked through are a page, whatever was found in them.
    const none = await find(documents, p, { about, q: "nowhere", limit: 4 }, async () => true);
    expect(none).toEqual({ items: [], next: expect.any(String) });
  });
});
