/**
 * Who is asked, when they are written to, and what counts. Pure. A link is never used up: it opens as often as its
 * person likes until it is taken back, and takes answers until a minute after the campaign has closed.
 */
import { sha256 } from "../canonical.ts";
import type { Contents } from "../case/schema.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import { dateIn, daysBetween } from "../time.ts";
import type { AnswersDraft, Contact, Employer, Respondent, StatementAnswer } from "./respondent-schema.ts";
import type { AskedStatement, Campaign, CampaignState } from "./schema.ts";

/** How many people one campaign asks. */
export const respondentsMax = 2_000;

/** Days between two letters to one person. */
const reminderDays = 3;

/** A clock may be this far off. */
export const skewMilliseconds = 60_000;

const legalForms = new Set("inc incorporated llc llp lp ltd limited corp corporation co company".split(" "));

/**
 * One business is one employer, with a record here or typed by hand, however it is spelled: letter case, accents,
 * punctuation, "and", "the" and the legal form at the end aside. Two names are never one because they are long.
 */
export async function employerIdOf(name: string): Promise<string> {
  // Upper case first: that of ß is SS.
  const folded = name
    .normalize("NFKD")
    .toUpperCase()
    .toLowerCase()
    .replace(/[\u0300-\u036f.'’]/g, "");
  const words = folded.split(/[^\p{L}\p{N}\p{M}]+/u).filter((one) => one !== "");
  const heard = words.filter((one) => one !== "and" && one !== "the");
  while (legalForms.has(heard.at(-1) ?? "")) heard.pop();
  const key = heard.join("") || words.join("") || name;
  if (/^[a-z0-9]{1,60}$/.test(key)) return key;
  // Too long, or in another script: its beginning for people, the hash to tell it from all others.
  const hash = (await sha256(key)).slice(0, 16);
  return [key.replace(/[^a-z0-9]/g, "").slice(0, 40), hash].filter((one) => one !== "").join("-");
}

/** Why nobody can be added now, or undefined. */
export function objectionToAdding(state: CampaignState, there: number, more: number): Objection {
  if (state !== "DRAFT" && state !== "OPEN")
    return { code: "wrong-moment", why: "People are added until a campaign closes." };
  return there + more > respondentsMax
    ? { code: "too-many-rows", why: `A campaign asks at most ${respondentsMax} people.` }
    : undefined;
}

/** Why nobody can be written to now, or undefined. */
export const objectionToWriting = (state: CampaignState): Objection =>
  state === "OPEN" ? undefined : { code: "wrong-moment", why: "Letters go out while a campaign is open." };

/** Whether this person's turn for a first letter, or for a reminder, has come: days are the partnership's. */
export function dueFor(
  letter: "invite" | "remind",
  { state, invitedAt, remindedAt }: Pick<Respondent, "state" | "invitedAt" | "remindedAt">,
  today: IsoDate,
  timeZone: string,
): boolean {
  if (letter === "invite") return state === "LISTED";
  const waits = state === "INVITED" || state === "OPENED" || state === "STARTED";
  const mailedAt = remindedAt ?? invitedAt;
  if (!waits || mailedAt === undefined) return false;
  return daysBetween(dateIn(timeZone, new Date(mailedAt)), today) >= reminderDays;
}

export type Mark = "revoke" | "bounced" | "ineligible";
export const markedAs = {
  revoke: "REVOKED",
  bounced: "BOUNCED",
  ineligible: "INELIGIBLE",
} as const satisfies Record<Mark, Respondent["state"]>;

/** Why a respondent cannot be marked like this, or undefined. What they said counts no more, unless the letter bounced. */
export function objectionToMark(
  mark: Mark,
  { state }: Pick<Respondent, "state">,
  campaign: CampaignState,
): Objection {
  // Who turns out to be nobody to ask when the answers are read is taken out, and the answers are counted again.
  if (campaign === "DECIDED" || campaign === "PUBLISHED" || campaign === "CANCELLED")
    return { code: "wrong-moment", why: "This campaign has been decided, or it was called off." };
  if (state === "REVOKED" || state === "INELIGIBLE")
    return { code: "wrong-moment", why: "This person is asked no more already." };
  if (mark === "bounced" && state !== "INVITED")
    return { code: "wrong-moment", why: "Only a first letter that nobody has opened can have come back." };
  return undefined;
}

/** Why a link opens nothing any more, or undefined. */
export function objectionToLink({ state }: Pick<Respondent, "state">, campaign: CampaignState): Objection {
  if (state === "REVOKED") return { code: "link-spent", why: "This invitation was taken back." };
  if (state === "INELIGIBLE")
    return { code: "link-spent", why: "This invitation was meant for someone else in the trade." };
  return campaign === "CANCELLED"
    ? { code: "link-spent", why: "These questions were called off." }
    : undefined;
}

/** Whether answers are still taken: `day` is the calendar day one minute ago, where the partnership is. */
export const takesAnswers = (
  { state, closesOn, closedAt }: Pick<Campaign, "state" | "closesOn" | "closedAt">,
  day: IsoDate,
  now: Date,
): boolean =>
  state === "OPEN"
    ? day <= closesOn
    : state === "CLOSED" &&
      closedAt !== undefined &&
      now.getTime() - Date.parse(closedAt) <= skewMilliseconds;

/** Why nothing more is taken, or undefined. */
export const objectionToAnswering = (taken: boolean): Objection =>
  taken
    ? undefined
    : { code: "wrong-moment", why: "These questions have closed. What you saved before counts." };

/** What of an answer does not belong to what was asked, at its fields; a skill that is missing has an id of its own. */
export function problemsOfAnswers(
  { statements, missing }: Pick<AnswersDraft, "statements" | "missing">,
  campaign: Pick<Campaign, "statementIds" | "scales">,
): FieldProblem[] {
  const asked = new Set<string>(campaign.statementIds);
  const points = new Map(
    campaign.scales.map(({ id, points }) => [id, new Set(points.map(({ value }) => value))]),
  );
  const ids = missing.map(({ id }) => id.toLowerCase());
  const repeated = ids.flatMap((id, no): FieldProblem[] =>
    ids.indexOf(id) < no || asked.has(id)
      ? [{ pointer: `/missing/${no}/id`, detail: "an id that nothing else here has" }]
      : [],
  );
  const foreign = Object.entries(statements).flatMap(([id, { ratings }]): FieldProblem[] => {
    const at = `/statements/${id.slice(0, 40)}`;
    if (!asked.has(id)) return [{ pointer: at, detail: "a statement of this campaign" }];
    return Object.entries(ratings).flatMap(([scale, rating]): FieldProblem[] => {
      const values = points.get(scale);
      if (!values) return [{ pointer: `${at}/ratings/${scale}`, detail: "a scale of this campaign" }];
      return typeof rating !== "number" || values.has(rating)
        ? []
        : [{ pointer: `${at}/ratings/${scale}`, detail: `one of ${[...values].join(", ")}` }];
    });
  });
  return [...foreign, ...repeated].slice(0, 100);
}

/** How many statements were rated: "not applicable" and "don't know" are answers too. */
export const ratedIn = (statements: Readonly<Record<string, StatementAnswer>>): number =>
  Object.values(statements).filter(({ ratings }) => Object.keys(ratings).length > 0).length;

/** The statements in the order they are asked, as they were when the campaign opened. */
export function askedOf(
  { CFItems }: Pick<Contents, "CFItems">,
  statementIds: Campaign["statementIds"],
): AskedStatement[] {
  const byId = new Map(CFItems.map((item) => [item.identifier, item]));
  return statementIds.flatMap((identifier) => {
    const item = byId.get(identifier);
    if (!item) return [];
    const { fullStatement, humanCodingScheme } = item;
    return [{ identifier, fullStatement, ...(humanCodingScheme === undefined ? {} : { humanCodingScheme }) }];
  });
}

/** The business of a contact as the campaign keeps it. */
export const employerOf = async ({ employer }: Pick<Contact, "employer">): Promise<Employer> => ({
  ...employer,
  employerId: await employerIdOf(employer.name),
});
