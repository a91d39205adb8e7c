/** …/ratings, …/together, …/agreed: each organization by itself, then the team. */
import { ratingProblems } from "#shared/evaluations/evidence-check.ts";
import {
  objectionToAgreeing,
  objectionToLeading,
  objectionToMeeting,
  objectionToRatingNow,
  objectionToTaking,
} from "#shared/evaluations/rules.ts";
import {
  AgreedChange,
  EvaluationView,
  type Sheet,
  SheetDraft,
  SheetView,
} from "#shared/evaluations/schema.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { endpoint } from "../http/endpoint.ts";
import { statesOf } from "./holds.ts";
import { load, One, one } from "./paths.ts";
import { roundOf } from "./program.ts";
import { loadToChange, saved, unsigned } from "./saving.ts";
import { leftOf, namesIn } from "./view.ts";

const sheetView = ({ chainHash: _, ...sheet }: Sheet): SheetView => sheet;

export const ratingRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/ratings`,
      summary: "What the organization acted for says by itself; version 0 is nothing yet",
      audience: "member",
      params: One,
      answers: { 200: SheetView },
      refusals: ["role-missing"],
    },
    async (asking) => {
      const { by, evaluation } = await load(asking);
      const { organization } = by;
      if (organization === undefined || !evaluation.team.some((one) => one.organizationId === organization))
        throw new Refusal("role-missing", "Only an organization on the team rates.");
      const sheet = await asking.services.evaluations.sheet(
        asking.params.partnershipId,
        evaluation.id,
        organization,
      );
      return {
        status: 200,
        body: sheet
          ? sheetView(sheet)
          : {
              evaluationId: evaluation.id,
              organizationId: organization,
              ratings: [],
              done: false,
              version: 0,
            },
        version: sheet?.version ?? 0,
      };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: `${one}/ratings`,
      summary:
        'Rate for the organization acted for, unread by the others until the team meets; what is not there yet is seen as "0"',
      audience: "member",
      params: One,
      body: SheetDraft,
      answers: { 200: SheetView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", "too-large"],
    },
    async (asking) => {
      const { services, params, body, stamp, sameVersion } = asking;
      const { partnershipId } = params;
      const { by, evaluation, day } = await load(asking);
      insist(objectionToTaking(by, evaluation));
      insist(objectionToRatingNow(await roundOf(services, partnershipId, evaluation), day));
      const organizationId = by.organization as OrganizationId;
      const [before, instrument, states] = await Promise.all([
        services.evaluations.sheet(partnershipId, evaluation.id, organizationId),
        services.evaluations.instrument(partnershipId, evaluation),
        statesOf(services, partnershipId, evaluation, day),
      ]);
      await sameVersion(
        before ?? { version: 0 },
        await services.evaluations.sheetPk(partnershipId, evaluation.id, organizationId),
      );
      const errors = ratingProblems(body.ratings, instrument, { evidence: evaluation.evidence, states });
      if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
      const { record, writes } = await services.evaluations.savingSheet(
        partnershipId,
        evaluation,
        before,
        { ...(before ?? { evaluationId: evaluation.id, organizationId, version: 0 }), ...body },
        { action: body.done ? "rated-alone" : "ratings-saved" },
        stamp(by),
      );
      return { status: 200, body: sheetView(record), version: record.version, writes };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/together`,
      summary: "The team meets: from here on everyone on it reads what each organization said, and agrees",
      audience: "member",
      params: One,
      answers: { 200: EvaluationView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", "nothing-rated"],
    },
    async (asking) => {
      const loaded = await loadToChange(asking, (by, its) => insist(objectionToLeading(by, its)));
      const { services, params } = asking;
      const { evaluation, day } = loaded;
      const [round, left, { sheets }, { nameOf }] = await Promise.all([
        roundOf(services, params.partnershipId, evaluation),
        leftOf(services, params.partnershipId, evaluation, day),
        services.evaluations.beside(params.partnershipId, evaluation),
        namesIn(services, params.partnershipId),
      ]);
      const progress = evaluation.team.map(({ organizationId }) => {
        const sheet = sheets.find((one) => one.organizationId === organizationId);
        return { organizationId, done: sheet?.done ?? false, rated: sheet?.ratings.length ?? 0 };
      });
      insist(objectionToMeeting({ ...round, left }, progress, day, nameOf));
      const answer = await saved(
        asking,
        loaded,
        { ...evaluation, status: "TOGETHER" },
        { action: "team-met" },
      );
      // What was counted is what is read from here on: a sheet saved in this moment makes this one be decided again.
      const checks = await Promise.all(
        sheets.map(async (sheet) => ({
          check: {
            pk: await services.evaluations.sheetPk(params.partnershipId, evaluation.id, sheet.organizationId),
            sk: "RECORD",
          },
          when: { version: sheet.version },
        })),
      );
      return { ...answer, writes: [...(answer.writes ?? []), ...checks] };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: `${one}/agreed`,
      summary:
        "What the team agrees of these elements: 3 and 4 only with evidence that holds today; sign-offs start over",
      audience: "member",
      params: One,
      body: AgreedChange,
      answers: { 200: EvaluationView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", "too-large"],
    },
    async (asking) => {
      const loaded = await loadToChange(asking, (by, its) => insist(objectionToTaking(by, its)));
      const { services, params, body } = asking;
      const { evaluation, day } = loaded;
      insist(objectionToAgreeing(await roundOf(services, params.partnershipId, evaluation)));
      const [instrument, states] = await Promise.all([
        services.evaluations.instrument(params.partnershipId, evaluation),
        statesOf(services, params.partnershipId, evaluation, day),
      ]);
      const errors = ratingProblems(body.ratings, instrument, { evidence: evaluation.evidence, states });
      if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
      const now = new Map(body.ratings.map((rating) => [rating.elementId, rating]));
      const agreed = [...evaluation.agreed.filter(({ elementId }) => !now.has(elementId)), ...body.ratings];
      return saved(
        asking,
        loaded,
        { ...unsigned(evaluation), agreed },
        {
          action: "ratings-agreed",
          note: body.ratings
            .map(({ elementId, value }) => `${elementId} ${value}`)
            .join(", ")
            .slice(0, 200),
        },
      );
    },
  ),
];
