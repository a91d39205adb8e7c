// @vitest-environment happy-dom
/** What people see of a package before it is added: every repair at its place, the tree, and what adding comes to. */
import { LocationProvider } from "preact-iso/router";
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import type { StatementReport } from "#shared/statements/import-schema.ts";
import type { DryRun } from "#web/files/run.ts";
import { ImportPreview, PackageSheet } from "#web/statements/import-preview.tsx";

const report = (more: Partial<StatementReport>): StatementReport => ({
  format: "case",
  rows: 0,
  headerRow: 1,
  problems: [],
  problemsLeftOff: 0,
  stops: 0,
  asks: 0,
  columns: [],
  table: [],
  notes: [],
  notesLeftOff: 0,
  repaired: 0,
  noted: 0,
  changes: true,
  would: "NEW",
  framework: {
    identifier: "00000000-0000-4000-8000-000000000001",
    title: "Welding skills",
    creator: "Prairie Lakes",
    items: 2,
    associations: 2,
    first: [
      { depth: 0, code: "W", statement: "<b>Welding</b>" },
      { depth: 1, code: "W.1", statement: "Weld a joint", type: "Statement" },
    ],
  },
  ...more,
});
const idle = { open: [], busy: false } as unknown as DryRun<StatementReport>;
const add = { run: async () => true, busy: false, problem: undefined, clear: () => undefined };
const seen = (more: Partial<StatementReport>) => {
  const one = report(more);
  return render(
    <LocationProvider>
      <PackageSheet run={idle} report={one} name="welding.json" />
      <ImportPreview run={idle} report={one} add={add} adapt={false} onAdapt={() => undefined} />
    </LocationProvider>,
  );
};
const text = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("a package before it is added", () => {
  it("shows its statements as text, and says that nothing had to be mended", () => {
    const html = seen({});
    expect(html).toContain("&lt;b>Welding&lt;/b>");
    expect(text(html)).toContain("nothing had to be mended");
    expect(text(html)).toContain("Add these 2 statements");
  });

  it("shows each repair and each problem with its place in the file", () => {
    const html = seen({
      stops: 1,
      repaired: 1,
      changes: false,
      notes: [
        { pointer: "/CFAssociations/3", severity: "stops", read: "S", said: "A tree: these go round." },
        {
          pointer: "/CFItems/0/identifier",
          severity: "repaired",
          read: "ABC",
          said: "Written in lower case.",
        },
      ],
    });
    expect(text(html)).toContain("1 problem stops it.");
    expect(text(html)).toContain("Stops it /CFAssociations/3 S A tree: these go round.");
    expect(text(html)).toContain("Mended /CFItems/0/identifier ABC Written in lower case.");
    expect(text(html)).toContain("1 problem still stop");
  });

  it("offers an adaptation where its identifiers are taken, and nothing else", () => {
    const html = text(seen({ would: "DIFFERENT", changes: false }));
    expect(html).toContain("Add it as an adaptation");
    expect(html).toContain("Its identifiers are taken by another framework.");
  });

  it("says of what another partnership has that it would be a copy, as it is today", () => {
    const html = text(seen({ would: "LINK" }));
    expect(html).toContain("Another partnership has it");
    expect(html).toContain("A copy will be listed here to read, as it is today");
  });
});
