/** How the data are kept safe, how soon a breach is told, who pays for it, and who may look. */
import type { Security } from "#shared/data-sharing/terms-schema.ts";
import { CheckField, ProseField, TextField } from "../ui/field.tsx";
import { given, numberIn, PartForm, type PartProps } from "./part-form.tsx";

const flags = {
  encryptionAtRest: "Encrypted where they are kept",
  encryptionInTransit: "Encrypted on the way",
  roleLimitedAccess: "Only people whose work needs them have access",
  auditRight: "Those who disclose may look at how they are kept",
} as const;

type Typed = Pick<Security, keyof typeof flags> & {
  framework: string;
  training: string;
  subcontractors: string;
  costAllocation: string;
  breachNoticeHours: string;
};

export function SecurityForm(of: PartProps) {
  const { security } = of.answer.data;
  return (
    <PartForm<Typed>
      of={of}
      part="security"
      title="Security and breaches"
      begin={{
        framework: security?.framework ?? "",
        encryptionAtRest: security?.encryptionAtRest ?? false,
        encryptionInTransit: security?.encryptionInTransit ?? false,
        roleLimitedAccess: security?.roleLimitedAccess ?? false,
        auditRight: security?.auditRight ?? false,
        training: security?.training ?? "",
        subcontractors: security?.subcontractors ?? "",
        costAllocation: security?.costAllocation ?? "",
        breachNoticeHours: String(security?.breachNoticeHours ?? ""),
      }}
      body={({ framework, training, subcontractors, costAllocation, breachNoticeHours, ...said }) => ({
        security: {
          ...said,
          ...given("framework", framework),
          ...given("training", training),
          ...given("subcontractors", subcontractors),
          ...given("costAllocation", costAllocation),
          ...(breachNoticeHours.trim() === "" ? {} : { breachNoticeHours: Number(breachNoticeHours) }),
        },
      })}
      wrong={({ breachNoticeHours }) =>
        breachNoticeHours.trim() !== "" && numberIn(breachNoticeHours, 1, 8760) === undefined
          ? [{ pointer: "/security/breachNoticeHours", detail: "A whole number of hours, from 1 to 8760." }]
          : []
      }
    >
      {(value, set) => (
        <>
          <TextField
            label="Security framework"
            pointer="/security/framework"
            hint="Such as NIST CSF 2.0, ISO 27001 or SOC 2."
            optional
            autocomplete="off"
            value={value.framework}
            onValue={(framework) => set({ framework })}
          />
          <div>
            {(Object.keys(flags) as (keyof typeof flags)[]).map((flag) => (
              <CheckField
                key={flag}
                label={flags[flag]}
                checked={value[flag]}
                onChecked={(on) => set({ [flag]: on })}
              />
            ))}
          </div>
          <TextField
            label="Hours until a breach is told"
            pointer="/security/breachNoticeHours"
            hint="From the moment it is found: 72 is usual."
            inputMode="numeric"
            optional
            value={value.breachNoticeHours}
            onValue={(breachNoticeHours) => set({ breachNoticeHours })}
          />
          <ProseField
            label="Who pays for a breach"
            pointer="/security/costAllocation"
            optional
            value={value.costAllocation}
            onValue={(costAllocation) => set({ costAllocation })}
            rows={3}
          />
          <ProseField
            label="Training"
            pointer="/security/training"
            optional
            value={value.training}
            onValue={(training) => set({ training })}
            rows={2}
          />
          <ProseField
            label="Subcontractors"
            pointer="/security/subcontractors"
            hint="What is asked of whoever works for a receiver."
            optional
            value={value.subcontractors}
            onValue={(subcontractors) => set({ subcontractors })}
            rows={2}
          />
        </>
      )}
    </PartForm>
  );
}
