/** …/campaigns/{campaignId}/live: the facilitator's side of a live session, one move at a time. */
import type * as z from "zod";
import { PageQuery } from "#shared/page.ts";
import { insist, Refusal } from "#shared/problem.ts";
import {
  type LiveMove,
  objectionToLiveMove,
  objectionToLiveStart,
  roundAfter,
} from "#shared/validations/live-rules.ts";
import {
  LiveRounds,
  type LiveSession,
  LiveSessionView,
  LiveState,
  Showing,
} from "#shared/validations/live-schema.ts";
import { objectionToRunning, stateOn } from "#shared/validations/rules.ts";
import type { Campaign } from "#shared/validations/schema.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { unchanged } from "../http/unchanged.ts";
import { newCode } from "./live-store.ts";
import { load, One, one } from "./paths.ts";

const live = `${one}/live` as const;

type InCampaign = Omit<Asking<z.output<typeof One>>, "query" | "body">;

/** The campaign and its session, for those who run it. */
async function leading(asking: InCampaign) {
  const { services, params } = asking;
  const [loaded, session] = await Promise.all([
    load(asking),
    services.live.find(params.partnershipId, params.campaignId),
  ]);
  insist(objectionToRunning(loaded.by, loaded.campaign));
  return { ...loaded, session };
}

const viewOf = ({ chainHash: _chain, startedBy: _by, ...session }: LiveSession): LiveSessionView => session;

const asked = [
  endpoint(
    {
      method: "GET",
      path: live,
      summary:
        "How the live session stands, for those who run it: asked every second, 304 where nothing moved",
      audience: "member",
      params: One,
      answers: { 200: LiveState, 304: null },
      refusals: ["role-missing"],
    },
    async (asking) => {
      const { session } = await leading(asking);
      if (!session) return { status: 200, body: {} };
      const { partnershipId, campaignId } = asking.params;
      const { nth, no } = session.round;
      // What moves with every vote is one item, however many are in the room.
      const [now, before, joined, { byCode }] = await Promise.all([
        asking.services.live.current(partnershipId, campaignId),
        nth > 1 ? asking.services.live.round(partnershipId, campaignId, no - 1) : undefined,
        asking.services.live.joined(partnershipId, session),
        asking.services.live.byCode(partnershipId, session),
      ]);
      if (!now) throw new Error("a session has a round");
      // The browser keeps the answer and asks with its tag; nobody else may.
      const entered = Object.values(byCode).map(({ name, people }) => ({ employer: name, people }));
      const inside = entered.reduce((sum, { people }) => sum + people, 0);
      const headers = { etag: `"${now.seen}.${joined}.${inside}"`, "cache-control": "private, no-cache" };
      if (unchanged(asking.c, headers.etag)) return { status: 304, headers };
      const { round, counts } = now;
      const earlier = before && { before: { round: before.round, counts: before.counts } };
      return {
        status: 200,
        body: { session: { ...viewOf(session), round, counts, joined, byCode: entered, ...earlier } },
        headers,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${live}/rounds`,
      summary: "Every vote of the live sessions that has closed, as the room stood then, in businesses",
      audience: "member",
      params: One,
      query: PageQuery,
      answers: { 200: LiveRounds },
      refusals: ["role-missing"],
    },
    async (asking) => {
      const { campaign } = await leading(asking);
      const { services, params, query, cursor } = asking;
      const page = await services.live.rounds(params.partnershipId, campaign.id, query.limit, cursor.open());
      return {
        status: 200,
        body: {
          items: page.rounds
            .filter(({ round }) => round.phase === "CLOSED")
            .map(({ round, counts }) => ({ round, counts })),
          ...(page.next ? { next: cursor.seal(page.next) } : {}),
        },
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${live}/start`,
      summary: "Start a live session of an open campaign, with a new code for the wall",
      audience: "member",
      params: One,
      answers: { 200: LiveSessionView },
      refusals: ["role-missing", "wrong-moment", "in-flight"],
    },
    async (asking) => {
      const { services, params, now, stamp } = asking;
      const { by, campaign, day, session } = await leading(asking);
      insist(objectionToLiveStart(stateOn(campaign, day), session?.round.phase));
      const { sitting = 0, version = 0, chainHash, round } = session ?? {};
      const saved = await services.live.saving(
        params.partnershipId,
        session,
        {
          campaignId: campaign.id,
          sitting: sitting + 1,
          code: newCode(),
          round: round ? roundAfter(round, { phase: "LOBBY" }) : { no: 1, nth: 1, phase: "LOBBY" },
          startedBy: by.person,
          startedAt: now.toISOString(),
          version,
          ...(chainHash === undefined ? {} : { chainHash }),
        },
        { action: "live-started" },
        stamp(by),
      );
      return {
        status: 200,
        body: viewOf(saved.record),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),
];

/** The round after a move. */
function moved(
  move: LiveMove,
  { round }: LiveSession,
  showing: z.output<typeof Showing> | undefined,
  at: string,
): LiveSession["round"] {
  const { statementId, scaleId } = round;
  switch (move) {
    case "show":
      return roundAfter(round, { phase: "SHOWN", ...showing });
    case "vote":
      return roundAfter(round, {
        phase: "VOTING",
        statementId,
        scaleId,
        nth: round.phase === "CLOSED" ? round.nth + 1 : round.nth,
        openedAt: at,
      });
    case "close":
      return { ...round, phase: "CLOSED", closedAt: at };
    case "end":
      return roundAfter(round, { phase: "OVER" });
  }
}

/** Only what the campaign asks is put on the wall. */
function insistOnAsked(campaign: Campaign, { statementId, scaleId }: z.output<typeof Showing>): void {
  const errors = [
    ...(campaign.statementIds.includes(statementId)
      ? []
      : [{ pointer: "/statementId", detail: "a statement of this campaign" }]),
    ...(campaign.scales.some(({ id }) => id === scaleId)
      ? []
      : [{ pointer: "/scaleId", detail: "a scale of this campaign" }]),
  ];
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
}

const happenedBy: Record<LiveMove, { summary: string; action: string }> = {
  show: { summary: "Put a statement on the wall, to be read before the vote", action: "live-shown" },
  vote: {
    summary: "Open the vote on what is on the wall; once it has closed, another vote on the same",
    action: "live-vote-opened",
  },
  close: { summary: "Close the vote: how the businesses stand is shown", action: "live-vote-closed" },
  end: { summary: "End the session: its code opens nothing any more", action: "live-ended" },
};

/** Makes a move, and answers with the session; how the votes stand is asked for beside it. */
async function make(move: LiveMove, asking: InCampaign, showing?: z.output<typeof Showing>) {
  const { services, params, now, stamp, sameVersion } = asking;
  const { by, campaign, day, session } = await leading(asking);
  if (!session) throw new Refusal("wrong-moment", "Start a session first.");
  await sameVersion(session, await services.live.pk(params.partnershipId, campaign.id));
  insist(objectionToLiveMove(move, session.round));
  // When the campaign has closed under it, a session is brought to its end, and to nothing else.
  if (move === "show" || move === "vote") insist(objectionToLiveStart(stateOn(campaign, day)));
  if (showing) insistOnAsked(campaign, showing);
  const { record, writes } = await services.live.saving(
    params.partnershipId,
    session,
    { ...session, round: moved(move, session, showing, now.toISOString()) },
    { action: happenedBy[move].action },
    stamp(by),
  );
  return { status: 200, body: viewOf(record), version: record.version, writes };
}

const moving = (move: LiveMove) =>
  ({
    method: "POST",
    path: `${live}/${move}`,
    summary: happenedBy[move].summary,
    audience: "member",
    params: One,
    answers: { 200: LiveSessionView },
    ifMatch: true,
    refusals: ["role-missing", "wrong-moment"],
  }) as const;

const moves = [
  endpoint({ ...moving("show"), body: Showing }, (asking) => make("show", asking, asking.body)),
  ...(["vote", "close", "end"] as const).map((move) =>
    endpoint(moving(move), (asking) => make(move, asking)),
  ),
];

export const liveRoutes = [
  ...asked,
  ...moves,
  ...historyOf({
    path: live,
    params: One,
    what: "the live session of a campaign",
    async load(asking) {
      // Of a session that was never held, it is empty.
      const { campaign } = await leading(asking);
      return await asking.services.live.pk(asking.params.partnershipId, campaign.id);
    },
  }),
];
