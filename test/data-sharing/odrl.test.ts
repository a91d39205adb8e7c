/** Terms as ODRL: a standard processor loses nothing, asks the network for nothing, and reads out of it what was agreed. */
import fc from "fast-check";
import jsonld from "jsonld";
import { describe, expect, it } from "vitest";
import { odrlOf, type Written } from "#shared/data-sharing/odrl.ts";
import type { Restriction } from "#shared/data-sharing/schema.ts";
import type { DataSharingId } from "#shared/ids.ts";
import {
  element,
  northgate,
  omar,
  org,
  parties,
  party,
  prairie,
  rivers,
  terms,
  transfer,
} from "./owed-sample.ts";

type Node = Record<string, unknown>;
const offline = {
  documentLoader: (url: string) => Promise.reject(new Error(`the network was asked for ${url}`)),
};
const odrl = (name: string) => `http://www.w3.org/ns/odrl/2/${name}`;
const cw = (name: string) => `urn:causeway:odrl-profile:data-sharing:1#${name}`;
const address = "https://causeway.example/p/cedar-valley/data-sharing/dsa_0000000000000000000m";

const written = (more: Partial<Written> = {}): Written => ({
  id: "dsa_0000000000000000000m" as DataSharingId,
  codedNotation: "DS-2026-002",
  name: "Regional Outcomes",
  versionNo: 1,
  executed: true,
  dateSigned: "2026-12-15",
  parties,
  from: "2027-01-04",
  until: "2029-06-30",
  destroyBy: "2029-08-29",
  restrictions: [],
  terms: terms({
    scope: "Concentrators who left school, cohorts 2023 to 2026.",
    purposes: [
      { purposeId: "P1", statement: "To improve instruction" },
      { purposeId: "P2", statement: "To report under Perkins V" },
    ],
    prohibitedUses: ["Re-identification", "Sale"],
    elements: [
      element(1, {
        vocab: "CEDS",
        vocabId: "000037",
        exchange: { indicatorId: "5S1", from: "2024-25", to: "2026-27", dimensions: ["gender"] },
      }),
      element(2, { level: "student", purposeIds: ["P1", "P2"] }),
      element(3, { purposeIds: [] }),
    ],
    transfers: [
      transfer({ method: "hub_aggregate" }),
      transfer({ transferId: "T2", senderId: prairie, elementIds: ["E1", "E3"] }),
    ],
    subRecipients: [{ name: "Bluestem Analytics", ofOrganizationId: northgate }],
    retention: { trigger: "term_end", destroyWithin: "P60D", action: "destroy", standard: "NIST SP 800-88" },
    redisclosure: { kind: "back_to_discloser" },
    security: { breachNoticeHours: 72 },
    suppressionPolicy: { n: 10 },
  }),
  ...more,
});
const restriction = (more: Partial<Restriction>): Restriction => ({
  restrictionNo: 1,
  kind: "ELEMENTS_DROPPED",
  elementIds: [],
  from: "2027-03-01",
  reason: "The board asked for it.",
  by: omar,
  byName: "Omar Haddad",
  at: "2027-03-01T15:00:00.000Z",
  ...more,
});
const policyOf = async (of: Written): Promise<Node> => {
  const [policy, ...others] = (await jsonld.expand(
    odrlOf(of, address, (id) => `Name of ${id}`) as never,
    offline,
  )) as unknown as Node[];
  expect(others).toEqual([]);
  return policy as Node;
};
const nodes = (of: Node, name: string): Node[] => (of[name] as Node[] | undefined) ?? [];
const idsOf = (of: Node, name: string): string[] => nodes(of, name).map((one) => String(one["@id"]));

/** ODRL read as ODRL means it: a permission whose constraints all hold, no prohibition that holds, and otherwise no. */
function lets(
  policy: Node,
  ask: {
    from: string;
    to: string;
    element: string;
    purpose: string;
    on: string;
    year?: string;
    subgroup?: string;
  },
): boolean {
  const uid = (part: string) => `${address}/versions/1#${part}`;
  const facts: Record<string, string | undefined> = {
    [odrl("dateTime")]: ask.on,
    [odrl("purpose")]: uid(ask.purpose),
    [cw("reportingYear")]: ask.year,
    [cw("subgroups")]: ask.subgroup ?? "all",
  };
  const value = (node: Node): string => String(node["@id"] ?? node["@value"]);
  const holds = (one: Node): boolean => {
    const fact = facts[idsOf(one, odrl("leftOperand"))[0] as string];
    // What is not asked about (an indicator's name, the size of a group) limits the counts and not who reads them.
    if (fact === undefined) return true;
    const right = nodes(one, odrl("rightOperand"))[0] as Node;
    switch (idsOf(one, odrl("operator"))[0]) {
      case odrl("gteq"):
        return fact >= value(right);
      case odrl("lteq"):
        return fact <= value(right);
      case odrl("eq"):
        return fact === value(right);
      case odrl("isAnyOf"):
        return (right["@list"] as Node[]).map(value).includes(fact);
      default:
        throw new Error("an operator nobody knows");
    }
  };
  const applies = (rule: Node): boolean =>
    idsOf(rule, odrl("action"))[0] === odrl("use") &&
    idsOf(rule, odrl("assignee")).includes(`urn:causeway:organization:${ask.to}`) &&
    [uid(ask.element), uid("data")].some((target) => idsOf(rule, odrl("target")).includes(target)) &&
    nodes(rule, odrl("constraint")).every(holds);
  return (
    nodes(policy, odrl("permission")).some(
      (rule) =>
        applies(rule) && idsOf(rule, odrl("assigner")).includes(`urn:causeway:organization:${ask.from}`),
    ) && !nodes(policy, odrl("prohibition")).some(applies)
  );
}

describe("the terms as ODRL 2.2", () => {
  it("expand to absolute names only, without the network, and denying what they do not permit", async () => {
    const policy = await policyOf(written({ restrictions: [restriction({ elementIds: ["E1"] })] }));
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) for (const one of value) walk(one);
      else if (typeof value === "object" && value !== null)
        for (const [key, one] of Object.entries(value)) {
          expect(key).toMatch(/^(@|https?:\/\/|urn:)/);
          if (key === "@id" || (key === "@type" && !("@value" in value)))
            for (const iri of [one].flat()) expect(iri).toMatch(/^(https?:\/\/|urn:)/);
          walk(one);
        }
    };
    walk(policy);
    expect(policy["@type"]).toEqual([odrl("Agreement")]);
    expect(idsOf(policy, odrl("conflict"))).toEqual([odrl("prohibit")]);
    const profile = nodes(policy, odrl("profile"))[0] as Node;
    expect(profile["@id"]).toBe("urn:causeway:odrl-profile:data-sharing:1");
    expect(idsOf(profile, cw("unspecified"))).toEqual([cw("denied")]);
    for (const side of ["assigner", "assignee"]) expect(idsOf(policy, odrl(side)).length).toBeGreaterThan(0);
  });

  it("of a draft are an offer of those who would disclose", async () => {
    const policy = await policyOf(written({ executed: false }));
    expect(policy["@type"]).toEqual([odrl("Offer")]);
    expect(idsOf(policy, odrl("assigner"))).toEqual(
      [prairie, rivers].map((id) => `urn:causeway:organization:${id}`),
    );
  });

  it("lose nothing on their way to RDF: dates and periods typed, lists whole", async () => {
    const quads = (await jsonld.toRDF(odrlOf(written(), address, String) as never, offline)) as unknown as {
      object: { value: string; datatype?: { value: string } };
    }[];
    const typed = (name: string) =>
      quads.flatMap(({ object }) => (object.datatype?.value.endsWith(`#${name}`) ? [object.value] : []));
    expect(new Set(typed("date"))).toEqual(
      new Set(["2026-12-15", "2027-01-04", "2029-06-30", "2029-08-29", "2027-08-15"]),
    );
    expect(new Set(typed("duration"))).toEqual(new Set(["P60D", "PT72H", "P12M"]));
    const said = JSON.stringify(quads);
    for (const text of [
      "Re-identification",
      "Bluestem Analytics",
      "CEDS 000037",
      "To report under Perkins V",
    ])
      expect(said).toContain(text);
  });

  it("answer who may use what, for which purpose and on which day, as the agreement itself does", async () => {
    const dropped = restriction({ elementIds: ["E2"], from: "2028-01-01" });
    const policy = await policyOf(written({ restrictions: [dropped] }));
    const carriers: Record<string, string[]> = {
      E1: [rivers, prairie],
      E2: [prairie, rivers],
      E3: [prairie],
    };
    const purposes: Record<string, string[]> = { E1: ["P1"], E2: ["P1", "P2"], E3: [] };
    fc.assert(
      fc.property(
        fc.constantFrom(prairie, rivers, northgate, org(9)),
        fc.constantFrom(prairie, rivers, northgate, org(9)),
        fc.constantFrom("E1", "E2", "E3", "E4"),
        fc.constantFrom("P1", "P2", "not-1"),
        fc.constantFrom("2027-01-03", "2027-01-04", "2027-12-31", "2028-01-01", "2029-06-30", "2029-07-01"),
        fc.constantFrom("2023-24", "2024-25", "2026-27", "2027-28"),
        fc.constantFrom("all", "gender", "race"),
        (from, to, of, purpose, on, year, subgroup) => {
          const agreed =
            (carriers[of] ?? []).includes(from) &&
            to === northgate &&
            (purposes[of] ?? []).includes(purpose) &&
            "2027-01-04" <= on &&
            on <= "2029-06-30" &&
            !(of === "E2" && on >= "2028-01-01") &&
            (of !== "E1" || ("2024-25" <= year && year <= "2026-27" && subgroup !== "race"));
          const asked = of === "E1" ? { year, subgroup } : {};
          expect(lets(policy, { from, to, element: of, purpose, on, ...asked })).toBe(agreed);
        },
      ),
      { numRuns: 600 },
    );
  });

  it("prohibit every use while it is suspended, and passing on to anyone but those who gave it or are named", async () => {
    const suspended = await policyOf(written({ restrictions: [restriction({ kind: "SUSPENSION" })] }));
    const ask = { from: rivers, to: northgate, element: "E1", purpose: "P1", year: "2025-26" };
    expect(lets(suspended, { ...ask, on: "2027-02-28" })).toBe(true);
    expect(lets(suspended, { ...ask, on: "2027-03-01" })).toBe(false);
    const onward = nodes(suspended, odrl("prohibition")).find(
      (rule) => idsOf(rule, odrl("action"))[0] === odrl("distribute"),
    ) as Node;
    const [only] = nodes(onward, odrl("constraint")) as [Node];
    expect(idsOf(only, odrl("operator"))).toEqual([odrl("isNoneOf")]);
    const named = (nodes(only, odrl("rightOperand"))[0] as Node)["@list"] as Node[];
    expect(named.map((one) => one["@id"] ?? one["@value"])).toEqual([
      "Bluestem Analytics",
      ...[prairie, rivers].map((id) => `urn:causeway:organization:${id}`),
    ]);
  });

  it("oblige each receiver to destroy it, all of them to tell of a breach, and each sender to send", async () => {
    const policy = await policyOf(written({ parties: [...parties, party(org(5), "receiving")] }));
    const of = (action: string) =>
      nodes(policy, odrl("obligation")).filter((rule) => idsOf(rule, odrl("action"))[0] === action);
    expect(of(odrl("delete")).map((rule) => idsOf(rule, odrl("assignee")))).toEqual([
      [`urn:causeway:organization:${northgate}`],
      [`urn:causeway:organization:${org(5)}`],
    ]);
    expect(of(odrl("inform"))).toHaveLength(1);
    expect(of(cw("send")).map((rule) => idsOf(rule, odrl("assignee"))[0])).toEqual(
      [rivers, prairie].map((id) => `urn:causeway:organization:${id}`),
    );
  });
});
