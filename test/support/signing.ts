/** People signing in tests: each step by the person whose step it is, over what they were shown. */
import { expect } from "vitest";
import type { ActivityEvent } from "#shared/activity/schema.ts";
import { signature, signers, worked } from "./agreements.ts";
import type { Answer, Who, World } from "./world.ts";

const who = ["denise", "samuel", "roberta"] as const;

/** Signs slot 1, 2 or 3, whichever is this person's, unless another is named. */
export async function sign(
  world: World,
  at: string,
  person: (typeof who)[number],
  changes: object = {},
  slotNo = who.indexOf(person) + 1,
): Promise<Answer> {
  const { body, etag } = worked(await world.as(person)("GET", at));
  const draft = { ...signature(body, slotNo, signers[person]), ...changes };
  return world.as(person)("POST", `${at}/sign`, draft, { "if-match": etag });
}

/** What happened to it, oldest first. */
export const history = async (world: World, at: string): Promise<ActivityEvent[]> =>
  worked(await world.as("tom")("GET", `${at}/history?limit=100`)).body.items;

export const intact = async (world: World, at: string): Promise<void> =>
  expect((await world.as("tom")("GET", `${at}/history/verify`)).body).toMatchObject({ intact: true });

/** What someone may do at Prairie Lakes from now on, as Tom says: each role, and its last day where it has one. */
export async function granted(
  world: World,
  person: Who,
  roles: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const at = `/api/partnerships/cedar-valley/people/${world.region.person(person)}`;
  const { etag } = worked(await world.as("tom")("GET", at));
  const organizationId = world.region.organization("PLCC");
  const grants = Object.entries(roles).map(([role, until]) => ({
    organizationId,
    roles: [role],
    from: "2025-08-01",
    ...(until === undefined ? {} : { until }),
  }));
  worked(await world.as("tom")("PUT", at, { grants }, { "if-match": etag }));
}
