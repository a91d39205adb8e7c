/**
 * "Copy last year's": a new draft made of an agreement, one year on. Whatever no longer holds today (a school that merged,
 * a reviewer who left) is mended where there is one answer and left out where there is none; what was left out is said.
 */
import type { OrganizationId, PersonId } from "../ids.ts";
import type { Role } from "../people/schema.ts";
import type { FieldProblem } from "../problem.ts";
import { plusMonths } from "../time.ts";
import { reviewersMax } from "./limits.ts";
import { receives, sends } from "./rules.ts";
import type { Agreement, AgreementDraft, Party } from "./schema.ts";
import { retimed } from "./succession.ts";
import type { CourseRef, Terms } from "./terms-schema.ts";

/** What of today a copy is fitted to. */
export type Now = {
  /** The organization itself, the one it merged into, or undefined for one that is gone. */
  organization(id: OrganizationId): OrganizationId | undefined;
  holds(person: PersonId, role: Role, organization: OrganizationId): boolean;
};

export type LeftOut = {
  rules: number[];
  findings: number[];
  parties: OrganizationId[];
  reviewers: PersonId[];
  signers: PersonId[];
};
export type Copy = { draft: AgreementDraft; terms: Terms; leftOut: LeftOut };

/** `insteadOf`: the party whose place an organization takes that is none of the parties. Its courses are not theirs. */
export type Place = { own: OrganizationId; insteadOf?: OrganizationId | undefined };

/** The copy before it is measured: what belongs to nobody any more is left out already. */
export function copied(agreement: Agreement, terms: Terms, now: Now, { own, insteadOf }: Place): Copy {
  const place = (id: OrganizationId) => (id === insteadOf ? undefined : now.organization(id));
  const party = (id: OrganizationId) => (id === insteadOf ? own : now.organization(id));
  const { parties, left } = partiesNow(agreement.parties, now, party);
  const slots = agreement.signatureSlots.flatMap((slot) => {
    const organizationId = party(slot.organizationId);
    if (organizationId === undefined) return [];
    const { personId, ...rest } = slot;
    const stays = personId !== undefined && now.holds(personId, "signatory", organizationId);
    return [
      {
        slot: { ...rest, organizationId, ...(stays ? { personId } : {}) },
        left: stays ? undefined : personId,
      },
    ];
  });
  const span = {
    dateEffective: plusMonths(agreement.dateEffective, 12),
    expirationDate: plusMonths(agreement.expirationDate, 12),
  };
  const kept = relocated(retimed(terms, agreement, span, true), place);
  return {
    draft: {
      name: agreement.name,
      agreementType: agreement.agreementType,
      purpose: agreement.purpose,
      parties,
      ...span,
      ...(agreement.pathwayId === undefined ? {} : { pathwayId: agreement.pathwayId }),
      cipCodes: agreement.cipCodes,
      ...(agreement.governingRuleSet === undefined ? {} : { governingRuleSet: agreement.governingRuleSet }),
      signatureSlots: slots.map(({ slot }) => slot),
      ...(agreement.autoRenew === undefined ? {} : { autoRenew: agreement.autoRenew }),
      noticeDays: agreement.noticeDays,
      ...(agreement.teachOutUntil === undefined
        ? {}
        : { teachOutUntil: plusMonths(agreement.teachOutUntil, 12) }),
    },
    terms: kept,
    leftOut: {
      ...missing(terms, kept),
      ...left,
      signers: [...new Set(slots.flatMap(({ left }) => left ?? []))],
    },
  };
}

/** Numbers of the rules and findings that are no longer there. */
function missing(before: Terms, after: Terms): Pick<LeftOut, "rules" | "findings"> {
  const numbers = (some: readonly { ruleNo: number }[], of: readonly { ruleNo: number }[]) => {
    const there = new Set(of.map(({ ruleNo }) => ruleNo));
    return some.map(({ ruleNo }) => ruleNo).filter((number) => !there.has(number));
  };
  return {
    rules: numbers(before.rules, after.rules),
    findings: numbers(before.findings, after.findings),
  };
}

type KeptParties = { parties: Party[]; left: Pick<LeftOut, "parties" | "reviewers"> };

function partiesNow(
  before: readonly Party[],
  now: Now,
  place: (party: OrganizationId) => OrganizationId | undefined,
): KeptParties {
  const kept = new Map<OrganizationId, Party>();
  const left: KeptParties["left"] = { parties: [], reviewers: [] };
  for (const party of before) {
    const organizationId = place(party.organizationId);
    if (organizationId === undefined) {
      left.parties.push(party.organizationId);
      continue;
    }
    const stay = party.reviewerIds.filter((id) => now.holds(id, "reviewer", organizationId));
    left.reviewers.push(...party.reviewerIds.filter((id) => !stay.includes(id)));
    const both = joined(kept.get(organizationId), { ...party, organizationId, reviewerIds: stay });
    const reviewerIds = both.reviewerIds.slice(0, reviewersMax);
    left.reviewers.push(...both.reviewerIds.slice(reviewersMax));
    kept.set(organizationId, { ...both, reviewerIds });
  }
  return { parties: [...kept.values()], left };
}

/** More reviewers than one party can have. */
export const hasTooManyReviewers = ({ reviewerIds }: Pick<Party, "reviewerIds">): boolean =>
  reviewerIds.length > reviewersMax;

/** Two parties that have become one organization: it does what both did. */
export function joined(one: Party | undefined, other: Party): Party {
  if (!one) return other;
  const [sending, receiving] = [sends(one) || sends(other), receives(one) || receives(other)];
  return {
    ...one,
    role:
      sending && receiving
        ? "SENDING_AND_RECEIVING"
        : sending
          ? "SENDING"
          : receiving
            ? "RECEIVING"
            : one.role,
    reviewerIds: [...new Set([...one.reviewerIds, ...other.reviewerIds])],
  };
}

/** The terms with every course under the organization it belongs to now; what belongs to none is left out. */
export function relocated(terms: Terms, place: (id: OrganizationId) => OrganizationId | undefined): Terms {
  const here = <Course extends CourseRef>(course: Course): Course | undefined => {
    const organizationId = place(course.organizationId);
    return organizationId && { ...course, organizationId };
  };
  const all = <Item>(items: readonly (Item | undefined)[]): Item[] | undefined =>
    items.every((item) => item !== undefined) ? (items as Item[]) : undefined;
  const rules = terms.rules.flatMap((rule) => {
    const options = all(
      rule.options.map((option) => {
        const slots = all(
          option.slots.map((slot) => {
            const courses = all(slot.courses.map(here));
            return courses && { ...slot, courses };
          }),
        );
        return slots && { ...option, slots };
      }),
    );
    const awards = all(
      rule.awards.map((award) => {
        const course = here(award.course);
        return course && { ...award, course };
      }),
    );
    return options && awards ? [{ ...rule, options, awards }] : [];
  });
  const findings = terms.findings.flatMap((finding) => {
    const course = here(finding.course);
    const receiverId = finding.receiverId && place(finding.receiverId);
    if (!course || (finding.receiverId && !receiverId)) return [];
    return [{ ...finding, course, ...(receiverId ? { receiverId } : {}) }];
  });
  return { ...terms, rules, findings };
}

type RowAt = { list: "rules" | "findings"; index: number };

/** The copy with what of its terms holds together; what `problems` names is left out, the first cause first. */
export function fitted(copy: Copy, problems: (terms: Terms) => readonly FieldProblem[]): Copy {
  let kept = copy.terms;
  let named = rowsNamed(problems(kept));
  // What is wrong by itself goes at once: a catalog may be against thousands. The rest goes one by one, since what stands
  // against a row may be gone with the one before.
  const alone = ({ list, index }: RowAt): Terms => ({
    ...kept,
    rules: [],
    findings: [],
    [list]: kept[list].slice(index, index + 1),
  });
  const wrong = named.filter((row) => rowsNamed(problems(alone(row))).length > 0);
  for (let next = wrong.length > 0 ? wrong : named.slice(0, 1); next.length > 0; next = named.slice(0, 1)) {
    kept = without(kept, next);
    named = rowsNamed(problems(kept));
  }
  const { rules, findings } = missing(copy.terms, kept);
  const { leftOut } = copy;
  return {
    ...copy,
    terms: kept,
    leftOut: {
      ...leftOut,
      rules: [...leftOut.rules, ...rules],
      findings: [...leftOut.findings, ...findings],
    },
  };
}

const rowsNamed = (problems: readonly FieldProblem[]): RowAt[] =>
  problems.flatMap(({ pointer }) => {
    const [, list, index] = /^\/(rules|findings)\/(\d+)/.exec(pointer) ?? [];
    return list === undefined ? [] : [{ list: list as RowAt["list"], index: Number(index) }];
  });

function without(terms: Terms, rows: readonly RowAt[]): Terms {
  const left = <Item>(list: RowAt["list"], items: readonly Item[]): Item[] => {
    const gone = new Set(rows.filter((row) => row.list === list).map(({ index }) => index));
    return items.filter((_, index) => !gone.has(index));
  };
  return { ...terms, rules: left("rules", terms.rules), findings: left("findings", terms.findings) };
}
