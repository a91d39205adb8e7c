/** The three components that a bridge is required to have: each counts with hours, or with something named. */
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { ChoiceField, Group, ProseField, TextField } from "../ui/field.tsx";
import { Term } from "../ui/term.tsx";
import { choicesOf } from "./providers-field.tsx";
import { RowsField } from "./rows-field.tsx";
import type { Typed } from "./typed.ts";

type PartProps = {
  value: Typed;
  set: (part: Partial<Typed>) => void;
  organizations: readonly OrganizationRow[];
};

export function ComponentsPart({ value, set, organizations }: PartProps) {
  return (
    <>
      <Group
        legend={
          <Term means="Reading, math and language taught with the knowledge of the industry.">
            Contextualized instruction
          </Term>
        }
        hint="The first of three required components. Each counts with hours, or with something named."
        pointer="/contextualizedInstruction"
      >
        <TextField
          label="Hours"
          pointer="/contextualizedInstruction/hours"
          optional
          inputMode="numeric"
          autocomplete="off"
          value={value.hours}
          onValue={(hours) => set({ hours })}
        />
        <ProseField
          label="Subjects"
          pointer="/contextualizedInstruction/subjects"
          hint="One a line: Reading, Math, Medical terms."
          optional
          rows={3}
          value={value.subjects}
          onValue={(subjects) => set({ subjects })}
        />
        <ProseField
          label="How"
          pointer="/contextualizedInstruction/note"
          optional
          rows={2}
          value={value.instructionNote}
          onValue={(instructionNote) => set({ instructionNote })}
        />
      </Group>
      <Group
        legend={
          <Term means="Exploring a career area, planning within it, and learning about the world of work.">
            Career development
          </Term>
        }
        pointer="/careerDevelopment"
      >
        <TextField
          label="Hours"
          pointer="/careerDevelopment/hours"
          optional
          inputMode="numeric"
          autocomplete="off"
          value={value.careerHours}
          onValue={(careerHours) => set({ careerHours })}
        />
        <ProseField
          label="Activities"
          pointer="/careerDevelopment/activities"
          hint="One a line: a visit to the hospital, a plan of one’s own."
          optional
          rows={3}
          value={value.activities}
          onValue={(activities) => set({ activities })}
        />
      </Group>
      <RowsField
        legend={
          <Term means="Advising, tutoring, study skills, coaching, and help to find transport or childcare, as needed and available.">
            Transition services
          </Term>
        }
        pointer="/transitionServices"
        one="a service"
        class="three"
        value={value.services}
        onValue={(services) => set({ services })}
        begin={() => ({ name: "", by: "", hours: "" })}
      >
        {(row, index, change) => (
          <>
            <TextField
              label="Service"
              pointer={`/transitionServices/${index}/name`}
              value={row.name}
              onValue={(name) => change({ name })}
            />
            <ChoiceField
              label="Given by"
              pointer={`/transitionServices/${index}/by`}
              optional
              value={row.by}
              onValue={(by) => change({ by })}
              choices={choicesOf(organizations)}
              none="A provider"
            />
            <TextField
              label="Hours"
              pointer={`/transitionServices/${index}/hours`}
              optional
              inputMode="numeric"
              autocomplete="off"
              value={row.hours}
              onValue={(hours) => change({ hours })}
            />
          </>
        )}
      </RowsField>
    </>
  );
}
