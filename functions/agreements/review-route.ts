/** …/reviews: what each side's reviewers say of the rules, one by one. Only the side that grants the credit approves. */
import * as z from "zod";
import { FindingsDraft } from "#shared/agreements/drafts.ts";
import {
  findingProblems,
  objectionToFinding,
  reviewOf,
  ruleHash,
  sideIn,
  standingFindings,
} from "#shared/agreements/reviews.ts";
import { objectionToReviewing } from "#shared/agreements/rules.ts";
import { ReviewFinding } from "#shared/agreements/schema.ts";
import { newId, type OrganizationId, TermsId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { type Endpoint, endpoint } from "../http/endpoint.ts";
import { about, move } from "./move.ts";
import { One, one } from "./paths.ts";
import { readOne } from "./read-one.ts";

const Reviews = z.strictObject({
  /** The rules this was worked out for: it goes with what is said of them next. Absent while there are none. */
  termsId: TermsId.optional(),
  /** Everything said, oldest first. */
  findings: z.array(ReviewFinding),
  /** Which of it is each side's last word on a rule as it reads now. */
  standing: z.array(ReviewFinding),
});

const findingsMax = 40_000;

export const reviewRoutes: Endpoint[] = [
  endpoint(
    {
      method: "GET",
      path: `${one}/reviews`,
      summary: "What reviewers have said of the rules, and what of it stands",
      audience: "member",
      params: One,
      answers: { 200: Reviews },
    },
    async (asking) => {
      const { services, params } = asking;
      const { by, agreement: whole } = await readOne(asking);
      const agreement = await services.agreements.presented(params.partnershipId, whole, by);
      const [findings, terms] = await Promise.all([
        services.agreements.reviews(params.partnershipId, agreement),
        services.agreements.terms(params.partnershipId, agreement),
      ]);
      const standing = [...(await standingFindings(findings, terms, agreement)).values()].flat();
      const { termsId, version } = agreement;
      return {
        status: 200,
        body: { ...(termsId === undefined ? {} : { termsId }), findings, standing },
        version,
      };
    },
  ),

  endpoint(
    {
      ...about("reviews", "Say of the rules you read that they are approved, or what the problem is", [
        "not-the-receiver",
        "changed-meanwhile",
      ]),
      // Words are added, never changed: two reviewers at work on different rules need not wait for each other.
      ifMatch: false,
      body: FindingsDraft,
    },
    (asking) =>
      move(asking, objectionToReviewing, async (agreement, by) => {
        const { services, params, body, now } = asking;
        if (body.termsId !== agreement.termsId)
          throw new Refusal(
            "changed-meanwhile",
            "The rules are not the ones you read. Read them again, then say what you think of them.",
            { currentVersion: agreement.version },
          );
        const [said, terms] = await Promise.all([
          services.agreements.reviews(params.partnershipId, agreement),
          services.agreements.terms(params.partnershipId, agreement),
        ]);
        const errors = findingProblems(body.findings, terms);
        if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
        if (said.length + body.findings.length > findingsMax)
          throw new Refusal("too-large", `At most ${findingsMax} findings are kept for one agreement.`);
        const rules = new Map(terms.rules.map((rule) => [rule.ruleNo, rule]));
        const added: ReviewFinding[] = [];
        for (const { ruleNo, kind, text } of body.findings) {
          const rule = rules.get(ruleNo) as NonNullable<ReturnType<typeof rules.get>>;
          insist(objectionToFinding(rule, kind, by));
          added.push({
            ruleNo,
            organizationId: by.organization as OrganizationId,
            side: sideIn(rule, by.organization),
            kind,
            ...(text ? { text } : {}),
            by: by.person,
            byName: by.name,
            at: now.toISOString(),
            versionNo: agreement.versionNo,
            ruleHash: await ruleHash(rule, terms, agreement),
          });
        }
        const reviews = [...said, ...added];
        return {
          agreement: {
            ...agreement,
            reviewId: newId("trm"),
            review: await reviewOf(reviews, terms, agreement),
          },
          happened: { action: "rules-reviewed", note: noteOf(added) },
          reviews,
        };
      }),
  ),
];

/** "approved 1, 2, 4; problem with 3": what the history says. */
function noteOf(findings: readonly ReviewFinding[]): string {
  const words = { OK: "approved", PROBLEM: "problem with", RESOLVED_KEEP: "keeps", RESOLVED_DROP: "drops" };
  return (Object.keys(words) as (keyof typeof words)[])
    .flatMap((kind) => {
      const numbers = findings.filter((one) => one.kind === kind).map((one) => one.ruleNo);
      if (numbers.length === 0) return [];
      const shown = numbers.length > 12 ? `${numbers.length} rules` : numbers.join(", ");
      return [`${words[kind]} ${shown}`];
    })
    .join("; ");
}
