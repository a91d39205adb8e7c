/**
 * Agreements in force and tables for them, for tests of the exchange. An agreement is put there as the last signature
 * leaves it: how it gets there is promised elsewhere.
 */
import type { Stamp } from "#functions/cloud/ledger.ts";
import { spanName } from "#shared/data-sharing/pooling.ts";
import type { ReleaseDraft } from "#shared/data-sharing/release-schema.ts";
import { DataSharing } from "#shared/data-sharing/schema.ts";
import { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { type DataSharingId, newId, type OrganizationId, PartnershipId } from "#shared/ids.ts";
import { suppress } from "#shared/suppression/suppress.ts";
import type { Context, Policy, Table } from "#shared/suppression/types.ts";
import { worked } from "./agreements.ts";
import { dataSharing, startedSharing } from "./data-sharing.ts";
import type { World } from "./world.ts";

const cedarValley = PartnershipId.parse("cedar-valley");
const noted = { action: "staged" };

export const partnership = "/api/partnerships/cedar-valley";

export type Scene = {
  senders?: readonly string[];
  receivers?: readonly string[];
  indicators?: readonly string[];
  n?: number;
  terms?: object;
  record?: object;
};

/** In force from 2026-01-01 to 2028-12-31: the career center sends 5S1 of 2021-22 to 2025-26 to Northgate. */
export async function agreedSharing(
  world: World,
  {
    senders = ["TRACC"],
    receivers = ["NSU"],
    indicators = ["5S1"],
    n = 10,
    terms = {},
    record = {},
  }: Scene = {},
) {
  const { id } = await startedSharing(world);
  const org = (code: string) => world.region.organization(code);
  const both = [...new Set([...senders, ...receivers])];
  const said = DataTerms.parse({
    purposes: [{ purposeId: "P1", statement: "Improve programs of study." }],
    elements: indicators.map((indicatorId, at) => ({
      elementId: `E${at + 1}`,
      vocab: "local",
      name: indicatorId,
      level: "aggregate",
      sensitivity: "public",
      required: true,
      basisId: "deidentified_aggregate",
      purposeIds: ["P1"],
      exchange: { indicatorId, from: "2021-22", to: "2025-26", dimensions: ["gender", "race-ethnicity"] },
    })),
    transfers: senders.map((code, at) => ({
      transferId: `T${at + 1}`,
      method: "hub_aggregate",
      senderId: org(code),
      receiverIds: receivers.filter((one) => one !== code).map(org),
      elementIds: indicators.map((_, index) => `E${index + 1}`),
      firstDue: "2026-12-01",
      everyMonths: 12,
    })),
    retention: { trigger: "term_end", action: "destroy", destroyWithin: "P60D" },
    suppressionPolicy: { n },
    ...terms,
  });
  const change = async (changes: object, also?: DataTerms) => {
    const before = (await world.services.dataSharing.find(cedarValley, id as DataSharingId)) as DataSharing;
    const after = DataSharing.parse({ ...before, ...changes });
    const saved = await world.services.dataSharing.saving(
      cedarValley,
      before,
      after,
      noted,
      stampOf(world),
      also ? { terms: also } : {},
    );
    await world.services.table.commit(saved.writes);
  };
  await change(
    {
      status: "EXECUTED",
      shared: true,
      dateSigned: "2025-12-15",
      dateEffective: "2026-01-01",
      expirationDate: "2028-12-31",
      termsId: newId("trm"),
      parties: both.map((code) => ({
        organizationId: org(code),
        roles: [
          ...(senders.includes(code) ? ["disclosing"] : []),
          ...(receivers.includes(code) ? ["receiving"] : []),
        ],
        ferpaCapacity: "educational_agency_or_institution",
        contacts: {},
      })),
      ...record,
    },
    said,
  );
  const termsTo = (to: string): DataTerms => ({
    ...said,
    elements: said.elements.map((one) =>
      one.exchange ? { ...one, exchange: { ...one.exchange, to } } : one,
    ),
  });
  return {
    termsTo,
    id: id as DataSharingId,
    at: `${dataSharing}/${id}`,
    releases: `${dataSharing}/${id}/releases`,
    change,
  };
}

function stampOf(world: World): Stamp {
  return { actor: world.region.person("ruth"), actorName: "Ruth Vandermeer", at: world.services.now() };
}

/** From this day: nothing passes. */
export const suspension = (world: World, from = "2026-11-01") => ({
  restrictions: [
    {
      restrictionNo: 1,
      kind: "SUSPENSION",
      elementIds: [],
      from,
      reason: "A breach is looked into.",
      by: world.region.person("ruth"),
      byName: "Ruth Vandermeer",
      byOrganization: world.region.organization("NSU") as OrganizationId,
      at: "2026-11-01T12:00:00.000Z",
    },
  ],
});

export type Counts = Record<string, [d: number, n: number]>;

/** What someone typed: by gender, and by race and ethnicity, where two groups are small. */
export const typed: Counts = {
  all: [164, 121],
  "gender:female": [93, 70],
  "gender:male": [71, 51],
  "race-ethnicity:white": [98, 75],
  "race-ethnicity:hispanic": [41, 29],
  "race-ethnicity:black": [14, 9],
  "race-ethnicity:asian": [7, 5],
  "race-ethnicity:two-or-more": [4, 3],
};

/** The raw table as the sender's browser holds it; it never goes anywhere. */
export function rawTable(programs: Record<string, Counts>, year: string): Table {
  const [counts = {}] = Object.values(programs);
  const values = (name: string) =>
    Object.keys(counts)
      .filter((key) => key.startsWith(`${name}:`))
      .map((key) => key.slice(name.length + 1));
  return {
    dimensions: ["gender", "race-ethnicity"]
      .map((name) => ({ name, kind: "partition" as const, values: values(name) }))
      .filter((one) => one.values.length > 0),
    blocks: Object.entries(programs).map(([program, groups]) => ({
      program,
      year,
      groups: Object.fromEntries(Object.entries(groups).map(([key, [d, n]]) => [key, { d, n }])),
    })),
    rollUps: [],
  };
}

/** What is sent of it: suppressed as the sender's browser does. */
export function submission(
  programs: Record<string, Counts>,
  { policy, context }: { policy: Policy; context: Context },
  changes: Partial<ReleaseDraft> = {},
): ReleaseDraft {
  const { year = "2025-26", pooledTo } = changes;
  const suppressed = suppress(rawTable(programs, spanName(year, pooledTo)), policy, context);
  if (!suppressed.ok) throw new Error(suppressed.why);
  return {
    indicatorId: "5S1",
    year,
    purposeId: "P1",
    programs: Object.keys(programs).map((id) => ({ id, name: `Program ${id}` })),
    table: suppressed.table as ReleaseDraft["table"],
    algorithm: suppressed.audit.algorithm,
    ...changes,
  } as ReleaseDraft;
}

/** An agreement in force with one release of the career center's; what it sent. */
export async function released(world: World) {
  const scene = await agreedSharing(world);
  const context = `${scene.releases}/context?indicatorId=5S1&year=2025-26`;
  const draft = submission({ "51.3901": typed }, worked(await world.as("roberta")("GET", context)).body);
  const { body } = worked(await world.as("roberta")("POST", scene.releases, draft));
  return { ...scene, draft, releaseId: body.id as string };
}
