// @vitest-environment happy-dom
/** What a reader of the checklist and of a comparison is told: in words and shapes, never by colour alone. */
import { LocationProvider } from "preact-iso/router";
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { compare, type Version } from "#shared/agreements/compare.ts";
import type { AwardMethod, Clause } from "#shared/agreements/terms-schema.ts";
import type { RuleSet } from "#shared/rule-sets/schema.ts";
import { all, course, plcc, rule } from "#test/agreements/agreed.ts";
import { Checklist } from "#web/agreements/checklist.tsx";
import { ClausesSideBySide } from "#web/agreements/compare-clauses.tsx";
import { RulesSideBySide } from "#web/agreements/compare-rules.tsx";
import { type Place, PlaceContext } from "#web/session.ts";

const place = { partnership: { id: "cedar-valley", today: "2026-11-23" } } as unknown as Place;
const drawn = (what: preact.ComponentChild) =>
  render(
    <LocationProvider>
      <PlaceContext.Provider value={place}>{what}</PlaceContext.Provider>
    </LocationProvider>,
  );
const heard = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

const clause = (listId: string, text: string, ...satisfies: string[]): Clause => ({
  listId,
  statementType: "ROLES",
  text,
  satisfies,
});

describe("the checklist", () => {
  const law = (gaps: RuleSet["gaps"]): RuleSet => ({
    id: "LAW/1",
    name: "The dual credit act",
    jurisdiction: "US-IL",
    citation: "Act 1",
    agreementTypes: ["MOU"],
    maximumMonths: 60,
    gaps,
    offered: true,
    origin: "EDITED",
    version: 1,
    items: [
      {
        id: "1",
        text: "Who does what.",
        citation: "Act 1(1)",
        statementTypes: ["ROLES"],
        verifiedOn: "2026-11-01",
        source: "the act",
      },
      {
        id: "2",
        text: "Who pays.",
        citation: "Act 1(2)",
        statementTypes: ["COSTS"],
        verifiedOn: "2026-11-01",
        source: "the act",
      },
      { id: "3", text: "How it ends.", citation: "Act 1(3)", statementTypes: ["TERMINATION"] },
    ],
  });
  const said = [
    clause("5.6", "Each side does its part.", "LAW/1#1"),
    clause("5.7", "The district pays.", "LAW/1#2"),
  ];
  const text = (gaps: RuleSet["gaps"], frozen = false) =>
    heard(
      drawn(<Checklist ruleSet={law(gaps)} clauses={said} rules={[]} mayEdit={!frozen} frozen={frozen} />),
    );

  it("names the clause that answers an item, what is missing, and what nobody has verified", () => {
    expect(text("WARN")).toMatch(
      /Who does what\. Act 1\(1\) Answered by clause 5\.6 Verified Nov 1, 2026 Compared with: the act/,
    );
    expect(text("WARN")).toMatch(
      /How it ends\. Act 1\(3\) No clause yet Write a clause for Act 1\(3\) Not verified yet/,
    );
    expect(text("WARN")).toContain("1 of 3 items have a clause. 1 is not verified yet");
  });

  it("says of a clause of another kind that it cannot answer, and which kind can", () => {
    expect(text("WARN")).toContain("Clause 5.7 names it, and is about roles. It takes one about costs.");
  });

  it("names the rules that post credit another way than the rule set fixes, and that it stops there", () => {
    const posting = (gaps: RuleSet["gaps"], ...posted: AwardMethod[]) =>
      heard(
        drawn(
          <Checklist
            ruleSet={{ ...law(gaps), items: [], requiredAwardMethod: "DUAL_CREDIT_TRANSCRIPT" }}
            clauses={[]}
            rules={posted.map((awardMethod, index) => ({ ruleNo: index + 1, awardMethod }))}
            mayEdit
            frozen={false}
          />,
        ),
      );
    const other = posting("BLOCK", "DUAL_CREDIT_TRANSCRIPT", "CREDIT_IN_ESCROW", "CREDIT_BY_EXAM");
    expect(other).toContain("It cannot go out for signature yet");
    expect(other).toMatch(
      /posts credit in one way: dual credit\. Not kept Rules 2 and 3 post it another way\./,
    );
    const warned = posting("WARN", "CREDIT_BY_EXAM");
    expect(warned).toContain("Gaps do not stop it Your partnership has chosen to be warned");
    expect(warned).toContain("Not kept Rule 1 posts it another way.");
    expect(posting("BLOCK", "DUAL_CREDIT_TRANSCRIPT")).toContain("dual credit. Kept");
    expect(text("WARN")).not.toContain("posts credit in one way");
  });

  it("says whether the gaps stop it, and why", () => {
    expect(text("BLOCK")).toContain(
      "It cannot go out for signature yet No clause answers item 2 of The dual credit act.",
    );
    expect(text("WARN")).toContain("Gaps do not stop it Your partnership has chosen to be warned");
    expect(text("BLOCK", true)).not.toContain("cannot go out");
    expect(text("BLOCK", true)).toContain("as it reads today, not as it read when the agreement was signed");
  });
});

describe("two versions side by side", () => {
  const names = { name: (id: string) => id, code: () => "CBHS", organizations: [] };
  const version = (grade: "B" | "C", text: string): Version => ({
    agreement: {
      name: "Health",
      codedNotation: "AA-1",
      agreementType: "MOU",
      purpose: "",
      dateEffective: "2026-08-01",
      expirationDate: "2028-07-31",
      noticeDays: 90,
      cipCodes: [],
      parties: [{ organizationId: plcc, role: "RECEIVING", reviewerIds: [] }],
      signatureSlots: [],
    },
    terms: {
      rules: [
        rule({ ruleNo: 3, options: [all(course("HS1", grade))] }),
        rule({ ruleNo: 4, options: [all(course("HS2"))] }),
      ],
      findings: [],
      conditions: [],
      clauses: [clause("5", text)],
    },
  });
  const [before, after] = [version("C", "Each side pays half."), version("B", "Each side pays <all>.")];
  const part = {
    before,
    after,
    told: compare(before, after, names.name),
    heads: ["Version 1", "Version 2"] as const,
  };

  it("draws the rows that differ with a word at each changed part, and counts the ones that do not", () => {
    const html = drawn(<RulesSideBySide {...part} names={names} />);
    expect(heard(html)).toContain("1 row differs, 1 row is the same. Show all rows");
    expect(heard(html)).toMatch(
      /Rule 3 Changed The student finishes Differs Version 1 .* a C or better.* Version 2 .* a B or better/,
    );
    expect(heard(html)).toMatch(/The college grants Version 1/);
    expect(heard(html)).not.toContain("Rule 4");
    expect(html.match(/class="changed"/g)).toHaveLength(1);
  });

  it("strikes out what went, underlines what came, and takes text for text", () => {
    const html = drawn(<ClausesSideBySide {...part} />);
    expect(html).toContain("<del>half.</del>");
    expect(html).toContain("<ins>&lt;all>.</ins>");
    expect(heard(html)).toContain("Clause 5 says it in other words. Changes what was agreed");
  });
});
