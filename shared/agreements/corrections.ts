/**
 * Setting right how something is written in a text that is frozen: a title, the spelling of a code, the agreement's
 * name. What was agreed stays as it was signed, byte for byte; the correction stands beside it, and everyone who signed or
 * reviewed is told (articulation.md 2.5 items 13 and 21). What would change a student's credit needs a new version.
 */
import type { Happened } from "../activity/schema.ts";
import { type Actor, has } from "../actor.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import { sameCode } from "./curricular.ts";
import { coursesOf } from "./named.ts";
import { isParty } from "./rules.ts";
import type { Agreement, Correction, CorrectionDraft } from "./schema.ts";
import { bound } from "./succession.ts";
import type { Terms } from "./terms-schema.ts";

const correctionsMax = 100;

/** Why `actor` cannot correct how this is written now, or undefined. */
export function objectionToCorrecting(agreement: Agreement, actor: Actor): Objection {
  if (!isParty(bound(agreement), actor.organization))
    return { code: "not-a-party", why: "An editor of a party does this." };
  if (!has(actor, "editor", "admin"))
    return { code: "role-missing", why: "An editor or admin of a party does this." };
  const { status } = bound(agreement);
  if (status === "DRAFT" || status === "IN_REVIEW")
    return { code: "wrong-moment", why: "It is not frozen: change the draft itself." };
  return (agreement.corrections?.length ?? 0) >= correctionsMax
    ? { code: "too-large", why: `At most ${correctionsMax} corrections stand beside one agreement.` }
    : undefined;
}

/** What is wrong with this correction, field by field; a change of substance is one of it. */
export function correctionProblems(
  { field, from, to, code }: CorrectionDraft,
  { name }: Pick<Agreement, "name">,
  terms: Terms,
): FieldProblem[] {
  if (from === to) return [{ pointer: "/to", detail: "another way of writing it" }];
  const courses = coursesOf(terms);
  switch (field) {
    case "NAME":
      return from === name ? [] : [{ pointer: "/from", detail: `the name as signed: ${name}` }];
    case "CODE_SPELLING":
      return [
        ...(courses.some((course) => course.code === from)
          ? []
          : [{ pointer: "/from", detail: "a course code as it stands in the agreement" }]),
        ...(sameCode(from, to)
          ? []
          : [
              {
                pointer: "/to",
                detail: "the same code spelled differently; another course needs an amendment",
              },
            ]),
      ];
    case "COURSE_TITLE":
      return courses.some((course) => course.title === from && course.code === code)
        ? []
        : [
            {
              pointer: "/from",
              detail: "the title of the course with this code, as it stands in the agreement",
            },
          ];
  }
}

export function correct(
  agreement: Agreement,
  correction: Correction,
): { agreement: Agreement; happened: Happened } {
  const what = { NAME: "name", CODE_SPELLING: "code", COURSE_TITLE: "title" }[correction.field];
  return {
    agreement: { ...agreement, corrections: [...(agreement.corrections ?? []), correction] },
    happened: {
      action: "spelling-corrected",
      note: `${what}: “${correction.from}” reads “${correction.to}”`,
    },
  };
}
