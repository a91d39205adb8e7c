/**
 * What a check answers, and what it is told besides the plan. A check never guesses: it passes, fails, or cannot tell and
 * says what is missing (programs.md 8). The same shapes serve the checks of bridges and of evaluations.
 */
import * as z from "zod";
import { AgreementType } from "../agreements/schema.ts";
import { AwardMethod } from "../agreements/terms-schema.ts";
import { AgreementId, OrganizationId } from "../ids.ts";
import { OrganizationType } from "../organizations/schema.ts";
import { IsoDate } from "../time.ts";

/** REFUSE: it cannot be put in force. WARN: it can, and everyone reads why it should not be left so. */
export const Severity = z.enum(["REFUSE", "WARN"]);
export type Severity = z.infer<typeof Severity>;
export const CheckResult = z.enum(["PASS", "FAIL", "CANNOT_TELL"]);
export type CheckResult = z.infer<typeof CheckResult>;

/** A row of the check table: data, printed with its source by `npm run docs` and shown in the page. */
export type CheckRule = {
  /** `pos.sequence.dup` */
  readonly id: string;
  /** The family, and the file of it. */
  readonly family: string;
  readonly name: string;
  /** What is asked, in a sentence. */
  readonly rule: string;
  /** The publication, statute or note it comes from. */
  readonly source: string;
  readonly severity: Severity;
  /** Where one of its answers weighs otherwise, in the words of "where …". */
  readonly otherwise?: { readonly severity: Severity; readonly where: string };
  /** Which routes must hold: PROGRAM has none; EACH_PAIR: every school and college have at least one that does. */
  readonly over: "PROGRAM" | "EVERY_ROUTE" | "EARLY_ROUTES" | "EACH_PAIR";
  /** The day a person compared it with its source; absent: nobody has, and it only warns. */
  readonly verifiedOn?: string;
};

/** What decides an answer. `id` is that of the record; `label` what people call it. */
export const Decider = z.strictObject({
  kind: z.enum([
    "AGREEMENT",
    "COURSE",
    "CODE",
    "STATEMENT",
    "ORGANIZATION",
    "DATA_SHARING",
    "PROGRAM",
    "ENTRY",
    "EXIT",
    "CAMPAIGN",
    "DOCUMENT",
  ]),
  id: z.string(),
  label: z.string(),
});
export type Decider = z.infer<typeof Decider>;

export const CheckAnswer = z.strictObject({
  checkId: z.string(),
  result: CheckResult,
  severity: Severity,
  /** One or two sentences: why it passes or fails, or "cannot tell, because …". */
  because: z.string(),
  /** With CANNOT_TELL: what would decide it. */
  missing: z.string().optional(),
  /** Keys of the routes it fails or cannot tell on (`routeKey`); none: it is about the program. */
  routes: z.array(z.string()).default([]),
  /** The slots it is about. */
  slots: z.array(z.string()).default([]),
  deciders: z.array(Decider).default([]),
});
export type CheckAnswer = z.infer<typeof CheckAnswer>;

/** One executed version of an agreement: its days, and which courses it joins. Courses by `courseKey`. */
export const AgreementFact = z.strictObject({
  id: AgreementId,
  codedNotation: z.string(),
  name: z.string(),
  type: AgreementType,
  /** Of the version that binds them; of the draft, where nothing is executed yet. */
  parties: z.array(OrganizationId),
  /** What is agreed and signed, in the order of its days; none: nothing is executed yet. */
  spans: z.array(z.strictObject({ versionNo: z.int().positive(), from: IsoDate, until: IsoDate })),
  rules: z.array(
    z.strictObject({
      ruleNo: z.int(),
      /** Days on which the rule holds and its version is in force. */
      from: IsoDate,
      until: IsoDate,
      method: AwardMethod,
      /** Every course any of its options asks for. */
      sending: z.array(z.string()),
      /** Where that is more than one: any option is enough, and takes so many courses of each of its slots. */
      options: z
        .array(z.array(z.strictObject({ chooseN: z.int(), courses: z.array(z.string()) })))
        .optional(),
      awards: z.array(z.string()),
    }),
  ),
});
export type AgreementFact = z.infer<typeof AgreementFact>;

/** What a code set says of one code of one edition. */
export const CodeFact = z.strictObject({
  system: z.enum(["CIP", "SOC", "SCED"]),
  edition: z.string(),
  code: z.string(),
  /** UNKNOWN_SET: no such edition is loaded. ABSENT: the edition has no such code. */
  status: z.enum(["THERE", "ABSENT", "UNKNOWN_SET"]),
  title: z.string().optional(),
  /** In a later edition or revision: what became of it. */
  later: z
    .strictObject({
      edition: z.string(),
      revision: z.string().optional(),
      change: z.enum(["MOVED", "DELETED", "RETITLED"]),
      successors: z.array(z.strictObject({ code: z.string(), title: z.string() })),
    })
    .optional(),
  /** Pathways that a map names, with the share it gives; `official`: uploaded as the official one. */
  pathways: z
    .array(z.strictObject({ pathwayId: z.string(), share: z.number().optional(), official: z.boolean() }))
    .default([]),
});
export type CodeFact = z.infer<typeof CodeFact>;

export const StatementFact = z.strictObject({
  id: z.string(),
  code: z.string().optional(),
  text: z.string(),
  level: z.enum(["essential", "cluster", "pathway"]),
  /** Its pathway or cluster expects it, it is shared by all, or the plan names it as expected. */
  expected: z.boolean().optional(),
  /** It no longer holds from this day on. */
  retiredOn: IsoDate.optional(),
  /**
   * The last decided campaign about it, where that validated it: distinct businesses, and whether it was rated as it reads
   * today (or in the words that campaign gave it).
   */
  validation: z
    .strictObject({ businesses: z.int().nonnegative(), closedOn: IsoDate, sameVersion: z.boolean() })
    .optional(),
});
export type StatementFact = z.infer<typeof StatementFact>;

/** How strict a region is: data, edited by the convener. */
export const CheckSettings = z.strictObject({
  /** Share of statements two required courses may have in common, in percent. */
  overlapPercent: z.int().min(0).max(100).default(60),
  /** Distinct businesses a validation needs, and how many months it lasts. */
  quorum: z.int().min(1).max(200).default(5),
  validMonths: z.int().min(1).max(120).default(36),
  /** Share of the cluster's statements that a bridge agrees to cover, in percent. */
  bridgePercent: z.int().min(0).max(100).default(80),
  /** Pathway endorsement (il.ccpe). */
  earlyHoursHundredths: z.int().min(0).max(100_000).default(600),
  experienceHours: z.int().min(0).max(4_000).default(60),
  cteYears: z.int().min(1).max(4).default(2),
  /** Checks that this region turned: id and severity, with the reason kept. */
  turned: z
    .array(z.strictObject({ checkId: z.string(), severity: Severity, reason: z.string() }))
    .max(60)
    .default([]),
});
export type CheckSettings = z.infer<typeof CheckSettings>;

/** Everything outside the plan that a check may look at, as of `today`. Plain JSON: the page runs the same checks over it. */
export const ProgramFacts = z.strictObject({
  today: IsoDate,
  settings: CheckSettings,
  organizations: z.array(
    z.strictObject({
      id: OrganizationId,
      name: z.string(),
      type: OrganizationType,
      /** The last day in the partnership; `successorId`: it merged. */
      until: IsoDate.optional(),
      successorId: OrganizationId.optional(),
    }),
  ),
  /** Those the plan names that this reader may know, and those between its parties. */
  agreements: z.array(AgreementFact),
  /** Those the plan names that are nowhere; told to the hub alone, which knows of every agreement. */
  missing: z.array(AgreementId).optional(),
  codes: z.array(CodeFact),
  /** Of `statementFramework`: what the plan names and what its pathway and cluster expect; absent: it names none. */
  statements: z.array(StatementFact).optional(),
  /** The framework's edition: whether it is still offered, and which follows it. */
  edition: z.strictObject({
    id: z.string(),
    known: z.boolean(),
    pathwayKnown: z.boolean(),
    retired: z.boolean().default(false),
    successor: z.string().optional(),
  }),
  /** Data-sharing agreements between parties of the program. */
  dataSharing: z.array(
    z.strictObject({
      id: z.string(),
      codedNotation: z.string(),
      active: z.boolean(),
      parties: z.array(OrganizationId),
      /** What is still missing, where it is not active; undefined: this reader may not know. */
      lacks: z.array(z.string()).optional(),
    }),
  ),
  /** Courses that their catalog of today retired or no longer has, by `courseKey`. */
  gone: z.array(z.string()).default([]),
});
export type ProgramFacts = z.infer<typeof ProgramFacts>;
