/**
 * Two-sided review: every rule as it is drawn for counselors, what each side says of it, and what this person can say.
 * Only the side that grants the credit approves; buttons ask the rules the hub asks.
 */
import { useRef, useState } from "preact/hooks";
import { objectionToFinding } from "#shared/agreements/reviews.ts";
import { isParty, objectionToReviewing } from "#shared/agreements/rules.ts";
import type { Agreement, ReviewFinding, ReviewKind } from "#shared/agreements/schema.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import type { TermsId } from "#shared/ids.ts";
import { get, Problem, post } from "../api.ts";
import { freshAfter, useAction, useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { EquivalencyTable } from "./equivalency-table.tsx";
import type { Names } from "./names.ts";
import { approvedInWords } from "./next.ts";
import { hasProblem, waitsFor } from "./review-words.ts";
import { RuleReview } from "./rule-review.tsx";
import { counted } from "./words.ts";

type Reviews = { termsId?: TermsId; findings: ReviewFinding[]; standing: ReviewFinding[] };
type Read = { terms: Terms; reviews: Reviews };
type ReviewProps = { agreement: Agreement; path: string; names: Names };
type Findings = readonly { ruleNo: number; kind: ReviewKind; text?: string }[];
/** Sends under this Idempotency-Key once everything said before has been answered. */
export type Say = (key: string, findings: Findings) => Promise<void>;

const drawnAtOnce = 60;
const atOnceMax = 500;

export function ReviewTab(props: ReviewProps) {
  const read = useLoad(`${props.path}/reviews`, (signal) => readBoth(props.path, signal));
  if (read.state === "loading") return <Skeleton of="the review" lines={12} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  if (read.data.terms.rules.length === 0) return <p class="muted">There is no rule to review.</p>;
  return <Review {...props} {...read.data} />;
}

const triesMax = 4;
/** Compression on the way weakens one ETag and not the other. */
const bare = (etag: string | undefined) => etag?.replace(/^W\//, "");

/** The rules and what was said of them, both of one moment: nobody approves what they never saw. */
async function readBoth(path: string, signal: AbortSignal): Promise<Read> {
  for (let tries = 0; tries < triesMax; tries++) {
    const [terms, reviews] = await Promise.all([
      get<Terms>(`${path}/rules`, signal),
      get<Reviews>(`${path}/reviews`, signal),
    ]);
    if (bare(terms.etag) === bare(reviews.etag)) return { terms: terms.data, reviews: reviews.data };
  }
  throw new Problem("changed-meanwhile", "Others are changing it right now", 412);
}

const shows = { all: "Every rule", waiting: "Waiting for us", problems: "With an open problem" };

function Review({ agreement, path, names, terms, reviews }: ReviewProps & Read) {
  const { actor } = usePlace();
  const [show, setShow] = useAddress("show", "all");
  const [upTo, setUpTo] = useState(drawnAtOnce);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const saidOf = (ruleNo: number) => reviews.standing.filter((one) => one.ruleNo === ruleNo);
  const waiting = terms.rules.filter((rule) => waitsFor(rule, saidOf(rule.ruleNo), actor.organization));
  const problems = terms.rules.filter((rule) => hasProblem(saidOf(rule.ruleNo)));
  const rules = show === "waiting" ? waiting : show === "problems" ? problems : terms.rules;
  const reviewing = objectionToReviewing(agreement, actor);
  const party = isParty(agreement, actor.organization);
  const approvable = waiting.filter(
    (rule) => !reviewing && !objectionToFinding(rule, "OK", actor) && !hasProblem(saidOf(rule.ruleNo)),
  );
  const onlyAsks = terms.rules.every((rule) => objectionToFinding(rule, "OK", actor));
  const marked = approvable.filter(({ ruleNo }) => chosen.includes(ruleNo)).slice(0, atOnceMax);
  // Someone who goes through rules quickly says the next one before the last is saved: each waits for the one before.
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const say: Say = (key, findings) => {
    const said = line.current.then(async () => {
      await freshAfter(path, post(`${path}/reviews`, { termsId: reviews.termsId, findings }, { key }));
    });
    line.current = said.catch(() => undefined);
    return said;
  };
  const approving = useAction(say);
  const approve = async () => {
    if (await approving.run(marked.map(({ ruleNo }) => ({ ruleNo, kind: "OK" })))) setChosen([]);
  };
  const approved = agreement.review?.approved ?? 0;
  return (
    <section aria-labelledby="review" class="stack">
      <h2 id="review">Review, rule by rule</h2>
      <div class="stack tight review-progress">
        <progress max={terms.rules.length} value={approved} aria-labelledby="progress" />
        <p id="progress">{approvedInWords(agreement)}</p>
      </div>
      {agreement.status === "IN_REVIEW" && party && (reviewing || onlyAsks) && (
        <p class="muted">
          {reviewing
            ? reviewing.why
            : "Only the party that grants the credit approves a rule. You can say where you see a problem."}
        </p>
      )}
      <div class="row between no-print">
        <div class="row">
          {Object.entries(shows)
            .filter(([id]) => id !== "waiting" || party)
            .map(([id, label]) => (
              <button
                key={id}
                type="button"
                class="chip"
                aria-pressed={show === id}
                onClick={() => setShow(id)}
              >
                {label}{" "}
                {id === "all" ? terms.rules.length : id === "waiting" ? waiting.length : problems.length}
              </button>
            ))}
        </div>
        {approvable.length > 1 && (
          <div class="row">
            <Button
              small
              onClick={() =>
                setChosen(marked.length === approvable.length ? [] : approvable.map(({ ruleNo }) => ruleNo))
              }
            >
              {marked.length === approvable.length
                ? "Mark none"
                : `Mark all ${approvable.length} that can be approved`}
            </Button>
            <Button
              small
              kind="primary"
              onClick={() => void approve()}
              busy={approving.busy && "Saving"}
              because={marked.length === 0 ? "Mark some rules first." : undefined}
            >
              Approve {marked.length > 0 ? counted(marked.length, "marked rule") : "the marked rules"}
            </Button>
          </div>
        )}
      </div>
      {approving.problem && <ProblemNotice problem={approving.problem} live />}
      {rules.length === 0 ? (
        <Notice kind="good" title={show === "waiting" ? "Nothing waits for you" : "No open problem"} />
      ) : (
        <EquivalencyTable
          terms={terms}
          only={rules.map(({ ruleNo }) => ruleNo)}
          frame={agreement}
          names={names}
          upTo={upTo}
          tools={(ruleNo) => {
            const rule = terms.rules.find((one) => one.ruleNo === ruleNo);
            if (!rule) return null;
            const mark = approvable.includes(rule)
              ? {
                  on: chosen.includes(ruleNo),
                  set: (on: boolean) =>
                    setChosen(on ? [...chosen, ruleNo] : chosen.filter((one) => one !== ruleNo)),
                }
              : undefined;
            return (
              <RuleReview
                rule={rule}
                agreement={agreement}
                said={saidOf(ruleNo)}
                all={reviews.findings.filter((one) => one.ruleNo === ruleNo)}
                name={names.name}
                mark={mark}
                say={say}
                reviewing={!reviewing}
              />
            );
          }}
        />
      )}
      {rules.length > upTo && (
        <div>
          <Button onClick={() => setUpTo(upTo + drawnAtOnce)}>
            Show {Math.min(drawnAtOnce, rules.length - upTo)} more of {rules.length.toLocaleString("en-US")}
          </Button>
        </div>
      )}
    </section>
  );
}
