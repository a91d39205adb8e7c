/**
 * What businesses wrote: rewordings, doubts and skills they miss, those that wait first. Each is answered, taken over, or
 * joined with another that says the same; whoever wrote it hears what became of it.
 */
import type { CommentView, MissingView } from "#shared/validations/triage-schema.ts";
import { together } from "../load.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { useChunk } from "../ui/chunk.ts";
import { Empty } from "../ui/empty.tsx";
import { Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CommentCard, MissingCard } from "./comment-card.tsx";
import { everyone, useComments, useMissing, useResults } from "./results-load.ts";
import { isCounted } from "./results-tab.tsx";
import type { CampaignTabProps } from "./tabs.ts";
import "./results.css";

/** One of either kind. */
export type Said = { comment: CommentView } | { missing: MissingView };

export function CommentsTab(props: CampaignTabProps) {
  if (!isCounted(props.answer.data))
    return (
      <Empty title="No comments yet">
        What businesses wrote can be read and answered here once the answers are counted.
      </Empty>
    );
  return <Counted {...props} />;
}

function Counted({ answer, path, runs }: CampaignTabProps) {
  const read = together(useResults(path, everyone), useComments(path), useMissing(path));
  const [show] = useAddress("show", "waiting");
  const [about] = useAddress("about");
  const [asked] = useAddress("triage");
  const [how] = useAddress("how");
  const shown = useLinkWith("show", "about", "triage", "how");
  const close = useClose("triage", "how");
  const Form = useChunk(async () => (await import("./triage-form.tsx")).TriageForm, asked !== "");
  if (read.state === "loading") return <Skeleton of="what businesses wrote" lines={14} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const [{ statements, title }, comments, missing] = read.data;
  const statementOf = (id: string) => statements.find(({ identifier }) => identifier === id);
  const comment = comments.find(({ id }) => id === asked);
  const proposal = missing.find(({ id }) => id === asked);
  if (runs && (comment || proposal))
    return Form ? (
      <Form
        how={how}
        path={path}
        campaign={answer.data}
        said={comment ? { comment } : { missing: proposal as MissingView }}
        statement={comment && statementOf(comment.statementId)}
        others={comment ? comments.filter((one) => one.statementId === comment.statementId) : missing}
        onDone={() => close("comments")}
      />
    ) : (
      <Skeleton of="the form" />
    );
  const waiting = comments.filter(({ state }) => state === "OPEN");
  const answered = comments.filter(({ state }) => state !== "OPEN");
  const these = (show === "answered" ? answered : waiting)
    .filter(({ statementId }) => about === "" || statementId === about)
    .toSorted((a, b) => Number(b.blocks) - Number(a.blocks) || b.seconds.length - a.seconds.length);
  const chip = (name: string, label: string, count: number) => (
    <a
      class="chip"
      href={shown(name === "waiting" ? "" : name)}
      aria-current={show === name ? "page" : undefined}
    >
      {label} {count}
    </a>
  );
  const empty = show === "missing" ? missing.length === 0 : these.length === 0;
  return (
    <Section
      id="comments"
      title={show === "missing" ? "Skills that businesses miss" : "What businesses wrote"}
      aside={
        <nav class="row" aria-label="Comments">
          {chip("waiting", "Waiting", waiting.length)}
          {chip("answered", "Answered", answered.length)}
          {chip("missing", "Missing skills", missing.length)}
        </nav>
      }
    >
      {empty ? (
        <p class="muted">
          {show === "missing"
            ? `Nobody who answered “${title}” named a skill that is missing.`
            : show === "answered"
              ? "None is answered yet."
              : "Nothing waits for an answer."}
        </p>
      ) : (
        <ul class="two-up">
          {show === "missing"
            ? missing.map((one) => (
                <MissingCard key={one.id} missing={one} all={missing} acts={runs} under={statementOf} />
              ))
            : these.map((one) => (
                <CommentCard
                  key={one.id}
                  comment={one}
                  all={comments}
                  acts={runs}
                  statement={statementOf(one.statementId)}
                />
              ))}
        </ul>
      )}
    </Section>
  );
}
