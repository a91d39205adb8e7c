/**
 * Live sessions in the table. The round that is on is the last of its partition, so one item tells a phone everything;
 * its counters move in the transaction that keeps the vote, and nobody reads the votes to count them.
 *
 *   T#<p>#CAMPAIGN#<id>#LIVE    RECORD, EVENT#…                the live session, and its history
 *   T#<p>#CAMPAIGN#<id>#LIVE    ROUND#<no>                     what was put on the wall, and how the votes on it stand
 *   T#<p>#CAMPAIGN#<id>#LIVE    VOTES#<no>#<employer>          the votes of one business in that round, by person
 *   T#<p>#CAMPAIGN#<id>#LIVE    ROOM#<sitting>                 how many people have come in
 *   T#<p>#CAMPAIGN#<id>#LIVE    CAME#<sitting>#<respondent>    that this one has
 *   T#<p>#CAMPAIGN#<id>#LIVE    BY-CODE#<sitting>              how many of which business came by the code on the wall
 *   K#<sha256>                  LIVE                           which session a code's first half leads to, for two days
 */
import { createHash, randomBytes } from "node:crypto";
import type { Happened } from "#shared/activity/schema.ts";
import { base32, CampaignId, type PartnershipId, PartnershipId as PartnershipIds } from "#shared/ids.ts";
import {
  type ByCode,
  countsIn,
  type EmployerVotes,
  voteIn,
  wrongCodesMost,
} from "#shared/validations/live-rules.ts";
import { type LiveCounts, LiveRound, LiveSession } from "#shared/validations/live-schema.ts";
import type { Rating, Respondent } from "#shared/validations/respondent-schema.ts";
import { type Key, record, secret, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import type { Item, Table, Write } from "../cloud/table.ts";

export type LiveStore = ReturnType<typeof liveStore>;

/** How long a code opens a session that nobody ends. */
const codeSeconds = 2 * 86_400;

/** A round as it stands, and of which sitting it is. `seen` differs whenever anything of it does. */
export type Standing = { round: LiveRound; counts: LiveCounts; seen: string; sitting: number };

/** The code as it is on the wall, of what someone typed: small letters, spaces, O for 0, I and L for 1. */
export function codeOf(typed: string): string {
  const six = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return `${six.slice(0, 3)}-${six.slice(3)}`;
}

export const newCode = (): string => codeOf(base32(randomBytes(20)).slice(0, 6));

/** The first half finds the session, the second opens it: so what is guessed at one session is counted there. */
const codeKey = (code: string): Key =>
  secret(createHash("sha256").update(code.slice(0, 3)).digest("hex"), "LIVE");

const six = (no: number): string => String(no).padStart(6, "0");

export function liveStore(table: Table) {
  const pk = (partnership: PartnershipId, campaign: CampaignId) =>
    tenant(partnership, "CAMPAIGN", campaign, "LIVE");
  const roundKey = (partnership: PartnershipId, campaign: CampaignId, no: number): Key => ({
    pk: pk(partnership, campaign),
    sk: `ROUND#${six(no)}`,
  });
  const roomKey = (partnership: PartnershipId, { campaignId, sitting }: LiveSession): Key => ({
    pk: pk(partnership, campaignId),
    sk: `ROOM#${six(sitting)}`,
  });
  const cameKey = (partnership: PartnershipId, { campaignId, sitting }: LiveSession, id: string): Key => ({
    pk: pk(partnership, campaignId),
    sk: `CAME#${six(sitting)}#${id}`,
  });
  const byCodeKey = (partnership: PartnershipId, { campaignId, sitting }: LiveSession): Key => ({
    pk: pk(partnership, campaignId),
    sk: `BY-CODE#${six(sitting)}`,
  });
  const votesKey = (
    partnership: PartnershipId,
    no: number,
    { campaignId, employer }: Pick<Respondent, "campaignId" | "employer">,
  ): Key => ({ pk: pk(partnership, campaignId), sk: `VOTES#${six(no)}#${employer.employerId}` });

  /** The writes that make the round what it is after a move. Its counters stay: votes may come while it is written. */
  const moving = (partnership: PartnershipId, before: LiveSession | undefined, after: LiveSession): Write => {
    const { phase, ...data } = after.round;
    const key = roundKey(partnership, after.campaignId, after.round.no);
    return before?.round.phase === "VOTING"
      ? { count: key, by: {}, set: { phase, version: after.version, closedAt: data.closedAt ?? "" } }
      : { put: { ...key, phase, version: after.version, sitting: after.sitting, data } };
  };

  return {
    pk,

    async find(partnership: PartnershipId, campaign: CampaignId): Promise<LiveSession | undefined> {
      const item = await table.get(record(pk(partnership, campaign)));
      return item && recordIn(LiveSession, item);
    },

    /** The round that is on: one item. */
    async current(partnership: PartnershipId, campaign: CampaignId): Promise<Standing | undefined> {
      const { items } = await table.query(pk(partnership, campaign), {
        prefix: "ROUND#",
        limit: 1,
        newestFirst: true,
      });
      return items[0] && standingIn(items[0]);
    },

    async round(partnership: PartnershipId, campaign: CampaignId, no: number): Promise<Standing | undefined> {
      const item = await table.get(roundKey(partnership, campaign, no));
      return item && standingIn(item);
    },

    /** The first first. */
    async rounds(partnership: PartnershipId, campaign: CampaignId, limit: number, after?: string) {
      const { items, more } = await table.query(pk(partnership, campaign), {
        prefix: "ROUND#",
        limit,
        after,
      });
      return { rounds: items.map(standingIn), next: more ? items.at(-1)?.sk : undefined };
    },

    /** How many have come in. */
    async joined(partnership: PartnershipId, session: LiveSession): Promise<number> {
      return Number((await table.get(roomKey(partnership, session)))?.["people"] ?? 0);
    },

    /** Who has come in by the code, and the version to come in on top of. */
    async byCode(
      partnership: PartnershipId,
      session: LiveSession,
    ): Promise<{ byCode: ByCode; version: number }> {
      const item = await table.get(byCodeKey(partnership, session));
      return { byCode: (item?.["data"] ?? {}) as ByCode, version: Number(item?.["version"] ?? 0) };
    },

    /** The write that counts one more of this business, unless somebody came in meanwhile. */
    comingByCode(
      partnership: PartnershipId,
      session: LiveSession,
      { byCode, version }: { byCode: ByCode; version: number },
      { employerId, name }: Respondent["employer"],
    ): Write {
      const of = { name: byCode[employerId]?.name ?? name, people: (byCode[employerId]?.people ?? 0) + 1 };
      return {
        put: {
          ...byCodeKey(partnership, session),
          version: version + 1,
          data: { ...byCode, [employerId]: of },
        },
        when: { version },
      };
    },

    /** The session whose code this is. Wrong ones are counted at the session they begin like, up to where it shuts. */
    async behind(
      code: string,
      now: Date,
    ): Promise<{ partnership: PartnershipId; session: LiveSession } | undefined> {
      const pointer = await table.get(codeKey(code));
      if (!pointer || Number(pointer["expiresAt"]) * 1000 <= now.getTime()) return undefined;
      const partnership = PartnershipIds.parse(pointer["partnership"]);
      if (Number(pointer["wrong"] ?? 0) >= wrongCodesMost) return undefined;
      const session = await this.find(partnership, CampaignId.parse(pointer["campaignId"]));
      if (!session || session.round.phase === "OVER") return undefined;
      if (session.code === code) return { partnership, session };
      await table.commit([{ count: codeKey(code), by: { wrong: 1 }, when: "present" }]);
      return undefined;
    },

    /** The session after a move, its round, and the code while it runs. */
    async saving(
      partnership: PartnershipId,
      before: LiveSession | undefined,
      after: LiveSession,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: LiveSession; writes: Write[] }> {
      const saved = await change(
        { pk: pk(partnership, after.campaignId), schema: LiveSession, before, after, happened },
        stamp,
      );
      const now = Math.floor(stamp.at.getTime() / 1000);
      const { code, campaignId, round } = saved.record;
      const pointer: Write[] =
        round.phase === "OVER"
          ? [{ remove: codeKey(code) }]
          : code === before?.code
            ? []
            : [
                {
                  put: { ...codeKey(code), partnership, campaignId, expiresAt: now + codeSeconds },
                  when: { expiredBefore: now },
                  otherwise: "in-flight",
                },
              ];
      return {
        record: saved.record,
        writes: [...saved.writes, moving(partnership, before, saved.record), ...pointer],
      };
    },

    /** What this business has said in a round, by person, and how often that has changed. */
    async votes(
      partnership: PartnershipId,
      no: number,
      respondent: Pick<Respondent, "campaignId" | "employer">,
    ): Promise<{ votes: EmployerVotes; version: number }> {
      const item = await table.get(votesKey(partnership, no, respondent));
      return {
        votes: (item?.["data"] ?? {}) as EmployerVotes,
        version: Number(item?.["version"] ?? 0),
      };
    },

    /** The writes that keep a vote and count it, while the voting is open; none where it was said already. */
    voting(
      partnership: PartnershipId,
      no: number,
      respondent: Pick<Respondent, "id" | "campaignId" | "employer">,
      there: { votes: EmployerVotes; version: number },
      value: Rating,
    ): Write[] {
      if (there.votes[respondent.id] === value) return [];
      const { votes, by } = voteIn(there.votes, respondent.id, value);
      return [
        {
          put: { ...votesKey(partnership, no, respondent), version: there.version + 1, data: votes },
          when: { version: there.version },
        },
        {
          count: roundKey(partnership, respondent.campaignId, no),
          by: { ...by, changes: 1 },
          when: { phase: "VOTING" },
        },
      ];
    },

    /** The writes that count someone who comes in; none for one who has come before. */
    async coming(
      partnership: PartnershipId,
      session: LiveSession,
      { id }: Pick<Respondent, "id">,
    ): Promise<Write[]> {
      const key = cameKey(partnership, session, id);
      if (await table.get(key)) return [];
      return [
        { put: { ...key, version: 1 }, when: { version: 0 } },
        { count: roomKey(partnership, session), by: { people: 1 } },
      ];
    },
  };
}

function standingIn(item: Item): Standing {
  const { phase, version, sitting, changes = 0, closedAt, data } = item;
  return {
    round: LiveRound.parse({ ...(data as object), phase, ...(closedAt === undefined ? {} : { closedAt }) }),
    counts: countsIn(item),
    seen: `${version}.${changes}`,
    sitting: Number(sitting),
  };
}
