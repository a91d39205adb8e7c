/** The region in spans and cells, and where someone stands: all pure, on a fixed day. */
import { describe, expect, it } from "vitest";
import type { AgreementRow } from "#shared/agreements/schema.ts";
import { AgreementRow as AgreementRowSchema } from "#shared/agreements/schema.ts";
import { OrganizationRow } from "#shared/organizations/schema.ts";
import type { Me } from "#shared/people/schema.ts";
import { plusDays } from "#shared/time.ts";
import {
  endsSoon,
  isInForce,
  isUnderWay,
  matrix,
  namer,
  parties,
  runway,
  runwaySpan,
  share,
  unbound,
} from "#web/region/region.ts";
import { placeOf } from "#web/session.ts";

const today = "2026-11-23";
const org = (code: string) => `org_${code.padEnd(20, "0")}`;
const organizations = [
  { id: org("cbhs"), name: "Cedar Bend High School", code: "CBHS", type: "secondary" },
  { id: org("p1cc"), name: "Prairie Lakes Community College", code: "PLCC", type: "postsecondary" },
  { id: org("nsv"), name: "Northgate State University", code: "NSU", type: "university" },
  { id: org("m111"), name: "Old Mill Academy", code: "OMA", type: "secondary", until: "2026-06-30" },
].map((row) => OrganizationRow.parse(row));
const name = namer(organizations);

const row = (n: number, more: Partial<Record<keyof AgreementRow, unknown>> = {}): AgreementRow =>
  AgreementRowSchema.parse({
    id: `agr_${String(n).padStart(20, "0")}`,
    codedNotation: `AA-2026-0${n}`,
    name: `Agreement ${n}`,
    agreementType: "ARTICULATION",
    status: "EXECUTED",
    visibility: "PARTNERSHIP",
    shared: true,
    stewardId: org("p1cc"),
    parties: [
      { organizationId: org("cbhs"), role: "SENDING" },
      { organizationId: org("p1cc"), role: "RECEIVING" },
    ],
    dateEffective: "2026-08-01",
    expirationDate: "2028-07-31",
    ...more,
  });

describe("the runway", () => {
  it("spans three school years, the first of which holds today", () => {
    expect(runwaySpan(today)).toMatchObject({ from: "2026-07-01", until: "2029-06-30" });
    expect(runwaySpan("2027-06-30").from).toBe("2026-07-01");
    expect(runwaySpan("2027-07-01").from).toBe("2027-07-01");
    expect(runwaySpan(today).years.map(({ label }) => label)).toEqual(["2026-27", "2027-28", "2028-29"]);
  });

  it("places a day between the ends and never outside them", () => {
    expect(share("2026-07-01", "2026-07-01", "2029-06-30")).toBe(0);
    expect(share("2040-01-01", "2026-07-01", "2029-06-30")).toBe(1);
    expect(share("2020-01-01", "2026-07-01", "2029-06-30")).toBe(0);
  });

  it("carries a signed renewal to its last day, cuts what was terminated, and keeps a new version under way in force", () => {
    const renewed = row(1, { expirationDate: "2029-07-31", next: "2027-08-01" });
    const ended = row(2, { status: "TERMINATED", expirationDate: "2027-01-31" });
    const amended = row(3, { pending: "IN_REVIEW" });
    const bars = runway([renewed, ended, amended], today);
    expect(bars.map((bar) => bar.row.name)).toEqual(["Agreement 2", "Agreement 3", "Agreement 1"]);
    const span = runwaySpan(today);
    expect(bars.map((bar) => bar.until)).toEqual([
      share("2027-02-01", span.from, span.until),
      share(plusDays(amended.expirationDate, 1), span.from, span.until),
      share("2029-08-01", span.from, span.until),
    ]);
    expect(bars.map((bar) => bar.kind)).not.toContain("planned");
    expect([renewed, ended, amended].filter(isUnderWay)).toEqual([amended]);
    expect(endsSoon(renewed, "2027-07-01")).toBe(false);
  });

  it("draws what is in force or on its way, the first to end first, and nothing that is over", () => {
    const bars = runway(
      [
        row(1),
        row(2, { expirationDate: "2027-01-02", dateEffective: "2025-01-03" }),
        row(3, { status: "DRAFT", shared: false }),
        row(4, { status: "WITHDRAWN" }),
        row(5, { dateEffective: "2024-01-01", expirationDate: "2026-11-22" }),
      ],
      today,
    );
    expect(bars.map((bar) => [bar.row.name, bar.kind, bar.open])).toEqual([
      ["Agreement 2", "soon", true],
      ["Agreement 1", "in-force", false],
      ["Agreement 3", "planned", false],
    ]);
  });
});

describe("the matrix", () => {
  it("puts an agreement in force where the sender's row meets the receiver's column, and only there", () => {
    const { cells, drawn } = matrix(organizations, [row(1), row(2, { status: "IN_REVIEW" })], today);
    expect([...cells.keys()]).toEqual([org("cbhs")]);
    expect(
      cells
        .get(org("cbhs"))
        ?.get(org("p1cc"))
        ?.map((cell) => cell.row.name),
    ).toEqual(["Agreement 1"]);
    expect(drawn.map(({ code }) => code)).toEqual(["CBHS", "PLCC", "NSU"]);
  });

  it("leaves out partners that no agreement holds and none could, and still counts them", () => {
    const employer = OrganizationRow.parse({
      id: org("ha1v"),
      name: "Halvorsen Fabrication",
      code: "HALV",
      type: "business",
    });
    const { drawn, partners, held } = matrix([...organizations, employer], [row(1)], today);
    expect(drawn.map(({ code }) => code)).not.toContain("HALV");
    expect([partners.length, held.length]).toEqual([4, 2]);
  });

  it("names the schools that nothing binds", () => {
    expect(unbound(matrix(organizations, [row(1)], today)).map(({ code }) => code)).toEqual(["NSU"]);
  });

  it("counts the last day as in force, and the next one not", () => {
    const ends = row(1, { expirationDate: today });
    expect([isInForce(ends, today), endsSoon(ends, today)]).toEqual([true, true]);
    expect(isInForce(ends, "2026-11-24")).toBe(false);
  });

  it("says who sends to whom", () => {
    expect(parties(row(1), name)).toBe("Cedar Bend High School to Prairie Lakes Community College");
  });
});

describe("where someone stands", () => {
  const place = (id: string, ...codes: string[]) => ({
    id,
    name: id,
    timeZone: "America/Chicago",
    today,
    frameworkEdition: "scc-79",
    partnershipRoles: [],
    organizations: codes.map((code) => ({
      id: org(code),
      name: code,
      code,
      type: "secondary",
      roles: ["viewer"],
    })),
  });
  const me = {
    person: { id: "per_00000000000000000001", name: "Marisol Reyes", email: "m@x.example", operator: false },
    partnerships: [place("cedar-valley", "cbhs", "p1cc"), place("north-fork", "nsv")],
  } as unknown as Me;

  it("is what the address says, before what was chosen last", () => {
    const found = placeOf(
      me,
      { partnership: "cedar-valley", organization: org("p1cc") },
      { organization: org("cbhs") },
    );
    expect(found?.organization?.code).toBe("p1cc");
    expect(found?.actor.roles).toEqual(["viewer"]);
  });

  it("is what was chosen last where the address leaves it out, else the first", () => {
    expect(
      placeOf(me, { partnership: "cedar-valley" }, { organization: org("p1cc") })?.organization?.code,
    ).toBe("p1cc");
    expect(placeOf(me, { partnership: "cedar-valley" }, {})?.organization?.code).toBe("cbhs");
    expect(placeOf(me, {}, { partnership: "north-fork" })?.partnership.id).toBe("north-fork");
  });

  it("is nowhere in a partnership they are not in, whatever they chose last", () => {
    expect(placeOf(me, { partnership: "elsewhere" }, { partnership: "cedar-valley" })).toBeUndefined();
    expect(placeOf({ ...me, partnerships: [] }, {}, {})).toBeUndefined();
  });
});
