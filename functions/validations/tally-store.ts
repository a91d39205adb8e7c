/**
 * What a tally leaves in the table. It is put there before the campaign's record points at it, and means nothing until then.
 *
 *   T#<p>#CAMPAIGN#<id>            TALLY#<tally>#<nn>                one immutable tally, compressed, in pieces
 *   T#<p>#CAMPAIGN#<id>            PUBLIC#<tally>#<nn>               what everyone may read of it, likewise
 *   T#<p>#CAMPAIGN#<id>#COMMENTS   <tally>#<statement>#<input>       a comment, as it was when it was tallied
 *   T#<p>#CAMPAIGN#<id>#MISSING    <tally>#<input>                   a proposal of a missing skill, likewise
 */
import type { CaseUuid } from "#shared/case/schema.ts";
import type { CampaignId, PartnershipId, TallyId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { Answers } from "#shared/validations/respondent-schema.ts";
import { PublicCampaign } from "#shared/validations/results-schema.ts";
import { KeptTally } from "#shared/validations/tally-schema.ts";
import { type InputId, KeptComment, KeptProposal } from "#shared/validations/triage-schema.ts";
import { tenant } from "../cloud/keys.ts";
import { pieceSets, pointedAt } from "../cloud/pieces.ts";
import type { Item, Table, Write } from "../cloud/table.ts";

export type TallyStore = ReturnType<typeof tallyStore>;

/** A page of a queue, and how far it went. */
type Page<Kept> = { items: Kept[]; next?: string };

/** However many a page could hold: what is read ahead stays small. */
const answersAtOnce = 250;

export function tallyStore(table: Table) {
  const tallies = pieceSets(table, "TALLY", KeptTally);
  const publics = pieceSets(table, "PUBLIC", PublicCampaign);
  const pk = (partnership: PartnershipId, campaign: CampaignId, ...parts: string[]) =>
    tenant(partnership, "CAMPAIGN", campaign, ...parts);

  const commentAt = (partnership: PartnershipId, campaign: CampaignId, tally: TallyId, id: InputId) => ({
    pk: pk(partnership, campaign, "COMMENTS"),
    sk: `${tally}#${id.slice(id.indexOf(".") + 1)}#${id}`,
  });
  const proposalAt = (partnership: PartnershipId, campaign: CampaignId, tally: TallyId, id: InputId) => ({
    pk: pk(partnership, campaign, "MISSING"),
    sk: `${tally}#${id}`,
  });

  async function page<Kept>(
    partition: string,
    prefix: string,
    read: (data: unknown) => Kept,
    limit: number,
    after?: string,
  ): Promise<Page<Kept>> {
    // The answers have been counted again since that page was read.
    if (after !== undefined && !after.startsWith(prefix))
      throw new Refusal("bad-cursor", "The answers have been counted again. Start again without a cursor.");
    const { items, more } = await table.query(partition, { prefix, limit, after });
    const next = more ? items.at(-1)?.sk : undefined;
    return { items: items.map(({ data }) => read(data)), ...(next === undefined ? {} : { next }) };
  }

  return {
    /** Everyone's answers, an employer's together; a page of them at a time. */
    async *answers(partnership: PartnershipId, campaign: CampaignId): AsyncIterable<Answers> {
      const partition = pk(partnership, campaign, "ANSWERS");
      for (let after: string | undefined, more = true; more; ) {
        const page = await table.query(partition, { after, limit: answersAtOnce });
        for (const item of page.items) yield Answers.parse(item["data"]);
        more = page.more;
        after = page.items.at(-1)?.sk;
      }
    },

    /** Puts what people wrote beside a tally that is being made. */
    async stage(
      partnership: PartnershipId,
      campaign: CampaignId,
      tally: TallyId,
      comments: readonly KeptComment[],
      proposals: readonly KeptProposal[],
    ): Promise<void> {
      await table.stage([
        ...comments.map((data): Item => ({ ...commentAt(partnership, campaign, tally, data.id), data })),
        ...proposals.map((data): Item => ({ ...proposalAt(partnership, campaign, tally, data.id), data })),
      ]);
    },

    /** The writes that put a tally there in place of an older one. */
    replacing: (
      partnership: PartnershipId,
      campaign: CampaignId,
      old: TallyId | undefined,
      now: { id: TallyId; content: KeptTally },
    ): Promise<Write[]> => tallies.replacing(pk(partnership, campaign), old, now),

    read: (
      partnership: PartnershipId,
      campaign: CampaignId,
      tally: TallyId,
      now: () => Promise<TallyId | undefined>,
    ): Promise<KeptTally> => pointedAt(tally, (at) => tallies.lately(pk(partnership, campaign), at), now),

    /** Several tallies, read at once, each by its own id. */
    many: (
      partnership: PartnershipId,
      wanted: readonly { campaign: CampaignId; tally: TallyId }[],
    ): Promise<Map<string, KeptTally>> =>
      tallies.many(wanted.map(({ campaign, tally }) => ({ pk: pk(partnership, campaign), id: tally }))),

    publishing: (
      partnership: PartnershipId,
      campaign: CampaignId,
      tally: TallyId,
      content: PublicCampaign,
    ): Promise<Write[]> => publics.replacing(pk(partnership, campaign), undefined, { id: tally, content }),

    published: (
      partnership: PartnershipId,
      campaign: CampaignId,
      tally: TallyId,
    ): Promise<PublicCampaign | undefined> => publics.lately(pk(partnership, campaign), tally),

    /** By statement. */
    comments: (
      partnership: PartnershipId,
      campaign: CampaignId,
      tally: TallyId,
      {
        statement,
        limit,
        after,
      }: { statement?: CaseUuid | undefined; limit: number; after?: string | undefined },
    ): Promise<Page<KeptComment>> =>
      page(
        pk(partnership, campaign, "COMMENTS"),
        `${tally}#${statement === undefined ? "" : `${statement}#`}`,
        (data) => KeptComment.parse(data),
        limit,
        after,
      ),

    proposals: (
      partnership: PartnershipId,
      campaign: CampaignId,
      tally: TallyId,
      { limit, after }: { limit: number; after?: string | undefined },
    ): Promise<Page<KeptProposal>> =>
      page(
        pk(partnership, campaign, "MISSING"),
        `${tally}#`,
        (data) => KeptProposal.parse(data),
        limit,
        after,
      ),

    /** Those there are of these comments and proposals. */
    async inputs(
      partnership: PartnershipId,
      campaign: CampaignId,
      tally: TallyId,
      ids: { comments?: readonly InputId[]; missing?: readonly InputId[] },
    ): Promise<Map<InputId, KeptComment | KeptProposal>> {
      const items = await table.batch([
        ...(ids.comments ?? []).map((id) => commentAt(partnership, campaign, tally, id)),
        ...(ids.missing ?? []).map((id) => proposalAt(partnership, campaign, tally, id)),
      ]);
      const comments = pk(partnership, campaign, "COMMENTS");
      const found = items.map((item) =>
        (item.pk === comments ? KeptComment : KeptProposal).parse(item["data"]),
      );
      return new Map(found.map((one) => [one.id, one]));
    },
  };
}
