/** The paper of a data-sharing agreement: everything that is signed stands on it, in words. */
import { describe, expect, it } from "vitest";
import { allBasesInUse } from "#shared/data-sharing/bases-in-use.ts";
import { checklist } from "#shared/data-sharing/checks.ts";
import { versionContent } from "#shared/data-sharing/content.ts";
import { paperModel } from "#shared/data-sharing/paper-model.ts";
import { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { PartnershipId } from "#shared/ids.ts";
import { evidenceOf } from "#shared/signing/evidence.ts";
import { complete, northgate, prairieLakes, threeRivers } from "./complete.ts";
import { recordOf } from "./lives.ts";

const organizations = [northgate, threeRivers, prairieLakes].map(({ id, name }, index) => ({
  id,
  name,
  code: `O${index}`,
}));
const around = {
  hub: "https://hub.example",
  partnership: { id: PartnershipId.parse("cedar-valley"), name: "Cedar Valley", timeZone: "America/Chicago" },
  organizations,
};

/** As much as terms can say. */
const everything = DataTerms.parse({
  ...complete.terms,
  elements: complete.terms.elements.map((one, index) => ({ ...one, definition: `Defined so ${index}` })),
  transfers: complete.terms.transfers.map((one) => ({
    ...one,
    encryption: "PGP",
    acceptance: "it opens",
    everyMonths: 12,
  })),
  retention: {
    trigger: "date",
    on: "2028-06-30",
    destroyWithin: "P60D",
    action: "return",
    standard: "NIST 800-88",
    backups: "Within a year",
    keepsReleases: true,
  },
  noSubRecipients: false,
  subRecipients: [{ name: "Archive Inc.", ofOrganizationId: northgate.id, role: "hosting" }],
  redisclosure: { kind: "named", to: ["The board"], recordKept: true, publicationReviewDays: 21 },
  security: {
    framework: "ISO 27001",
    encryptionAtRest: true,
    encryptionInTransit: true,
    roleLimitedAccess: true,
    training: "Yearly training",
    subcontractors: "None without consent",
    breachNoticeHours: 72,
    costAllocation: "Whoever caused it",
    auditRight: true,
  },
  renewal: "auto_once",
  reviewBy: "2027-06-30",
  terminationCauses: ["A breach"],
  survival: "Confidentiality lasts",
  joinder: { openUntil: "2027-12-31", role: "receiving", organizationTypes: ["postsecondary"] },
  evidence: [
    { kind: "training_record", on: "2026-10-01", reference: "Record 7", organizationId: northgate.id },
  ],
});

describe("the paper", () => {
  it("says in words everything that is signed, and names organizations and bases instead of their codes", async () => {
    const record = recordOf({
      ...complete.draft,
      summary: "What it is about",
      changeSummary: "What is new",
      stewardId: northgate.id,
      versionNo: 2,
      versionKind: "AMENDMENT",
    });
    const bases = allBasesInUse([]);
    const content = versionContent(record, everything);
    const evidence = await evidenceOf(record, content, around, "data-sharing");
    const paper = paperModel({
      ...{ record, terms: everything, bases, evidence, evidenceHash: "e", stage: "FOR_SIGNATURE" },
      parent: "DS-2026-001, Memorandum",
      checklist: checklist({ ...complete, terms: everything }),
    });
    const printed = JSON.stringify(paper);
    const prose: string[] = [];
    const walk = (value: unknown): void => {
      // Words that somebody typed have a capital or a space; ids, codes and days do not, or are told in words.
      if (typeof value === "string" && /^[A-Z].*[a-z ]|\s/.test(value) && !/^\d{4}-/.test(value))
        prose.push(value);
      else if (value && typeof value === "object") Object.values(value).forEach(walk);
    };
    walk(content);
    expect(prose.length).toBeGreaterThan(30);
    expect(prose.filter((one) => !printed.includes(JSON.stringify(one).slice(1, -1)))).toEqual([]);
    for (const said of [
      "60 days",
      "72 hours",
      "21 days",
      "every 12 months",
      "Improve instruction",
      "Jun 30, 2028",
      "Dec 31, 2027",
      "Jun 30, 2027",
    ])
      expect(printed).toContain(said);
    expect(printed).not.toMatch(/org_|ferpa_studies|deidentified_aggregate|undefined/);
  });
});
