/** One way to divide students: its name, whether its groups add up, and the groups, one a line. */
import type { SubgroupDimension } from "#shared/data-sharing/release-schema.ts";
import { invalid } from "../api.ts";
import { useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { putSet, type SetFormProps } from "./indicator-form.tsx";
import { linesOf } from "./part-form.tsx";
import { choicesOf, dividingWords } from "./words.ts";

type Typed = { id: string; name: string; kind: SubgroupDimension["kind"]; values: string };

/** `English learners`: `english-learners`. */
const idOf = (name: string): string =>
  name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40);

/** A line that says what a group was called keeps its id; any other is a group of its own. */
const valuesOf = (text: string, old: SubgroupDimension["values"]): SubgroupDimension["values"] =>
  linesOf(text).map((line) => {
    const [, id, name] = /^([a-z0-9][a-z0-9-]*):\s*(.+)$/.exec(line) ?? [];
    if (id !== undefined && name !== undefined) return { id, name };
    return { id: old.find((one) => one.name === line)?.id ?? idOf(line), name: line };
  });

export function GroupsForm({ answer, path, reload, asked, onDone }: SetFormProps) {
  const { partnership } = usePlace();
  const { dimensions } = answer.data;
  const at = dimensions.findIndex(({ id }) => id === asked);
  const old = dimensions[at];
  const draft = useDraft<Typed>(`groups/${partnership.id}/${asked}`, {
    ...{ id: old?.id ?? "", name: old?.name ?? "", kind: old?.kind ?? "partition" },
    values: (old?.values ?? []).map(({ id, name }) => `${id}: ${name}`).join("\n"),
  });
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const pointer = `/dimensions/${at >= 0 ? at : dimensions.length}`;
  const save = useAction(async () => {
    const { name, kind } = value;
    const one = {
      id: old?.id ?? idOf(name),
      ...{ name: name.trim(), kind, values: valuesOf(value.values, old?.values ?? []) },
    };
    const errors = [
      ...(one.name === "" ? [{ pointer: `${pointer}/name`, detail: "It needs one." }] : []),
      ...(one.values.length === 0
        ? [{ pointer: `${pointer}/values`, detail: "At least one group, one a line." }]
        : []),
    ];
    if (errors.length > 0) throw invalid(errors);
    await putSet(path, answer, { dimensions: at >= 0 ? dimensions.with(at, one) : [...dimensions, one] });
    draft.forget();
    onDone();
  });
  if (asked !== "new" && !old)
    return (
      <Notice kind="warn" title={`Nobody divides students by ${asked}`}>
        <p>It may have been taken out meanwhile.</p>
        <div>
          <Button small onClick={onDone}>
            Back to the groups
          </Button>
        </div>
      </Notice>
    );
  const title = old ? `${old.name}: change the groups` : "Add a way to divide students";
  return (
    <FormPart id="groups-form" title={title}>
      <Form label={title} action={save} reload={reload} draft={draft}>
        <TextField
          label="Name"
          pointer={`${pointer}/name`}
          hint="As a table says it: Gender."
          value={value.name}
          onValue={(name) => set({ name })}
          autocomplete="off"
        />
        <ChoiceField
          label="How the groups stand to each other"
          pointer={`${pointer}/kind`}
          hint="It decides what has to be hidden so that no group can be worked out from the others."
          value={value.kind}
          onValue={(kind) => set({ kind: kind as Typed["kind"] })}
          choices={choicesOf(dividingWords)}
        />
        <ProseField
          label="The groups"
          pointer={`${pointer}/values`}
          hint="One a line. What stands before the colon is the name in files; a line without one gets its own. Tables that were sent keep the groups they had."
          value={value.values}
          onValue={(values) => set({ values })}
          rows={8}
        />
        <FormEnd yes={old ? "Save the change" : "Add it"} leave={onDone} />
      </Form>
    </FormPart>
  );
}
