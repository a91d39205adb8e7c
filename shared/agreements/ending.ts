/**
 * Ending an executed agreement before its last day, or following it with another version: who may, and when
 * (articulation.md 2.4). A termination never shortens a right earned: its teach-out says until when (2.5 item 17).
 */
import type { Happened } from "../activity/schema.ts";
import { type Actor, has } from "../actor.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import { type IsoDate, plusDays } from "../time.ts";
import type { Termination } from "./ending-schema.ts";
import { earlierMax } from "./limits.ts";
import { lastDayOf } from "./phase.ts";
import { isParty, receives, sends } from "./rules.ts";
import type { Agreement, VersionSummary } from "./schema.ts";
import { bound, executedVersions, isTerminated, isUnderWay } from "./succession.ts";

type Decided = { agreement: Agreement; happened: Happened };

/** Why this agreement cannot be followed or ended now by anyone, or undefined. */
function objectionToTouching(agreement: Agreement): Objection {
  if (executedVersions(agreement).length === 0)
    return { code: "not-executed", why: "Only an executed agreement is amended, renewed or ended." };
  return isTerminated(agreement)
    ? { code: "wrong-moment", why: "It has been terminated. What follows is a new agreement." }
    : undefined;
}

/** Why `actor` cannot start a new version, or undefined. */
export function objectionToSucceeding(agreement: Agreement, actor: Actor): Objection {
  if (!isParty(bound(agreement), actor.organization))
    return { code: "not-a-party", why: "An editor of a party starts a new version." };
  if (!has(actor, "editor", "admin"))
    return { code: "role-missing", why: "An editor or admin of a party starts a new version." };
  const touching = objectionToTouching(agreement);
  if (touching) return touching;
  if (isUnderWay(agreement))
    return {
      code: "version-under-way",
      why: `Version ${agreement.versionNo} is under way: finish or withdraw it first.`,
    };
  if (agreement.termination)
    return { code: "wrong-moment", why: "Notice of termination has been given: take it back first." };
  return agreement.earlier.length >= earlierMax
    ? {
        code: "too-large",
        why: `It has ${earlierMax + 1} versions, as many as one agreement can have. Start a new agreement from a copy.`,
      }
    : undefined;
}

const sideOf = (agreement: Agreement, organization: string | undefined) =>
  bound(agreement).parties.find((party) => party.organizationId === organization);

/** Why `actor` cannot take part in ending it at all, or undefined: a side of what binds them does. */
function objectionToBinding(agreement: Agreement, actor: Actor): Objection {
  const side = sideOf(agreement, actor.organization);
  if (!side || !(sends(side) || receives(side)))
    return {
      code: "not-a-party",
      why: "A signatory of a party that sends students or grants credit does this.",
    };
  return has(actor, "signatory")
    ? undefined
    : { code: "role-missing", why: "A signatory of a party does this." };
}

/** Why `actor` cannot give notice of termination now, or undefined. A new version under way stands in nobody's way. */
export function objectionToNotice(agreement: Agreement, actor: Actor): Objection {
  return (
    objectionToBinding(agreement, actor) ??
    objectionToTouching(agreement) ??
    (agreement.termination
      ? { code: "already-there", why: `${agreement.termination.byName} has given notice already.` }
      : undefined)
  );
}

/** Whether two parties stand on different sides: one sends where the other receives. */
function opposite(agreement: Agreement, a: string | undefined, b: string | undefined): boolean {
  const [one, other] = [sideOf(agreement, a), sideOf(agreement, b)];
  if (!one || !other || a === b) return false;
  return (sends(one) && receives(other)) || (receives(one) && sends(other));
}

/** Why `actor` cannot agree, for the other side, to end it on the day that was named, or undefined. */
export function objectionToAgreeing(agreement: Agreement, actor: Actor): Objection {
  const who = objectionToBinding(agreement, actor);
  if (who) return who;
  const { termination } = agreement;
  if (!termination || isTerminated(agreement))
    return { code: "wrong-moment", why: "No notice of termination is waiting." };
  if (termination.agreedBy !== undefined)
    return { code: "wrong-moment", why: `${termination.agreedByName} has agreed already.` };
  return opposite(agreement, termination.byOrganization, actor.organization)
    ? undefined
    : { code: "same-party", why: "A signatory of the other side agrees." };
}

/** The first day on which one side alone can make it final. */
export const noticeRunsUntil = (agreement: Agreement): IsoDate | undefined =>
  agreement.termination && plusDays(agreement.termination.givenOn, bound(agreement).noticeDays);

/** Why `actor` cannot make the termination final today, or undefined. */
export function objectionToTerminating(agreement: Agreement, actor: Actor, today: IsoDate): Objection {
  const who = objectionToBinding(agreement, actor);
  if (who) return who;
  const { termination } = agreement;
  if (isTerminated(agreement)) return { code: "wrong-moment", why: "It has been terminated." };
  if (!termination)
    return { code: "wrong-moment", why: "Give notice first: the day, the teach-out and the reason." };
  const runsUntil = noticeRunsUntil(agreement) as IsoDate;
  return termination.agreedBy === undefined && today < runsUntil
    ? {
        code: "notice-running",
        why: `Notice of ${bound(agreement).noticeDays} days runs until ${runsUntil}. Before that the other side has to agree.`,
      }
    : undefined;
}

/** Why `actor` cannot take the notice back, or undefined: the side that gave it does. */
export function objectionToTakingBack(agreement: Agreement, actor: Actor): Objection {
  const who = objectionToBinding(agreement, actor);
  if (who) return who;
  if (!agreement.termination || isTerminated(agreement))
    return { code: "wrong-moment", why: "No notice of termination is waiting." };
  return agreement.termination.byOrganization === actor.organization
    ? undefined
    : { code: "not-your-side", why: "The side that gave notice takes it back." };
}

/** What is wrong with these days, field by field. */
export function noticeProblems(
  agreement: Agreement,
  { terminationDay, teachOutUntil }: Pick<Termination, "terminationDay" | "teachOutUntil">,
  today: IsoDate,
): FieldProblem[] {
  const last = executedVersions(agreement).map(lastDayOf).sort().at(-1) ?? agreement.expirationDate;
  return [
    ...(terminationDay < today
      ? [{ pointer: "/terminationDay", detail: `a day from today, ${today}, on` }]
      : terminationDay > last
        ? [{ pointer: "/terminationDay", detail: `a day up to ${last}, when it ends by itself` }]
        : []),
    ...(teachOutUntil < terminationDay
      ? [{ pointer: "/teachOutUntil", detail: `a day on or after the last day, ${terminationDay}` }]
      : []),
  ];
}

export function giveNotice(agreement: Agreement, termination: Termination): Decided {
  return {
    agreement: { ...agreement, termination },
    happened: {
      action: "termination-notice-given",
      note: `for ${termination.terminationDay}, teach-out until ${termination.teachOutUntil}: ${termination.reason}`,
    },
  };
}

export function agreeToEnd(agreement: Agreement, by: Actor, at: Date): Decided {
  const termination = agreement.termination as Termination;
  return {
    agreement: {
      ...agreement,
      termination: {
        ...termination,
        agreedBy: by.person,
        agreedByName: by.name,
        ...(by.organization === undefined ? {} : { agreedByOrganization: by.organization }),
        agreedAt: at.toISOString(),
      },
    },
    happened: { action: "termination-agreed", note: `for ${termination.terminationDay}` },
  };
}

export function takeBack(agreement: Agreement): Decided {
  const { termination: _termination, ...rest } = agreement;
  return { agreement: rest, happened: { action: "termination-notice-withdrawn" } };
}

const later = (one: IsoDate, other: IsoDate): IsoDate => (one < other ? other : one);

/**
 * Every executed version ends on that day, or today if that is later: no day that has passed is taken back. Completions
 * until the teach-out's last day still count. A version being made beside them is withdrawn: what it was to follow is over.
 */
export function terminate(agreement: Agreement, today: IsoDate): Decided {
  const before = agreement.termination as Termination;
  const terminationDay = later(before.terminationDay, today);
  const termination = {
    ...before,
    terminationDay,
    teachOutUntil: later(before.teachOutUntil, terminationDay),
  };
  const withdrawn = isUnderWay(agreement);
  const { registration: _registration, ...rest } = agreement;
  const ended = (status: Agreement["status"]) => (status === "EXECUTED" ? "TERMINATED" : status);
  return {
    agreement: {
      ...(withdrawn ? rest : agreement),
      status: withdrawn ? "WITHDRAWN" : ended(agreement.status),
      termination,
      earlier: agreement.earlier.map((one): VersionSummary => ({ ...one, status: ended(one.status) })),
    },
    happened: {
      action: "agreement-terminated",
      note: `last day ${terminationDay}, teach-out until ${termination.teachOutUntil}${
        withdrawn ? `; version ${agreement.versionNo}, which was under way, is withdrawn` : ""
      }`,
    },
  };
}
