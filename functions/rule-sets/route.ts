/**
 * /rule-sets: what laws and policies want agreements to say. Members read; the convener edits, verifies, adds, and
 * chooses whether gaps block. In an address an underscore stands for the slash of an id: IL-110ILCS27_16.
 */
import * as z from "zod";
import { PartnershipId } from "#shared/ids.ts";
import { pageOf } from "#shared/page.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { inUse, recordOf } from "#shared/rule-sets/in-use.ts";
import {
  addressOf,
  edited,
  idIn,
  objectionToAdding,
  objectionToEditing,
  objectionToRestoring,
  problemsIn,
  rowOf,
} from "#shared/rule-sets/rules.ts";
import {
  type RuleSetDraft as Draft,
  NewRuleSet,
  RuleSet,
  RuleSetDraft,
  type RuleSetRecord,
  RuleSetRow,
} from "#shared/rule-sets/schema.ts";
import { type Asking, type Endpoint, endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";

const All = z.object({ partnershipId: PartnershipId });
const One = All.extend({ ruleSetId: z.string().regex(/^[A-Z0-9][A-Z0-9._-]{0,37}[A-Z0-9]$/) });
type AboutOne = Asking<z.output<typeof One>>;

const all = "/partnerships/{partnershipId}/rule-sets";
const one = `${all}/{ruleSetId}` as const;

/** The record, if there is one, and what this partnership has. */
async function load({ services, actor, params }: AboutOne) {
  const id = idIn(params.ruleSetId);
  const [by, record] = await Promise.all([actor, services.ruleSets.stored(params.partnershipId, id)]);
  const ruleSet = inUse(id, record);
  if (!ruleSet) throw new Refusal("not-found");
  return { by, id, record, ruleSet };
}

function insistOnDraft(draft: Draft, today: string, before?: RuleSet): void {
  const errors = problemsIn(draft, today, before);
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
}

const shown = (record: RuleSetRecord): RuleSet => inUse(record.id, record) as RuleSet;

export const ruleSetRoutes: Endpoint[] = [
  endpoint(
    {
      method: "GET",
      path: all,
      summary:
        "The partnership's rule sets: how many of their items someone has verified, and whether gaps block",
      audience: "member",
      params: All,
      answers: { 200: pageOf(RuleSetRow) },
    },
    async ({ services, actor, params }) => {
      const [, found] = await Promise.all([actor, services.ruleSets.every(params.partnershipId)]);
      return { status: 200, body: { items: found.map(rowOf) } };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: all,
      summary: "Add a rule set of the partnership's own",
      audience: "member",
      params: All,
      body: NewRuleSet,
      answers: { 201: RuleSet },
      refusals: ["role-missing", "already-there", "too-large"],
    },
    async ({ services, actor, params, body, stamp, today }) => {
      const { id, ...draft } = body;
      const [by, there] = await Promise.all([actor, services.ruleSets.every(params.partnershipId)]);
      insist(objectionToAdding(by, there));
      const before = there.find((one) => one.id === id);
      if (before) throw new Refusal("already-there", `${id} is the id of ${before.name}.`);
      insistOnDraft(draft, await today(params.partnershipId));
      const after: RuleSetRecord = { ...recordOf(id, draft), version: 0 };
      const happened = edited(undefined, shown(after));
      const saved = await services.ruleSets.saving(
        params.partnershipId,
        undefined,
        after,
        happened,
        stamp(by),
      );
      return {
        status: 201,
        body: shown(saved.record),
        version: saved.record.version,
        headers: { location: `/api/partnerships/${params.partnershipId}/rule-sets/${addressOf(id)}` },
        writes: saved.writes,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: one,
      summary: "One rule set as this partnership has it: version 0 is the shipped text, untouched",
      audience: "member",
      params: One,
      answers: { 200: RuleSet },
    },
    async (asking) => {
      const { ruleSet } = await load(asking as AboutOne);
      return { status: 200, body: ruleSet, version: ruleSet.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: one,
      summary: "Edit a rule set, verify its items, choose whether gaps block",
      audience: "member",
      params: One,
      body: RuleSetDraft,
      answers: { 200: RuleSet },
      ifMatch: true,
      refusals: ["role-missing"],
    },
    async (asking) => {
      const { services, params, body, stamp, sameVersion, today } = asking;
      const { by, id, record, ruleSet } = await load(asking as unknown as AboutOne);
      insist(objectionToEditing(by));
      await sameVersion(ruleSet, await services.ruleSets.pk(params.partnershipId, id));
      insistOnDraft(body, await today(params.partnershipId), ruleSet);
      const after: RuleSetRecord = {
        ...recordOf(id, body),
        version: ruleSet.version,
        ...(record?.chainHash === undefined ? {} : { chainHash: record.chainHash }),
      };
      const happened = edited(ruleSet, shown(after));
      const saved = await services.ruleSets.saving(params.partnershipId, record, after, happened, stamp(by));
      return {
        status: 200,
        body: shown(saved.record),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/restore`,
      summary: "Go back to the shipped text; whether gaps block stays as it is",
      audience: "member",
      params: One,
      answers: { 200: RuleSet },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, stamp, sameVersion } = asking;
      const { by, id, record, ruleSet } = await load(asking as AboutOne);
      insist(objectionToRestoring(by, ruleSet));
      await sameVersion(ruleSet, await services.ruleSets.pk(params.partnershipId, id));
      const { content: _words, ...after } = record as RuleSetRecord;
      const happened = { action: "rule-set-restored", note: "the shipped text again" };
      const saved = await services.ruleSets.saving(params.partnershipId, record, after, happened, stamp(by));
      return {
        status: 200,
        body: shown(saved.record),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  ...historyOf({
    path: one,
    params: One,
    what: "a rule set in this partnership",
    async load(asking) {
      const { id } = await load(asking as AboutOne);
      return await asking.services.ruleSets.pk(asking.params.partnershipId, id);
    },
  }),
];
