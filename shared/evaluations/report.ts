/**
 * What the report of a round says, in order, as a plain value: how much of each principle is in place, every rating with
 * what each organization said alone, the evidence, what is to be done, and what it answers of other instruments. Pure.
 */
import { listed } from "../listed.ts";
import type { Block, Paper } from "../signing/paper.ts";
import { dayInWords } from "../signing/paper-dates.ts";
import { answerWords, holdsWords, kindWords, ratingInWords } from "./clna.ts";
import type { Instrument } from "./instrument-schema.ts";
import { answeredBy, mappedTo } from "./mapping.ts";
import { apartIn, percentOf, scoreOf, valueIn } from "./results.ts";
import type { EvaluationView } from "./schema.ts";
import { draftsOf, elementsOf } from "./tree.ts";

export type ReportInput = {
  view: EvaluationView;
  others: readonly Instrument[];
  partnership: string;
  contentHash: string;
  nameOf: (id: string) => string;
};

const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: "heading", level, text });
const text = (said: string): Block => ({ kind: "text", text: said });
const when = (holds: boolean, blocks: () => Block[]): Block[] => (holds ? blocks() : []);

export function reportModel(input: ReportInput): Paper {
  const { view, partnership, contentHash } = input;
  return {
    title: view.title,
    kind: "Evaluation of a program of study",
    number: `Begun ${dayInWords(view.opensOn)}`,
    version: `${view.instrumentName}, edition ${view.edition}`,
    status: view.status === "SIGNED_OFF" ? "Signed off" : "Under way",
    partnership,
    contentHash,
    blocks: [
      ...opening(input),
      ...principles(input),
      ...evidence(input),
      ...actions(input),
      ...elsewhere(input),
      ...signed(input),
    ],
  };
}

function opening({ view, nameOf }: ReportInput): Block[] {
  const { instrument, alone, agreed, previous } = view;
  const apart = apartIn(instrument, alone);
  const textOf = new Map(elementsOf(instrument).map((one) => [one.elementId as string, one.text]));
  const drafts = draftsOf(instrument);
  return [
    {
      kind: "facts",
      facts: [
        { name: "Program", value: `${view.programTitle}, version ${view.programVersionNo}` },
        { name: "Team", value: listed(view.team.map(({ organizationId }) => nameOf(organizationId))) },
        { name: "Rated alone", value: `${dayInWords(view.opensOn)} to ${dayInWords(view.closesOn)}` },
        ...(view.left.length > 0
          ? [{ name: "Left the partnership", value: listed(view.left.map(nameOf)) }]
          : []),
        ...(view.signedOffOn ? [{ name: "Signed off", value: dayInWords(view.signedOffOn) }] : []),
        ...(previous ? [{ name: "Round before", value: previous.title }] : []),
        {
          name: "Scale",
          value: instrument.scale.map((name, value) => `${value} ${name.toLowerCase()}`).join("; "),
        },
      ],
    },
    ...when(instrument.verifiedOn === undefined || drafts > 0, () => [
      text(
        [
          ...(drafts > 0
            ? [`Elements marked (draft) are in this product’s own words: ${drafts} of ${textOf.size}.`]
            : []),
          ...(instrument.verifiedOn === undefined
            ? ["Nobody has compared this instrument with its source yet."]
            : []),
        ].join(" "),
      ),
    ]),
    heading("In short"),
    text("A principle’s score is the share of its elements at 3 or 4. Ratings are never averaged."),
    {
      kind: "table",
      columns: ["Principle", "In place", "Score", ...(previous ? ["Last round"] : [])],
      shares: previous ? [0.52, 0.16, 0.16, 0.16] : [0.6, 0.2, 0.2],
      rows: instrument.principles.map((principle) => [
        principle.name,
        inPlaceOf(scoreOf(principle, agreed)),
        percentInWords(percentOf(scoreOf(principle, agreed))),
        ...(previous ? [percentInWords(percentOf(scoreOf(principle, previous.agreed)))] : []),
      ]),
    },
    ...when(apart.length > 0, () => [
      heading("Where organizations were far apart", 3),
      {
        kind: "list",
        items: apart.map(
          (id) =>
            `${textOf.get(id) ?? id}: ${alone
              .flatMap(({ organizationId, ratings = [] }) => {
                const value = valueIn(ratings, id);
                return value === undefined
                  ? []
                  : [`${nameOf(organizationId)} ${value === "NA" ? "n/a" : value}`];
              })
              .join(", ")}`,
        ),
      },
    ]),
  ];
}

const inPlaceOf = ({ high, of }: ReturnType<typeof scoreOf>) => `${high} of ${of}`;
const percentInWords = (percent: number | undefined) => (percent === undefined ? "–" : `${percent} %`);

function principles({ view, nameOf }: ReportInput): Block[] {
  const { instrument, alone, agreed, previous } = view;
  return instrument.principles.flatMap((principle): Block[] => {
    const notes = principle.elements.flatMap(({ elementId, text: said }) => {
      const note = agreed.find((one) => one.elementId === elementId)?.note;
      return note ? [`${said}: ${note}`] : [];
    });
    return [
      heading(principle.name),
      ...when(principle.statement !== "", () => [text(principle.statement)]),
      {
        kind: "table",
        columns: ["Element", "Each alone", "Agreed", ...(previous ? ["Before"] : [])],
        shares: previous ? [0.42, 0.28, 0.19, 0.11] : [0.48, 0.3, 0.22],
        rows: principle.elements.map(({ elementId, text: said, standing }) => [
          standing === "DRAFT" ? `${said} (draft)` : said,
          alone
            .flatMap(({ organizationId, ratings = [] }) => {
              const value = valueIn(ratings, elementId);
              return value === undefined
                ? []
                : [`${nameOf(organizationId)} ${value === "NA" ? "n/a" : value}`];
            })
            .join("; "),
          ratingInWords(valueIn(agreed, elementId), instrument.scale),
          ...(previous ? [shortly(valueIn(previous.agreed, elementId))] : []),
        ]),
      },
      ...when(notes.length > 0, () => [{ kind: "list", items: notes }]),
    ];
  });
}

const shortly = (value: ReturnType<typeof valueIn>) =>
  value === undefined ? "–" : value === "NA" ? "n/a" : String(value);

function evidence({ view, nameOf }: ReportInput): Block[] {
  const states = new Map(view.evidenceStates.map((one) => [one.evidenceId, one]));
  return when(view.evidence.length > 0, () => [
    heading("Evidence"),
    text(
      view.signedOffOn
        ? `Whether it held is as of ${dayInWords(view.signedOffOn)}, when the round was signed off.`
        : "Whether it holds is as of the day of this report.",
    ),
    {
      kind: "table",
      columns: ["Evidence", "What it is", "Named by", "Holds"],
      shares: [0.36, 0.2, 0.2, 0.24],
      rows: view.evidence.map((one) => [
        one.note && one.kind === "NOTE" ? `${one.title}. ${one.note}` : one.title,
        `${kindWords[one.kind]}, ${dayInWords(one.date)}`,
        nameOf(one.ownerId),
        `${holdsWords[states.get(one.evidenceId)?.holds ?? "CANNOT_TELL"]}. ${states.get(one.evidenceId)?.because ?? ""}`,
      ]),
    },
  ]);
}

function actions({ view, nameOf }: ReportInput): Block[] {
  const progress = new Map(view.progress.actions.map((one) => [one.actionId, one]));
  return when(view.actions.length > 0, () => [
    heading("What is to be done"),
    {
      kind: "table",
      columns: ["Action", "Owner", "Due", "State"],
      shares: [0.46, 0.24, 0.15, 0.15],
      rows: view.actions.map((one) => {
        const done = progress.get(one.actionId)?.doneOn;
        return [
          one.carriedFrom ? `${one.text} (carried over)` : one.text,
          nameOf(one.ownerId),
          dayInWords(one.due),
          done ? `done ${dayInWords(done)}` : "open",
        ];
      }),
    },
  ]);
}

function elsewhere({ view, others }: ReportInput): Block[] {
  const { instrument, agreed, evidence: shown, evidenceStates: states } = view;
  const targets = mappedTo(instrument, others);
  return when(targets.length > 0, () => [
    heading("What this answers of other instruments"),
    text("The same ratings and evidence, laid over the elements of other instruments they are mapped to."),
    ...targets.flatMap((other): Block[] => [
      heading(other.name, 3),
      {
        kind: "table",
        columns: ["Element", "Answer", "Evidence that holds"],
        shares: [0.52, 0.2, 0.28],
        rows: answeredBy({ instrument, agreed, evidence: shown, states }, other).map((one) => [
          one.text,
          answerWords[one.answer],
          String(one.evidence.filter(({ holds }) => holds === "YES").length),
        ]),
      },
    ]),
  ]);
}

function signed({ view, nameOf }: ReportInput): Block[] {
  const gone = view.left.filter((id) => !view.signedOff.some((one) => one.organizationId === id));
  return when(view.signedOff.length > 0, () => [
    heading("Signed off"),
    ...when(gone.length > 0, () => [
      text(
        `${listed(gone.map(nameOf))} left the partnership before the round was signed off. What ${gone.length === 1 ? "it" : "they"} rated stays here; no word of ${gone.length === 1 ? "its" : "theirs"} was waited for.`,
      ),
    ]),
    {
      kind: "list",
      items: view.signedOff.map(
        ({ organizationId, byName, at }) =>
          `${nameOf(organizationId)}: ${byName}, ${dayInWords(at.slice(0, 10))}`,
      ),
    },
  ]);
}
