/** Changing how strict this region's checks are; a check that is turned says why, to everyone. */
import type { Severity } from "#shared/programs/check-schema.ts";
import { checkTable } from "#shared/programs/check-table.ts";
import type { ProgramSettingsView } from "#shared/programs/settings-schema.ts";
import { type Answer, invalid, put } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { useClose } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, Group, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { bodyOf, measureWords, missing, type TypedSettings, typedOf } from "./settings-typed.ts";
import "../agreements/agreements.css";

type FormProps = { answer: Answer<ProgramSettingsView>; path: string; reload: () => void };

export function SettingsForm({ answer, path, reload }: FormProps) {
  const { partnership } = usePlace();
  const close = useClose("change");
  const draft = useDraft<TypedSettings>(`program-settings/${partnership.id}`, typedOf(answer.data));
  const { value } = draft;
  const set = (part: Partial<TypedSettings>) => draft.set({ ...value, ...part });
  const turn = (at: number, part: Partial<TypedSettings["turned"][number]>) =>
    set({ turned: value.turned.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  const save = useAction(async () => {
    const errors = missing(value);
    if (errors.length > 0) throw invalid(errors);
    await freshAfter(path, put<ProgramSettingsView>(path, bodyOf(value), { ifMatch: answer.etag }));
    draft.forget();
    close("measures");
  });
  return (
    <FormPart id="settings-form" title="Change what holds here">
      <Form label="Checks of programs" action={save} reload={reload} draft={draft}>
        {measureWords.map(({ key, name, unit, hint }) => (
          <TextField
            key={key}
            label={unit === "businesses" ? name : `${name}, in ${unit}`}
            pointer={`/${key}`}
            hint={hint}
            inputMode={key === "earlyHoursHundredths" ? "decimal" : "numeric"}
            autocomplete="off"
            value={value[key]}
            onValue={(text) => set({ [key]: text })}
          />
        ))}
        <Group
          legend="Checks that are turned here"
          hint="A check that refuses keeps a program from being put in force. Turned, it only warns, or the other way round."
          pointer="/turned"
        >
          {value.turned.map(({ checkId, severity, reason }, index) => (
            <div class="party flat" key={index}>
              <ChoiceField
                label={`Check ${index + 1}`}
                pointer={`/turned/${index}/checkId`}
                value={checkId}
                onValue={(id) =>
                  turn(index, {
                    checkId: id,
                    severity:
                      checkTable.find((one) => one.id === id)?.severity === "REFUSE" ? "WARN" : "REFUSE",
                  })
                }
                choices={checkTable
                  .filter(({ id }) => id === checkId || !value.turned.some((one) => one.checkId === id))
                  .map(({ id, name }) => ({ value: id, label: name }))}
                none="Choose one"
              />
              <ChoiceField
                label="It"
                pointer={`/turned/${index}/severity`}
                value={severity}
                onValue={(next) => turn(index, { severity: next as Severity })}
                choices={[
                  { value: "WARN", label: "only warns" },
                  { value: "REFUSE", label: "keeps a program from being put in force" },
                ]}
              />
              <ProseField
                label="Why"
                pointer={`/turned/${index}/reason`}
                hint="It stands beside the check on every program."
                value={reason}
                onValue={(next) => turn(index, { reason: next })}
                rows={2}
              />
              <div>
                <Button
                  small
                  kind="quiet"
                  onClick={() => set({ turned: value.turned.filter((_, at) => at !== index) })}
                >
                  Leave it as shipped<span class="sr">: {checkId}</span>
                </Button>
              </div>
            </div>
          ))}
          <div>
            <Button
              small
              onClick={() =>
                set({ turned: [...value.turned, { checkId: "", severity: "WARN", reason: "" }] })
              }
            >
              Turn a check
            </Button>
          </div>
        </Group>
        <FormEnd yes="Save the change" leave={() => close("measures")} />
      </Form>
    </FormPart>
  );
}
