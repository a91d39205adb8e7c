/**
 * What was decided of each statement of a campaign, and of each comment and proposal, with their histories.
 *
 *   T#<p>#CAMPAIGN#<id>#DECISION#<statement>   RECORD, EVENT#…          the decision about one statement, and its history
 *   T#<p>#CAMPAIGN#<id>#INPUT#<input>          RECORD, EVENT#…          what was done with one comment or proposal, likewise
 *   T#<p>#CAMPAIGN#<id>#TRIAGE                 <statement>#<input>      that something was, in short; MISSING for a proposal
 *   T#<p>#CAMPAIGN#<id>                        REVISION#DECISIONS       how many decisions and moves there have been
 */
import * as z from "zod";
import type { Happened } from "#shared/activity/schema.ts";
import type { CaseUuid } from "#shared/case/schema.ts";
import type { CampaignId, PartnershipId } from "#shared/ids.ts";
import { Decision } from "#shared/validations/decision-schema.ts";
import { InputId, Triage, TriageState } from "#shared/validations/triage-schema.ts";
import { record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import type { Item, Table, Write } from "../cloud/table.ts";
import { revisionOf } from "./revision.ts";

export type DecisionStore = ReturnType<typeof decisionStore>;

/** What of a triaged input is known without its record. */
export type Triaged = {
  id: InputId;
  /** Absent: a proposal. */
  statementId?: string;
  state: TriageState;
  rewording: boolean;
  mergedInto?: InputId;
  /** Employers that joined by a merger, and who of each: an older hub did not keep that. */
  joined: { employerId: string; respondentId?: string }[];
};

export function decisionStore(table: Table) {
  const of = (partnership: PartnershipId, campaign: CampaignId, ...parts: string[]) =>
    tenant(partnership, "CAMPAIGN", campaign, ...parts);
  const pk = (partnership: PartnershipId, campaign: CampaignId, statement: CaseUuid) =>
    of(partnership, campaign, "DECISION", statement);
  const inputPk = (partnership: PartnershipId, campaign: CampaignId, id: InputId) =>
    of(partnership, campaign, "INPUT", id);

  const triageRow = (
    partnership: PartnershipId,
    campaign: CampaignId,
    { id, statementId, state, rewording, mergedInto, joined }: Triage,
  ): Item => ({
    pk: of(partnership, campaign, "TRIAGE"),
    sk: `${statementId ?? "MISSING"}#${id}`,
    state,
    rewording,
    mergedInto,
    joined: joined.map(({ employerId, respondentId }) => `${employerId}/${respondentId}`),
  });

  return {
    pk,
    inputPk,
    ...revisionOf(table, "DECISIONS"),

    async find(partnership: PartnershipId, campaign: CampaignId, statement: CaseUuid) {
      const item = await table.get(record(pk(partnership, campaign, statement)));
      return item && recordIn(Decision, item);
    },

    /** Those there are of these statements. */
    async all(
      partnership: PartnershipId,
      campaign: CampaignId,
      statements: readonly CaseUuid[],
    ): Promise<Map<CaseUuid, Decision>> {
      const items = await table.batch(statements.map((id) => record(pk(partnership, campaign, id))));
      const found = items.map((item) => recordIn(Decision, item));
      return new Map(found.map((one) => [one.statementId, one]));
    },

    /** Decisions of several campaigns, each about one statement: those there are, by statement. */
    async about(
      partnership: PartnershipId,
      asked: readonly { campaign: CampaignId; statement: CaseUuid }[],
    ): Promise<Map<CaseUuid, Decision>> {
      const items = await table.batch(
        asked.map(({ campaign, statement }) => record(pk(partnership, campaign, statement))),
      );
      const found = items.map((item) => recordIn(Decision, item));
      return new Map(found.map((one) => [one.statementId, one]));
    },

    saving: (
      partnership: PartnershipId,
      campaign: CampaignId,
      before: Decision | undefined,
      after: Decision,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: Decision; writes: Write[] }> =>
      change(
        { pk: pk(partnership, campaign, after.statementId), schema: Decision, before, after, happened },
        stamp,
      ),

    async input(partnership: PartnershipId, campaign: CampaignId, id: InputId) {
      const item = await table.get(record(inputPk(partnership, campaign, id)));
      return item && recordIn(Triage, item);
    },

    /** What was done with these; nothing was with those that are not in it. */
    async inputs(
      partnership: PartnershipId,
      campaign: CampaignId,
      ids: readonly InputId[],
    ): Promise<Map<InputId, Triage>> {
      const items = await table.batch(ids.map((id) => record(inputPk(partnership, campaign, id))));
      const found = items.map((item) => recordIn(Triage, item));
      return new Map(found.map((one) => [one.id, one]));
    },

    /** Everything that was done with any, in short: as much as people have decided about. */
    async triaged(
      partnership: PartnershipId,
      campaign: CampaignId,
      statement?: CaseUuid,
    ): Promise<Triaged[]> {
      const partition = of(partnership, campaign, "TRIAGE");
      const items = await table.all(partition, statement === undefined ? "" : `${statement}#`);
      return items.map((item) => {
        const [about = "", id = ""] = item.sk.split("#");
        return {
          id: InputId.parse(id),
          ...(about === "MISSING" ? {} : { statementId: about }),
          state: TriageState.parse(item["state"]),
          rewording: item["rewording"] === true,
          ...(item["mergedInto"] === undefined ? {} : { mergedInto: InputId.parse(item["mergedInto"]) }),
          joined: z.array(z.string()).parse(item["joined"]).map(joinedIn),
        };
      });
    },

    triaging: (
      partnership: PartnershipId,
      campaign: CampaignId,
      before: Triage | undefined,
      after: Triage,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: Triage; writes: Write[] }> =>
      change(
        {
          pk: inputPk(partnership, campaign, after.id),
          schema: Triage,
          before,
          after,
          happened,
          rows: {
            before: before ? [triageRow(partnership, campaign, before)] : [],
            after: [triageRow(partnership, campaign, after)],
          },
        },
        stamp,
      ),
  };
}

function joinedIn(kept: string): Triaged["joined"][number] {
  const [employerId = "", respondentId] = kept.split("/");
  return { employerId, ...(respondentId === undefined ? {} : { respondentId }) };
}
