/**
 * How much of a bridge a person sees. Its providers work on it; anyone else sees it where they let them, and once a
 * version is in force, nothing of the one that is being made beside it. Pure.
 */
import { type Actor, isAuditor, isConvener } from "../actor.ts";
import type { Bridge, GapTask } from "./schema.ts";

export const isProvider = (
  { providers }: Pick<Bridge, "providers">,
  organization: string | undefined,
): boolean => providers.some(({ organizationId }) => organizationId === organization);

/** The version that speaks for it: the one in force, or the last that was. Undefined: none ever was. */
export function bindingNo({ status, versionNo, inForceFrom, earlier }: Bridge): number | undefined {
  const isIt = status !== "DRAFT" && inForceFrom !== undefined;
  return isIt ? versionNo : earlier.at(-1)?.versionNo;
}

/** Providers of the version that speaks for it, and of the one that is being made beside it. */
export function everyProvider(record: Bridge): Bridge["providers"] {
  const { providers, versionNo, earlier } = record;
  const binding = bindingNo(record);
  const spoken = binding === versionNo ? undefined : earlier.find((one) => one.versionNo === binding);
  const before = spoken?.providers ?? [];
  return [
    ...before,
    ...providers.filter(({ organizationId }) => !isProvider({ providers: before }, organizationId)),
  ];
}

/** Whether `organization` provides what is in force or what is being made: no draft takes a provider's word away. */
export const answersForIt = (record: Bridge, organization: string | undefined): boolean =>
  isProvider({ providers: everyProvider(record) }, organization);

/** Its providers, who answer for it, and an auditor. */
export const keepsIt = (record: Bridge, actor: Actor): boolean =>
  isAuditor(actor) || answersForIt(record, actor.organization);

/** Whether a version of it is in force today. */
export const isInForce = ({ status, earlier }: Bridge): boolean =>
  status === "IN_FORCE" ||
  (status === "DRAFT" && earlier.length > 0 && earlier.at(-1)?.inForceUntil === undefined);

/** Everything, the outline (title, providers, state), or not even that it exists. */
export function sight(record: Bridge, actor: Actor): "content" | "outline" | "none" {
  if (keepsIt(record, actor)) return "content";
  if (record.visibility !== "PARTIES") return "content";
  return isConvener(actor) ? "outline" : "none";
}

/** Whether this actor may read this version: one that is being made beside one in force is its providers' alone. */
export const mayReadVersion = (record: Bridge, versionNo: number, actor: Actor): boolean =>
  keepsIt(record, actor) ||
  record.earlier.some((one) => one.versionNo === versionNo) ||
  (versionNo === record.versionNo && (bindingNo(record) ?? versionNo) === versionNo);

/** Whether this actor may read how it came about: what happened to it tells of drafts, too. */
export const mayReadHistory = (record: Bridge, actor: Actor): boolean =>
  keepsIt(record, actor) || bindingNo(record) === undefined;

/** Who took on what is for those who work on it; another organization sees its own part. */
export const tasksFor = (record: Bridge, actor: Actor): GapTask[] =>
  keepsIt(record, actor)
    ? record.tasks
    : record.tasks.filter(({ ownerId }) => ownerId === actor.organization);
