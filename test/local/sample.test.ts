import { expect, it } from "vitest";
import { organizations } from "#infra/local/sample/organizations.ts";
import { partnerships } from "#infra/local/sample/partnerships.ts";
import { cast } from "#infra/local/sample/people.ts";
import { OrganizationDraft } from "#shared/organizations/schema.ts";
import { Email } from "#shared/text.ts";

const regions = Object.keys(partnerships) as (keyof typeof partnerships)[];

it("holds only organizations that the hub itself would accept", () => {
  for (const { memberOf, ...draft } of regions.flatMap((region) => organizations[region])) {
    expect(OrganizationDraft.parse(draft).code).toBe(draft.code);
    expect(memberOf.length).toBeGreaterThan(0);
  }
});

it.each(regions)("has in %s a code for each partner and every partner that another belongs to", (region) => {
  const codes = organizations[region].map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const { memberOf } of organizations[region]) {
    for (const { of } of memberOf) expect(["partnership", ...codes]).toContain(of);
  }
});

it("counts the partners that the sample region is said to have", () => {
  const types = Object.groupBy(organizations["cedar-valley"], ({ type }) => type);
  expect(types.business).toHaveLength(14);
  expect(types["adult-education"]).toHaveLength(2);
  expect(types.cbo).toHaveLength(2);
  expect(types.postsecondary).toHaveLength(1);
  expect(types.university).toHaveLength(1);
});

it("casts people with one sign-in each, in organizations that exist", () => {
  expect(new Set(cast.map(({ sub }) => sub)).size).toBe(cast.length);
  expect(new Set(cast.map(({ email }) => email)).size).toBe(cast.length);
  for (const { email, memberships } of cast) {
    expect(Email.parse(email)).toBe(email);
    for (const { partnership, organizationCode } of memberships) {
      expect(organizations[partnership].map(({ code }) => code)).toContain(organizationCode);
    }
  }
});
