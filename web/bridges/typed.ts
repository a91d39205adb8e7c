/** What is typed of a bridge, and what is sent for it. Pure: texts stay texts until they are sent. */

import { amount } from "#shared/bridges/levels.ts";
import type { Bridge, BridgeModel, ProviderKind } from "#shared/bridges/schema.ts";
import type { FieldProblem } from "#shared/problem.ts";
import type { AwardKind, Level, Measure } from "#shared/programs/plan-schema.ts";

export type TypedMeasure = { assessment: string; form: string; subject: string; scale: string };
export type TypedLevel = TypedMeasure & { level: string };

export type Typed = {
  title: string;
  summary: string;
  model: BridgeModel;
  providers: { organizationId: string; kind: ProviderKind }[];
  clusterId: string;
  edition: string;
  statementFramework: string;
  weeks: string;
  minimumAge: string;
  admission: TypedLevel[];
  admissionNote: string;
  hours: string;
  subjects: string;
  instructionNote: string;
  careerHours: string;
  activities: string;
  services: { name: string; by: string; hours: string }[];
  before: TypedMeasure[];
  after: TypedMeasure[];
  exitLevels: TypedLevel[];
  exitLevelsOf: string;
  alignsTo: { programId: string; versionNo: number; entryId: string }[];
  exits: { name: string; award: AwardKind | ""; issuer: string }[];
};

export const noMeasure: TypedMeasure = { assessment: "", form: "", subject: "", scale: "" };

export function begun(
  edition: string,
  own: { id: string; type: string } | undefined,
  into: { programId: string; versionNo: number; entryId: string } | undefined,
): Typed {
  const college = own?.type === "postsecondary";
  return {
    ...{ title: "", summary: "", clusterId: "", edition, statementFramework: "", weeks: "" },
    model: college ? "CTE_DEVELOPMENTAL" : "ADULT_EDUCATION",
    providers: own
      ? [{ organizationId: own.id, kind: college ? "COLLEGE_NONCREDIT" : kindOf(own.type) }]
      : [],
    ...{ minimumAge: "", admission: [], admissionNote: "" },
    ...{ hours: "", subjects: "", instructionNote: "", careerHours: "", activities: "", services: [] },
    ...{ before: [], after: [], exitLevels: [], exitLevelsOf: "" },
    alignsTo: into ? [into] : [],
    exits: [],
  };
}

const kindOf = (type: string): ProviderKind =>
  type === "adult-education" ? "ADULT_EDUCATION" : type === "cbo" ? "COMMUNITY" : "OTHER";

const lines = (of: readonly string[]): string => of.join("\n");
const number = (of: number | undefined): string => (of === undefined || of === 0 ? "" : String(of));
const typedMeasure = ({ form = "", ...rest }: Measure): TypedMeasure => ({ ...rest, form });
export const typedLevel = ({ measure, hundredths }: Level): TypedLevel => ({
  ...typedMeasure(measure),
  level: amount(hundredths, measure),
});

export function typedOf(bridge: Bridge): Typed {
  const { contextualizedInstruction: taught, careerDevelopment: career, eligibility } = bridge;
  return {
    ...{ title: bridge.title, summary: bridge.summary, model: bridge.model, edition: bridge.edition },
    providers: bridge.providers,
    ...{ clusterId: bridge.clusterId, statementFramework: bridge.statementFramework ?? "" },
    weeks: number(bridge.weeks),
    minimumAge: number(eligibility.minimumAge),
    admission: eligibility.levels.map(typedLevel),
    admissionNote: eligibility.note,
    ...{ hours: number(taught.hours), subjects: lines(taught.subjects), instructionNote: taught.note },
    ...{ careerHours: number(career.hours), activities: lines(career.activities) },
    services: bridge.transitionServices.map(({ name, by = "", hours }) => ({
      name,
      by,
      hours: number(hours),
    })),
    before: bridge.preAssessment.map(typedMeasure),
    after: bridge.postAssessment.map(typedMeasure),
    exitLevels: bridge.exitLevels.map(typedLevel),
    exitLevelsOf: number(bridge.exitLevelsOf),
    alignsTo: bridge.alignsTo,
    exits: bridge.exits.map(({ name, award = "" as const, issuer = "" }) => ({ name, award, issuer })),
  };
}

const split = (text: string): string[] =>
  text
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean);
/** Whole numbers as they are; anything else goes to the hub as typed, which says what it expected. */
const whole = (text: string): number => (text.trim() === "" ? 0 : Number(text));
const optional = <Name extends string>(name: Name, text: string) =>
  text.trim() === "" ? {} : { [name]: Number(text) };

export const measureOf = ({ assessment, form, subject, scale }: TypedMeasure): Measure => ({
  ...{ assessment, subject, scale },
  ...(form.trim() === "" ? {} : { form }),
});
export const levelOf = (typed: TypedLevel): Level => ({
  measure: measureOf(typed),
  hundredths: Math.round(Number(typed.level.replace(",", ".")) * 100),
});

export const isLevel = (text: string): boolean => /^\d{1,6}([.,]\d{1,2})?$/.test(text.trim());

/** What the hub could not read, before it is asked. */
export function missing(typed: Typed): FieldProblem[] {
  const levels = (of: readonly TypedLevel[], pointer: string): FieldProblem[] =>
    of.flatMap(({ level }, index) =>
      isLevel(level)
        ? []
        : [{ pointer: `${pointer}/${index}/hundredths`, detail: "a number such as 8.6 or 225" }],
    );
  const count = (text: string, pointer: string): FieldProblem[] =>
    /^\d*$/.test(text.trim()) ? [] : [{ pointer, detail: "a whole number" }];
  return [
    ...(typed.clusterId === "" ? [{ pointer: "/clusterId", detail: "choose a cluster" }] : []),
    ...count(typed.weeks, "/weeks"),
    ...count(typed.minimumAge, "/eligibility/minimumAge"),
    ...count(typed.hours, "/contextualizedInstruction/hours"),
    ...count(typed.careerHours, "/careerDevelopment/hours"),
    ...count(typed.exitLevelsOf, "/exitLevelsOf"),
    ...typed.services.flatMap(({ hours }, index) => count(hours, `/transitionServices/${index}/hours`)),
    ...levels(typed.admission, "/eligibility/levels"),
    ...levels(typed.exitLevels, "/exitLevels"),
    ...typed.alignsTo.flatMap(({ entryId }, index) =>
      entryId === "" ? [{ pointer: `/alignsTo/${index}/entryId`, detail: "choose an entry point" }] : [],
    ),
  ];
}

export const bodyOf = (typed: Typed) => ({
  ...{ title: typed.title, summary: typed.summary, model: typed.model, providers: typed.providers },
  ...{ edition: typed.edition, clusterId: typed.clusterId },
  ...(typed.statementFramework === "" ? {} : { statementFramework: typed.statementFramework }),
  ...optional("weeks", typed.weeks),
  eligibility: {
    ...optional("minimumAge", typed.minimumAge),
    levels: typed.admission.map(levelOf),
    note: typed.admissionNote,
  },
  contextualizedInstruction: {
    hours: whole(typed.hours),
    subjects: split(typed.subjects),
    note: typed.instructionNote,
  },
  careerDevelopment: { hours: whole(typed.careerHours), activities: split(typed.activities) },
  transitionServices: typed.services.map(({ name, by, hours }) => ({
    name,
    ...(by === "" ? {} : { by }),
    ...optional("hours", hours),
  })),
  preAssessment: typed.before.map(measureOf),
  postAssessment: typed.after.map(measureOf),
  exitLevels: typed.exitLevels.map(levelOf),
  ...optional("exitLevelsOf", typed.exitLevelsOf),
  alignsTo: typed.alignsTo,
  exits: typed.exits.map(({ name, award, issuer }) => ({
    name,
    ...(award === "" ? {} : { award }),
    ...(issuer.trim() === "" ? {} : { issuer }),
  })),
});
