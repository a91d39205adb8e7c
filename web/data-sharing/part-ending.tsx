/** How it renews, when it is looked at again, what ends it early, what outlives it, and who else may sign the same words. */
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { typeWords } from "../organizations/words.ts";
import { CheckField, ChecksField, ChoiceField, ProseField, TextField } from "../ui/field.tsx";
import { given, LinesField, linesOf, PartForm, type PartProps, textOf } from "./part-form.tsx";
import { choicesOf, renewalWords } from "./words.ts";

type Typed = {
  renewal: DataTerms["renewal"];
  reviewBy: string;
  causes: string;
  survival: string;
  offered: boolean;
  openUntil: string;
  role: "disclosing" | "receiving";
  organizationTypes: string[];
};

export function EndingForm(of: PartProps) {
  const { renewal, reviewBy, terminationCauses, survival, joinder } = of.answer.data;
  return (
    <PartForm<Typed>
      of={of}
      part="ending"
      title="Renewing, ending, joining"
      begin={{
        renewal,
        reviewBy: reviewBy ?? "",
        causes: textOf(terminationCauses),
        survival: survival ?? "",
        offered: joinder !== undefined,
        openUntil: joinder?.openUntil ?? of.agreement.expirationDate,
        role: joinder?.role ?? "disclosing",
        organizationTypes: joinder?.organizationTypes ?? [],
      }}
      body={(value) => ({
        renewal: value.renewal,
        reviewBy: undefined,
        survival: undefined,
        ...given("reviewBy", value.reviewBy),
        terminationCauses: linesOf(value.causes),
        ...given("survival", value.survival),
        joinder: value.offered
          ? { openUntil: value.openUntil, role: value.role, organizationTypes: value.organizationTypes }
          : undefined,
      })}
      wrong={({ offered, openUntil }) =>
        offered && openUntil === ""
          ? [{ pointer: "/joinder/openUntil", detail: "The last day on which others may join." }]
          : []
      }
    >
      {(value, set) => (
        <>
          <ChoiceField
            label="When the term is over"
            pointer="/renewal"
            value={value.renewal}
            onValue={(kind) => set({ renewal: kind as DataTerms["renewal"] })}
            choices={choicesOf(renewalWords)}
          />
          <TextField
            label="The parties look at it again by"
            pointer="/reviewBy"
            hint="Within twelve months, where it renews by itself."
            type="date"
            optional
            value={value.reviewBy}
            onValue={(reviewBy) => set({ reviewBy })}
          />
          <LinesField
            label="What ends it early"
            pointer="/terminationCauses"
            optional
            value={value.causes}
            onValue={(causes) => set({ causes })}
            rows={4}
          />
          <ProseField
            label="What outlives it"
            pointer="/survival"
            optional
            value={value.survival}
            onValue={(survival) => set({ survival })}
            rows={2}
          />
          <CheckField
            label="Others may join by signing the same words"
            hint="No word may differ, and the offer is of this version only."
            checked={value.offered}
            onChecked={(offered) => set({ offered })}
          />
          {value.offered && (
            <>
              <div class="pair">
                <TextField
                  label="Open until"
                  pointer="/joinder/openUntil"
                  type="date"
                  value={value.openUntil}
                  onValue={(openUntil) => set({ openUntil })}
                />
                <ChoiceField
                  label="Whoever joins"
                  pointer="/joinder/role"
                  value={value.role}
                  onValue={(role) => set({ role: role as Typed["role"] })}
                  choices={[
                    { value: "disclosing", label: "Discloses" },
                    { value: "receiving", label: "Receives" },
                  ]}
                />
              </div>
              <ChecksField
                legend="Open to"
                hint="Nothing ticked: to every organization of the partnership."
                pointer="/joinder/organizationTypes"
                value={value.organizationTypes}
                onValue={(organizationTypes) => set({ organizationTypes })}
                choices={Object.entries(typeWords).map(([type, label]) => ({ value: type, label }))}
              />
            </>
          )}
        </>
      )}
    </PartForm>
  );
}
