/** One rule under review: what each side has said of it, and what this reviewer can say now. */
import { useState } from "preact/hooks";
import { objectionToFinding } from "#shared/agreements/reviews.ts";
import type { Agreement, ReviewFinding, ReviewKind } from "#shared/agreements/schema.ts";
import type { EquivalencyRule } from "#shared/agreements/terms-schema.ts";
import { useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Moment } from "../ui/dates.tsx";
import { useDraft } from "../ui/draft.ts";
import { CheckField, ProseField } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import type { Say } from "./review-tab.tsx";
import { hasProblem, saidWords } from "./review-words.ts";

type RuleReviewProps = {
  rule: EquivalencyRule;
  agreement: Pick<Agreement, "id" | "versionNo">;
  /** Each side's last word on the rule as it reads now. */
  said: readonly ReviewFinding[];
  /** Everything said of it, also of how it read before. */
  all: readonly ReviewFinding[];
  name: (id: string) => string;
  /** Where it can be approved together with others. */
  mark: { on: boolean; set: (on: boolean) => void } | undefined;
  say: Say;
  /** Whether this person reviews here now. */
  reviewing: boolean;
};

export function RuleReview({ rule, agreement, said, all, name, mark, say, reviewing }: RuleReviewProps) {
  const { partnership } = usePlace();
  const earlier = all.filter((one) => !said.some((now) => now.at === one.at && now.by === one.by));
  return (
    <div class="stack tight rule-review">
      {said.map((finding) => (
        <Said key={finding.organizationId} finding={finding} name={name} timeZone={partnership.timeZone} />
      ))}
      {said.length === 0 && <p class="muted">Nobody has said anything about it as it reads now.</p>}
      {earlier.length > 0 && (
        <details>
          <summary>Said before ({earlier.length})</summary>
          <div class="stack tight">
            {earlier.map((finding) => (
              <Said
                key={`${finding.at} ${finding.by}`}
                finding={finding}
                name={name}
                timeZone={partnership.timeZone}
              />
            ))}
          </div>
        </details>
      )}
      {reviewing && <Sayings rule={rule} agreement={agreement} said={said} mark={mark} say={say} />}
    </div>
  );
}

const icons = { OK: "check", PROBLEM: "alert", RESOLVED_KEEP: "check", RESOLVED_DROP: "cross" } as const;

function Said({
  finding,
  name,
  timeZone,
}: {
  finding: ReviewFinding;
  name: (id: string) => string;
  timeZone: string;
}) {
  return (
    <p class="said" data-kind={finding.kind}>
      <Icon name={icons[finding.kind]} />
      <span>
        <b>{finding.byName}</b> of {name(finding.organizationId)} {saidWords[finding.kind]}
        {finding.text && <>: {finding.text}</>}
        <small>
          <Moment at={finding.at} timeZone={timeZone} />
        </small>
      </span>
    </p>
  );
}

type SayingsProps = Pick<RuleReviewProps, "rule" | "agreement" | "said" | "mark" | "say">;

/** One action of the row's own: it shows what became of it, whatever is said of other rules meanwhile. */
function Sayings({ rule, agreement, said, mark, say }: SayingsProps) {
  const { actor } = usePlace();
  const { ruleNo } = rule;
  const [asking, setAsking] = useState(false);
  const [missing, setMissing] = useState(false);
  const draft = useDraft(`problem/${agreement.id}/${agreement.versionNo}/${ruleNo}`, { text: "" });
  const own = said.find((one) => one.organizationId === actor.organization)?.kind;
  const approving = objectionToFinding(rule, "OK", actor);
  const saying = useAction((key, kind: ReviewKind, text?: string) =>
    say(key, [{ ruleNo, kind, ...(text ? { text } : {}) }]),
  );
  const [pressed, setPressed] = useState<ReviewKind>();
  const press = (kind: ReviewKind) => ({
    busy: saying.busy && pressed === kind && "Saving",
    onClick: () => {
      if (!saying.busy) setPressed(kind);
      void saying.run(kind);
    },
  });
  const refused = saying.problem && <ProblemNotice problem={saying.problem} live />;
  const of = <span class="sr"> rule {ruleNo}</span>;
  const raise = async () => {
    const text = draft.value.text.trim();
    setMissing(text === "");
    if (text === "" || !(await saying.run("PROBLEM", text))) return;
    draft.discard();
    setAsking(false);
  };
  if (asking || draft.restored)
    return (
      <div class="stack tight no-print">
        {refused}
        <ProseField
          label={
            <>
              What is wrong with it?<span class="sr"> Rule {ruleNo}</span>
            </>
          }
          pointer="/findings/0/text"
          hint="A sentence that the other side can act on."
          error={missing ? "Say what the problem is." : undefined}
          value={draft.value.text}
          onValue={(text) => draft.set({ text })}
          rows={2}
        />
        <div class="row">
          <Button small kind="primary" onClick={() => void raise()} busy={saying.busy && "Saving"}>
            Raise the problem
          </Button>
          <Button
            small
            kind="quiet"
            onClick={() => {
              draft.discard();
              setAsking(false);
            }}
          >
            Not now
          </Button>
        </div>
      </div>
    );
  return (
    <div class="row acts no-print">
      {mark && <CheckField label={<>Mark{of}</>} checked={mark.on} onChecked={mark.set} />}
      {own !== "OK" && !approving && (
        <Button small kind="primary" {...press("OK")}>
          Approve{of}
        </Button>
      )}
      {own !== "PROBLEM" && (
        <Button small onClick={() => setAsking(true)}>
          Raise a problem<span class="sr"> with rule {ruleNo}</span>
        </Button>
      )}
      {(own === "PROBLEM" || own === "RESOLVED_DROP") && (
        <Button small {...press("RESOLVED_KEEP")}>
          Keep<span class="sr"> rule {ruleNo}</span> after all
        </Button>
      )}
      {hasProblem(said) && own !== "RESOLVED_DROP" && (
        <Button small {...press("RESOLVED_DROP")}>
          Drop{of}
        </Button>
      )}
      {refused}
    </div>
  );
}
