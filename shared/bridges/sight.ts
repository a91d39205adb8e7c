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

/** Its providers, who answer for it, and an auditor. */
export const keepsIt = (of: Pick<Bridge, "providers">, actor: Actor): boolean =>
  isAuditor(actor) || isProvider(of, actor.organization);

/** The version that speaks for it: the one in force, or the last that was. Undefined: none ever was. */
export function bindingNo({ status, versionNo, inForceFrom, earlier }: Bridge): number | undefined {
  const isIt = status !== "DRAFT" && inForceFrom !== undefined;
  return isIt ? versionNo : earlier.at(-1)?.versionNo;
}

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

/** Who took on what is for those who work on it; another organization sees its own part. */
export const tasksFor = (record: Bridge, actor: Actor): GapTask[] =>
  keepsIt(record, actor)
    ? record.tasks
    : record.tasks.filter(({ ownerId }) => ownerId === actor.organization);
