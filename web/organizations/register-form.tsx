/** A finding as a reviewer types it: a pair that is new, or another decision about one that is on record. */
import { useState } from "preact/hooks";
import { unitWords } from "#shared/agreements/table-words.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { reasonWords } from "../agreements/choices.ts";
import { hundredthsIn } from "../agreements/words.ts";
import { post } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { CheckField, ChoiceField, Group, TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { type Finding, registerReasons } from "./finding-line.tsx";

type FindingFormProps = {
  at: string;
  finding: Finding | undefined;
  organizations: readonly OrganizationRow[];
  onDone: () => void;
};

export function FindingForm({ at, finding, organizations, onDone }: FindingFormProps) {
  const { partnership } = usePlace();
  const [course, setCourse] = useState({
    organizationId: "",
    code: "",
    title: "",
    credits: "1.00",
    unit: "CarnegieUnit",
  });
  const [against, setAgainst] = useState("");
  const [between, setBetween] = useState(false);
  const [said, setSaid] = useState({
    reason: finding ? "LIFTED" : "NOT_YET_EVALUATED",
    decidedOn: partnership.today,
    decidedBy: "",
    note: "",
    revisitOn: "",
  });
  const set = (part: Partial<typeof said>) => setSaid({ ...said, ...part });
  const save = useAction(async (key) => {
    const { note, revisitOn, ...rest } = said;
    const decision = { ...rest, ...(note.trim() ? { note } : {}), ...(revisitOn ? { revisitOn } : {}) };
    const { credits, ...ref } = course;
    await freshAfter(
      at,
      finding
        ? post(`${at}/${finding.id}/supersede`, decision, { key, ifMatch: `"${finding.version}"` })
        : post(
            at,
            {
              course: { ...ref, creditHundredths: hundredthsIn(credits) ?? -1 },
              ...(against.trim() ? { against } : {}),
              visibility: between ? "PARTIES" : "PARTNERSHIP",
              ...decision,
            },
            { key },
          ),
    );
    onDone();
  });
  return (
    <div class="sheet">
      <Form label={finding ? `Decision about ${finding.course.code}` : "A finding"} action={save}>
        {!finding && (
          <>
            <Group legend="The course that was asked about">
              <ChoiceField
                label="School"
                pointer="/course/organizationId"
                value={course.organizationId}
                onValue={(organizationId) => setCourse({ ...course, organizationId })}
                none="Choose a school"
                choices={organizations.map((row) => ({ value: row.id, label: row.name }))}
              />
              <div class="line">
                <TextField
                  label="Code"
                  pointer="/course/code"
                  value={course.code}
                  onValue={(code) => setCourse({ ...course, code })}
                  autocomplete="off"
                  spellcheck={false}
                />
                <TextField
                  label="Title"
                  pointer="/course/title"
                  value={course.title}
                  onValue={(title) => setCourse({ ...course, title })}
                  autocomplete="off"
                />
                <TextField
                  label="Credit"
                  pointer="/course/creditHundredths"
                  inputMode="decimal"
                  value={course.credits}
                  onValue={(credits) => setCourse({ ...course, credits })}
                  autocomplete="off"
                />
                <ChoiceField
                  label="Unit"
                  pointer="/course/unit"
                  value={course.unit}
                  onValue={(unit) => setCourse({ ...course, unit })}
                  choices={Object.entries(unitWords).map(([value, label]) => ({ value, label }))}
                />
              </div>
            </Group>
            <TextField
              label="Compared with"
              pointer="/against"
              hint="Your own course: BIO 145."
              optional
              value={against}
              onValue={setAgainst}
              autocomplete="off"
            />
          </>
        )}
        <ChoiceField
          label="What was decided"
          pointer="/reason"
          value={said.reason}
          onValue={(reason) => set({ reason })}
          choices={Object.entries(finding ? registerReasons : reasonWords).map(([value, label]) => ({
            value,
            label,
          }))}
        />
        <div class="line">
          <TextField
            label="On"
            type="date"
            pointer="/decidedOn"
            hint="It holds from this day on."
            value={said.decidedOn}
            onValue={(decidedOn) => set({ decidedOn })}
          />
          <TextField
            label="Looked at again on"
            type="date"
            pointer="/revisitOn"
            optional
            value={said.revisitOn}
            onValue={(revisitOn) => set({ revisitOn })}
          />
        </div>
        <TextField
          label="Decided by"
          pointer="/decidedBy"
          hint="The person or committee, as the minutes name them."
          value={said.decidedBy}
          onValue={(decidedBy) => set({ decidedBy })}
          autocomplete="off"
        />
        <TextField
          label="Note"
          pointer="/note"
          hint="What is missing, or what would change it. The school reads this."
          optional
          value={said.note}
          onValue={(note) => set({ note })}
          autocomplete="off"
        />
        {!finding && (
          <CheckField
            label="Keep it between us and the school"
            hint="Otherwise every member of the partnership can read it."
            checked={between}
            onChecked={setBetween}
          />
        )}
        <FormEnd yes={finding ? "Record the decision" : "Record the finding"} leave={onDone} no="Not now" />
      </Form>
    </div>
  );
}
