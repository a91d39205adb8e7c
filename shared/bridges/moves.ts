/**
 * How a bridge comes into force, is followed by its next version, and ends; and who may see it. Pure. The checks are
 * asked by the caller: publishing is refused while one that refuses fails.
 */
import type { Happened } from "../activity/schema.ts";
import type { Actor } from "../actor.ts";
import type { Visibility } from "../agreements/schema.ts";
import type { Objection } from "../problem.ts";
import type { CheckAnswer } from "../programs/check-schema.ts";
import { type IsoDate, plusDays } from "../time.ts";
import { objectionToSeeing, seenAs, seenByParties } from "../visibility.ts";
import { bridgeCheckName } from "./check-table.ts";
import { refusing } from "./checks.ts";
import type { BridgeFacts } from "./facts-schema.ts";
import { earlierMax } from "./limits.ts";
import { objectionToKeeping } from "./rules.ts";
import type { Bridge } from "./schema.ts";
import { everyProvider } from "./sight.ts";

export type BridgeMove = "publish" | "revise" | "discard" | "retire";
type Made = { record: Bridge; happened: Happened };

/** Why `actor` cannot make this move now, or undefined. Who before when; `answers` where they are known. */
export function objectionToMove(
  move: BridgeMove,
  record: Bridge,
  actor: Actor,
  answers: readonly CheckAnswer[] = [],
): Objection {
  const who = objectionToKeeping(record, actor);
  if (who) return who;
  const { status, earlier } = record;
  const wrong = (why: string): Objection => ({ code: "wrong-moment", why });
  switch (move) {
    case "publish":
      if (status !== "DRAFT") return wrong("Only a draft is put in force.");
      return objectionToChecks(answers);
    case "revise":
      if (status !== "IN_FORCE") return wrong("A new version follows one that is in force.");
      return earlier.length >= earlierMax
        ? { code: "too-large", why: `It has ${earlierMax + 1} versions. Retire it, and start another.` }
        : undefined;
    case "discard":
      return status === "DRAFT" && earlier.length > 0
        ? undefined
        : wrong("Only a new version beside one in force is given up.");
    case "retire":
      return status === "RETIRED" ? wrong("It is retired already.") : undefined;
  }
}

/** Why the checks keep it from being put in force, or undefined. */
export function objectionToChecks(answers: readonly CheckAnswer[]): Objection {
  const names = refusing(answers).map(({ checkId, because }) => `${bridgeCheckName(checkId)}: ${because}`);
  return names.length === 0 ? undefined : { code: "checks-missing", why: names.join(" ") };
}

/** Why who may not read one of its programs cannot put it in force: nobody could say what they vouch for. */
export const objectionToUnread = ({ entries }: Pick<BridgeFacts, "entries">): Objection =>
  entries.every(({ known }) => known)
    ? undefined
    : {
        code: "content-hidden",
        why: "It leads into a program you may not read. A provider that may read it puts the bridge in force.",
      };

/** In force from today. The version before it was until yesterday; one that began today has had no day to itself. */
export function publish(before: Bridge, today: IsoDate): Made {
  return {
    record: {
      ...before,
      status: "IN_FORCE",
      inForceFrom: today,
      earlier: ended(before, (from) => (from < today ? plusDays(today, -1) : from)),
    },
    happened: { action: "bridge-published", note: `version ${before.versionNo}` },
  };
}

const ended = ({ earlier }: Bridge, on: (from: IsoDate) => IsoDate): Bridge["earlier"] =>
  earlier.map((one) =>
    one.inForceUntil === undefined ? { ...one, inForceUntil: on(one.inForceFrom) } : one,
  );

/** The next version begins as a copy; the one in force stays readable, and stays in force. */
export function revise(before: Bridge): Made {
  const { versionNo, inForceFrom, ...rest } = before;
  const { title, providers, alignsTo, planId } = rest;
  return {
    record: {
      ...rest,
      versionNo: versionNo + 1,
      status: "DRAFT",
      earlier: [
        ...before.earlier,
        {
          ...{ versionNo, title, providers, alignsTo, inForceFrom: inForceFrom as IsoDate },
          ...(planId === undefined ? {} : { planId }),
        },
      ],
    },
    happened: { action: "bridge-revised", note: `version ${versionNo + 1}` },
  };
}

/** Back to the version in force, as it was kept; who took on what stays. */
export function discard(before: Bridge, inForce: Bridge): Made {
  const { chainHash } = before;
  return {
    record: {
      ...inForce,
      visibility: before.visibility,
      tasks: before.tasks,
      version: before.version,
      ...(chainHash === undefined ? {} : { chainHash }),
    },
    happened: { action: "bridge-version-discarded", note: `version ${before.versionNo}` },
  };
}

/** Learners are no longer taken in from today. */
export function retire(before: Bridge, by: Actor, reason: string, today: IsoDate): Made {
  return {
    record: {
      ...before,
      status: "RETIRED",
      earlier: ended(before, () => today),
      retired: { reason, by: by.person, byName: by.name, on: today },
    },
    happened: { action: "bridge-retired", note: reason },
  };
}

/** Why `actor` cannot ask for this visibility, or undefined. */
export function objectionToVisibility(record: Bridge, to: Visibility, actor: Actor): Objection {
  return objectionToKeeping(record, actor) ?? objectionToSeeing(record, to, actor, "providers");
}

/** Narrowing is immediate; widening takes effect when an editor of each provider has agreed, of what is in force too. */
export const setVisibility = (before: Bridge, to: Visibility, by: Actor): Made =>
  seenAs(before, to, by, everyProvider(before));

/** A provider that was added was not asked who may see it: from then on only the providers do. */
export function asAgreed(before: Bridge, after: Bridge): Bridge {
  const known = new Set<string>(before.providers.map(({ organizationId }) => organizationId));
  if (after.providers.every(({ organizationId }) => known.has(organizationId))) return after;
  return seenByParties(after).record;
}
