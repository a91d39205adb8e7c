/** One answer with what a card says besides: the courses by name, and why, in the rule's own numbers. */
import { askedBy } from "#shared/agreements/conditions.ts";
import type { AgreementAnswer, Answer } from "#shared/agreements/credit.ts";
import { reaches, stricter } from "#shared/agreements/grades.ts";
import type { PublicVersion } from "#shared/agreements/public.ts";
import type { Grade } from "#shared/agreements/terms-schema.ts";
import { type Dated, type Days, daysOf, executedBy } from "#shared/agreements/versions.ts";
import { courseKey } from "#shared/course-key.ts";
import { sendingCourses } from "#shared/sending-courses.ts";
import type { IsoDate } from "#shared/time.ts";
import type { Offered } from "./catalogue.ts";
import { meant } from "./facts.ts";
import type { Chosen } from "./fragment.ts";
import { isOf, registryOf } from "./same.ts";

/** A course of the question that an answer is about. */
export type Mine = { readonly offer: Offered; readonly grade: Grade | undefined };

export type Because = {
  /** Which courses fell short of which grade. */
  readonly tooLow: readonly { readonly title: string; readonly asked: Grade; readonly grade: Grade }[];
  /** The first and last day on which a completion counted. */
  readonly days?: Days;
  readonly against?: string | undefined;
  readonly percent?: number | undefined;
};

export type Result = {
  readonly answer: Answer;
  readonly agreement: AgreementAnswer;
  /** Where anyone can read the version. */
  readonly registry: string;
  readonly mine: readonly Mine[];
  readonly because: Because;
};

export type Kind = "EARNED" | "NEEDS" | "CANNOT_TELL" | "NOT_YET" | "NO_EXTRA" | "NO";
const order: readonly Kind[] = ["EARNED", "NEEDS", "CANNOT_TELL", "NOT_YET", "NO_EXTRA", "NO"];

/** Never looked at is not a refusal, and neither is credit that is there already. */
export function kindOf({ answer, reason }: Answer): Kind {
  if (answer !== "NO") return answer;
  if (reason === "NOT_YET_EVALUATED") return "NOT_YET";
  return reason === "COURSE_USED" || reason === "GROUP_AWARDED" ? "NO_EXTRA" : "NO";
}

/** The answers of one organization, best news first. */
export function resultsOf(
  agreements: readonly AgreementAnswer[],
  versions: readonly PublicVersion[],
  chosen: Chosen,
  courses: readonly Offered[],
  asOf: IsoDate,
): Result[] {
  const dated = executedBy(versions, asOf).flat();
  const mine = new Map<string, Mine>();
  for (const course of chosen.courses) {
    const offer = meant(course, courses);
    if (offer) mine.set(`${offer.organization} ${offer.code.trim()}`, { offer, grade: course.grade });
  }
  return agreements
    .flatMap((agreement) => {
      const version = dated.find(({ version: one }) => isOf(one, agreement));
      return agreement.answers.map((answer) => {
        const theirs = answer.courses.flatMap((name) => mine.get(name) ?? []);
        const percent = chosen.exams[`${agreement.agreement}/${answer.ruleNo}`];
        const because = becauseOf(answer, version, theirs, percent);
        return { answer, agreement, registry: registryOf(agreement, versions), mine: theirs, because };
      });
    })
    .sort((a, b) => order.indexOf(kindOf(a.answer)) - order.indexOf(kindOf(b.answer)));
}

function becauseOf(
  { ruleNo }: Answer,
  dated: Dated | undefined,
  mine: readonly Mine[],
  percent: number | undefined,
): Because {
  const terms = dated?.version.terms;
  const rule = terms?.rules.find((one) => one.ruleNo === ruleNo);
  const finding = terms?.findings.find((one) => one.ruleNo === ruleNo);
  const days = dated && { days: daysOf(rule ?? finding ?? {}, dated) };
  if (!terms || !rule) return { tooLow: [], ...days, against: bare(finding?.against), percent };
  const floor = askedBy([...rule.conditions, ...terms.conditions]).floor;
  const named = sendingCourses(rule);
  return {
    tooLow: mine.flatMap(({ offer, grade }) => {
      const course = named.find((one) => courseKey(one) === offer.key);
      const asked = stricter(course?.minGrade, floor);
      return grade && asked && !reaches(grade, asked) ? [{ title: offer.title, asked, grade }] : [];
    }),
    ...days,
    percent,
  };
}

/** `PLCC BIO 145` of a finding's `requested against PLCC BIO 145`. */
const bare = (against: string | undefined): string | undefined =>
  against?.replace(/^(was )?(requested against|compared with|against)\s+/i, "");
