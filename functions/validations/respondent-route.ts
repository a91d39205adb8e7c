/** …/campaigns/{campaignId}/respondents: who is asked, their letters, and what becomes of them. */
import * as z from "zod";
import { csvType, importBytesMax, xlsxType } from "#shared/files/taken.ts";
import { type CampaignId, newId, type PartnershipId, RespondentId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { insist, Refusal } from "#shared/problem.ts";
import {
  dueFor,
  employerOf,
  type Mark,
  markedAs,
  objectionToAdding,
  objectionToMark,
  objectionToWriting,
} from "#shared/validations/respondent-rules.ts";
import {
  Added,
  type Contact,
  ContactList,
  ContactReport,
  type Respondent,
  RespondentView,
  Writing,
  Written,
} from "#shared/validations/respondent-schema.ts";
import { objectionToRunning, stateOn } from "#shared/validations/rules.ts";
import { record } from "../cloud/keys.ts";
import type { Stamp } from "../cloud/ledger.ts";
import type { Write } from "../cloud/table.ts";
import type { Services } from "../env.ts";
import { type Asking, type Endpoint, endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { load, One, one } from "./paths.ts";
import { rates } from "./rates-route.ts";
import { lettersAtOnce, lettersMax, writingTo } from "./writing.ts";

const people = `${one}/respondents` as const;
const OnePerson = One.extend({ respondentId: RespondentId });

/** What one transaction holds of new people. */
const atOnce = 18;

type InCampaign = Pick<Asking<z.output<typeof One>>, "services" | "actor" | "params" | "today">;

/** The campaign, for those who run it. */
async function run(asking: InCampaign) {
  const loaded = await load(asking);
  insist(objectionToRunning(loaded.by, loaded.campaign));
  return { ...loaded, state: stateOn(loaded.campaign, loaded.day) };
}

const view = ({ chainHash: _chain, ...rest }: Respondent): RespondentView => rest;

async function adding(
  services: Services,
  partnership: PartnershipId,
  campaignId: CampaignId,
  contacts: readonly Contact[],
  stamp: Stamp,
): Promise<Write[]> {
  const saved = await Promise.all(
    contacts.map(async (contact) =>
      services.respondents.saving(
        partnership,
        undefined,
        {
          id: newId("rsp"),
          campaignId,
          employer: await employerOf(contact),
          name: contact.name,
          email: contact.email,
          language: contact.language,
          state: "LISTED",
          version: 0,
        },
        { action: "respondent-listed" },
        stamp,
      ),
    ),
  );
  return saved.flatMap(({ writes }) => writes);
}

const list = [
  endpoint(
    {
      method: "GET",
      path: people,
      summary: "Who a campaign asks, by business: for those who run it",
      audience: "member",
      params: One,
      query: PageQuery,
      answers: { 200: pageOf(RespondentView) },
      refusals: ["role-missing"],
    },
    async (asking) => {
      const { services, params, query, cursor } = asking;
      const { campaign } = await run(asking);
      const page = await services.respondents.list(
        params.partnershipId,
        campaign.id,
        query.limit,
        cursor.open(),
      );
      return {
        status: 200,
        body: {
          items: page.respondents.map(view),
          ...(page.next ? { next: cursor.seal(page.next) } : {}),
        },
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: people,
      summary: "Add people to ask; whom the campaign knows already stays as they are",
      audience: "member",
      params: One,
      body: ContactList,
      answers: { 200: Added },
      refusals: ["role-missing", "wrong-moment", "too-many-rows", "already-there"],
    },
    async (asking) => {
      const { services, params, body, stamp } = asking;
      const { by, campaign, state } = await run(asking);
      const [known, organizations] = await Promise.all([
        services.respondents.addresses(params.partnershipId, campaign.id),
        Promise.all(
          body.contacts.map(({ employer }) =>
            employer.organizationId === undefined
              ? "typed"
              : services.organizations.find(params.partnershipId, employer.organizationId),
          ),
        ),
      ]);
      const absent = organizations.findIndex((found) => !found);
      if (absent >= 0)
        throw new Refusal("invalid-input", undefined, {
          errors: [
            {
              pointer: `/contacts/${absent}/employer/organizationId`,
              detail: "an organization of this partnership",
            },
          ],
        });
      // An organization has the name of its record, whatever was typed beside it.
      const contacts = body.contacts.map((contact, no): Contact => {
        const found = organizations[no];
        const name = typeof found === "object" ? found.name : contact.employer.name;
        return { ...contact, employer: { ...contact.employer, name } };
      });
      const fresh = [
        ...new Map(
          contacts.filter(({ email }) => !known.has(email)).map((contact) => [contact.email, contact]),
        ).values(),
      ];
      insist(objectionToAdding(state, known.size, fresh.length));
      return {
        status: 200,
        body: { added: fresh.length, known: body.contacts.length - fresh.length },
        writes: await adding(services, params.partnershipId, campaign.id, fresh, stamp(by)),
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${people}/import`,
      summary:
        "Read people to ask from a CSV or XLSX file: a dry run says every problem at its cell; the same file again adds nobody twice",
      audience: "member",
      params: One,
      query: z.strictObject({ dryRun: z.enum(["true", "false"]).default("false") }),
      raw: { types: [csvType, xlsxType], bytesMax: importBytesMax },
      answers: { 200: ContactReport },
      // The file over its own outcome adds nobody: there is nothing to keep, and the report may be long.
      keepsNothing: true,
      refusals: [
        "role-missing",
        "wrong-moment",
        "file-unreadable",
        "file-has-problems",
        "too-many-rows",
        "already-there",
      ],
    },
    async (asking) => {
      const { services, params, query, body, c, stamp } = asking;
      const { by, campaign, state } = await run(asking);
      const known = await services.respondents.addresses(params.partnershipId, campaign.id);
      insist(objectionToAdding(state, known.size, 0));
      const [{ readFile }, { readContacts }] = await Promise.all([
        import("../files/read-file.ts"),
        import("#shared/validations/contacts.ts"),
      ]);
      const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
      const { report, contacts } = readContacts(await readFile(body as Uint8Array, type), known);
      if (query.dryRun === "true") return { status: 200, body: report };
      if (report.stops > 0) {
        const { rows, problems, problemsLeftOff, stops, asks } = report;
        throw new Refusal(
          "file-has-problems",
          `${stops} ${stops === 1 ? "problem stops" : "problems stop"} the file. Nobody was added.`,
          { rows, problems, problemsLeftOff, stops, asks },
        );
      }
      // More people than a transaction holds: some at a time, each whole. Cut short, the same file adds the rest.
      for (let start = 0; start < contacts.length; start += atOnce)
        await services.table.commit(
          await adding(
            services,
            params.partnershipId,
            campaign.id,
            contacts.slice(start, start + atOnce),
            stamp(by),
          ),
        );
      return { status: 200, body: { ...report, table: [] } };
    },
  ),
];

const letterRoute = (letter: "invite" | "remind"): Endpoint =>
  endpoint(
    {
      method: "POST",
      path: `${one}/${letter}`,
      summary:
        letter === "invite"
          ? "Write to those who were not yet written to, each with a link of their own"
          : "Remind those who have not finished, three days after the last letter at the earliest",
      audience: "member",
      params: One,
      body: Writing,
      answers: { 200: Written },
      refusals: ["role-missing", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, body, stamp } = asking;
      const { partnershipId } = params;
      const { by, campaign, state, day } = await run(asking);
      insist(objectionToWriting(state));
      const [standing, partnership, owner] = await Promise.all([
        services.respondents.standing(partnershipId, campaign.id),
        services.partnerships.settings(partnershipId),
        services.organizations.find(partnershipId, campaign.ownerId),
      ]);
      if (!partnership || !owner) throw new Refusal("not-found");
      const wanted = body.respondentIds && new Set(body.respondentIds);
      const isDue = (one: Parameters<typeof dueFor>[1]) => dueFor(letter, one, day, partnership.timeZone);
      const due = standing.filter((one) => isDue(one) && (!wanted || wanted.has(one.id)));
      const todo = due.slice(0, lettersMax).map(({ id }) => id);
      let written = 0;
      for (let start = 0; start < todo.length; start += lettersAtOnce)
        written += await writingTo(services, partnershipId, todo.slice(start, start + lettersAtOnce), {
          letter,
          campaign,
          partnership: partnership.name,
          owner: owner.name,
          isDue,
          stamp: stamp(by),
        });
      return { status: 200, body: { written, left: due.length - todo.length } };
    },
  );

const summaries: Record<Mark, string> = {
  revoke: "Take an invitation back: its links stop working, and what was said through them counts no more",
  bounced: "Say that the letter came back: the person is in no response rate",
  ineligible: "Say that the person is not one to ask: they are in no response rate, nor is what they said",
};

const markRoute = (mark: Mark): Endpoint =>
  endpoint(
    {
      method: "POST",
      path: `${people}/{respondentId}/${mark}`,
      summary: summaries[mark],
      audience: "member",
      params: OnePerson,
      answers: { 200: RespondentView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, stamp, sameVersion } = asking;
      const { partnershipId } = params;
      const { by, campaign, state } = await run(asking);
      const before = await services.respondents.find(partnershipId, params.respondentId);
      if (before?.campaignId !== params.campaignId) throw new Refusal("not-found");
      await sameVersion(before, await services.respondents.pk(partnershipId, before.id));
      insist(objectionToMark(mark, before, state));
      const [saved, answers] = await Promise.all([
        services.respondents.saving(
          partnershipId,
          before,
          { ...before, state: markedAs[mark] },
          { action: `respondent-${markedAs[mark].toLowerCase()}` },
          stamp(by),
        ),
        services.respondents.answers(partnershipId, before),
      ]);
      return {
        status: 200,
        body: view(saved.record),
        version: saved.record.version,
        writes: [
          ...saved.writes,
          ...(await services.respondents.settingAside(partnershipId, before, answers)),
          // A tally that is being made, and a decision about one that was, see that there is less to count.
          ...(answers
            ? [await services.respondents.rising(partnershipId, campaign.id, campaign.tallyId)]
            : []),
          {
            check: record(await services.campaigns.pk(partnershipId, campaign.id)),
            when: { version: campaign.version },
          },
        ],
      };
    },
  );

export const respondentRoutes = [
  ...list,
  ...(["invite", "remind"] as const).map(letterRoute),
  ...(["revoke", "bounced", "ineligible"] as const).map(markRoute),
  rates,
  ...historyOf({
    path: `${people}/{respondentId}`,
    params: OnePerson,
    what: "one person's invitation",
    async load(asking) {
      const { services, params } = asking;
      await run(asking as unknown as InCampaign);
      const respondent = await services.respondents.find(params.partnershipId, params.respondentId);
      if (respondent?.campaignId !== params.campaignId) return undefined;
      return await services.respondents.pk(params.partnershipId, respondent.id);
    },
  }),
];
