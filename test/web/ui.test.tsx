/** The parts every page is built from, as the HTML they give. */
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Problem } from "#web/api.ts";
import type { Action } from "#web/load.ts";
import { Button } from "#web/ui/button.tsx";
import { csvOf } from "#web/ui/csv.ts";
import { Day, dayInWords, fromToday, Moment } from "#web/ui/dates.tsx";
import { initials } from "#web/ui/face.tsx";
import { TextField } from "#web/ui/field.tsx";
import { matches } from "#web/ui/filter.tsx";
import { Form } from "#web/ui/form.tsx";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { type Column, inOrder } from "#web/ui/table.tsx";

describe("Button", () => {
  it("stays in reach and says why it cannot be used, tied to it for a screen reader", () => {
    const html = renderToString(
      <Button because="Add at least one course rule first.">Send to review</Button>,
    );
    expect(html).toContain('aria-disabled="true"');
    expect(html).not.toMatch(/\sdisabled/);
    const [, described] = html.match(/aria-describedby="([^"]+)"/) ?? [];
    expect(html).toContain(`id="${described}"`);
    expect(html).toContain("Add at least one course rule first.");
  });

  it("is a plain button when nothing stands against it", () => {
    expect(renderToString(<Button kind="primary">Save</Button>)).toBe(
      '<button type="button" class="primary">Save</button>',
    );
  });

  it("says what is happening while it is busy, and takes no second press", () => {
    const html = renderToString(<Button busy="Saving">Save</Button>);
    expect(html).toContain('aria-busy="true"');
    expect(html).toContain('aria-disabled="true"');
    expect(html).toContain("Saving");
  });
});

const refused = (problem: Problem): Action<[]> => ({
  run: async () => false,
  busy: false,
  problem,
  clear: () => undefined,
});

describe("a refusal", () => {
  it("is shown in the hub's own words", () => {
    const problem = new Problem("role-missing", "Your role cannot do this", 403, {
      detail: "The convener adds partners.",
    });
    const html = renderToString(<ProblemNotice problem={problem} />);
    expect(html).toContain("Your role cannot do this");
    expect(html).toContain("The convener adds partners.");
  });

  it("tells who changed what since, and offers what is there now", () => {
    const problem = new Problem("changed-meanwhile", "Someone changed this while you were looking", 412, {
      changes: [
        {
          seq: 4,
          at: "2026-11-23T15:02:00Z",
          actorName: "Tom Brandvold",
          action: "organization-changed",
          note: "the phone",
        },
      ],
    });
    const html = renderToString(<ProblemNotice problem={problem} retry={() => undefined} />);
    expect(html).toContain("Tom Brandvold");
    expect(html).toContain("organization changed (the phone)");
    expect(html).toContain("Load what is there now");
  });

  it("stands beside the field it is about, and is not said twice", () => {
    const problem = new Problem("invalid-input", "Some answers need another look", 422, {
      errors: [{ pointer: "/code", detail: "2 to 16 capital letters" }],
    });
    const html = renderToString(
      <Form label="Partner" action={refused(problem)}>
        <TextField
          label="Code"
          pointer="/code"
          value="x"
          onValue={() => undefined}
          hint="Used in course tables."
        />
      </Form>,
    );
    const input = html.match(/<input[^>]*>/)?.[0] ?? "";
    expect(input).toContain('aria-invalid="true"');
    const [, described] = input.match(/aria-describedby="([^"]+)"/) ?? [];
    expect(html.slice(html.indexOf(`id="${described}"`))).toContain("2 to 16 capital letters");
    expect(html).not.toContain("Used in course tables.");
  });
});

describe("dates", () => {
  it("are written as people write them", () => {
    expect(dayInWords("2028-07-31")).toBe("Jul 31, 2028");
    expect(fromToday("2027-01-02", "2026-11-23")).toBe("in 40 days");
    expect(fromToday("2026-11-21", "2026-11-23")).toBe("2 days ago");
    expect(fromToday("2026-11-24", "2026-11-23")).toBe("tomorrow");
    expect(fromToday("2026-11-23", "2026-11-23")).toBe("today");
    expect(fromToday("2031-08-14", "2026-11-23")).toBe("in 5 years");
  });

  it("carry the exact one for a pointer and for paper", () => {
    const html = renderToString(<Day date="2027-01-02" today="2026-11-23" relative />);
    expect(html).toContain('datetime="2027-01-02"');
    expect(html).toContain('title="Saturday, January 2, 2027"');
    expect(html).toContain('data-exact="Jan 2, 2027"');
    expect(html).toContain("in 40 days");
  });

  it("show an instant in the partnership's time zone, not the reader's", () => {
    const html = renderToString(<Moment at="2026-11-24T03:30:00Z" timeZone="America/Chicago" />);
    expect(html).toMatch(/Nov 23, 2026, 9:30\sPM/);
  });
});

describe("a table", () => {
  const column: Column<{ name: string; hours: number }> = {
    id: "hours",
    head: "Hours",
    cell: (row) => row.hours,
    text: (row) => String(row.hours),
    by: (row) => row.hours,
    number: true,
  };
  const rows = [
    { name: "b", hours: 10 },
    { name: "a", hours: 9 },
    { name: "c", hours: 10 },
  ];

  it("sorts numbers as numbers and leaves ties as they were", () => {
    expect(inOrder(rows, column, false).map(({ name }) => name)).toEqual(["a", "b", "c"]);
    expect(inOrder(rows, column, true).map(({ name }) => name)).toEqual(["b", "c", "a"]);
  });

  it("downloads as a CSV that no spreadsheet runs", () => {
    expect(
      csvOf([
        ["Name", "Note"],
        ["=HYPERLINK(1)", 'says "hi", twice'],
        ["-1.5", "@x"],
      ]),
    ).toBe('\ufeffName,Note\r\n\'=HYPERLINK(1),"says ""hi"", twice"\r\n-1.5,\'@x\r\n');
  });

  it("is narrowed by every word typed, in any order", () => {
    expect(matches("cedar high", "Cedar Bend High School", undefined)).toBe(true);
    expect(matches("cedar college", "Cedar Bend High School")).toBe(false);
    expect(matches("", "anything")).toBe(true);
  });
});

describe("initials", () => {
  it("take the first and the last name, and survive a name without letters", () => {
    expect(initials("Marisol Reyes")).toBe("MR");
    expect(initials("Ana María de la Cruz")).toBe("AC");
    expect(initials("Cher")).toBe("C");
    expect(initials("42")).toBe("?");
  });
});
