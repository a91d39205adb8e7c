/** Without the hub: an executed PDF and its bundle are found whole, and the first thing that does not match is named. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { contentHash } from "#shared/canonical.ts";
import { Bundle } from "#shared/signing/bundle.ts";
import { evidenceHash } from "#shared/signing/evidence.ts";
import { verify } from "#shared/signing/verify.ts";
import { executed, type Made, registered } from "../agreements/executed.ts";

let made: Made;
beforeAll(async () => {
  made = await executed();
});
const copy = () => structuredClone(made.bundle);
const found = async (bundle: unknown, pdf = made.pdf) => {
  const result = await verify(pdf, bundle);
  return result.ok ? undefined : result;
};
const first = async (bundle: unknown, pdf = made.pdf) => (await found(bundle, pdf))?.first;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** Where every value stands that is no object and no list. */
function leaves(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== "object") return [path];
  return Object.entries(value).flatMap(([key, one]) =>
    leaves(one as Json, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
/** Where every object and list stands. */
function branches(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== "object") return [];
  return [
    path,
    ...Object.entries(value).flatMap(([key, one]) =>
      branches(one as Json, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}
// biome-ignore lint/suspicious/noExplicitAny: a path into any JSON
const at = (value: any, path: readonly (string | number)[]): any =>
  path.reduce((one, key) => one[key], value);

describe("an executed paper and its bundle", () => {
  it("belong together, and say who signed what", async () => {
    const result = await verify(made.pdf, made.bundle);
    expect(result).toMatchObject({
      ok: true,
      facts: {
        number: "AA-2026-021",
        dateSigned: "2026-11-23",
        documentHash: made.bundle.executedDocument.sha256,
        events: 5,
        signatures: [
          { name: "Lena Marchetti", organization: "Cedar Bend High School" },
          { name: "Roberta Kowalczyk" },
          { name: "Denise Okafor" },
        ],
      },
    });
  });

  it("belong together for what was signed elsewhere, too", async () => {
    const elsewhere = await registered();
    expect(await verify(elsewhere.pdf, elsewhere.bundle)).toMatchObject({
      ok: true,
      facts: { registered: { by: "Tom Brandvold", confirmedBy: "Lena Marchetti" }, signatures: [] },
    });
  });

  it("are of the same fingerprints as ever: what was signed years ago is checked by what is written today", async () => {
    const { evidence } = made.bundle;
    expect(evidence.contentHash).toBe("486fab959dd37448789cb9d19e1d18335532226c6e9fb5a454e22fe5b6a84587");
    expect(await evidenceHash(evidence)).toBe(
      "c887b908640840eb1043d4c417fd9d51bad90ba1d1b9da07878bf695dea3ab20",
    );
  });

  it("hold nothing that was not there at the execution", () => {
    expect(made.bundle.history).toHaveLength(5);
    expect(JSON.stringify(made.bundle)).not.toContain("copyDeliveredAt");
    expect(Bundle.parse(made.bundle)).toEqual(made.bundle);
  });
});

describe("a PDF that was touched", () => {
  it("is found, whichever byte was changed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(made.pdf.length - 1), fc.integer({ min: 1, max: 255 }), async (index, flip) => {
        const pdf = made.pdf.slice();
        pdf[index] = (pdf[index] ?? 0) ^ flip;
        return (await found(copy(), pdf)) !== undefined;
      }),
      { numRuns: 300 },
    );
  });

  it("is found when it is shorter, longer, empty or no PDF", async () => {
    expect(await found(copy(), made.pdf.slice(0, -1))).toMatchObject({ check: "pdf-hash" });
    expect(await found(copy(), new Uint8Array([...made.pdf, 10]))).toMatchObject({ check: "pdf-hash" });
    expect(await first(copy(), new Uint8Array())).toBe("The first file is not a PDF.");
    expect(await first(copy(), new TextEncoder().encode("PK\u0003\u0004"))).toBe(
      "The first file is not a PDF.",
    );
  });

  it("is told from the one that was sent for signature", async () => {
    expect(await first(copy(), made.signing)).toBe(
      "The PDF is the one that was sent for signature, not the executed one with its certificate.",
    );
  });

  it("does not pass with another agreement's bundle, nor when that bundle is made to name it", async () => {
    const other = await registered();
    expect(await found(copy(), other.pdf)).toMatchObject({ check: "pdf-hash" });
    const forged = copy();
    forged.executedDocument = other.bundle.executedDocument;
    expect(await found(forged, other.pdf)).toMatchObject({ check: "history-execution" });
  });
});

describe("a bundle that was touched", () => {
  it("is found, whichever single value was changed: no field goes without evidence", async () => {
    const unseen: string[] = [];
    for (const path of leaves(made.bundle as unknown as Json)) {
      const bundle = copy();
      const holder = at(bundle, path.slice(0, -1));
      const key = path.at(-1) as string;
      const value = holder[key];
      holder[key] =
        typeof value === "number" ? value + 1 : typeof value === "boolean" ? !value : `${value.slice(1)}x`;
      if (!(await found(bundle))) unseen.push(path.join("/"));
    }
    expect(unseen).toEqual([]);
  });

  it("is found when anything is left out, doubled, moved or added", async () => {
    const places = branches(made.bundle as unknown as Json);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...places),
        fc.nat(),
        fc.constantFrom("leave out", "double", "move", "add"),
        async (path, nat, how) => {
          const bundle = copy();
          const place = at(bundle, path);
          const before = JSON.stringify(bundle);
          if (Array.isArray(place)) {
            const index = place.length === 0 ? 0 : nat % place.length;
            if (how === "leave out") place.splice(index, 1);
            else if (how === "move") place.push(...place.splice(index, 1));
            else place.splice(index, 0, structuredClone(place[index] ?? "one more"));
          } else {
            const keys = Object.keys(place);
            const key = keys[nat % keys.length] ?? "";
            if (how === "leave out" || how === "move") delete place[key];
            else place[`${key}More`] = place[key] ?? 1;
          }
          if (JSON.stringify(bundle) === before) return true;
          return (await found(bundle)) !== undefined;
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("is named for what it is: other words, another signer's place, a missing signature, a broken history", async () => {
    const words = copy();
    (words.evidence.content as Record<string, unknown>)["expirationDate"] = "2031-07-31";
    expect(await first(words)).toMatch(/^What was agreed was changed/);

    const dropped = copy();
    dropped.evidence.signatures.splice(1, 1);
    expect(await first(dropped)).toBe("Director, Three Rivers Area Career Center, has not signed.");

    const swapped = copy();
    const [one, two] = swapped.evidence.signatures;
    if (one && two) [one.slotNo, two.slotNo] = [two.slotNo, one.slotNo];
    expect(await first(swapped)).toBe(
      "The signature of Lena Marchetti is for Cedar Bend High School, and Three Rivers Area Career Center signs there.",
    );

    const doubled = copy();
    doubled.evidence.signatures.push(structuredClone(doubled.evidence.signatures[0] as never));
    expect(await first(doubled)).toBe("CTE coordinator signed twice: only one signature can stand.");

    const early = copy();
    for (const event of early.evidence.signatures)
      if (event.slotNo === 3) event.signedAt = "2026-11-09T00:00:00.000Z";
    expect(await first(early)).toBe("Denise Okafor signed before Lena Marchetti, who had to be first.");

    const alone = copy();
    for (const { wetInk } of alone.evidence.signatures) if (wetInk) wetInk.attestedBy = wetInk.uploadedBy;
    expect(await first(alone)).toMatch(/whoever uploaded it attested to it alone/);

    const gap = copy();
    gap.history.splice(2, 1);
    expect(await first(gap)).toBe("Event 3 of the history expected event 3, found event 4.");

    const cut = copy();
    cut.history.pop();
    expect(await first(cut)).toBe("The history does not end with the execution in which this PDF was made.");

    const renamed = copy();
    const [school] = renamed.evidence.organizations;
    if (school) school.name = "Elsewhere High School";
    expect(await first(renamed)).toMatch(/^Something beside the agreed words was changed/);
  });

  it("does not pass when its own hashes are made anew to fit", async () => {
    const words = copy();
    (words.evidence.content as Record<string, unknown>)["name"] = "Something else";
    words.evidence.contentHash = await contentHash(words.evidence.content);
    for (const event of words.evidence.signatures) event.contentHash = words.evidence.contentHash;
    expect(await evidenceHash(words.evidence)).not.toBe(await evidenceHash(made.bundle.evidence));
    expect(await first(words)).toBe("The PDF is of other words than those in the bundle.");
  });

  it("says clearly that something else is no bundle", async () => {
    for (const nothing of [null, 1, "x", [], {}, { format: "other" }])
      expect((await found(nothing))?.check).toBe("bundle-format");
    expect(await first({})).toBe("The second file is not a bundle of an agreement.");
    const later = { ...copy(), formatVersion: 2 };
    expect(await first(later)).toMatch(/^The bundle is damaged or of another version: \/formatVersion/);
  });
});
