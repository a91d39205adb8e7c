/** …/actions, …/progress, …/sign-off, …/withdraw: what is to be done, what became of it, and how a round ends. */
import { signOffProblems } from "#shared/evaluations/evidence-check.ts";
import {
  objectionToAgreeing,
  objectionToCallingOff,
  objectionToLeading,
  objectionToSigner,
  objectionToTaking,
  objectionToWorking,
  waitedFor,
} from "#shared/evaluations/rules.ts";
import {
  ActionsChange,
  type Evaluation,
  EvaluationView,
  ProgressDraft,
  Withdrawal,
} from "#shared/evaluations/schema.ts";
import { elementsOf } from "#shared/evaluations/tree.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { type FieldProblem, insist, Refusal } from "#shared/problem.ts";
import { endpoint } from "../http/endpoint.ts";
import { statesOf } from "./holds.ts";
import { load, One, one } from "./paths.ts";
import { roundOf } from "./program.ts";
import { loadToChange, saved, unsigned } from "./saving.ts";
import { leftOf, namesIn, viewOf, wholeOf } from "./view.ts";

const numberOf = (actionId: string) => Number(actionId.slice(1));

function actionProblems(
  actions: Evaluation["actions"],
  before: Evaluation,
  elements: ReadonlySet<string>,
  organizations: ReadonlySet<string>,
): FieldProblem[] {
  const old = new Map(before.actions.map((one) => [one.actionId, one]));
  const seen = new Set<string>();
  const first = before.lastActionNo + 1;
  // No number is skipped far: they would run out, in this round and in all after it.
  const last = before.lastActionNo + actions.filter(({ actionId }) => !old.has(actionId)).length;
  const isNext = (no: number) => first <= no && no <= last;
  return actions.flatMap(({ actionId, elementId, ownerId, carriedFrom }, at): FieldProblem[] => {
    const pointer = `/actions/${at}`;
    const was = old.get(actionId);
    const again = seen.has(actionId);
    seen.add(actionId);
    return [
      ...(again ? [{ pointer: `${pointer}/actionId`, detail: "each action once" }] : []),
      ...(!was && !isNext(numberOf(actionId))
        ? [
            {
              pointer: `${pointer}/actionId`,
              detail: first === last ? `a${first}` : `a number from a${first} to a${last}`,
            },
          ]
        : []),
      ...(elements.has(elementId) || was?.elementId === elementId
        ? []
        : [{ pointer: `${pointer}/elementId`, detail: "an element of this instrument" }]),
      ...(organizations.has(ownerId) || was?.ownerId === ownerId
        ? []
        : [{ pointer: `${pointer}/ownerId`, detail: "an organization of this partnership" }]),
      ...(carriedFrom === was?.carriedFrom
        ? []
        : [
            {
              pointer: `${pointer}/carriedFrom`,
              detail: "as it was: the hub says where an action comes from",
            },
          ]),
    ];
  });
}

export const evaluationMoveRoutes = [
  endpoint(
    {
      method: "PUT",
      path: `${one}/actions`,
      summary: "What the team will do about it: each action with an owner and a day; sign-offs start over",
      audience: "member",
      params: One,
      body: ActionsChange,
      answers: { 200: EvaluationView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", "too-large"],
    },
    async (asking) => {
      const { services, params, body } = asking;
      const loaded = await loadToChange(asking, (by, its) => insist(objectionToTaking(by, its)));
      const { evaluation } = loaded;
      insist(objectionToWorking(await roundOf(services, params.partnershipId, evaluation)));
      const [instrument, { organizations }] = await Promise.all([
        services.evaluations.instrument(params.partnershipId, evaluation),
        namesIn(services, params.partnershipId),
      ]);
      const errors = actionProblems(
        body.actions,
        evaluation,
        new Set(elementsOf(instrument).map(({ elementId }) => elementId)),
        new Set(organizations.map(({ id }) => id)),
      );
      if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors: errors.slice(0, 100) });
      return saved(
        asking,
        loaded,
        {
          ...unsigned(evaluation),
          actions: body.actions,
          lastActionNo: Math.max(
            evaluation.lastActionNo,
            ...body.actions.map(({ actionId }) => numberOf(actionId)),
          ),
        },
        { action: "actions-changed", note: `${body.actions.length} actions` },
      );
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/progress`,
      summary:
        'Say that an action is done, or open again: beside the round, which stays as it was signed off. If-Match is the version of `progress`, "0" at first',
      audience: "member",
      params: One,
      body: ProgressDraft,
      answers: { 200: EvaluationView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", "not-your-side"],
    },
    async (asking) => {
      const { services, params, body, sameVersion, stamp } = asking;
      const { by, evaluation, day } = await load(asking);
      const leads = objectionToLeading(by, evaluation) === undefined;
      if (!leads) insist(objectionToTaking(by, evaluation));
      const action = evaluation.actions.find(({ actionId }) => actionId === body.actionId);
      if (!action)
        throw new Refusal("invalid-input", undefined, {
          errors: [{ pointer: "/actionId", detail: "an action of this round" }],
        });
      if (!leads && by.organization !== action.ownerId)
        throw new Refusal("not-your-side", "The organization that took this action on says how it stands.");
      if (evaluation.status === "WITHDRAWN") insist(objectionToCallingOff(evaluation));
      const before = await services.evaluations.progress(params.partnershipId, evaluation.id);
      const there = new Set(evaluation.actions.map(({ actionId }) => actionId));
      await sameVersion(
        before ?? { version: 0 },
        await services.evaluations.progressPk(params.partnershipId, evaluation.id),
      );
      if (body.doneOn !== undefined && body.doneOn > day)
        throw new Refusal("invalid-input", undefined, {
          errors: [{ pointer: "/doneOn", detail: `a day up to today, ${day}` }],
        });
      const { record, writes } = await services.evaluations.savingProgress(
        params.partnershipId,
        before,
        {
          ...(before ?? { evaluationId: evaluation.id, version: 0 }),
          actions: [
            // What became of an action that was taken out stays in the history.
            ...(before?.actions ?? []).filter(
              ({ actionId }) => actionId !== body.actionId && there.has(actionId),
            ),
            { ...body, by: by.person, byName: by.name },
          ],
        },
        { action: body.doneOn ? "action-done" : "action-reopened", note: action.text.slice(0, 200) },
        stamp(by),
      );
      const whole = await wholeOf(services, params.partnershipId, evaluation, { by, today: day });
      return {
        status: 200,
        body: viewOf({ ...whole, progress: record }),
        version: evaluation.version,
        writes,
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/sign-off`,
      summary:
        "Sign the round off for the organization acted for; with the last of the team it never changes again",
      audience: "member",
      params: One,
      answers: { 200: EvaluationView },
      ifMatch: true,
      refusals: ["role-missing", "already-signed", "wrong-moment", "checks-missing"],
    },
    async (asking) => {
      const { services, params, now } = asking;
      // Who may, before what stands there is compared; whether they have already, once it is known who left.
      const loaded = await loadToChange(asking, (by, its) =>
        insist(objectionToSigner(by, { ...its, signedOff: [] })),
      );
      const { by, evaluation, day } = loaded;
      const left = await leftOf(services, params.partnershipId, evaluation, day);
      insist(objectionToSigner(by, { ...evaluation, left }));
      insist(objectionToAgreeing(await roundOf(services, params.partnershipId, evaluation)));
      const [instrument, states] = await Promise.all([
        services.evaluations.instrument(params.partnershipId, evaluation),
        statesOf(services, params.partnershipId, evaluation, day),
      ]);
      const problems = signOffProblems(evaluation.agreed, instrument, {
        evidence: evaluation.evidence,
        states,
      });
      if (problems.length > 0) throw new Refusal("checks-missing", problems.join(" "));
      const signedOff = [
        ...evaluation.signedOff.filter(({ organizationId }) => organizationId !== by.organization),
        {
          organizationId: by.organization as OrganizationId,
          by: by.person,
          byName: by.name,
          at: now.toISOString(),
        },
      ];
      const last = waitedFor({ ...evaluation, signedOff, left }).length === 0;
      return saved(
        asking,
        loaded,
        {
          ...evaluation,
          signedOff,
          ...(last ? { status: "SIGNED_OFF", signedOffOn: day, held: states, left } : {}),
        },
        { action: last ? "evaluation-signed-off" : "signed-off" },
      );
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/withdraw`,
      summary: "Call a round off before it is signed off; what organizations said alone stays unread",
      audience: "member",
      params: One,
      body: Withdrawal,
      answers: { 200: EvaluationView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment"],
    },
    async (asking) => {
      const loaded = await loadToChange(asking, (by, its) => insist(objectionToLeading(by, its)));
      const { by, evaluation, day } = loaded;
      insist(objectionToCallingOff(evaluation));
      return saved(
        asking,
        loaded,
        {
          ...evaluation,
          status: "WITHDRAWN",
          withdrawn: { reason: asking.body.reason, by: by.person, byName: by.name, on: day },
        },
        { action: "evaluation-withdrawn", note: asking.body.reason.slice(0, 200) },
      );
    },
  ),
];
