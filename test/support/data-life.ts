/** A data-sharing agreement that lacks nothing, moved along its life by the people whose step it is. */
import { complete, northgate, prairieLakes, threeRivers } from "../data-sharing/complete.ts";
import { signature, worked } from "./agreements.ts";
import { dataDraft, startedSharing } from "./data-sharing.ts";
import type { Answer, World } from "./world.ts";

export const signsFor = {
  ruth: ["Ruth Vandermeer", "President", "Northgate State University"],
  roberta: ["Roberta Kowalczyk", "Director", "Three Rivers Area Career Center"],
  denise: ["Denise Okafor", "Vice President", "Prairie Lakes Community College"],
} as const;
export type Signer = keyof typeof signsFor;
const order = ["ruth", "roberta", "denise"] as const;

/** What `complete` says, of the sample's organizations. */
export function completeTerms(world: World, changes: object = {}): Record<string, unknown> {
  const known = { NSU: northgate, TRACC: threeRivers, PLCC: prairieLakes };
  let text = JSON.stringify(complete.terms);
  for (const [code, { id }] of Object.entries(known))
    text = text.replaceAll(id, world.region.organization(code));
  return { ...JSON.parse(text), ...changes };
}

/** In force from November 1, 2026 to June 30, 2028, with an office, its right and contacts for each party. */
export function completeDraft(world: World, changes: object = {}): Record<string, unknown> {
  const { organization, person } = world.region;
  const offices = [
    ["NSU", "ruth", "receiving", "organization_conducting_study"],
    ["TRACC", "roberta", "disclosing", "educational_agency_or_institution"],
    ["PLCC", "tom", "disclosing", "educational_agency_or_institution"],
  ] as const;
  return dataDraft(world, {
    parties: offices.map(([code, who, role, ferpaCapacity]) => ({
      organizationId: organization(code),
      roles: [role],
      ferpaCapacity,
      contacts: { steward: person(who), custodian: person(who), privacy: person(who) },
    })),
    dateEffective: "2026-11-01",
    expirationDate: "2028-06-30",
    noticeDays: 30,
    signatureSlots: offices.map(([code], index) => ({
      slotNo: index + 1,
      organizationId: organization(code),
      function: signsFor[order[index] as Signer][1],
      order: index === 0 ? 1 : 2,
    })),
    authorities: offices.map(([code], index) => ({
      slotNo: index + 1,
      basis: "board_resolution",
      reference: `Resolution of ${code}`,
    })),
    ...changes,
  });
}

/** Reads it as this person, and makes the move on what they saw. */
export async function moves(
  world: World,
  who: string,
  at: string,
  move: string,
  body?: object,
): Promise<Answer> {
  const { etag } = worked(await world.as(who)("GET", at));
  return world.as(who)("POST", `${at}/${move}`, body, { "if-match": etag });
}

type Changes = { draft?: object; terms?: object };

/** Ruth's draft with its terms, shared with the others. */
export async function drafted(world: World, { draft = {}, terms = {} }: Changes = {}) {
  const started = await startedSharing(world, completeDraft(world, draft));
  worked(
    await world.as("ruth")("PUT", `${started.at}/terms`, completeTerms(world, terms), {
      "if-match": started.etag,
    }),
  );
  worked(await moves(world, "ruth", started.at, "share"));
  return started;
}

/** The same, out for signature. */
export async function sentOut(world: World, changes: Changes = {}) {
  const started = await drafted(world, changes);
  worked(await moves(world, "ruth", started.at, "review"));
  worked(await moves(world, "ruth", started.at, "send"));
  return started;
}

/** Signs as this person, in their own place, over what they were shown. */
export async function signs(world: World, at: string, who: Signer, changes: object = {}): Promise<Answer> {
  const { body, etag } = worked(await world.as(who)("GET", at));
  const draft = { ...signature(body, order.indexOf(who) + 1, signsFor[who]), ...changes };
  return world.as(who)("POST", `${at}/sign`, draft, { "if-match": etag });
}

/** The same, signed by all: executed. */
export async function agreed(world: World, changes: Changes = {}) {
  const started = await sentOut(world, changes);
  for (const who of order) worked(await signs(world, started.at, who));
  return started;
}
