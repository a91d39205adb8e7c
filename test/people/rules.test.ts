import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "#shared/actor.ts";
import { newId, type OrganizationId, type PartnershipId, PersonId } from "#shared/ids.ts";
import {
  changed,
  endedIn,
  grantsOn,
  objectionToAccepting,
  objectionToEditing,
  objectionToGrants,
  objectionToInvitation,
  objectionToRevoking,
  objectionToSeeingInvitations,
  seesAddress,
  stateOf,
  welcomed,
} from "#shared/people/rules.ts";
import { InvitationDraft, type Member, MemberChange, PartnershipRole, Role } from "#shared/people/schema.ts";
import { covers, plusDays } from "#shared/time.ts";

const college = newId("org");
const school = newId("org");
const today = "2026-11-23";
const id = (letter: string) => PersonId.parse(`per_${letter.repeat(20)}`);

const actor = (
  roles: readonly Role[],
  organization: OrganizationId | undefined = college,
  partnershipRoles: readonly PartnershipRole[] = [],
): Actor => ({
  person: id("a"),
  name: "Tom",
  partnership: "cedar-valley" as PartnershipId,
  organization,
  roles,
  partnershipRoles,
});
const admin = actor(["admin"]);
const convener = actor([], undefined, ["convener"]);
const auditor = actor([], undefined, ["auditor"]);

const member = (grants: Member["grants"]): Member => ({
  personId: id("b"),
  name: "Anjali",
  email: "anjali@college.example",
  grants,
  partnershipRoles: [],
  version: 3,
});
const reviewer = member([{ organizationId: college, roles: ["reviewer"], from: "2025-08-01" }]);
const counselor = member([{ organizationId: school, roles: ["viewer"], from: "2025-08-01" }]);

describe("grants", () => {
  it("hold from their first day through their last, and add up", () => {
    const both = member([
      { organizationId: college, roles: ["viewer"], from: "2026-01-01", until: "2026-11-23" },
      { organizationId: college, roles: ["editor"], from: "2026-11-23" },
      { organizationId: school, roles: ["admin"], from: "2026-11-24" },
    ]);
    expect([...(grantsOn(both, "2026-11-22").get(college) ?? [])]).toEqual(["viewer"]);
    expect([...(grantsOn(both, today).get(college) ?? [])]).toEqual(["viewer", "editor"]);
    expect([...(grantsOn(both, "2026-11-24").get(college) ?? [])]).toEqual(["editor"]);
    expect(grantsOn(both, today).has(school)).toBe(false);
  });

  it("are changed by an admin in their own organization only, and by the convener anywhere", () => {
    const promoted = { grants: [{ organizationId: college, roles: ["editor" as const], from: today }] };
    expect(objectionToGrants(admin, reviewer, promoted)).toBeUndefined();
    expect(objectionToGrants(convener, counselor, promoted)).toBeUndefined();
    const alsoElsewhere = { grants: [...promoted.grants, ...counselor.grants] };
    expect(objectionToGrants(admin, reviewer, alsoElsewhere)?.code).toBe("role-missing");
    // An admin cannot pull someone in who never accepted an invitation.
    expect(objectionToGrants(admin, counselor, alsoElsewhere)?.code).toBe("role-missing");
  });

  it.each(Role.options.filter((role) => role !== "admin"))("are not for a %s to change", (role) => {
    expect(objectionToEditing(actor([role]), reviewer)?.code).toBe("role-missing");
    expect(objectionToGrants(actor([role]), reviewer, reviewer)?.code).toBe("role-missing");
  });

  it("of someone who leaves end the day before, and what is past stays", () => {
    const past = {
      organizationId: college,
      roles: ["viewer" as const],
      from: "2024-01-01",
      until: "2024-12-31",
    };
    const current = { organizationId: college, roles: ["editor" as const], from: "2025-01-01" };
    const future = { organizationId: college, roles: ["admin" as const], from: "2027-01-01" };
    const elsewhere = { organizationId: school, roles: ["viewer" as const], from: "2025-01-01" };
    expect(endedIn({ grants: [past, current, future, elsewhere] }, college, today)).toEqual([
      past,
      { ...current, until: "2026-11-22" },
      elsewhere,
    ]);
  });

  it("once ended never hold again in that organization, whatever they were", () => {
    const days = fc.integer({ min: -400, max: 400 }).map((n) => plusDays(today, n));
    const grant = fc.record({
      organizationId: fc.constantFrom(college, school),
      from: days,
      length: fc.nat(500),
    });
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 8 }), fc.nat(600), (raw, later) => {
        const grants = raw.map(({ organizationId, from, length }) => ({
          organizationId,
          roles: ["viewer" as const],
          from,
          ...(length < 400 ? { until: plusDays(from, length) } : {}),
        }));
        const after = { grants: endedIn({ grants }, college, today) };
        expect(grantsOn(after, plusDays(today, later)).has(college)).toBe(false);
        expect(after.grants.filter((one) => one.organizationId === school)).toEqual(
          grants.filter((one) => one.organizationId === school),
        );
        for (const one of after.grants) expect(covers(one, one.from)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("are told in the history by name, role and day", () => {
    const after = changed(
      reviewer,
      { title: "Dean", grants: [{ organizationId: college, roles: ["editor"], from: today }] },
      () => "Prairie Lakes",
    );
    expect(after.happened.note).toBe(
      "now Dean; no longer reviewer at Prairie Lakes from 2025-08-01; now editor at Prairie Lakes from 2026-11-23",
    );
  });

  it("that end before they begin, or name a role twice, are not accepted", () => {
    const wrong = MemberChange.safeParse({
      grants: [{ organizationId: college, roles: ["editor", "editor"], from: today, until: "2026-11-22" }],
    });
    expect(wrong.error?.issues.map(({ path }) => path.join("/"))).toEqual([
      "grants/0/until",
      "grants/0/roles",
    ]);
  });
});

describe("an e-mail address", () => {
  it("is seen by colleagues, the convener, the auditor and the person", () => {
    expect(seesAddress(actor(["viewer"]), reviewer)).toBe(true);
    expect(seesAddress(convener, reviewer)).toBe(true);
    expect(seesAddress(auditor, reviewer)).toBe(true);
    expect(seesAddress({ ...actor(["viewer"], school), person: reviewer.personId }, reviewer)).toBe(true);
    expect(seesAddress(actor(["admin"], school), reviewer)).toBe(false);
    expect(seesAddress(actor([], undefined), { personId: id("c"), grants: [] })).toBe(false);
  });
});

describe("an invitation", () => {
  const open = { state: "open", expiresAt: "2026-12-07T12:00:00.000Z", organizationId: college } as const;
  const now = new Date("2026-11-23T12:00:00Z");

  it("is sent by an admin for their own organization, and by the convener for any", () => {
    expect(objectionToInvitation(admin, { organizationId: college })).toBeUndefined();
    expect(objectionToInvitation(convener, { organizationId: school })).toBeUndefined();
    expect(objectionToInvitation(admin, { organizationId: school })?.code).toBe("role-missing");
    expect(objectionToInvitation(auditor, { organizationId: school })?.code).toBe("role-missing");
  });

  it("to a role in the partnership comes from the convener alone", () => {
    for (const partnershipRole of PartnershipRole.options) {
      expect(objectionToInvitation(convener, { partnershipRole })).toBeUndefined();
      expect(objectionToInvitation(admin, { organizationId: college, partnershipRole })?.code).toBe(
        "role-missing",
      );
    }
  });

  it("is hidden from all who could not have sent it, the auditor too", () => {
    expect(objectionToSeeingInvitations(admin)).toBeUndefined();
    expect(objectionToSeeingInvitations(convener)).toBeUndefined();
    expect(objectionToSeeingInvitations(auditor)?.code).toBe("role-missing");
    expect(objectionToSeeingInvitations(actor(["editor", "signatory"]))?.code).toBe("role-missing");
  });

  it("expires at its instant, and not before", () => {
    expect(stateOf(open, new Date("2026-12-07T11:59:59.999Z"))).toBe("open");
    expect(stateOf(open, new Date("2026-12-07T12:00:00.000Z"))).toBe("expired");
    expect(objectionToAccepting(open, now)).toBeUndefined();
    expect(objectionToAccepting(open, new Date(open.expiresAt))?.code).toBe("link-spent");
  });

  it.each(["accepted", "revoked"] as const)("that is %s is neither accepted nor revoked", (state) => {
    expect(objectionToAccepting({ ...open, state }, now)?.code).toBe("link-spent");
    expect(objectionToRevoking(admin, { ...open, state })?.code).toBe("wrong-moment");
  });

  it("adds to what a person may already do, and takes nothing away", () => {
    const offer = {
      organizationId: college,
      roles: ["reviewer", "editor"] as Role[],
      partnershipRole: undefined,
    };
    expect(welcomed(reviewer, reviewer, offer, today).grants).toEqual([
      ...reviewer.grants,
      { organizationId: college, roles: ["editor"], from: today },
    ]);
    expect(welcomed(reviewer, reviewer, { ...offer, roles: ["reviewer"] }, today)).toEqual(reviewer);
    expect(welcomed(counselor, undefined, offer, today)).toMatchObject({
      version: 0,
      grants: [{ organizationId: college, roles: ["reviewer", "editor"], from: today }],
    });
  });

  it("gives a role anew where the one held will end", () => {
    const leaving = member([
      { organizationId: college, roles: ["reviewer"], from: "2025-08-01", until: "2026-12-01" },
    ]);
    const offer = { organizationId: college, roles: ["reviewer"] as Role[], partnershipRole: undefined };
    expect(grantsOn(welcomed(leaving, leaving, offer, today), "2027-01-01").has(college)).toBe(true);
  });

  it("gives a role in the partnership once", () => {
    const offer = { organizationId: undefined, roles: [] as Role[], partnershipRole: "auditor" as const };
    const first = welcomed(counselor, counselor, offer, today);
    expect(first.partnershipRoles).toEqual(["auditor"]);
    expect(first.grants).toEqual(counselor.grants);
    expect(welcomed(first, first, offer, today)).toEqual(first);
  });

  it.each([
    [{ email: "a@b.example" }, "organizationId"],
    [{ email: "a@b.example", roles: ["editor"] }, "organizationId"],
    [{ email: "a@b.example", organizationId: college }, "roles"],
    [{ email: "a@b.example", organizationId: college, roles: ["editor", "editor"] }, "roles"],
    [{ email: "not one", organizationId: college, roles: ["editor"] }, "email"],
    [{ email: "a@b.example", organizationId: college, roles: ["owner"] }, "roles/0"],
  ])("names what is missing in %j", (draft, path) => {
    expect(InvitationDraft.safeParse(draft).error?.issues[0]?.path.join("/")).toBe(path);
  });
});
