/**
 * …/campaigns/{campaignId}/comments and …/missing: what people wrote, and what becomes of it: answered, taken over into the
 * framework, or merged with another that says the same.
 */
import * as z from "zod";
import { CaseUuid } from "#shared/case/schema.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { objectionToPlacing } from "#shared/statements/edit-rules.ts";
import { withAdded } from "#shared/statements/editing.ts";
import { objectionToReadingInputs } from "#shared/validations/results-rules.ts";
import { objectionToRunning } from "#shared/validations/rules.ts";
import { joining, standingOf } from "#shared/validations/seconds.ts";
import { objectionToTriage, triageOf } from "#shared/validations/triage.ts";
import {
  AcceptDraft,
  AcceptMissing,
  AnswerDraft,
  CommentView,
  InputId,
  MergeDraft,
  MissingView,
  type Triage,
  TriageState,
  TriageView,
} from "#shared/validations/triage-schema.ts";
import { record } from "../cloud/keys.ts";
import type { Write } from "../cloud/table.ts";
import { type Asking, type Endpoint, endpoint, type Reply } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { changing, reworded } from "./changing.ts";
import { tallyIn, wordsIn } from "./evidence.ts";
import { commentsPage, type Input, inputAt, proposalsPage } from "./inputs.ts";
import { load, One, one } from "./paths.ts";

const OneInput = One.extend({ inputId: InputId });
type Kind = "comments" | "missing";

const InputQuery = PageQuery.extend({
  state: TriageState.optional(),
  statement: CaseUuid.optional(),
});

const lists = [
  endpoint(
    {
      method: "GET",
      path: `${one}/comments`,
      summary:
        "What people wrote about statements, by statement, with who stands behind it and what became of it",
      audience: "member",
      params: One,
      query: InputQuery,
      answers: { 200: pageOf(CommentView) },
      refusals: ["role-missing", "wrong-moment"],
    },
    (asking) => listed(asking, commentsPage),
  ),
  endpoint(
    {
      method: "GET",
      path: `${one}/missing`,
      summary:
        "Skills that people miss among the statements, with who stands behind each and what became of it",
      audience: "member",
      params: One,
      query: InputQuery.omit({ statement: true }),
      answers: { 200: pageOf(MissingView) },
      refusals: ["role-missing", "wrong-moment"],
    },
    (asking) => listed(asking, proposalsPage),
  ),
];

async function listed(
  asking: Pick<
    Asking<z.output<typeof One>, z.output<typeof InputQuery>>,
    "services" | "actor" | "params" | "today" | "query" | "cursor"
  >,
  page: typeof commentsPage | typeof proposalsPage,
): Promise<Reply> {
  const { services, params, query, cursor } = asking;
  const { by, campaign } = await load(asking);
  insist(objectionToReadingInputs(by, campaign));
  const counted = await tallyIn(services, params.partnershipId, campaign);
  const { items, next } = await page(services, params.partnershipId, campaign, counted, {
    ...query,
    after: cursor.open(),
    // An auditor reads everything but who it was.
    named: objectionToRunning(by, campaign) === undefined,
  });
  return { status: 200, body: { items, ...(next === undefined ? {} : { next: cursor.seal(next) }) } };
}

type AskingOne<B> = Asking<z.output<typeof OneInput>, unknown, B>;

/** What a move makes of an input, and what else has to be written. */
type Made = { after: Triage; note?: string | undefined; writes?: readonly Write[] };
type Working = {
  input: Input;
  before: Triage;
  day: string;
  by: Awaited<ReturnType<typeof load>>["by"];
} & Pick<Awaited<ReturnType<typeof load>>, "campaign">;

/** The way of every move: may they, is it counted, is it there, did they see the latest, and does it go. */
function moveRoute<B extends z.ZodType>(
  kind: Kind,
  move: "answer" | "merge" | "accept",
  summary: string,
  body: B,
  make: (asking: AskingOne<z.output<B>>, working: Working) => Promise<Made>,
): Endpoint {
  return endpoint(
    {
      method: "POST",
      path: `${one}/${kind}/{inputId}/${move}`,
      summary,
      audience: "member",
      params: OneInput,
      body,
      answers: { 200: TriageView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", ...(move === "accept" ? ["too-many-rows" as const] : [])],
    },
    async (given) => {
      const asking = given as unknown as AskingOne<z.output<B>>;
      const { services, params, stamp, sameVersion } = asking;
      const { partnershipId, campaignId, inputId } = params;
      const { by, campaign, day } = await load(asking);
      insist(objectionToRunning(by, campaign));
      const counted = await tallyIn(services, partnershipId, campaign);
      const [input, known] = await Promise.all([
        inputAt(services, partnershipId, campaign, counted, kind, inputId),
        services.decisions.input(partnershipId, campaignId, inputId),
      ]);
      if (!input) throw new Refusal("not-found");
      await sameVersion(
        known ?? { version: 0 },
        await services.decisions.inputPk(partnershipId, campaignId, inputId),
      );
      const [before = triageOf(input)] = known ? standingOf([known], counted.tally) : [];
      insist(objectionToTriage(before, move));
      const made = await make(asking, { input, before, by, campaign, day });
      const saved = await services.decisions.triaging(
        partnershipId,
        campaignId,
        known,
        made.after,
        { action: `input-${made.after.state.toLowerCase()}`, note: made.note },
        stamp(by),
      );
      const { chainHash: _chain, joined: _joined, rewording: _rewording, ...shown } = saved.record;
      return {
        status: 200,
        body: shown,
        version: saved.record.version,
        writes: [
          ...saved.writes,
          ...(made.writes ?? []),
          // What decisions are measured against has changed; of this count, and in this state of the campaign.
          await services.decisions.rising(partnershipId, campaign.id),
          {
            check: record(await services.campaigns.pk(partnershipId, campaign.id)),
            when: { version: campaign.version },
          },
        ],
      };
    },
  );
}

const answerRoute = (kind: Kind, summary: string): Endpoint =>
  moveRoute(kind, "answer", summary, AnswerDraft, async ({ body }, { before }) => ({
    after: { ...before, ...body, state: before.state === "ACCEPTED" ? "ACCEPTED" : "ANSWERED" },
    note: body.answer.slice(0, 200),
  }));

const notThere = () =>
  new Refusal("invalid-input", undefined, {
    errors: [{ pointer: "/into", detail: "another one about the same, that is not itself merged" }],
  });

const mergeRoute = (kind: Kind, summary: string): Endpoint =>
  moveRoute(
    kind,
    "merge",
    summary,
    MergeDraft,
    async ({ services, params, body, stamp }, { input, before, by, campaign }) => {
      const { partnershipId, campaignId } = params;
      const counted = await tallyIn(services, partnershipId, campaign);
      const [into, known] = await Promise.all([
        inputAt(services, partnershipId, campaign, counted, kind, body.into),
        services.decisions.input(partnershipId, campaignId, body.into),
      ]);
      const same = into && triageOf(into).statementId === before.statementId && into.id !== input.id;
      const [its = into && triageOf(into)] = known ? standingOf([known], counted.tally) : [];
      if (!into || !its || !same || its.state === "MERGED") throw notThere();
      const joined = joining(input, counted.tally, before, its, into.employerId);
      // Other words that somebody asked for go on asking for an answer, whatever they are put together with.
      const saved = await services.decisions.triaging(
        partnershipId,
        campaignId,
        known,
        { ...its, joined, rewording: its.rewording || before.rewording },
        { action: "input-joined", note: input.text.slice(0, 200) },
        stamp(by),
      );
      return {
        after: { ...before, state: "MERGED", mergedInto: into.id },
        note: into.text.slice(0, 200),
        writes: saved.writes,
      };
    },
  );

const acceptComment = moveRoute(
  "comments",
  "accept",
  "Take a suggested wording over: the statement says it from now on, or another takes its place, in what is being worked on",
  AcceptDraft,
  async ({ services, params, body, stamp }, { before, by, day, campaign }) => {
    const { answer, ...rewording } = body;
    const statementId = before.statementId as CaseUuid;
    const { asked } = await wordsIn(services, params.partnershipId, campaign);
    const { made, writes } = await changing(
      services,
      params.partnershipId,
      campaign.frameworkId,
      { by, today: day, note: campaign.title, stamp: stamp(by) },
      "statement-reworded",
      (framework, contents, editing) =>
        reworded(framework, contents, statementId, rewording, asked.get(statementId), editing),
    );
    return {
      after: { ...before, ...(answer ? { answer } : {}), state: "ACCEPTED", becomes: made.becomes },
      note: body.fullStatement.slice(0, 200),
      writes,
    };
  },
);

const acceptMissing = moveRoute(
  "missing",
  "accept",
  "Add a skill that people miss to the framework, under another statement or at the top, in what is being worked on",
  AcceptMissing,
  async ({ services, params, body, stamp }, { before, by, day, campaign }) => {
    const { answer, statement, parentId } = body;
    const { made, writes } = await changing(
      services,
      params.partnershipId,
      campaign.frameworkId,
      { by, today: day, note: campaign.title, stamp: stamp(by) },
      "statement-added",
      (framework, contents, editing) => {
        insist(objectionToPlacing(framework.identifier, contents, { parentId }));
        return withAdded(framework.document, contents, statement, { parentId }, editing);
      },
    );
    return {
      after: { ...before, ...(answer ? { answer } : {}), state: "ACCEPTED", becomes: made.item.identifier },
      note: statement.fullStatement.slice(0, 200),
      writes,
    };
  },
);

const historyIn = (kind: Kind): Endpoint[] =>
  historyOf({
    path: `${one}/${kind}/{inputId}`,
    params: OneInput,
    what: kind === "comments" ? "one comment" : "one proposal",
    async load(asking) {
      const { services, params } = asking;
      const { by, campaign } = await load(asking as unknown as AskingOne<unknown>);
      insist(objectionToReadingInputs(by, campaign));
      return await services.decisions.inputPk(params.partnershipId, campaign.id, params.inputId);
    },
  });

export const triageRoutes = [
  ...lists,
  answerRoute("comments", "Answer a comment with a reason: everyone who wrote or seconded it is told"),
  mergeRoute("comments", "Merge a comment with another about the same statement: its fate is the other's"),
  acceptComment,
  answerRoute("missing", "Answer a proposal with a reason: everyone who made or seconded it is told"),
  mergeRoute("missing", "Merge a proposal with another: its fate is the other's"),
  acceptMissing,
  ...historyIn("comments"),
  ...historyIn("missing"),
];
