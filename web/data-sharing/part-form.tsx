/** One part of the terms, typed as a form of its own and saved with the rest as it was seen: small enough for a phone. */
import type { ComponentChildren } from "preact";
import type { LegalBasis } from "#shared/data-sharing/bases-schema.ts";
import type { IndicatorSet } from "#shared/data-sharing/release-schema.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import type { FieldProblem } from "#shared/problem.ts";
import type { Names } from "../agreements/names.ts";
import { type Answer, invalid } from "../api.ts";
import { useAction } from "../load.ts";
import { useDraft } from "../ui/draft.ts";
import { type FieldProps, ProseField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { putTerms } from "./load.ts";
import type { TermsPart } from "./paths.ts";
import { StillOpen } from "./still-open.tsx";

export type PartProps = {
  agreement: DataSharing;
  path: string;
  answer: Answer<DataTerms>;
  names: Names;
  bases: readonly LegalBasis[];
  indicators: IndicatorSet;
  reload: () => void;
  onDone: () => void;
};

type PartFormProps<Typed extends object> = {
  of: PartProps;
  part: TermsPart;
  title: string;
  lede?: ComponentChildren;
  begin: Typed;
  body: (typed: Typed) => Partial<DataTerms>;
  /** What cannot be sent, said at its field. */
  wrong?: (typed: Typed) => FieldProblem[];
  /** As wide as the page, for a table. */
  wide?: boolean;
  children: (value: Typed, set: (part: Partial<Typed>) => void) => ComponentChildren;
};

export function PartForm<Typed extends object>(props: PartFormProps<Typed>) {
  const { of, part, title, lede, begin, body, wrong, wide = false, children } = props;
  const draft = useDraft<Typed>(`data-sharing/${of.agreement.id}/${part}`, begin);
  const { value } = draft;
  const save = useAction(async () => {
    const errors = wrong?.(value) ?? [];
    if (errors.length > 0) throw invalid(errors);
    await putTerms(of.path, of.answer, body(value));
    draft.forget();
    of.onDone();
  });
  return (
    <div class={wide ? "schedule-form" : "part-form"}>
      <FormPart id={`${part}-form`} title={title}>
        {lede && <p class="muted">{lede}</p>}
        <Form label={title} action={save} reload={of.reload} draft={draft}>
          {children(value, (some) => draft.set({ ...value, ...some }))}
          <StillOpen of={of} part={part} terms={{ ...of.answer.data, ...body(value) }} />
          <FormEnd yes="Save" leave={of.onDone} />
        </Form>
      </FormPart>
    </div>
  );
}

type LinesProps = Omit<FieldProps, "pointer"> & {
  pointer: string;
  value: string;
  onValue: (value: string) => void;
  rows?: number;
};

/** A list, one item a line: quick to type, and takes what is pasted. */
export const LinesField = ({ hint, ...props }: LinesProps) => (
  <ProseField {...props} hint={hint ?? "One a line."} />
);
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
export const textOf = (lines: readonly string[]): string => lines.join("\n");

/** The next free number of this letter: `E12`. One that was given is not given again. */
export const nextId = (letter: "P" | "E" | "T", taken: readonly string[]): string =>
  `${letter}${Math.max(0, ...taken.map((id) => Number(id.slice(1)) || 0)) + 1}`;

/** `text` under `key`, where something was typed. */
export const given = <Key extends string>(key: Key, text: string): { [K in Key]?: string } =>
  (text.trim() === "" ? {} : { [key]: text.trim() }) as { [K in Key]?: string };

/** A whole number between two, or undefined. */
export const numberIn = (text: string, from: number, to: number): number | undefined =>
  /^\d{1,5}$/.test(text.trim()) && Number(text) >= from && Number(text) <= to ? Number(text) : undefined;
