/** The sample's agreement texts: one that answers every item of its rule set, and one with a gap. Data only. */
import type { Clause, StatementType } from "#shared/agreements/terms-schema.ts";

export const clause = (
  listId: string,
  statementType: StatementType,
  text: string,
  ...satisfies: string[]
): Clause => ({
  listId,
  statementType,
  text,
  satisfies,
});

const dual = (...ids: string[]) => ids.map((id) => `IL-110ILCS27/16#${id}`);
const perkins = (...ids: string[]) => ids.map((id) => `PERKINS-V#${id}`);

/** By an agreement's number: what it answers, and in which words. */
export const texts: Readonly<Record<string, { governingRuleSet: string; clauses: readonly Clause[] }>> = {
  "DC-BUS-003": {
    governingRuleSet: "IL-110ILCS27/16",
    clauses: [
      clause(
        "1",
        "PURPOSE",
        "Juniors and seniors of Cedar Bend High School take Prairie Lakes business courses on the Cedar Bend campus and earn high school and college credit at once. The course table names each course and where it is taught.",
        ...dual("2"),
      ),
      clause(
        "2.1",
        "ROLES",
        "The college decides on syllabus, outcomes, textbooks and grading of every course and has academic control of the curriculum. The district provides rooms, schedules and student support.",
        ...dual("1"),
      ),
      clause(
        "2.2",
        "ROLES",
        "By October 1 the district proposes instructors with transcripts and work history. The college answers within 30 days, by the criteria it uses for its own adjunct faculty. The district hires and pays them.",
        ...dual("6"),
      ),
      clause(
        "2.3",
        "MUTUAL_OBLIGATION",
        "Instructors meet the credentials of Section 20 of the Dual Credit Quality Act. Neither side asks for more.",
        ...dual("5"),
      ),
      clause(
        "3.1",
        "ELIGIBILITY",
        "A student is eligible with a grade point average of 2.5, or a placement score the college accepts, or the recommendation of two teachers.",
        ...dual("3"),
      ),
      clause(
        "3.2",
        "ELIGIBILITY",
        "A section opens with 12 students or more and closes at 28. Local board policy allows two dual credit courses in a semester.",
        ...dual("4"),
      ),
      clause(
        "4.1",
        "REVIEW",
        "A faculty liaison of the college visits each section once a semester, and the final examination is the one used on the college campus.",
        ...dual("7"),
      ),
      clause(
        "4.2",
        "REVIEW",
        "Each June the college’s dean and the district’s curriculum director look at pass rates and student surveys together and decide what changes.",
        ...dual("eval"),
      ),
      clause(
        "5",
        "COSTS",
        "The college waives tuition. The district pays a fee of $15 for each credit hour and buys the textbooks. Families pay nothing.",
        ...dual("fees"),
      ),
      clause(
        "6",
        "DATA_SHARING",
        "The college reports enrollment and completion as counts, once a semester. Names are shared only for registration, under the district’s data policy.",
        ...dual("data"),
      ),
      clause(
        "7",
        "TERMINATION",
        "Either side may end it with 90 days’ notice before a semester. Students who have begun a course finish it with credit.",
      ),
    ],
  },
  "AA-HEALTH-028": {
    governingRuleSet: "PERKINS-V",
    clauses: [
      clause(
        "1",
        "PURPOSE",
        "From grade 10 the health science courses lead to the nursing assistant certificate and on to the associate degree in nursing, without repeating what was learned.",
        ...perkins("program"),
      ),
      clause(
        "2",
        "AWARDING",
        "Prairie Lakes posts the credit of the course table when the student enrolls and asks for it within 24 months of graduation.",
        ...perkins("transfer"),
      ),
      clause(
        "3",
        "ROLES",
        "Teachers of both schools and the college’s health faculty meet each March and keep the course outlines in step.",
      ),
    ],
  },
};
