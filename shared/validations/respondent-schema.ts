/**
 * Who is asked, and what they say. The employer is the unit: an answer is a person's, a count is a business's. A
 * respondent needs no account; their link is known to the table by its hash alone.
 */
import * as z from "zod";
import { CaseUuid } from "../case/schema.ts";
import { reportOn } from "../files/schema.ts";
import { CampaignId, OrganizationId, RespondentId } from "../ids.ts";
import { Email, line, prose } from "../text.ts";
import { Instant } from "../time.ts";
import { AskedStatement, Campaign } from "./schema.ts";

export const SizeBand = z.enum(["UNDER_50", "50_TO_249", "250_AND_MORE"]);
export type SizeBand = z.infer<typeof SizeBand>;

/** One business of a campaign: a partner organization, or one that has no record here. */
export const Employer = z.strictObject({
  /** Made of its name: one business has one in a campaign. */
  employerId: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/),
  name: line(160),
  organizationId: OrganizationId.optional(),
  /** NAICS, two to six digits: the sector. */
  naics: z
    .string()
    .regex(/^\d{2,6}$/)
    .optional(),
  size: SizeBand.optional(),
  county: line(80).optional(),
});
export type Employer = z.infer<typeof Employer>;

/** LISTED: known to the campaign, and not yet written to. */
export const RespondentState = z.enum([
  "LISTED",
  "INVITED",
  "OPENED",
  "STARTED",
  "COMPLETED",
  "DECLINED",
  "BOUNCED",
  "REVOKED",
  "INELIGIBLE",
]);
export type RespondentState = z.infer<typeof RespondentState>;

export const Respondent = z.strictObject({
  id: RespondentId,
  campaignId: CampaignId,
  employer: Employer,
  name: line(120),
  email: Email,
  language: z.enum(["en", "es"]),
  state: RespondentState,
  /** Nobody invited them: they came into this sitting of a live session by the code on the wall, and gave their name. */
  cameIn: z.int().positive().optional(),
  invitedAt: Instant.optional(),
  remindedAt: Instant.optional(),
  openedAt: Instant.optional(),
  startedAt: Instant.optional(),
  completedAt: Instant.optional(),
  declinedReason: line(300).optional(),
  /** When they were told what became of their answers. */
  toldAt: Instant.optional(),
  /** `4K7-92M`: on the receipt, and what a person can read out on the telephone. */
  receipt: z.string().max(12).optional(),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Respondent = z.infer<typeof Respondent>;

/** `value`: a point of the scale; NOT_APPLICABLE and DONT_KNOW are answers, and are kept out of N. */
export const Rating = z.union([z.int().min(0).max(10), z.enum(["NOT_APPLICABLE", "DONT_KNOW"])]);
export type Rating = z.infer<typeof Rating>;

export const CommentKind = z.enum(["REWORDING", "UNCLEAR", "OBSOLETE", "DUPLICATE", "LEVEL", "OTHER"]);
export type CommentKind = z.infer<typeof CommentKind>;

/** Why a business cannot hire for it. */
export const RootCause = z.enum([
  "NO_APPLICANTS",
  "NOT_TRAINED",
  "NO_CREDENTIAL",
  "NO_EXPERIENCE",
  "PAY",
  "LOCATION_OR_SHIFT",
  "OTHER",
]);

/** What one person says of one statement. A skipped one is absent. */
export const StatementAnswer = z.strictObject({
  ratings: z.record(z.string().max(30), Rating),
  comment: z
    .strictObject({ kind: CommentKind, text: prose(2_000), rewording: prose(2_000).optional() })
    .optional(),
  shortage: z
    .strictObject({
      openings: z.int().min(0).max(10_000).optional(),
      rootCause: RootCause.optional(),
      response: prose(500).optional(),
    })
    .optional(),
});
export type StatementAnswer = z.infer<typeof StatementAnswer>;

export const MissingSkill = z.strictObject({
  /** Made by the form, so that saving twice is saving once. */
  id: z.uuid(),
  text: prose(1_000).min(1),
  belongsUnder: CaseUuid.optional(),
  why: prose(1_000).optional(),
});
export type MissingSkill = z.infer<typeof MissingSkill>;

/** All one respondent has said: one item, replaced whole, revisable until the campaign closes. */
export const Answers = z.strictObject({
  respondentId: RespondentId,
  employerId: Employer.shape.employerId,
  /** By statement identifier. */
  statements: z.record(z.string(), StatementAnswer),
  missing: z.array(MissingSkill).max(20),
  /** Ids of others' comments (`<respondent>.<statement>`) and proposals (`<respondent>.<uuid>`) this person seconds. */
  seconds: z.array(z.string().max(120)).max(200),
  /** Rises by one with each save: two devices of one person do not overwrite each other unseen. */
  revision: z.int().nonnegative(),
  savedAt: Instant,
});
export type Answers = z.infer<typeof Answers>;

/** Someone to be asked, as a person or a file says it. */
export const Contact = z.strictObject({
  name: Respondent.shape.name,
  email: Respondent.shape.email,
  language: Respondent.shape.language.default("en"),
  employer: Employer.omit({ employerId: true }),
});
export type Contact = z.infer<typeof Contact>;

/** As many as one change can add. */
export const ContactList = z.strictObject({ contacts: z.array(Contact).min(1).max(20) });

/** `known`: those whose address the campaign has already. */
export const Added = z.strictObject({ added: z.int().nonnegative(), known: z.int().nonnegative() });
export type Added = z.infer<typeof Added>;

export const RespondentView = Respondent.omit({ chainHash: true });
export type RespondentView = z.infer<typeof RespondentView>;

/** Whom to write to; absent: everyone whose turn it is. */
export const Writing = z.strictObject({ respondentIds: z.array(RespondentId).min(1).max(200).optional() });

/** `left`: whose turn it is still: ask again. */
export const Written = z.strictObject({ written: z.int().nonnegative(), left: z.int().nonnegative() });
export type Written = z.infer<typeof Written>;

const count = z.int().nonnegative();
const Rates = z.strictObject({
  invited: count,
  opened: count,
  started: count,
  completed: count,
  declined: count,
  bounced: count,
  ineligible: count,
  rate: z.number(),
});

/** Who answered, in numbers: of people, and of employers altogether, by sector (two digits of NAICS) and by size. */
export const RateTable = z.strictObject({
  listed: count,
  /** People who came into a live session by the code on the wall: asked by nobody, and in no rate. */
  cameIn: count,
  people: Rates,
  employers: Rates,
  bySector: z.array(z.strictObject({ sector: z.string(), rates: Rates })),
  bySize: z.array(z.strictObject({ size: z.string(), rates: Rates })),
});
export type RateTable = z.infer<typeof RateTable>;

/** 32 random bytes as base64url: anything else is answered like a link that does not exist. */
const token = z.string().max(100);
export const Link = z.strictObject({ token });

/** Another's comment or proposal, before businesses: a hash, from which nobody learns whose it is. */
export const SecondId = z
  .string()
  .regex(/^[0-9a-f]{24}$/, "an id such as the hub gave")
  .brand<"SecondId">();
export type SecondId = z.infer<typeof SecondId>;
const seconds = z.array(SecondId).max(200);

/** What the form saves: everything said so far, and the revision it was said on top of. */
export const AnswersDraft = z.strictObject({
  token,
  statements: Answers.shape.statements,
  missing: Answers.shape.missing,
  /** Absent: as they were. */
  seconds: seconds.optional(),
  revision: Answers.shape.revision,
});
export type AnswersDraft = z.infer<typeof AnswersDraft>;
export const Completing = z.strictObject({ token, revision: Answers.shape.revision });
export const Declining = z.strictObject({ token, reason: Respondent.shape.declinedReason });

const Said = Answers.pick({ statements: true, missing: true, revision: true, savedAt: true }).extend({
  seconds,
});

/** About one statement; without it, what is asked for are the skills that others miss. */
export const AboutOthers = z.strictObject({ token, statementId: CaseUuid.optional() });

export const Other = z.strictObject({
  id: SecondId,
  /** Absent for a skill that is missing. */
  kind: CommentKind.optional(),
  text: z.string(),
  rewording: z.string().optional(),
  why: z.string().optional(),
  belongsUnder: CaseUuid.optional(),
  /** Businesses behind it, the reader's own aside. */
  businesses: z.int().nonnegative(),
  /** Someone of the reader's own business wrote it. */
  colleague: z.boolean(),
});
export type Other = z.infer<typeof Other>;

/** `enough`: three other businesses have answered; before, nothing is shown. */
export const Others = z.strictObject({ enough: z.boolean(), items: z.array(Other) });
export type Others = z.infer<typeof Others>;

/** What a link opens: what is asked, and what was said so far. */
export const OpenedForm = z.strictObject({
  partnership: z.string(),
  /** Who runs the campaign, and reads the answers. */
  owner: z.string(),
  campaign: Campaign.pick({
    title: true,
    region: true,
    occupation: true,
    introduction: true,
    method: true,
    closesOn: true,
    scales: true,
  }),
  statements: z.array(AskedStatement),
  respondent: Respondent.pick({
    id: true,
    name: true,
    language: true,
    state: true,
    receipt: true,
    completedAt: true,
  }),
  employer: z.string(),
  answers: Said,
  /** False once the campaign has closed: what was said can still be read. */
  takesAnswers: z.boolean(),
  /** A room votes on it right now, and this person can join. */
  live: z.boolean(),
  /** They came in by the code on the wall: they vote in that room, and answer nothing else. */
  roomOnly: z.boolean(),
});
export type OpenedForm = z.infer<typeof OpenedForm>;

export const Saved = z.strictObject({ revision: Answers.shape.revision, savedAt: Instant });
export const Receipt = z.strictObject({
  receipt: z.string(),
  /** When it was first sent, and when an answer was last changed. */
  completedAt: Instant,
  savedAt: Instant,
  /** Statements rated, of how many. */
  rated: count,
  asked: count,
});

/** The columns of a file of contacts, in their order. */
export const contactColumns = ["employer", "name", "email", "language", "naics", "size", "county"] as const;
export type ContactColumn = (typeof contactColumns)[number];

/** What a file of contacts says, and what it would add. */
export const ContactReport = reportOn(z.enum(contactColumns)).extend({
  wouldChange: z.strictObject({ added: count, known: count }),
});
export type ContactReport = z.infer<typeof ContactReport>;
