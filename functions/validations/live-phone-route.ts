/**
 * /respond/live: a live session on a phone, without an account. A vote is an answer: the transaction that counts it
 * saves it among its person's answers, so a tally reads nothing else, and there is no vote that was counted and not kept.
 */
import * as z from "zod";
import { CampaignId, newId, PartnershipId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { dateIn } from "#shared/time.ts";
import { isTold, objectionToComingIn, objectionToVote } from "#shared/validations/live-rules.ts";
import {
  Entered,
  Entering,
  Joined,
  LiveBoard,
  Looking,
  Voted,
  Voting,
} from "#shared/validations/live-schema.ts";
import {
  employerOf,
  objectionToAdding,
  objectionToAnswering,
  skewMilliseconds,
  takesAnswers,
} from "#shared/validations/respondent-rules.ts";
import { Link } from "#shared/validations/respondent-schema.ts";
import { endpoint } from "../http/endpoint.ts";
import { codeOf, type Standing } from "./live-store.ts";
import { behind, going } from "./respond-route.ts";

const headers = { "cache-control": "no-store" };

/** What a phone looks with, so that looking is one read: it shows one sitting, and can change nothing in it. */
const Pass = z.strictObject({
  partnership: PartnershipId,
  campaign: CampaignId,
  sitting: z.int().positive(),
});

/** How the votes fall is for nobody to see before they have closed. */
const boardOf = ({ round, counts, seen }: Standing): LiveBoard => ({
  seen,
  round,
  people: counts.people,
  ...(round.phase === "CLOSED" && isTold(counts) ? { counts } : {}),
});

const noSession = () => new Refusal("wrong-moment", "No live session is running.");

export const livePhoneRoutes = [
  endpoint(
    {
      method: "POST",
      path: "/respond/live/enter",
      summary:
        "Come into a live session by the code on the wall, for who has no letter: gives the secret of a link that votes in this session",
      audience: "anyone",
      body: Entering,
      answers: { 200: Entered },
      refusals: ["not-found", "wrong-moment", "already-there", "too-many-rows"],
    },
    async ({ services, body, now }) => {
      const found = await services.live.behind(codeOf(body.code), now);
      if (!found) throw new Refusal("not-found", "No session that is running has this code.");
      const { partnership, session } = found;
      const [campaign, settings, known, employer, entered] = await Promise.all([
        services.campaigns.find(partnership, session.campaignId),
        services.partnerships.settings(partnership),
        services.respondents.addresses(partnership, session.campaignId),
        employerOf({ employer: { name: body.employer } }),
        services.live.byCode(partnership, session),
      ]);
      if (!campaign || !settings) throw new Refusal("not-found");
      const aMinuteAgo = dateIn(settings.timeZone, new Date(now.getTime() - skewMilliseconds));
      insist(objectionToAnswering(takesAnswers(campaign, aMinuteAgo, now)));
      // Whoever knows an address is not its owner: their letter has their link.
      if (known.has(body.email))
        throw new Refusal(
          "already-there",
          "This address has a letter with a link. Open that link to come in.",
        );
      insist(objectionToAdding(campaign.state, known.size, 1));
      insist(objectionToComingIn(entered.byCode, employer.employerId));
      const at = now.toISOString();
      const id = newId("rsp");
      const { name, email, language } = body;
      const link = await services.respondents.linking(partnership, id, campaign.closesOn);
      const saved = await services.respondents.saving(
        partnership,
        undefined,
        {
          ...{ id, campaignId: campaign.id, employer, name, email, language, state: "OPENED" },
          ...{ cameIn: session.sitting, openedAt: at, version: 0 },
        },
        { action: "respondent-came-in" },
        { actor: "hub:respondent", actorName: name, at: now },
      );
      const counted = await services.live.comingByCode(partnership, session, entered, employer);
      return {
        status: 200,
        headers,
        body: { token: link.token },
        writes: [...saved.writes, link.write, counted],
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: "/respond/live/join",
      summary:
        "Come into the live session of a link's campaign: what is on, what one said, and what to look with",
      audience: "anyone",
      body: Link,
      answers: { 200: Joined },
      refusals: ["not-found", "link-spent", "wrong-moment"],
    },
    async ({ services, body, now }) => {
      const { partnership, respondent, campaign } = await behind(services, body.token, now);
      const [session, standing] = await Promise.all([
        services.live.find(partnership, campaign.id),
        services.live.current(partnership, campaign.id),
      ]);
      if (!session || !standing || standing.round.phase === "OVER") throw noSession();
      const [{ votes }, writes] = await Promise.all([
        services.live.votes(partnership, standing.round.no, respondent),
        services.live.coming(partnership, session, respondent),
      ]);
      const vote = votes[respondent.id];
      return {
        status: 200,
        headers,
        body: {
          pass: services.seal.seal("live", { partnership, campaign: campaign.id, sitting: session.sitting }),
          board: boardOf(standing),
          ...(vote === undefined ? {} : { vote }),
        },
        writes,
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: "/respond/live/look",
      summary: "What is on the wall now: one read; 204 where it is what was seen last",
      audience: "anyone",
      body: Looking,
      answers: { 200: LiveBoard, 204: null },
      refusals: ["not-found"],
    },
    async ({ services, body }) => {
      const pass = Pass.safeParse(services.seal.open("live", body.pass));
      if (!pass.success) throw new Refusal("not-found");
      const standing = await services.live.current(pass.data.partnership, pass.data.campaign);
      if (standing?.sitting !== pass.data.sitting) throw new Refusal("not-found");
      return standing.seen === body.seen
        ? { status: 204, headers }
        : { status: 200, headers, body: boardOf(standing) };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: "/respond/live/vote",
      summary:
        "Vote in the round that is on, or vote otherwise while it is open: the same vote again changes nothing",
      audience: "anyone",
      body: Voting,
      answers: { 200: Voted },
      refusals: ["not-found", "link-spent", "wrong-moment", "in-flight", "too-large"],
    },
    async ({ services, body, now }) => {
      const { partnership, respondent, campaign, answers, taken } = await behind(services, body.token, now);
      insist(objectionToAnswering(taken));
      const [standing, there] = await Promise.all([
        services.live.current(partnership, campaign.id),
        services.live.votes(partnership, body.round, respondent),
      ]);
      if (!standing) throw noSession();
      insist(objectionToVote(standing.round, body, campaign.scales));
      const { statementId = "", scaleId = "" } = standing.round;
      const said = answers.statements[statementId];
      const savedAt = now.toISOString();
      const after = {
        ...answers,
        statements: {
          ...answers.statements,
          [statementId]: { ...said, ratings: { ...said?.ratings, [scaleId]: body.value } },
        },
        revision: answers.revision + 1,
        savedAt,
      };
      const begun = respondent.state === "STARTED" || respondent.state === "COMPLETED";
      return {
        status: 200,
        headers,
        body: { round: body.round, value: body.value },
        writes: [
          ...(await services.live.voting(partnership, body.round, respondent, there, body.value)),
          ...(said?.ratings[scaleId] === body.value
            ? []
            : [await services.respondents.answering(partnership, respondent, after)]),
          ...(begun
            ? []
            : await going(services, partnership, respondent, { state: "STARTED", startedAt: savedAt }, now)),
        ],
      };
    },
  ),
];
