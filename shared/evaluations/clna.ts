/**
 * What a round gives to a comprehensive local needs assessment: its seven sections, each with what the team agreed, the
 * evidence and whether it holds, and what is to be done. People are named as the assessment asks for stakeholders. Pure.
 */
import type { IsoDate } from "../time.ts";
import type { Instrument } from "./instrument-schema.ts";
import { answeredBy } from "./mapping.ts";
import type { Action, AloneView, Evaluation, EvidenceState, Rating, RatingValue } from "./schema.ts";

export type Stakeholder = {
  name: string;
  /** Of the person in that organization, such as “editor, admin”. */
  title: string;
  organization: string;
  /** What this organization did in the round. */
  involvement: string;
};

export type ClnaFinding = {
  element: string;
  rating: string;
  note: string;
  /** Each organization's own, before the team met: `Cedar Bluff 3, Prairie Lakes 1`. */
  alone: string;
};
export type ClnaEvidence = { title: string; kind: string; date: IsoDate; holds: string; owner: string };
export type ClnaAction = { text: string; owner: string; due: IsoDate; done?: IsoDate };
export type ClnaSection = {
  section: string;
  answer: "IN_PLACE" | "PARTLY" | "NOT" | "OPEN";
  findings: ClnaFinding[];
  evidence: ClnaEvidence[];
  actions: ClnaAction[];
  /** The checks of the program of study, in the section on progress toward them. */
  checks: { check: string; result: string; because: string }[];
  /** In the section on stakeholders. */
  stakeholders: Stakeholder[];
};

export type Clna = {
  partnership: string;
  program: string;
  instrument: string;
  round: string;
  opensOn: IsoDate;
  signedOffOn?: IsoDate;
  sections: ClnaSection[];
};

export type ClnaInput = {
  partnership: string;
  evaluation: Pick<
    Evaluation,
    "programTitle" | "title" | "opensOn" | "signedOffOn" | "evidence" | "agreed" | "actions"
  >;
  instrument: Instrument;
  needs: Instrument;
  alone: readonly AloneView[];
  states: readonly EvidenceState[];
  done: ReadonlyMap<Action["actionId"], IsoDate>;
  stakeholders: readonly Stakeholder[];
  checks: readonly { check: string; result: string; because: string }[];
  nameOf: (id: string) => string;
};

export const kindWords: Record<Evaluation["evidence"][number]["kind"], string> = {
  PROGRAM_CHECK: "Check of the program",
  AGREEMENT: "Agreement",
  DATA_SHARING: "Data-sharing agreement",
  CAMPAIGN: "Business validation",
  BRIDGE: "Bridge program",
  RELEASE: "Release of counts",
  DOCUMENT: "Document",
  NOTE: "Note",
};
export const holdsWords: Record<EvidenceState["holds"], string> = {
  YES: "holds",
  NO: "does not hold",
  CANNOT_TELL: "cannot tell",
};

export const ratingInWords = (value: RatingValue | undefined, scale: readonly string[]): string =>
  value === undefined
    ? "not rated"
    : value === "NA"
      ? "not applicable"
      : `${value} ${(scale[value] ?? "").toLowerCase()}`;

export function clnaOf(input: ClnaInput): Clna {
  const { partnership, evaluation, instrument, needs, states, nameOf } = input;
  const { evidence, agreed, actions } = evaluation;
  const said = { instrument, agreed, evidence, states };
  return {
    partnership,
    program: evaluation.programTitle,
    instrument: `${instrument.name}, edition ${instrument.edition}`,
    round: evaluation.title,
    opensOn: evaluation.opensOn,
    ...(evaluation.signedOffOn ? { signedOffOn: evaluation.signedOffOn } : {}),
    sections: answeredBy(said, needs).map(({ elementId, text, by, evidence: shown, answer }) => {
      const ids = new Set(by.map((one) => one.elementId));
      return {
        section: text,
        answer,
        findings: by.map((one) => ({
          element: one.text,
          rating: ratingInWords(one.rating?.value, instrument.scale),
          note: one.rating?.note ?? "",
          alone: aloneInWords(one.elementId, input),
        })),
        evidence: shown.map(({ evidence: one, holds }) => ({
          title: one.title,
          kind: kindWords[one.kind],
          date: one.date,
          holds: holdsWords[holds],
          owner: nameOf(one.ownerId),
        })),
        actions: actions
          .filter((one) => ids.has(one.elementId))
          .map((one) => {
            const done = input.done.get(one.actionId);
            return { text: one.text, owner: nameOf(one.ownerId), due: one.due, ...(done ? { done } : {}) };
          }),
        checks: elementId === "progress-toward-programs-of-study" ? [...input.checks] : [],
        stakeholders: elementId === "stakeholder-participation" ? [...input.stakeholders] : [],
      };
    }),
  };
}

const aloneInWords = (elementId: string, { alone, nameOf }: ClnaInput): string =>
  alone
    .flatMap(({ organizationId, ratings }) => {
      const value = ratings?.find((one: Rating) => one.elementId === elementId)?.value;
      return value === undefined ? [] : [`${nameOf(organizationId)} ${value}`];
    })
    .join(", ");

export const answerWords: Record<ClnaSection["answer"], string> = {
  IN_PLACE: "in place",
  PARTLY: "partly in place",
  NOT: "not in place",
  OPEN: "not answered",
};

/** One row a finding, a piece of evidence, an action, a check or a person, under the section it belongs to. */
export const clnaTable = ({ program, round, sections }: Clna): string[][] => [
  ["program", "round", "section", "section_answer", "row", "text", "answer", "who", "date", "note"],
  ...sections.flatMap(({ section, answer, findings, evidence, actions, checks, stakeholders }, at) => {
    const head = [program, round, `${at + 1}. ${section}`, answerWords[answer]];
    return [
      ...findings.map((one) => [...head, "finding", one.element, one.rating, one.alone, "", one.note]),
      ...evidence.map((one) => [...head, "evidence", one.title, one.holds, one.owner, one.date, one.kind]),
      ...actions.map((one) => [
        ...head,
        "action",
        one.text,
        one.done ? "done" : "open",
        one.owner,
        one.done ?? one.due,
        one.done ? "" : "due on this day",
      ]),
      ...checks.map((one) => [...head, "check", one.check, one.result, "", "", one.because]),
      ...stakeholders.map((one) => [
        ...head,
        "stakeholder",
        one.name,
        one.title,
        one.organization,
        "",
        one.involvement,
      ]),
      ...(findings.length + evidence.length + actions.length + checks.length + stakeholders.length === 0
        ? [[...head, "", "", "", "", "", ""]]
        : []),
    ];
  }),
];
