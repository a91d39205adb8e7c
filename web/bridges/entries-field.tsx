/** The entry points a bridge leads to: a program one may read, and a way into its college years. */
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { ProgramRow } from "#shared/programs/schema.ts";
import { get } from "../api.ts";
import { useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { RowsField } from "./rows-field.tsx";
import type { Typed } from "./typed.ts";
import { yearWords } from "./words.ts";

type Row = Typed["alignsTo"][number];
type EntriesProps = {
  value: readonly Row[];
  onValue: (rows: Row[]) => void;
  programs: readonly ProgramRow[];
};

export function EntriesField({ value, onValue, programs }: EntriesProps) {
  const offered = programs.filter(({ template }) => !template);
  return (
    <RowsField
      legend="Leads into"
      hint="The entry points of programs of study that learners reach. The bridge can be put in force once they are in a program that is."
      pointer="/alignsTo"
      one="an entry point"
      class="two"
      value={value}
      onValue={onValue}
      begin={() => ({ programId: "", versionNo: 1, entryId: "" })}
    >
      {(row, index, change) => {
        const program = offered.find(({ id }) => id === row.programId);
        return (
          <>
            <ChoiceField
              label={`Program ${index + 1}`}
              pointer={`/alignsTo/${index}/programId`}
              value={row.programId}
              onValue={(programId) => {
                const chosen = offered.find(({ id }) => id === programId);
                change({ programId, versionNo: chosen?.versionNo ?? 1, entryId: "" });
              }}
              choices={[
                ...(row.programId && !program
                  ? [{ value: row.programId, label: "a program you may not see" }]
                  : []),
                ...offered.map(({ id, title, status }) => ({
                  value: id,
                  label: status === "IN_FORCE" ? title : `${title} (not in force)`,
                })),
              ]}
              none="Choose a program"
            />
            <EntryChoice row={row} index={index} change={change} />
            {program && program.status === "IN_FORCE" && program.versionNo !== row.versionNo && (
              <Button small onClick={() => change({ versionNo: program.versionNo })}>
                Take version {program.versionNo}, which is in force
              </Button>
            )}
          </>
        );
      }}
    </RowsField>
  );
}

type ChoiceProps = { row: Row; index: number; change: (part: Partial<Row>) => void };

function EntryChoice({ row, index, change }: ChoiceProps) {
  const { partnership } = usePlace();
  const path =
    row.programId === ""
      ? undefined
      : `/partnerships/${partnership.id}/programs/${row.programId}/versions/${row.versionNo}`;
  const read = useLoad(path, async (signal) => (await get<{ plan: Plan }>(path ?? "", signal)).data.plan);
  const entries = read.state === "content" ? read.data.entryPoints : [];
  const known = entries.some(({ entryId }) => entryId === row.entryId);
  return (
    <ChoiceField
      label="Entry point"
      pointer={`/alignsTo/${index}/entryId`}
      hint={
        read.state === "content" && entries.length === 0 ? "This version has no entry points yet." : undefined
      }
      value={row.entryId}
      onValue={(entryId) => change({ entryId })}
      choices={[
        ...(row.entryId && !known ? [{ value: row.entryId, label: row.entryId }] : []),
        ...entries
          .filter(({ column, entryId }) => yearWords[column] !== undefined || entryId === row.entryId)
          .map(({ entryId, name, column }) => ({
            value: entryId,
            label: `${name}, ${(yearWords[column] ?? "high school").toLowerCase()}`,
          })),
      ]}
      none="Choose an entry point"
    />
  );
}
