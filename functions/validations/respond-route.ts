/**
 * /respond: what a link of a letter opens, for someone without an account. Opening uses nothing up; saving carries the
 * revision it was said on top of, so that two devices of one person never overwrite each other unseen. Whatever is sent
 * through one link, and however often, there is one item of answers and a history of a few lines.
 */
import { randomBytes } from "node:crypto";
import { base32, type PartnershipId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { dateIn } from "#shared/time.ts";
import { objectionToCameIn, objectionToWholeForm } from "#shared/validations/live-rules.ts";
import { enoughOthers, secondIdOf } from "#shared/validations/others.ts";
import {
  askedOf,
  objectionToAnswering,
  objectionToLink,
  problemsOfAnswers,
  ratedIn,
  skewMilliseconds,
  takesAnswers,
} from "#shared/validations/respondent-rules.ts";
import {
  AboutOthers,
  type Answers,
  AnswersDraft,
  Completing,
  Declining,
  Link,
  OpenedForm,
  Others,
  Receipt,
  type Respondent,
  Saved,
  type SecondId,
} from "#shared/validations/respondent-schema.ts";
import type { Campaign } from "#shared/validations/schema.ts";
import type { Services } from "../env.ts";
import { endpoint } from "../http/endpoint.ts";

const headers = { "cache-control": "no-store" };

/** Whose link this is and what it is about; refuses one that was altered, taken back or called off. */
export async function behind(services: Services, token: string, now: Date) {
  const found = await services.respondents.behind(token, now);
  if (!found) throw new Refusal("not-found");
  const { partnership, respondent } = found;
  const [campaign, settings, said, session] = await Promise.all([
    services.campaigns.find(partnership, respondent.campaignId),
    services.partnerships.settings(partnership),
    services.respondents.answers(partnership, respondent),
    respondent.cameIn === undefined ? undefined : services.live.find(partnership, respondent.campaignId),
  ]);
  if (!campaign || !settings) throw new Refusal("not-found");
  insist(objectionToLink(respondent, campaign.state));
  insist(objectionToCameIn(respondent, session));
  const aMinuteAgo = dateIn(settings.timeZone, new Date(now.getTime() - skewMilliseconds));
  return {
    partnership,
    respondent,
    campaign,
    name: settings.name,
    answers: said ?? {
      respondentId: respondent.id,
      employerId: respondent.employer.employerId,
      statements: {},
      missing: [],
      seconds: [],
      revision: 0,
      savedAt: now.toISOString(),
    },
    taken: takesAnswers(campaign, aMinuteAgo, now),
  };
}

/** The writes that say how far this person is. */
export async function going(
  services: Services,
  partnership: Parameters<Services["respondents"]["saving"]>[0],
  before: Respondent,
  change: Partial<Respondent>,
  now: Date,
) {
  const after = { ...before, ...change };
  const { writes } = await services.respondents.saving(
    partnership,
    before,
    after,
    { action: `respondent-${after.state.toLowerCase()}` },
    { actor: "hub:respondent", actorName: before.name, at: now },
  );
  return writes;
}

/** As the form has it: whom they second by hashes. */
async function shown(campaign: Campaign, { statements, missing, seconds, revision, savedAt }: Answers) {
  const hashes = await Promise.all(seconds.map((id) => secondIdOf(campaign.id, id)));
  return { statements, missing, seconds: hashes, revision, savedAt };
}

async function sameRevision(campaign: Campaign, answers: Answers, revision: number): Promise<void> {
  if (answers.revision === revision) return;
  throw new Refusal("answered-elsewhere", "More was saved from another device. Here is all of it.", {
    answers: await shown(campaign, answers),
  });
}

/** What these hashes stand for: known from the answers, or looked for among what others wrote. */
async function seconded(
  services: Services,
  partnership: PartnershipId,
  campaign: Campaign,
  { respondentId, seconds }: Answers,
  wanted: readonly SecondId[] | undefined,
): Promise<string[]> {
  if (!wanted) return seconds;
  const hashes = new Map(
    await Promise.all(seconds.map(async (id) => [await secondIdOf(campaign.id, id), id] as const)),
  );
  const fresh = new Set(wanted.filter((hash) => !hashes.has(hash)));
  const kept = [...hashes].flatMap(([hash, id]) => (wanted.includes(hash) ? id : []));
  if (fresh.size === 0) return kept;
  return [...kept, ...(await services.others.behind(partnership, campaign, respondentId, fresh))];
}

const receiptNo = (): string => {
  const six = base32(randomBytes(20)).slice(0, 6).toUpperCase();
  return `${six.slice(0, 3)}-${six.slice(3)}`;
};

export const respondRoutes = [
  endpoint(
    {
      method: "POST",
      path: "/respond/open",
      summary: "What a respondent's link asks, and what was answered so far: opening uses nothing up",
      audience: "anyone",
      body: Link,
      answers: { 200: OpenedForm },
      refusals: ["not-found", "link-spent"],
    },
    async ({ services, body, now }) => {
      const { partnership, respondent, campaign, name, answers, taken } = await behind(
        services,
        body.token,
        now,
      );
      const [framework, session, owner] = await Promise.all([
        services.statements.find(partnership, campaign.frameworkId),
        services.live.find(partnership, campaign.id),
        services.organizations.find(partnership, campaign.ownerId),
      ]);
      if (!framework || !owner || !campaign.contentsId) throw new Refusal("not-found");
      const contents = await services.statements.contents(partnership, framework, campaign.contentsId);
      const { title, region, occupation, introduction, method, closesOn, scales } = campaign;
      const { id, name: person, language, state, receipt, completedAt } = respondent;
      return {
        status: 200,
        headers,
        body: {
          partnership: name,
          owner: owner.name,
          campaign: { title, region, occupation, introduction, method, closesOn, scales },
          statements: askedOf(contents, campaign.statementIds),
          respondent: { id, name: person, language, state, receipt, completedAt },
          employer: respondent.employer.name,
          answers: await shown(campaign, answers),
          takesAnswers: taken,
          live: taken && session !== undefined && session.round.phase !== "OVER",
          roomOnly: respondent.cameIn !== undefined,
        },
        writes:
          respondent.state === "INVITED" && taken
            ? await going(
                services,
                partnership,
                respondent,
                { state: "OPENED", openedAt: now.toISOString() },
                now,
              )
            : [],
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: "/respond/save",
      summary: "Keep everything answered so far, on top of the revision that was seen",
      audience: "anyone",
      body: AnswersDraft,
      answers: { 200: Saved },
      refusals: ["not-found", "link-spent", "wrong-moment", "answered-elsewhere", "too-large"],
    },
    async ({ services, body, now }) => {
      const { partnership, respondent, campaign, answers, taken } = await behind(services, body.token, now);
      insist(objectionToAnswering(taken));
      insist(objectionToWholeForm(respondent));
      const errors = problemsOfAnswers(body, campaign);
      if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
      await sameRevision(campaign, answers, body.revision);
      const { statements, missing } = body;
      const seconds = await seconded(services, partnership, campaign, answers, body.seconds);
      const savedAt = now.toISOString();
      const after = { ...answers, statements, missing, seconds, revision: answers.revision + 1, savedAt };
      const begun = respondent.state === "STARTED" || respondent.state === "COMPLETED";
      return {
        status: 200,
        headers,
        body: { revision: after.revision, savedAt },
        writes: [
          await services.respondents.answering(partnership, respondent, after),
          ...(begun
            ? []
            : await going(services, partnership, respondent, { state: "STARTED", startedAt: savedAt }, now)),
        ],
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: "/respond/complete",
      summary: "Say that this is all, and get the receipt; answers can be changed until the campaign closes",
      audience: "anyone",
      body: Completing,
      answers: { 200: Receipt },
      refusals: ["not-found", "link-spent", "wrong-moment", "nothing-rated", "answered-elsewhere"],
    },
    async ({ services, body, now }) => {
      const { partnership, respondent, campaign, answers, taken } = await behind(services, body.token, now);
      insist(objectionToAnswering(taken));
      insist(objectionToWholeForm(respondent));
      await sameRevision(campaign, answers, body.revision);
      const rated = ratedIn(answers.statements);
      if (rated === 0)
        throw new Refusal("nothing-rated", "Rate at least one statement before you send your answers.");
      // Sent again, it is the same receipt: what was changed since is counted anyway.
      const { receipt = receiptNo(), completedAt = now.toISOString() } = respondent;
      const { savedAt } = answers;
      return {
        status: 200,
        headers,
        body: { receipt, completedAt, savedAt, rated, asked: campaign.statementIds.length },
        writes:
          respondent.state === "COMPLETED"
            ? []
            : await going(
                services,
                partnership,
                respondent,
                { state: "COMPLETED", completedAt, receipt },
                now,
              ),
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: "/respond/others",
      summary:
        "What other businesses say about a statement, or which skills they miss: words, and how many stand behind them, never who",
      audience: "anyone",
      body: AboutOthers,
      answers: { 200: Others },
      keepsNothing: true,
      refusals: ["not-found", "link-spent", "wrong-moment"],
    },
    async ({ services, body, now }) => {
      const { partnership, respondent, campaign } = await behind(services, body.token, now);
      insist(objectionToWholeForm(respondent));
      const all = await services.others.lately(partnership, campaign);
      const reader = { respondentId: respondent.id, employerId: respondent.employer.employerId };
      return {
        status: 200,
        headers,
        body: {
          enough: enoughOthers(all, reader),
          items: await services.others.readBy(partnership, all, respondent, body.statementId ?? ""),
        },
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: "/respond/decline",
      summary: "Say that one would rather not answer: no reminder comes; the link goes on working",
      audience: "anyone",
      body: Declining,
      answers: { 204: null },
      refusals: ["not-found", "link-spent", "wrong-moment"],
    },
    async ({ services, body, now }) => {
      const { partnership, respondent, taken } = await behind(services, body.token, now);
      insist(objectionToAnswering(taken));
      insist(objectionToWholeForm(respondent));
      if (respondent.state === "STARTED" || respondent.state === "COMPLETED")
        throw new Refusal("wrong-moment", "You have answered already. What you said counts.");
      const declinedReason = respondent.declinedReason ?? body.reason;
      // Said again it is said already, unless the reason comes later.
      const already = respondent.state === "DECLINED" && respondent.declinedReason === declinedReason;
      return {
        status: 204,
        headers,
        writes: already
          ? []
          : await going(
              services,
              partnership,
              respondent,
              { state: "DECLINED", ...(declinedReason === undefined ? {} : { declinedReason }) },
              now,
            ),
      };
    },
  ),
];
