/** Who may change an organization, and what a merge leaves. Pure; the page greys its buttons with the same rules. */

import type { Happened } from "../activity/schema.ts";
import { type Actor, has, isConvener } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { FieldProblem } from "../problem.ts";
import { insist, type Objection } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import type { DepartureDraft, Organization, OrganizationDraft } from "./schema.ts";

/** As many as a record is read with. */
const predecessorsMax = 40;

export function objectionToAdding(actor: Actor): Objection {
  return isConvener(actor) ? undefined : { code: "role-missing", why: "The convener adds partners." };
}

/** Why `actor` cannot edit this organization, or undefined. Its admin and the convener can. */
export function objectionToEditing(
  actor: Actor,
  organization: Pick<Organization, "id" | "successor" | "name">,
): Objection {
  const its = actor.organization === organization.id && has(actor, "admin");
  if (!its && !isConvener(actor)) {
    return { code: "role-missing", why: `An admin of ${organization.name}, or the convener, changes this.` };
  }
  if (organization.successor) {
    return {
      code: "wrong-moment",
      why: `${organization.name} merged into ${organization.successor.name} and changes no more.`,
    };
  }
  return undefined;
}

/** Belonging and codes are the partnership's business: an admin edits the rest. */
export function objectionToChange(actor: Actor, before: Organization, after: OrganizationDraft): Objection {
  const may = objectionToEditing(actor, before);
  if (may || isConvener(actor)) return may;
  if (
    before.code !== after.code ||
    before.type !== after.type ||
    JSON.stringify(before.memberships) !== JSON.stringify(after.memberships)
  ) {
    return {
      code: "role-missing",
      why: "The convener changes an organization's code, type and memberships.",
    };
  }
  return undefined;
}

export function objectionToMerging(
  actor: Actor,
  from: Pick<Organization, "id" | "name" | "successor">,
  into: Pick<Organization, "id" | "name" | "predecessors" | "successor"> | undefined,
): Objection {
  if (!isConvener(actor)) return { code: "role-missing", why: "The convener merges organizations." };
  if (from.successor) return { code: "wrong-moment", why: `${from.name} has merged already.` };
  if (!into || into.id === from.id)
    return { code: "invalid-input", why: "Name another organization of this partnership to merge into." };
  if (into.predecessors.length >= predecessorsMax)
    return {
      code: "wrong-moment",
      why: `${into.name} has taken in ${predecessorsMax} organizations already.`,
    };
  if (into.successor)
    return { code: "wrong-moment", why: `${into.name} has itself merged into ${into.successor.name}.` };
  return undefined;
}

/** Both organizations after the merge: nothing is deleted, each names the other. */
export function merge(
  actor: Actor,
  from: Organization,
  into: Organization,
  on: IsoDate,
): { from: Organization; into: Organization; happened: { from: Happened; into: Happened } } {
  insist(objectionToMerging(actor, from, into));
  const named = ({ id, name }: { id: OrganizationId; name: string }) => ({ id, name, mergedOn: on });
  return {
    from: { ...from, successor: named(into) },
    into: { ...into, predecessors: [...into.predecessors, named(from)] },
    happened: {
      from: { action: "organization-merged", note: `into ${into.name} on ${on}` },
      into: { action: "organization-joined", note: `${from.name} merged into this on ${on}` },
    },
  };
}

type Memberships = Pick<OrganizationDraft, "memberships">;

/** The last day in the partnership; undefined while there is none. */
const lastDay = ({ memberships }: Memberships): IsoDate | undefined => {
  const own = memberships.filter((one) => one.of === "partnership");
  if (own.some((one) => one.until === undefined)) return undefined;
  return (
    own
      .map((one) => one.until as IsoDate)
      .sort()
      .at(-1) ?? ""
  );
};

/** Whether this change takes a partner out of the partnership, or out of it sooner. */
export function endsMembership(before: Memberships, after: Memberships): boolean {
  const [was, is] = [lastDay(before), lastDay(after)];
  // One that never was a member leaves nothing.
  if (was === "") return false;
  return is !== undefined && (was === undefined || is < was);
}

/** Whether this change takes back that a partner leaves. */
export const rejoins = (before: Memberships, after: Memberships): boolean => endsMembership(after, before);

export function objectionToLeaving(actor: Actor, organization: Organization): Objection {
  if (!isConvener(actor)) return { code: "role-missing", why: "The convener records that a partner leaves." };
  if (organization.successor)
    return { code: "wrong-moment", why: `${organization.name} has merged and does nothing more.` };
  return lastDay(organization) === ""
    ? { code: "wrong-moment", why: `${organization.name} is no member of the partnership.` }
    : undefined;
}

/** A last day is one on which the partner is a member, and so comes no later than the one there is. */
function lastDayProblems({ memberships }: Memberships, until: IsoDate): FieldProblem[] {
  const own = memberships.filter((one) => one.of === "partnership");
  if (own.some((one) => one.from <= until && (one.until === undefined || until <= one.until))) return [];
  const days = own.map((one) => (one.until ? `from ${one.from} to ${one.until}` : `on or after ${one.from}`));
  return [{ pointer: "/until", detail: `a day of its membership: ${days.join(", or ")}` }];
}

type OpenAgreement = { id: string; codedNotation: string; inForce: boolean };

/** A last day that cannot be, every agreement that would be forgotten, and every decision that does not fit. */
export function departureProblems(
  organization: Memberships,
  { until, futures }: DepartureDraft,
  agreements: readonly OpenAgreement[],
): FieldProblem[] {
  const byId = new Map(agreements.map((one) => [one.id, one]));
  const decided = new Set(futures.map((one) => one.agreementId as string));
  return [
    ...lastDayProblems(organization, until),
    ...agreements
      .filter(({ id }) => !decided.has(id))
      .map(({ codedNotation }) => ({ pointer: "/futures", detail: `a decision about ${codedNotation}` })),
    ...futures.flatMap(({ agreementId, future }, index) => {
      const agreement = byId.get(agreementId);
      const at = `/futures/${index}`;
      if (!agreement)
        return [
          { pointer: `${at}/agreementId`, detail: "an agreement of this partner that is open or in force" },
        ];
      const fits = agreement.inForce ? future !== "WITHDRAW" : future !== "NOTICE" && future !== "RUNS_OUT";
      return fits
        ? []
        : [
            {
              pointer: `${at}/future`,
              detail: agreement.inForce
                ? "RUNS_OUT, NOTICE or SUCCESSOR: it has been signed"
                : "WITHDRAW or SUCCESSOR: it has not been signed",
            },
          ];
    }),
  ];
}

/** The partner with its last day set, wherever it would have stayed longer. */
export const departed = (organization: Organization, until: IsoDate): Organization => ({
  ...organization,
  memberships: organization.memberships.flatMap((one) => {
    if (one.of !== "partnership" || (one.until !== undefined && one.until <= until)) return [one];
    return one.from > until ? [] : [{ ...one, until }];
  }),
});
