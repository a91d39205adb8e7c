/** The steps of a sample campaign, each asked of the API by whose step it was; people answer by links of their own. */
import type { Services } from "#functions/env.ts";
import { type OrganizationId, PartnershipId } from "#shared/ids.ts";
import { plusDays } from "#shared/time.ts";
import type { DecisionDraft } from "#shared/validations/decision-schema.ts";
import { secondIdOf } from "#shared/validations/others.ts";
import type { MissingSkill, RespondentView, SizeBand } from "#shared/validations/respondent-schema.ts";
import { answersOf, type Row, type Said } from "./campaign-answers.ts";
import type { people } from "./people.ts";

type Who = keyof typeof people;

export type CampaignTelling = {
  today: string;
  services: Services;
  /** It is so many days from today now, at this hour. */
  on: (days: number, time: string) => void;
  ask: (
    who: Who,
    method: string,
    path: string,
    body?: object,
    seen?: string,
  ) => Promise<{ id: string; body: object; etag: string }>;
  /** Without an account, as the form asks. */
  anyone: (path: string, body: object) => Promise<void>;
  organization: (code: string) => OrganizationId;
};

/** A person of a business; `code` where it is a partner here. */
export type Asked = [
  business: string,
  naics: string,
  size: SizeBand,
  name: string,
  code?: string | undefined,
  language?: "es",
];

type Skills = { frameworkId: string; editionNo: number; of: (code: string) => string };

/** The region's own framework, and its last edition's statements by their codes. */
export async function skillsOf({ ask }: CampaignTelling): Promise<Skills> {
  const list = (await ask("marisol", "GET", "/frameworks?limit=1")).body as {
    items: { identifier: string; editions: number }[];
  };
  const { identifier: frameworkId = "", editions: editionNo = 0 } = list.items[0] ?? {};
  const edition = (await ask("marisol", "GET", `/frameworks/${frameworkId}/editions/${editionNo}`)).body as {
    statements: { item: { identifier: string; humanCodingScheme?: string } }[];
  };
  const ids = new Map(edition.statements.map(({ item }) => [item.humanCodingScheme, item.identifier]));
  return { frameworkId, editionNo, of: (code) => ids.get(code) ?? code };
}

/** A skill they miss, and a comment of another's they stand behind. */
type Besides = { missing?: readonly MissingSkill[]; seconds?: Said | undefined };

const partnership = PartnershipId.parse("cedar-valley");

/** A campaign that `who` leads. People go by their place on the list. */
export function campaigning(telling: CampaignTelling, skills: Skills, who: Who) {
  const { ask, anyone, services, organization, today } = telling;
  let at = "";
  let closesOn = "";
  const emails: string[] = [];

  const person = async (no: number): Promise<RespondentView> => {
    const { body } = await ask(who, "GET", `${at}/respondents?limit=100`);
    const { items } = body as { items: RespondentView[] };
    return items.find(({ email }) => email === emails[no]) as RespondentView;
  };
  /** A link like the one in their letter, which nobody else has read. */
  const linkOf = async (no: number): Promise<string> => {
    const { id } = await person(no);
    const { token, write } = await services.respondents.linking(partnership, id, closesOn);
    await services.table.commit([write]);
    return token;
  };
  const save = async (
    no: number,
    like: number,
    rows: readonly Row[],
    comments: readonly Said[],
    { missing = [], seconds }: Besides = {},
  ): Promise<string> => {
    const token = await linkOf(no);
    await anyone("/respond/open", { token });
    await anyone("/respond/save", {
      token,
      statements: answersOf(like, rows, comments, skills.of),
      missing,
      ...(seconds && { seconds: [await secondOf(seconds)] }),
      revision: 0,
    });
    return token;
  };
  /** What a comment is called among those who may stand behind it. */
  const secondOf = async ({ by, code }: Said) => {
    const author = await person(by);
    return secondIdOf(author.campaignId, `${author.id}.${skills.of(code)}`);
  };

  return {
    async start(more: object, rows: readonly Row[], [first, last]: [number, number]): Promise<void> {
      closesOn = plusDays(today, last);
      const { id } = await ask(who, "POST", "/campaigns", {
        frameworkId: skills.frameworkId,
        editionNo: skills.editionNo,
        statementIds: rows.map(([code]) => skills.of(code)),
        region: "Cedar Valley",
        method: "SURVEY",
        opensOn: plusDays(today, first),
        closesOn,
        ...more,
      });
      at = `/campaigns/${id}`;
    },
    async list(asked: readonly Asked[]): Promise<void> {
      const contacts = asked.map(([business, naics, size, name, code, language = "en"]) => ({
        name,
        email: `${name.replaceAll(" ", ".")}@${business.replaceAll(/\W/g, "")}.example`.toLowerCase(),
        language,
        employer: { name: business, naics, size, ...(code && { organizationId: organization(code) }) },
      }));
      emails.push(...contacts.map(({ email }) => email));
      await ask(who, "POST", `${at}/respondents`, { contacts });
    },
    async open(): Promise<void> {
      const { etag } = await ask(who, "GET", at);
      await ask(who, "POST", `${at}/open`, undefined, etag);
    },
    async tally(): Promise<void> {
      const { etag } = await ask(who, "GET", at);
      await ask(who, "POST", `${at}/tally`, undefined, etag);
    },
    async decide(code: string, decision: DecisionDraft): Promise<void> {
      await ask(who, "PUT", `${at}/decisions/${skills.of(code)}`, decision, '"0"');
    },
    async write(letter: "invite" | "remind"): Promise<void> {
      await ask(who, "POST", `${at}/${letter}`, {});
    },
    async mark(no: number, mark: "bounced"): Promise<void> {
      const { id, version } = await person(no);
      await ask(who, "POST", `${at}/respondents/${id}/${mark}`, undefined, `"${version}"`);
    },
    /** They open the link, and leave it at that. */
    async look(no: number): Promise<void> {
      await anyone("/respond/open", { token: await linkOf(no) });
    },
    async give(no: number, what: "decline", body: object): Promise<void> {
      await anyone(`/respond/${what}`, { token: await linkOf(no), ...body });
    },
    /** They answer some of it, and do not send it yet. */
    async begin(no: number, rows: readonly Row[], like: number): Promise<void> {
      await save(no, like, rows, []);
    },
    async answer(
      no: number,
      rows: readonly Row[],
      comments: readonly Said[],
      besides?: Besides,
    ): Promise<void> {
      const token = await save(no, no, rows, comments, besides);
      await anyone("/respond/complete", { token, revision: 1 });
    },
  };
}
