/** Proof that duties beside the text are kept: questionnaires, audits, training, acknowledgements, approvals. */
import type { Evidence } from "#shared/data-sharing/terms-schema.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { ChoiceField, Group, TextField } from "../ui/field.tsx";
import { PartForm, type PartProps } from "./part-form.tsx";
import { choicesOf, evidenceWords } from "./words.ts";

type TypedEvidence = {
  kind: Evidence["kind"];
  on: string;
  reference: string;
  organizationId: string;
  sector: string;
};
type Typed = { evidence: TypedEvidence[] };

const evidenceOf = ({ organizationId, sector, ...rest }: TypedEvidence): Evidence =>
  ({
    ...rest,
    ...(organizationId ? { organizationId } : {}),
    ...(rest.kind === "approval" && sector ? { sector } : {}),
  }) as Evidence;

/** Whose head approves, as the legal bases have it: each sector once. */
const sectorsOf = ({ bases }: Pick<PartProps, "bases">) => [
  ...new Map(
    bases
      .flatMap(({ needs }) => needs.sectorApprovals ?? [])
      .map(({ sector, by }) => [sector, { value: sector, label: `${sector}: ${by}` }]),
  ).values(),
];

export function EvidenceForm(of: PartProps) {
  const { partnership } = usePlace();
  const parties = of.agreement.parties.map(({ organizationId }) => ({
    value: organizationId as string,
    label: of.names.name(organizationId),
  }));
  return (
    <PartForm<Typed>
      of={of}
      part="evidence"
      title="Evidence and approvals"
      lede="Where it is kept and of which day. The papers themselves stay where they are, or under Documents."
      begin={{
        evidence: of.answer.data.evidence.map((one) => ({
          ...one,
          organizationId: one.organizationId ?? "",
          sector: one.sector ?? "",
        })),
      }}
      body={({ evidence }) => ({ evidence: evidence.map(evidenceOf) })}
      wrong={({ evidence }) =>
        evidence.flatMap(({ on, reference }, index) => [
          ...(on === "" ? [{ pointer: `/evidence/${index}/on`, detail: "Of which day?" }] : []),
          ...(reference.trim() === ""
            ? [{ pointer: `/evidence/${index}/reference`, detail: "What it is called, or where it is kept." }]
            : []),
        ])
      }
    >
      {({ evidence }, set) => {
        const change = (at: number, part: Partial<TypedEvidence>) =>
          set({ evidence: evidence.map((one, index) => (index === at ? { ...one, ...part } : one)) });
        return (
          <Group legend={<span class="sr">Evidence</span>} pointer="/evidence">
            {evidence.map((one, index) => (
              <div class="party" key={index}>
                <div class="pair">
                  <ChoiceField
                    label={`Kind ${index + 1}`}
                    pointer={`/evidence/${index}/kind`}
                    value={one.kind}
                    onValue={(kind) => change(index, { kind: kind as Evidence["kind"] })}
                    choices={choicesOf(evidenceWords)}
                  />
                  <TextField
                    label="Of which day"
                    pointer={`/evidence/${index}/on`}
                    type="date"
                    max={partnership.today}
                    value={one.on}
                    onValue={(on) => change(index, { on })}
                  />
                  <ChoiceField
                    label="About"
                    pointer={`/evidence/${index}/organizationId`}
                    value={one.organizationId}
                    onValue={(organizationId) => change(index, { organizationId })}
                    choices={parties}
                    none="All parties"
                  />
                  {one.kind === "approval" && (
                    <ChoiceField
                      label="For the data of"
                      pointer={`/evidence/${index}/sector`}
                      value={one.sector}
                      onValue={(sector) => change(index, { sector })}
                      choices={sectorsOf(of)}
                      none="Choose a sector"
                    />
                  )}
                </div>
                <TextField
                  label="What it is"
                  pointer={`/evidence/${index}/reference`}
                  hint="Security questionnaire 2026, on file with the IR office."
                  autocomplete="off"
                  value={one.reference}
                  onValue={(reference) => change(index, { reference })}
                />
                <div>
                  <Button
                    small
                    kind="quiet"
                    onClick={() => set({ evidence: evidence.filter((_, at) => at !== index) })}
                  >
                    Take off<span class="sr"> evidence {index + 1}</span>
                  </Button>
                </div>
              </div>
            ))}
            <div>
              <Button
                small
                onClick={() =>
                  set({
                    evidence: [
                      ...evidence,
                      { kind: "questionnaire", on: "", reference: "", organizationId: "", sector: "" },
                    ],
                  })
                }
              >
                Add evidence
              </Button>
            </div>
          </Group>
        );
      }}
    </PartForm>
  );
}
