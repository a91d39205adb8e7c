/** One comment, or one skill that is missed: who says it, who stands behind it, and what was done with it. */
import type { ComponentChildren } from "preact";
import { textDiff } from "#shared/agreements/text-diff.ts";
import { listed } from "#shared/listed.ts";
import type { StatementResult } from "#shared/validations/results-schema.ts";
import type { CommentView, MissingView } from "#shared/validations/triage-schema.ts";
import { useLinkWith } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Face } from "../ui/face.tsx";
import { Markdown, MarkdownLine } from "../ui/markdown.tsx";
import { commentWords, shortName } from "./results-words.ts";
import { businessesInWords } from "./words.ts";

type Either = CommentView | MissingView;

export function CommentCard({
  comment,
  statement,
  all,
  acts,
}: {
  comment: CommentView;
  statement: StatementResult | undefined;
  all: readonly CommentView[];
  acts: boolean;
}) {
  const results = useLinkWith("tab", "show", "about");
  const { kind, text, rewording, blocks, state } = comment;
  return (
    <Card
      said={comment}
      all={all}
      does={commentWords[kind]}
      about={
        statement && (
          <a class="chip" href={`${results("results")}&statement=${statement.identifier}`}>
            {shortName(statement)}
          </a>
        )
      }
      acts={acts}
      accept={rewording ? "Accept wording" : "Change the words"}
    >
      {rewording && statement ? (
        <p>
          <Reworded from={statement.fullStatement} to={rewording} />
        </p>
      ) : (
        statement && (
          <small>
            <MarkdownLine text={statement.fullStatement} />
          </small>
        )
      )}
      {text && <Markdown text={text} />}
      {blocks && state === "OPEN" && <Badge state="blocked">Blocks validation until answered</Badge>}
    </Card>
  );
}

export function MissingCard({
  missing,
  all,
  acts,
  under,
}: {
  missing: MissingView;
  all: readonly MissingView[];
  acts: boolean;
  under: (id: string) => StatementResult | undefined;
}) {
  const place = missing.belongsUnder && under(missing.belongsUnder);
  return (
    <Card
      said={missing}
      all={all}
      does="proposes a missing skill"
      about={undefined}
      acts={acts}
      accept="Add it"
    >
      <Markdown text={missing.text} />
      {missing.why && (
        <small>
          Why: <MarkdownLine text={missing.why} />
        </small>
      )}
      {place && <small>Belongs near {shortName(place)}.</small>}
    </Card>
  );
}

/** What went is struck through; what came is underlined. */
const Reworded = ({ from, to }: { from: string; to: string }) => (
  <>
    {textDiff(from, to).map(({ kind, text }, index) =>
      kind === "SAME" ? (
        text
      ) : kind === "REMOVED" ? (
        <del key={index}>{text}</del>
      ) : (
        <ins key={index}>{text}</ins>
      ),
    )}
  </>
);

type CardProps = {
  said: Either;
  all: readonly Either[];
  does: string;
  about: ComponentChildren;
  acts: boolean;
  accept: string;
  children: ComponentChildren;
};

function Card({ said, all, does, about, acts, accept, children }: CardProps) {
  const { employer, name, seconds, state } = said;
  const business = employer.name ?? "A business";
  const seconding = seconds.flatMap((one) => one.name ?? []);
  return (
    <li class="sheet stack tight" id={said.id}>
      <div class="row between">
        <span class="who">
          <Face name={business} organization />
          <span>
            <b>{business}</b>
            <small>
              {name && `${name} `}
              {does}
            </small>
          </span>
        </span>
        {about}
      </div>
      {children}
      <small>
        {seconds.length === 0
          ? "No other business stands behind it yet."
          : `Seconded by ${seconding.length > 0 ? listed(seconding) : businessesInWords(seconds.length)}.`}
      </small>
      {state === "OPEN" ? (
        acts && <Acts said={said} all={all} accept={accept} />
      ) : (
        <Became said={said} all={all} acts={acts} />
      )}
    </li>
  );
}

function Acts({ said, all, accept }: Pick<CardProps, "said" | "all" | "accept">) {
  const to = useLinkWith("triage");
  const how = (name: string) => `${to(said.id)}&how=${name}`;
  const others = all.some((one) => one.id !== said.id && one.state !== "MERGED" && alike(one, said));
  const of = <span class="sr"> of {said.employer.name ?? "a business"}</span>;
  return (
    <div class="row">
      <a class="button small primary" href={how("accept")}>
        {accept}
        {of}
      </a>
      <a class="button small" href={how("answer")}>
        Answer with a reason
        {of}
      </a>
      {others && (
        <a class="button small quiet" href={how("merge")}>
          Same as another
          {of}
        </a>
      )}
    </div>
  );
}

/** Only what is about the same statement says the same. */
export const alike = (one: Either, other: Either): boolean =>
  "statementId" in one && "statementId" in other
    ? one.statementId === other.statementId
    : !("statementId" in one) && !("statementId" in other);

function Became({ said, all, acts }: Pick<CardProps, "said" | "all" | "acts">) {
  const to = useLinkWith("triage");
  const { state, answer, mergedInto } = said;
  const into = all.find(({ id }) => id === mergedInto);
  return (
    <div class="stack tight became">
      <Badge state={state === "ACCEPTED" ? "pass" : "superseded"}>
        {state === "ACCEPTED"
          ? "Taken over"
          : state === "MERGED"
            ? `Joined with what ${into?.employer.name ?? "another business"} said`
            : "Answered"}
      </Badge>
      {answer && <Markdown text={answer} />}
      {acts && state === "ANSWERED" && (
        <small>
          <a href={`${to(said.id)}&how=answer`}>
            Answer in other words<span class="sr"> to {said.employer.name ?? "a business"}</span>
          </a>
        </small>
      )}
    </div>
  );
}
