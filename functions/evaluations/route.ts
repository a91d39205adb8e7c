/** /partnerships/{partnershipId}/evaluations: the rounds, one of them, starting and framing it, and the one after it. */
import { carriedOver } from "#shared/evaluations/next-round.ts";
import {
  frameProblems,
  mayRead,
  objectionToFollowing,
  objectionToJudging,
  objectionToLeading,
  objectionToReframing,
} from "#shared/evaluations/rules.ts";
import {
  type Evaluation,
  EvaluationDraft,
  EvaluationFrame,
  EvaluationRow,
  EvaluationView,
  NextRound,
} from "#shared/evaluations/schema.ts";
import { newId, type OrganizationId, type PartnershipId, ProgramId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { grantsOn } from "#shared/people/rules.ts";
import { type FieldProblem, insist, Refusal } from "#shared/problem.ts";
import { speaking } from "#shared/programs/versions.ts";
import type { IsoDate } from "#shared/time.ts";
import type { Services } from "../env.ts";
import { endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { statesOf } from "./holds.ts";
import { All, all, load, One, one } from "./paths.ts";
import { programKnown, roundOf, stateOf } from "./program.ts";
import { loadToChange, saved, unsigned } from "./saving.ts";
import { hereOn, rowOf, viewOf, wholeOf } from "./view.ts";

const ListQuery = PageQuery.extend({ program: ProgramId.optional() });

const invalid = (errors: FieldProblem[]): void => {
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
};

/** Refuses a frame that names an organization or a person who does not belong here. */
async function insistOnFrame(
  services: Services,
  partnership: PartnershipId,
  frame: Pick<EvaluationFrame, "team" | "opensOn" | "closesOn">,
  days: { today: IsoDate; closed?: IsoDate },
): Promise<void> {
  const [organizations, members] = await Promise.all([
    services.organizations.every(partnership),
    services.people.findAll(partnership, [...new Set(frame.team.flatMap(({ personIds }) => personIds))]),
  ]);
  const people = new Map<OrganizationId, Set<string>>();
  for (const [id, member] of members)
    for (const organization of grantsOn(member, days.today).keys())
      people.set(organization, (people.get(organization) ?? new Set()).add(id));
  invalid(frameProblems(frame, hereOn(organizations, days.today), people, days));
}

async function instrumentNamed(
  services: Services,
  partnership: PartnershipId,
  { instrumentId, edition }: Pick<EvaluationDraft, "instrumentId" | "edition">,
) {
  const own = await services.instruments.stored(partnership, instrumentId);
  const found = await services.instruments.edition(partnership, instrumentId, own, edition);
  if (found) return found;
  const there = await services.instruments.row(instrumentId, own);
  throw new Refusal("invalid-input", undefined, {
    errors: [
      there
        ? { pointer: "/edition", detail: `one of ${there.editions.map((row) => row.edition).join(", ")}` }
        : { pointer: "/instrumentId", detail: "an instrument of this partnership" },
    ],
  });
}

const manyEvaluations = [
  endpoint(
    {
      method: "GET",
      path: all,
      summary: "Rounds of evaluation you take part in or may read, the latest to open first",
      audience: "member",
      params: All,
      query: ListQuery,
      answers: { 200: pageOf(EvaluationRow) },
    },
    async ({ services, actor, params, query, cursor }) => {
      const [by, page] = await Promise.all([
        actor,
        services.evaluations.list(params.partnershipId, query.program, query.limit, cursor.open()),
      ]);
      return {
        status: 200,
        body: {
          items: page.evaluations
            .filter((evaluation) => mayRead(by, evaluation))
            .map((evaluation) => rowOf(evaluation, page.progress.get(evaluation.id))),
          ...(page.next ? { next: cursor.seal(page.next) } : {}),
        },
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: all,
      summary: "Start a round: a team judges one program by one edition of an instrument",
      audience: "member",
      params: All,
      body: EvaluationDraft,
      answers: { 201: EvaluationView },
      refusals: ["role-missing", "wrong-moment", "too-large"],
    },
    async ({ services, actor, params: { partnershipId }, body, now, stamp, today }) => {
      const by = await actor;
      const [program, instrument, day] = await Promise.all([
        programKnown(services, partnershipId, body.programId, by),
        instrumentNamed(services, partnershipId, body),
        today(partnershipId),
      ]);
      insist(objectionToLeading(by, program));
      if (program.template)
        throw new Refusal("wrong-moment", "A template is for copying: judge a program made from it.");
      const programState = stateOf(program);
      insist(objectionToJudging({ programState }));
      await insistOnFrame(services, partnershipId, body, { today: day });
      const judged = speaking(program);
      const { title, team, opensOn, closesOn } = body;
      const { record, writes } = await services.evaluations.saving(
        partnershipId,
        undefined,
        {
          ...{ title, team, opensOn, closesOn },
          id: newId("evl"),
          programId: program.id,
          programTitle: judged.title,
          programVersionNo: judged.versionNo,
          instrumentId: instrument.instrumentId,
          instrumentName: instrument.name,
          edition: instrument.edition,
          contentsId: newId("cnt"),
          leadId: program.leadId,
          status: "ALONE",
          ...{ evidence: [], agreed: [], actions: [], signedOff: [], held: [], left: [] },
          ...{ lastEvidenceNo: 0, lastActionNo: 0 },
          startedBy: by.person,
          startedAt: now.toISOString(),
          version: 0,
        },
        { action: "evaluation-started", note: `${judged.title}, ${instrument.name}` },
        stamp(by),
        instrument,
      );
      const body201 = viewOf({
        evaluation: record,
        programState,
        left: [],
        instrument,
        sheets: [],
        progress: undefined,
        states: [],
        previous: undefined,
      });
      return { status: 201, body: body201, version: record.version, writes };
    },
  ),
];

const oneEvaluation = [
  endpoint(
    {
      method: "GET",
      path: one,
      summary:
        "One round: its instrument, evidence and whether it holds, what was agreed; what each said alone once the team has met",
      audience: "member",
      params: One,
      answers: { 200: EvaluationView },
    },
    async (asking) => {
      const { by, evaluation, day } = await load(asking);
      const whole = await wholeOf(asking.services, asking.params.partnershipId, evaluation, {
        by,
        today: day,
      });
      return { status: 200, body: viewOf(whole), version: evaluation.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: one,
      summary: "Change whom a round asks and until when, while organizations still rate alone",
      audience: "member",
      params: One,
      body: EvaluationFrame,
      answers: { 200: EvaluationView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment"],
    },
    async (asking) => {
      const loaded = await loadToChange(asking, (by, evaluation) =>
        insist(objectionToLeading(by, evaluation)),
      );
      const { services, params, body } = asking;
      insist(
        objectionToReframing(await roundOf(asking.services, asking.params.partnershipId, loaded.evaluation)),
      );
      await insistOnFrame(services, params.partnershipId, body, {
        today: loaded.day,
        closed: loaded.evaluation.closesOn,
      });
      return saved(
        asking,
        loaded,
        { ...loaded.evaluation, ...body },
        { action: "evaluation-changed", note: body.title },
      );
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/next`,
      summary:
        "Start the round after one that is signed off: the same team and evidence, its open actions carried over, nothing rated",
      audience: "member",
      params: One,
      body: NextRound,
      answers: { 201: EvaluationView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", "too-large"],
    },
    async (asking) => {
      const { services, params, body, now, stamp } = asking;
      const { partnershipId } = params;
      const { by, evaluation, day } = await loadToChange(asking, (actor, its) =>
        insist(objectionToLeading(actor, its)),
      );
      const round = await roundOf(services, partnershipId, evaluation);
      insist(objectionToFollowing(round));
      const [program, instrument, progress] = await Promise.all([
        programKnown(services, partnershipId, evaluation.programId, by),
        instrumentNamed(services, partnershipId, {
          instrumentId: evaluation.instrumentId,
          edition: body.edition,
        }),
        services.evaluations.progress(partnershipId, evaluation.id),
      ]);
      const { title, opensOn, closesOn } = body;
      const judged = speaking(program);
      const here = hereOn(await services.organizations.every(partnershipId), day);
      // Who left the partnership is not asked again; people are named anew where they have changed.
      const team = evaluation.team.filter(({ organizationId }) => here.has(organizationId));
      if (team.length === 0)
        throw new Refusal(
          "wrong-moment",
          "Everyone on its team has left the partnership: start a new round about the program.",
        );
      invalid(frameProblems({ team: [], opensOn, closesOn }, here, new Map(), { today: day }));
      const after: Evaluation = {
        ...unsigned(evaluation),
        ...{ title, opensOn, closesOn, team },
        ...carriedOver(evaluation, progress, instrument),
        id: newId("evl"),
        previousId: evaluation.id,
        programTitle: judged.title,
        programVersionNo: judged.versionNo,
        leadId: program.leadId,
        instrumentName: instrument.name,
        edition: instrument.edition,
        contentsId: newId("cnt"),
        status: "ALONE",
        ...{ agreed: [], held: [], left: [], signedOffOn: undefined },
        startedBy: by.person,
        startedAt: now.toISOString(),
        ...{ version: 0, chainHash: undefined },
      };
      const { record, writes } = await services.evaluations.saving(
        partnershipId,
        undefined,
        after,
        { action: "evaluation-started", note: `after ${evaluation.title}` },
        stamp(by),
        instrument,
      );
      const whole = {
        evaluation: record,
        programState: round.programState,
        left: [],
        instrument,
        sheets: [],
        progress: undefined,
        states: await statesOf(services, partnershipId, record, day),
        previous: evaluation,
      };
      return { status: 201, body: viewOf(whole), version: record.version, writes };
    },
  ),

  ...historyOf({
    path: one,
    params: One,
    what: "a round of evaluation",
    async load({ services, actor, params }) {
      const [by, evaluation] = await Promise.all([
        actor,
        services.evaluations.find(params.partnershipId, params.evaluationId),
      ]);
      return evaluation && mayRead(by, evaluation)
        ? await services.evaluations.pk(params.partnershipId, evaluation.id)
        : undefined;
    },
  }),
];

export const evaluationRoutes = [...manyEvaluations, ...oneEvaluation];
