/** Writing a statement: a new one, other words for the same meaning, or another meaning, which takes the old one's place. */
import { useState } from "preact/hooks";
import type { CfItem } from "#shared/case/schema.ts";
import type { StandingStatement, StatementDraft } from "#shared/statements/schema.ts";
import { post, put } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { useAddress } from "../ui/address.ts";
import { useDraft } from "../ui/draft.ts";
import { Group, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import type { StatementsProps } from "./statements.tsx";
import { nameOf } from "./words.ts";

type Props = Pick<StatementsProps, "framework" | "answer" | "path" | "reload"> & {
  /** None: a new one. */
  standing: StandingStatement | undefined;
  /** Goes back to the statements, to the part of the page with this id. */
  onDone: (target?: string) => void;
};

const texts = ["fullStatement", "abbreviatedStatement", "humanCodingScheme", "CFItemType", "notes"] as const;
const dates = ["statusStartDate", "statusEndDate"] as const;
const lists = ["educationLevel", "conceptKeywords"] as const;
type Typed = Record<(typeof texts)[number] | (typeof dates)[number] | (typeof lists)[number], string>;

const typedOf = (item: CfItem | undefined, usual: string): Typed => ({
  ...(Object.fromEntries([...texts, ...dates].map((key) => [key, item?.[key] ?? ""])) as Typed),
  ...(Object.fromEntries(lists.map((key) => [key, item?.[key]?.join("; ") ?? ""])) as Typed),
  ...(item ? {} : { CFItemType: usual }),
});

const parts = (text: string): string[] => text.split(/[;\n]/).flatMap((one) => one.trim() || []);

/** What was left empty is left out; of a new meaning the old dates are not carried along. */
function draftOf(typed: Typed, fresh: boolean): StatementDraft {
  const filled = [...texts, ...(fresh ? [] : dates)]
    .map((key) => [key, typed[key].trim()] as const)
    .filter(([key, value]) => value !== "" || key === "fullStatement");
  const listed = lists.map((key) => [key, parts(typed[key])] as const).filter(([, all]) => all.length > 0);
  return Object.fromEntries([...filled, ...listed]) as StatementDraft;
}

const kinds = [
  "Career Cluster",
  "Career Pathway",
  "Knowledge and Skill Topic",
  "Knowledge and Skill Statement",
  "Performance Element",
  "Measurement Criterion",
];

export function StatementForm({ framework, answer, path, reload, standing, onDone }: Props) {
  const [under] = useAddress("under");
  const [meaning, setMeaning] = useState<"same" | "other">("same");
  const { statements } = answer.data;
  const parent = standing ? undefined : statements.find(({ item }) => item.identifier === under)?.item;
  const sibling = statements.find(({ parentId }) => parentId === parent?.identifier)?.item;
  const item = standing?.item;
  const draft = useDraft<Typed>(
    `statement/${framework.identifier}/${item?.identifier ?? `new ${under}`}`,
    typedOf(item, sibling?.CFItemType ?? ""),
  );
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const at = item ? "" : "/statement";
  const save = useAction(async (key) => {
    const write = { ifMatch: answer.etag, key };
    const statement = draftOf(value, !item || meaning === "other");
    const its = `${path}/statements`;
    const writing =
      item === undefined
        ? post<CfItem>(its, { statement, ...(parent ? { parentId: parent.identifier } : {}) }, write)
        : meaning === "same"
          ? put<CfItem>(`${its}/${item.identifier}`, statement, write)
          : post<CfItem>(`${its}/${item.identifier}/replace`, statement, write);
    const { data } = await freshAfter(path, writing);
    draft.forget();
    onDone(`statement-${data.identifier}`);
  });
  const text = (
    key: keyof Typed,
    label: string,
    more: { hint?: string; type?: "date"; list?: string } = {},
  ) => (
    <TextField
      label={label}
      pointer={`${at}/${key}`}
      value={value[key]}
      onValue={(next) => set({ [key]: next })}
      autocomplete="off"
      optional
      {...more}
    />
  );
  const known = [...new Set([...statements.flatMap((one) => one.item.CFItemType ?? []), ...kinds])];
  return (
    <FormPart id="statement-form" title={item ? `Change ${nameOf(item)}` : "Add a statement"}>
      <Form label="Statement" action={save} reload={reload} draft={draft}>
        {parent && <p class="muted">It stands under {nameOf(parent)}, at the end.</p>}
        {item && (
          <Group
            legend="What changes"
            hint="Courses, agreements and what employers said point at a statement: they keep pointing at this one, or learn that it is over."
          >
            <div class="option">
              <input
                type="radio"
                id="meaning-same"
                name="meaning"
                checked={meaning === "same"}
                onChange={() => setMeaning("same")}
              />
              <label for="meaning-same">
                Only the words
                <small>It means what it meant, and keeps its identifier.</small>
              </label>
            </div>
            <div class="option">
              <input
                type="radio"
                id="meaning-other"
                name="meaning"
                checked={meaning === "other"}
                onChange={() => setMeaning("other")}
              />
              <label for="meaning-other">
                What it means
                <small>A new statement takes its place. This one ends today and names the new one.</small>
              </label>
            </div>
          </Group>
        )}
        <ProseField
          label="Statement"
          pointer={`${at}/fullStatement`}
          hint="One thing that can be seen or tested: it begins with a verb."
          value={value.fullStatement}
          onValue={(fullStatement) => set({ fullStatement })}
          rows={3}
        />
        {text("abbreviatedStatement", "In a few words")}
        {text("humanCodingScheme", "Code", { hint: "As people cite it: MNPA01.02." })}
        {text("CFItemType", "What it is", {
          list: "statement-kinds",
          hint: "A level or a kind, in your own words.",
        })}
        <datalist id="statement-kinds">
          {known.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <details open={[...lists, ...dates, "notes" as const].some((key) => value[key] !== "")}>
          <summary>Levels, keywords, dates and notes</summary>
          <div class="stack">
            {text("educationLevel", "Grades or levels", {
              hint: "With semicolons between them: 11; 12; 13.",
            })}
            {text("conceptKeywords", "Keywords", { hint: "With semicolons between them." })}
            {meaning === "same" && item && (
              <>
                {text("statusStartDate", "In force from", { type: "date" })}
                {text("statusEndDate", "In force until", { type: "date" })}
              </>
            )}
            <ProseField
              label="Notes"
              pointer={`${at}/notes`}
              value={value.notes}
              onValue={(notes) => set({ notes })}
              optional
            />
          </div>
        </details>
        <FormEnd
          yes={
            !item ? "Add this statement" : meaning === "same" ? "Save the words" : "Replace it with this one"
          }
          leave={() => onDone(item ? `statement-${item.identifier}` : undefined)}
        />
      </Form>
    </FormPart>
  );
}
