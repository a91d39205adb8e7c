/** What is done with a comment or a proposal: taken over into the framework, answered, or joined with another. */
import type { CfItem } from "#shared/case/schema.ts";
import type { StandingStatement } from "#shared/statements/schema.ts";
import type { StatementResult } from "#shared/validations/results-schema.ts";
import type { CampaignView } from "#shared/validations/schema.ts";
import type { CommentView, MissingView } from "#shared/validations/triage-schema.ts";
import { post } from "../api.ts";
import { changed, freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { frameworksPath, useContents } from "../statements/load.ts";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { alike } from "./comment-card.tsx";
import type { Said } from "./comments-tab.tsx";

type Props = {
  /** accept, merge; else answer. */
  how: string;
  path: string;
  campaign: CampaignView;
  said: Said;
  statement: StatementResult | undefined;
  others: readonly (CommentView | MissingView)[];
  onDone: () => void;
};
type One = CommentView | MissingView;

const oneOf = (said: Said): One => ("comment" in said ? said.comment : said.missing);

export function TriageForm(props: Props) {
  const { how, said } = props;
  if (how === "merge") return <Merge {...props} />;
  if (how !== "accept") return <AnswerIt {...props} />;
  return "comment" in said ? (
    <AcceptWording {...props} comment={said.comment} />
  ) : (
    <AcceptSkill {...props} missing={said.missing} />
  );
}

/** The move, on what was seen of it; a change of the framework is read again too. */
function useTriage(
  { path, said, onDone }: Pick<Props, "path" | "said" | "onDone">,
  move: string,
  body: unknown,
) {
  const one = oneOf(said);
  const kind = "comment" in said ? "comments" : "missing";
  return useAction(async (key) => {
    const address = `${path}/${kind}/${one.id}/${move}`;
    await freshAfter(path, post(address, body, { ifMatch: `"${one.version}"`, key }));
    if (move === "accept") await changed(path.replace(/\/campaigns\/.*$/, "/frameworks"));
    onDone();
  });
}

const Quoted = ({ said }: { said: Said }) => {
  const one = oneOf(said);
  return (
    <blockquote class="prose">
      <b>{one.employer.name}</b>: {one.text || ("rewording" in one ? one.rewording : "")}
    </blockquote>
  );
};

function AnswerIt(props: Props) {
  const { said, onDone } = props;
  const draft = useDraft(undefined, { answer: oneOf(said).answer ?? "" });
  const save = useTriage(props, "answer", { answer: draft.value.answer.trim() });
  return (
    <FormPart id="triage-form" title="Answer with a reason">
      <Form label="Answer" action={save}>
        <Quoted said={said} />
        <ProseField
          label="Your answer"
          pointer="/answer"
          hint="Whoever wrote this, or stood behind it, reads your answer when you tell those who answered."
          value={draft.value.answer}
          onValue={(answer) => draft.set({ answer })}
        />
        <FormEnd yes="Save the answer" leave={onDone} />
      </Form>
    </FormPart>
  );
}

function Merge(props: Props) {
  const { said, others, onDone } = props;
  const one = oneOf(said);
  const choices = others
    .filter((other) => other.id !== one.id && other.state !== "MERGED" && alike(other, one))
    .map((other) => ({
      value: other.id as string,
      label: `${other.employer.name}: ${("rewording" in other && other.rewording) || other.text}`.slice(
        0,
        140,
      ),
    }));
  const draft = useDraft(undefined, { into: choices[0]?.value ?? "" });
  const save = useTriage(props, "merge", { into: draft.value.into });
  return (
    <FormPart id="triage-form" title="Same as another">
      <Form label="Same as another" action={save}>
        <Quoted said={said} />
        <ChoiceField
          label="Says the same as"
          pointer="/into"
          hint="They are counted and answered together from then on."
          value={draft.value.into}
          onValue={(into) => draft.set({ into })}
          choices={choices}
        />
        <FormEnd yes="Join them" leave={onDone} />
      </Form>
    </FormPart>
  );
}

function AcceptWording({ comment, statement, ...props }: Props & { comment: CommentView }) {
  const there = statement?.now ?? statement?.fullStatement;
  const draft = useDraft(undefined, {
    kind: "EDIT",
    fullStatement: comment.rewording ?? there ?? "",
    answer: "",
  });
  const { value } = draft;
  const save = useTriage(props, "accept", {
    kind: value.kind,
    fullStatement: value.fullStatement.trim(),
    ...(there === undefined ? {} : { instead: there }),
    ...(value.answer.trim() ? { answer: value.answer.trim() } : {}),
  });
  return (
    <FormPart id="triage-form" title="Accept wording">
      <Form label="Wording" action={save}>
        {there !== undefined && (
          <p>
            Now: <b>{there}</b>
          </p>
        )}
        <Quoted said={props.said} />
        <ProseField
          label="The words from now on"
          pointer="/fullStatement"
          hint="The framework changes at once, in what is being worked on. Editions stay as they are."
          value={value.fullStatement}
          onValue={(fullStatement) => draft.set({ ...value, fullStatement })}
        />
        <ChoiceField
          label="Does it mean the same?"
          pointer="/kind"
          value={value.kind}
          onValue={(kind) => draft.set({ ...value, kind })}
          choices={[
            { value: "EDIT", label: "Yes: the same statement in better words" },
            { value: "REPLACE", label: "No: a new statement takes its place" },
          ]}
        />
        <ProseField
          label="What you say to them"
          pointer="/answer"
          optional
          rows={2}
          value={value.answer}
          onValue={(answer) => draft.set({ ...value, answer })}
        />
        <FormEnd yes="Accept this wording" leave={props.onDone} />
      </Form>
    </FormPart>
  );
}

function AcceptSkill(props: Props & { missing: MissingView }) {
  const { partnership } = usePlace();
  const contents = useContents(`${frameworksPath(partnership.id)}/${props.campaign.frameworkId}`);
  if (contents.state === "loading") return <Skeleton of="the framework" lines={8} />;
  if (contents.state === "problem")
    return <ProblemNotice problem={contents.problem} retry={contents.retry} />;
  return <NewSkill {...props} standing={contents.data.data.statements} />;
}

const heading = ({ humanCodingScheme, abbreviatedStatement, fullStatement }: CfItem): string =>
  [humanCodingScheme, abbreviatedStatement ?? fullStatement].filter(Boolean).join(" ").slice(0, 90);

function NewSkill({
  missing,
  standing,
  ...props
}: Props & { missing: MissingView; standing: readonly StandingStatement[] }) {
  // What has others under it, or is meant to; a proposal may also name a statement it stands beside.
  const parents = new Set(standing.flatMap(({ parentId }) => parentId ?? []));
  const beside = standing.find(({ item }) => item.identifier === missing.belongsUnder);
  const near = beside && (parents.has(beside.item.identifier) ? beside.item.identifier : beside.parentId);
  const draft = useDraft(undefined, {
    parentId: (near ?? "") as string,
    fullStatement: missing.text,
    humanCodingScheme: "",
    answer: "",
  });
  const { value } = draft;
  const save = useTriage(props, "accept", {
    ...(value.parentId ? { parentId: value.parentId } : {}),
    statement: {
      fullStatement: value.fullStatement.trim(),
      CFItemType: "Knowledge and Skill Statement",
      ...(value.humanCodingScheme.trim() ? { humanCodingScheme: value.humanCodingScheme.trim() } : {}),
    },
    ...(value.answer.trim() ? { answer: value.answer.trim() } : {}),
  });
  return (
    <FormPart id="triage-form" title="Add a skill to the framework">
      <Form label="New statement" action={save}>
        <Quoted said={props.said} />
        <ProseField
          label="Statement"
          pointer="/statement/fullStatement"
          hint="It joins what is being worked on, and can be asked about in the next campaign."
          value={value.fullStatement}
          onValue={(fullStatement) => draft.set({ ...value, fullStatement })}
        />
        <TextField
          label="Code"
          pointer="/statement/humanCodingScheme"
          optional
          value={value.humanCodingScheme}
          onValue={(humanCodingScheme) => draft.set({ ...value, humanCodingScheme })}
          autocomplete="off"
        />
        <ChoiceField
          label="Stands under"
          pointer="/parentId"
          value={value.parentId}
          onValue={(parentId) => draft.set({ ...value, parentId })}
          none="Nothing: at the top"
          choices={standing
            .filter(({ item }) => parents.has(item.identifier))
            .map(({ item, depth }) => ({
              value: item.identifier as string,
              label: `${"– ".repeat(depth)}${heading(item)}`,
            }))}
        />
        <ProseField
          label="What you say to them"
          pointer="/answer"
          optional
          rows={2}
          value={value.answer}
          onValue={(answer) => draft.set({ ...value, answer })}
        />
        <FormEnd yes="Add it to the framework" leave={props.onDone} />
      </Form>
    </FormPart>
  );
}
