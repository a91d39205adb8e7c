/** …/obligations: what the parties owe and by when, worked out anew for the day; and that it was done, with what shows it. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import {
  evidenceProblems,
  objectionToMarking,
  objectionToReopening,
} from "#shared/data-sharing/obligation-rules.ts";
import { obligationTitle, obligationWhy } from "#shared/data-sharing/obligation-words.ts";
import { obligationsOf } from "#shared/data-sharing/obligations.ts";
import {
  EvidenceDraft,
  Obligation,
  ObligationKey,
  ReopenDraft,
} from "#shared/data-sharing/obligations-schema.ts";
import type { Agreed, On } from "#shared/data-sharing/owed.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { mayReadHistory } from "#shared/data-sharing/sight.ts";
import { bound } from "#shared/data-sharing/versions.ts";
import type { OrganizationId, PartnershipId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { dayInWords } from "#shared/signing/paper-dates.ts";
import { dateIn } from "#shared/time.ts";
import type { Services } from "../env.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { One, one } from "./paths.ts";
import { type AskingOfOne, readOne } from "./read-one.ts";

const path = `${one}/obligations` as const;
const OfKey = One.extend({ key: ObligationKey });

const ShownObligation = Obligation.extend({
  title: z.string(),
  why: z.string(),
  /** Whether whoever asks may say that it was done, or take that back. */
  mayMark: z.boolean(),
  mayReopen: z.boolean(),
});

/** The agreement with what its parties owe: for those at its table, and for the auditor. */
export async function owing(asking: AskingOfOne & Pick<Asking, "now">) {
  const { services, params, now } = asking;
  const { by, record } = await readOne(asking);
  if (!mayReadHistory(record, by))
    throw new Refusal("content-hidden", "What the parties owe each other is for them to read.");
  const [agreed, on] = await Promise.all([
    services.owed.agreed(params.partnershipId, record),
    clockIn(services, params.partnershipId, now),
  ]);
  return { by, record, agreed, on };
}

/** Today there, and the clocks that run in hours. */
async function clockIn(services: Services, partnership: PartnershipId, now: Date): Promise<On> {
  const [settings, today] = await Promise.all([
    services.partnerships.settings(partnership),
    services.today(partnership),
  ]);
  return {
    today,
    now: now.toISOString(),
    dayOf: (instant) => dateIn(settings?.timeZone ?? "UTC", new Date(instant)),
  };
}

async function saying(services: Services, partnership: PartnershipId, record: DataSharing) {
  const names = new Map((await services.organizations.every(partnership)).map(({ id, name }) => [id, name]));
  const naming = {
    agreement: bound(record).name,
    name: (id: OrganizationId) => names.get(id) ?? "a party",
    day: dayInWords,
  };
  return (one: Obligation, by: Actor): z.output<typeof ShownObligation> => ({
    ...one,
    title: obligationTitle(one, naming),
    why: obligationWhy(one, naming),
    mayMark: objectionToMarking(one, by) === undefined,
    mayReopen: objectionToReopening(one, by) === undefined,
  });
}

/** The obligation of this key, or the 404 of one that is not owed. */
function found(agreed: Agreed, on: On, key: string): Obligation {
  const found = obligationsOf(agreed, on).find((one) => one.key === key);
  if (!found) throw new Refusal("not-found", "Nothing of this name is owed under the agreement.");
  return found;
}

export const obligationRoutes = [
  endpoint(
    {
      method: "GET",
      path,
      summary: "What the parties owe under it, by day, with what was done",
      audience: "member",
      params: One,
      answers: { 200: z.strictObject({ items: z.array(ShownObligation) }) },
    },
    async (asking) => {
      const { by, record, agreed, on } = await owing(asking);
      const said = await saying(asking.services, asking.params.partnershipId, record);
      return { status: 200, body: { items: obligationsOf(agreed, on).map((one) => said(one, by)) } };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${path}/{key}/done`,
      summary: "Say that it was done, when, and what shows it",
      audience: "member",
      params: OfKey,
      body: EvidenceDraft,
      answers: { 201: ShownObligation },
      refusals: ["role-missing", "not-your-side", "wrong-moment", "already-there"],
    },
    async (asking) => {
      const { services, params, body, now, stamp } = asking;
      const { partnershipId, key } = params;
      const { by, record, agreed, on } = await owing(asking);
      const owed = found(agreed, on, key);
      insist(objectionToMarking(owed, by));
      const incident = agreed.incidents.find(({ id }) => id === owed.incidentId);
      const errors = [
        ...evidenceProblems(body, owed, { ...on, discoveredAt: incident?.discoveredAt }),
        ...(await unknownDocument(services, partnershipId, record, body)),
      ];
      if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
      const before = await services.duties.fulfilment(partnershipId, record.id, key);
      const saved = await services.duties.savingFulfilment(
        partnershipId,
        before,
        {
          ...body,
          dataSharingId: record.id,
          key,
          by: by.person,
          byName: by.name,
          byOrganization: owed.organizationId,
          saidAt: now.toISOString(),
          version: before?.version ?? 0,
          ...(before?.chainHash === undefined ? {} : { chainHash: before.chainHash }),
        },
        { action: "obligation-met", note: body.reference },
        stamp(by),
      );
      const after = { ...agreed, fulfilments: [saved.record] };
      const said = await saying(services, partnershipId, record);
      return {
        status: 201,
        body: said(found(after, on, key), by),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${path}/{key}/reopen`,
      summary: "Take back that it was done; what was said stays in its history",
      audience: "member",
      params: OfKey,
      body: ReopenDraft,
      answers: { 200: ShownObligation },
      ifMatch: true,
      refusals: ["role-missing", "not-your-side", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, body, now, stamp, sameVersion } = asking;
      const { partnershipId, key } = params;
      const { by, record, agreed, on } = await owing(asking);
      insist(objectionToReopening(found(agreed, on, key), by));
      const before = agreed.fulfilments.find((one) => one.key === key);
      if (!before) throw new Refusal("not-found");
      await sameVersion(before, await services.duties.donePk(partnershipId, record.id, key));
      const saved = await services.duties.savingFulfilment(
        partnershipId,
        before,
        { ...before, takenBack: { ...body, by: by.person, byName: by.name, at: now.toISOString() } },
        { action: "obligation-reopened", note: body.reason },
        stamp(by),
      );
      const said = await saying(services, partnershipId, record);
      const open = found({ ...agreed, fulfilments: [] }, on, key);
      return { status: 200, body: said(open, by), version: saved.record.version, writes: saved.writes };
    },
  ),
];

/** What shows it is a document that stands beside this agreement. */
async function unknownDocument(
  services: Services,
  partnership: PartnershipId,
  record: DataSharing,
  { documentId }: EvidenceDraft,
) {
  if (documentId === undefined) return [];
  const about: string | undefined = (await services.documents.find(partnership, documentId))?.about.id;
  return about === record.id ? [] : [{ pointer: "/documentId", detail: "a document of this agreement" }];
}
