/** One row of the schedule as it is typed, and as it is sent: what was left empty is left out. */
import type { DataElement } from "#shared/data-sharing/terms-schema.ts";
import type { Known } from "./ceds.ts";
import { given } from "./part-form.tsx";

export type TypedElement = Pick<
  DataElement,
  "elementId" | "vocab" | "name" | "level" | "sensitivity" | "required"
> & {
  vocabId: string;
  definition: string;
  basisId: string;
  purposeIds: string[];
  indicatorId: string;
  from: string;
  to: string;
  dimensions: string[];
};

export const emptyElement = (elementId: string): TypedElement => ({
  elementId,
  vocab: "local",
  vocabId: "",
  name: "",
  definition: "",
  level: "student",
  sensitivity: "education_record",
  required: true,
  basisId: "",
  purposeIds: [],
  indicatorId: "",
  from: "",
  to: "",
  dimensions: [],
});

export const typedElement = ({ exchange, ...element }: DataElement): TypedElement => ({
  ...element,
  vocabId: element.vocabId ?? "",
  definition: element.definition ?? "",
  basisId: element.basisId ?? "",
  indicatorId: exchange?.indicatorId ?? "",
  from: exchange?.from ?? "",
  to: exchange?.to ?? "",
  dimensions: exchange?.dimensions ?? [],
});

export function elementOf(typed: TypedElement): DataElement {
  const { vocabId, definition, basisId, indicatorId, from, to, dimensions, ...rest } = typed;
  return {
    ...rest,
    ...given("vocabId", vocabId),
    ...given("definition", definition),
    ...given("basisId", basisId),
    ...(rest.level === "aggregate" && indicatorId && from && to
      ? { exchange: { indicatorId, from, to, dimensions } }
      : {}),
  };
}

/** What is known of one that CEDS names. */
export const withKnown = (known: Known | undefined): Partial<TypedElement> =>
  known ? { vocab: "CEDS", vocabId: known.id, name: known.name, sensitivity: known.sensitivity } : {};

/** Lines of a spreadsheet: a name, and after a tab its CEDS id, and what it means. A line of headings is left out. */
export const pasted = (text: string): Partial<TypedElement>[] =>
  text
    .split("\n")
    .map((line) => line.split("\t").map((cell) => cell.trim()))
    .filter(([name = ""]) => name !== "" && !/^(data )?(element|field|name)s?( name)?$/i.test(name))
    .map(([name = "", id = "", definition = ""]) => ({
      name: name.slice(0, 160),
      definition: definition.slice(0, 600),
      ...(/^\d{6}$/.test(id) ? { vocab: "CEDS" as const, vocabId: id } : { vocabId: id.slice(0, 40) }),
    }));

/** Academic years around this day, oldest first: `2019-20` to the one three years on. */
export function yearsAround(today: string): string[] {
  const first = Number(today.slice(0, 4)) - 8;
  return Array.from({ length: 12 }, (_, index) => {
    const from = first + index;
    return `${from}-${String((from + 1) % 100).padStart(2, "0")}`;
  });
}
