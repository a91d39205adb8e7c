/**
 * Who a campaign asks, and what they said. The secret of a link is in the letter only; the table knows its SHA-256.
 *
 *   T#<p>#RESPONDENT#<id>                 RECORD, EVENT#…                the respondent, and what became of the invitation
 *   T#<p>#CAMPAIGN#<id>#RESPONDENTS       <employer>#<respondent>        a row with its state, sector and size
 *   T#<p>#CAMPAIGN#<id>#ADDRESSES         <e-mail address>               the campaign asks this person already
 *   K#<sha256>                            RESPONDENT                     whose link it is; each letter has its own
 *   T#<p>#CAMPAIGN#<id>#ANSWERS           <employer>#<respondent>        all one respondent said, replaced whole
 *   T#<p>#CAMPAIGN#<id>#SET-ASIDE         <employer>#<respondent>        the same of someone whose answers do not count
 *   T#<p>#CAMPAIGN#<id>                   REVISION#ANSWERS               how often answers were, and the tally that had them
 */
import { createHash, randomBytes } from "node:crypto";
import type { Happened } from "#shared/activity/schema.ts";
import {
  type CampaignId,
  type PartnershipId,
  PartnershipId as PartnershipIds,
  RespondentId,
} from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { plusDays } from "#shared/time.ts";
import { Answers, Respondent, RespondentState, SizeBand } from "#shared/validations/respondent-schema.ts";
import { type Key, record, secret, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import type { Item, Table, Write } from "../cloud/table.ts";
import { revisionOf } from "./revision.ts";

export type RespondentStore = ReturnType<typeof respondentStore>;

/** An item stays below 100 kB. */
const answersBytesMax = 95_000;
/** How long after the last day a link still says that the questions have closed. */
const linkDays = 60;

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

export function respondentStore(table: Table) {
  const pk = (partnership: PartnershipId, id: RespondentId) => tenant(partnership, "RESPONDENT", id);
  const of = (partnership: PartnershipId, campaign: CampaignId, what: string) =>
    tenant(partnership, "CAMPAIGN", campaign, what);
  const answersKey = (
    partnership: PartnershipId,
    { id, campaignId, employer }: Pick<Respondent, "id" | "campaignId" | "employer">,
    what: "ANSWERS" | "SET-ASIDE" = "ANSWERS",
  ): Key => ({ pk: of(partnership, campaignId, what), sk: `${employer.employerId}#${id}` });

  const row = (partnership: PartnershipId, one: Respondent): Item => ({
    pk: of(partnership, one.campaignId, "RESPONDENTS"),
    sk: `${one.employer.employerId}#${one.id}`,
    state: one.state,
    invitedAt: one.invitedAt,
    remindedAt: one.remindedAt,
    toldAt: one.toldAt,
    cameIn: one.cameIn,
    naics: one.employer.naics,
    size: one.employer.size,
    county: one.employer.county,
  });

  async function find(partnership: PartnershipId, id: RespondentId): Promise<Respondent | undefined> {
    const item = await table.get(record(pk(partnership, id)));
    return item && recordIn(Respondent, item);
  }

  async function findAll(partnership: PartnershipId, ids: readonly RespondentId[]): Promise<Respondent[]> {
    const items = await table.batch(ids.map((id) => record(pk(partnership, id))));
    const byPk = new Map(items.map((item) => [item.pk, recordIn(Respondent, item)]));
    return ids.flatMap((id) => byPk.get(pk(partnership, id)) ?? []);
  }

  return {
    pk,
    find,
    findAll,
    /** Rises when answers are set aside. */
    ...revisionOf(table, "ANSWERS"),

    /** By employer. */
    async list(partnership: PartnershipId, campaign: CampaignId, limit: number, after?: string) {
      const { items, more } = await table.query(of(partnership, campaign, "RESPONDENTS"), { limit, after });
      return {
        respondents: await findAll(partnership, items.map(idAt)),
        next: more ? items.at(-1)?.sk : undefined,
      };
    },

    /** Where everyone stands: at most as many rows as a campaign asks people. */
    async standing(partnership: PartnershipId, campaign: CampaignId) {
      const items = await table.all(of(partnership, campaign, "RESPONDENTS"));
      return items.map((item) => ({
        id: idAt(item),
        state: RespondentState.parse(item["state"]),
        invitedAt: item["invitedAt"] as string | undefined,
        remindedAt: item["remindedAt"] as string | undefined,
        toldAt: item["toldAt"] as string | undefined,
        cameIn: item["cameIn"] as number | undefined,
        employer: {
          employerId: item.sk.slice(0, item.sk.lastIndexOf("#")),
          sector: (item["naics"] as string | undefined)?.slice(0, 2),
          size: SizeBand.optional().parse(item["size"]),
          county: item["county"] as string | undefined,
        },
      }));
    },

    /** The addresses a campaign has. */
    async addresses(partnership: PartnershipId, campaign: CampaignId): Promise<Set<string>> {
      return new Set((await table.all(of(partnership, campaign, "ADDRESSES"))).map(({ sk }) => sk));
    },

    /** The respondent behind a link. The table drops links that ran out when it comes to it: they lead nowhere before. */
    async behind(
      token: string,
      now: Date,
    ): Promise<{ partnership: PartnershipId; respondent: Respondent } | undefined> {
      const pointer = await table.get(secret(hashOf(token), "RESPONDENT"));
      if (!pointer || Number(pointer["expiresAt"]) * 1000 <= now.getTime()) return undefined;
      const partnership = PartnershipIds.parse(pointer["partnership"]);
      const respondent = await find(partnership, RespondentId.parse(pointer["respondentId"]));
      return respondent && { partnership, respondent };
    },

    /** A new link of this respondent, and the write that makes it one. */
    linking(partnership: PartnershipId, id: RespondentId, closesOn: string): { token: string; write: Write } {
      const token = randomBytes(32).toString("base64url");
      return {
        token,
        write: {
          put: {
            ...secret(hashOf(token), "RESPONDENT"),
            partnership,
            respondentId: id,
            expiresAt: Date.parse(plusDays(closesOn, linkDays)) / 1000,
          },
        },
      };
    },

    async saving(
      partnership: PartnershipId,
      before: Respondent | undefined,
      after: Respondent,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: Respondent; writes: Write[] }> {
      const saved = await change(
        {
          pk: pk(partnership, after.id),
          schema: Respondent,
          before,
          after,
          happened,
          rows: { before: before ? [row(partnership, before)] : [], after: [row(partnership, after)] },
        },
        stamp,
      );
      const address: Write = {
        put: { pk: of(partnership, after.campaignId, "ADDRESSES"), sk: after.email },
        when: "absent",
        otherwise: "already-there",
      };
      return { record: saved.record, writes: before ? saved.writes : [...saved.writes, address] };
    },

    async answers(partnership: PartnershipId, respondent: Respondent): Promise<Answers | undefined> {
      const item = await table.get(answersKey(partnership, respondent));
      return item && Answers.parse(item["data"]);
    },

    /** The write that keeps these answers in place of those they were said on top of. */
    answering(partnership: PartnershipId, respondent: Respondent, answers: Answers): Write {
      if (Buffer.byteLength(JSON.stringify(answers)) > answersBytesMax)
        throw new Refusal(
          "too-large",
          "That is more text than one person's answers can hold. Shorten a comment.",
        );
      return {
        put: { ...answersKey(partnership, respondent), version: answers.revision, data: answers },
        when: { version: answers.revision - 1 },
      };
    },

    /** The writes that keep what was said out of every count: all of it, or none where more was saved meanwhile. */
    settingAside(partnership: PartnershipId, respondent: Respondent, answers: Answers | undefined): Write[] {
      const key = answersKey(partnership, respondent);
      const when = { version: answers?.revision ?? 0 };
      return answers
        ? [
            { remove: key, when },
            { put: { ...answersKey(partnership, respondent, "SET-ASIDE"), data: answers } },
          ]
        : [{ check: key, when }];
    },
  };
}

const idAt = ({ sk }: Item): RespondentId => RespondentId.parse(sk.slice(sk.lastIndexOf("#") + 1));
