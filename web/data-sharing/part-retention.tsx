/** How long the data are kept, what becomes of them then, and by when. */
import type { Retention } from "#shared/data-sharing/terms-schema.ts";
import { CheckField, ChoiceField, ProseField, TextField } from "../ui/field.tsx";
import { given, numberIn, PartForm, type PartProps } from "./part-form.tsx";
import { actionWords, choicesOf, triggerWords } from "./words.ts";

type Typed = {
  trigger: Retention["trigger"];
  on: string;
  within: string;
  unit: string;
  action: Retention["action"];
  standard: string;
  certificateRequired: boolean;
  backups: string;
  keepsReleases: boolean;
};

function typed(retention: Retention | undefined): Typed {
  const [, within = "", unit = "D"] = retention?.destroyWithin?.match(/^P(\d+)([DMY])$/) ?? [];
  return {
    trigger: retention?.trigger ?? "term_end",
    on: retention?.on ?? "",
    within,
    unit,
    action: retention?.action ?? "destroy",
    standard: retention?.standard ?? "",
    certificateRequired: retention?.certificateRequired ?? true,
    backups: retention?.backups ?? "",
    keepsReleases: retention?.keepsReleases ?? false,
  };
}

const retentionOf = ({ within, unit, on, standard, backups, ...rest }: Typed): Retention => ({
  ...rest,
  ...(rest.trigger === "date" ? given("on", on) : {}),
  ...(within.trim() === "" ? {} : { destroyWithin: `P${Number(within)}${unit}` }),
  ...given("standard", standard),
  ...given("backups", backups),
});

export function RetentionForm(of: PartProps) {
  return (
    <PartForm<Typed>
      of={of}
      part="retention"
      title="Keeping and destroying"
      lede="It cannot be signed without a period: a law that says “destroy it” also says “by when”."
      begin={typed(of.answer.data.retention)}
      body={(value) => ({ retention: retentionOf(value) })}
      wrong={({ within, trigger, on }) => [
        ...(within.trim() !== "" && numberIn(within, 1, 9999) === undefined
          ? [{ pointer: "/retention/destroyWithin", detail: "A whole number from 1 to 9999." }]
          : []),
        ...(trigger === "date" && on === "" ? [{ pointer: "/retention/on", detail: "Which day?" }] : []),
      ]}
    >
      {(value, set) => (
        <>
          <ChoiceField
            label="The clock starts"
            pointer="/retention/trigger"
            value={value.trigger}
            onValue={(trigger) => set({ trigger: trigger as Retention["trigger"] })}
            choices={choicesOf(triggerWords)}
          />
          {value.trigger === "date" && (
            <TextField
              label="Day"
              pointer="/retention/on"
              type="date"
              value={value.on}
              onValue={(on) => set({ on })}
            />
          )}
          <div class="pair">
            <TextField
              label="And it must be done within"
              pointer="/retention/destroyWithin"
              inputMode="numeric"
              autocomplete="off"
              value={value.within}
              onValue={(within) => set({ within })}
            />
            <ChoiceField
              label="Counted in"
              pointer="/retention/unit"
              value={value.unit}
              onValue={(unit) => set({ unit })}
              choices={[
                { value: "D", label: "Days" },
                { value: "M", label: "Months" },
                { value: "Y", label: "Years" },
              ]}
            />
          </div>
          <ChoiceField
            label="What becomes of the data"
            pointer="/retention/action"
            value={value.action}
            onValue={(action) => set({ action: action as Retention["action"] })}
            choices={choicesOf(actionWords)}
          />
          <TextField
            label="By which standard"
            pointer="/retention/standard"
            hint="Such as NIST SP 800-88, purge."
            optional
            autocomplete="off"
            value={value.standard}
            onValue={(standard) => set({ standard })}
          />
          <ProseField
            label="Copies and backups"
            pointer="/retention/backups"
            optional
            value={value.backups}
            onValue={(backups) => set({ backups })}
            rows={2}
          />
          <div>
            <CheckField
              label="Each receiver gives a certificate"
              hint="What, when, how, and by whom. The agreement is closed when all are in."
              checked={value.certificateRequired}
              onChecked={(certificateRequired) => set({ certificateRequired })}
            />
            <CheckField
              label="Released counts may stay"
              hint="Receivers keep what was released to them, small groups hidden, after the end."
              checked={value.keepsReleases}
              onChecked={(keepsReleases) => set({ keepsReleases })}
            />
          </div>
        </>
      )}
    </PartForm>
  );
}
