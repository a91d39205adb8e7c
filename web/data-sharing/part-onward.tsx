/** Who else may get the data: whether they may be passed on, and whom a receiver works with. There is no default. */
import { receives } from "#shared/data-sharing/roles.ts";
import type { Redisclosure } from "#shared/data-sharing/terms-schema.ts";
import { Button } from "../ui/button.tsx";
import { CheckField, ChoiceField, Group, TextField } from "../ui/field.tsx";
import { given, LinesField, linesOf, numberIn, PartForm, type PartProps, textOf } from "./part-form.tsx";
import { choicesOf, redisclosureWords } from "./words.ts";

type TypedSub = { name: string; ofOrganizationId: string; role: string };
type Typed = {
  kind: Redisclosure["kind"] | "";
  to: string;
  recordKept: boolean;
  reviewDays: string;
  subRecipients: TypedSub[];
  noSubRecipients: boolean;
};

export function OnwardForm(of: PartProps) {
  const { redisclosure, subRecipients, noSubRecipients } = of.answer.data;
  const receivers = of.agreement.parties
    .filter(receives)
    .map(({ organizationId }) => ({ value: organizationId as string, label: of.names.name(organizationId) }));
  return (
    <PartForm<Typed>
      of={of}
      part="onward"
      title="Who else gets the data"
      begin={{
        kind: redisclosure?.kind ?? "",
        to: textOf(redisclosure?.to ?? []),
        recordKept: redisclosure?.recordKept ?? false,
        reviewDays: String(redisclosure?.publicationReviewDays ?? ""),
        subRecipients: subRecipients.map((one) => ({ ...one, role: one.role ?? "" })),
        noSubRecipients,
      }}
      body={(value) => ({
        redisclosure:
          value.kind === ""
            ? undefined
            : {
                kind: value.kind,
                to: value.kind === "named" ? linesOf(value.to) : [],
                recordKept: value.recordKept,
                ...(value.reviewDays.trim() === ""
                  ? {}
                  : { publicationReviewDays: Number(value.reviewDays) }),
              },
        subRecipients: value.subRecipients.map(({ role, ...one }) => ({
          ...one,
          ofOrganizationId: one.ofOrganizationId as (typeof subRecipients)[number]["ofOrganizationId"],
          ...given("role", role),
        })),
        noSubRecipients: value.noSubRecipients && value.subRecipients.length === 0,
      })}
      wrong={(value) => [
        ...(value.reviewDays.trim() !== "" && numberIn(value.reviewDays, 0, 366) === undefined
          ? [{ pointer: "/redisclosure/publicationReviewDays", detail: "A number from 0 to 366." }]
          : []),
        ...value.subRecipients.flatMap(({ name, ofOrganizationId }, index) => [
          ...(name.trim() === ""
            ? [{ pointer: `/subRecipients/${index}/name`, detail: "Its name, or take it off." }]
            : []),
          ...(ofOrganizationId === ""
            ? [{ pointer: `/subRecipients/${index}/ofOrganizationId`, detail: "Whom does it work for?" }]
            : []),
        ]),
      ]}
    >
      {(value, set) => (
        <>
          <ChoiceField
            label="Receivers may pass it on to"
            pointer="/redisclosure/kind"
            {...(value.kind ? { hint: redisclosureWords[value.kind].more } : {})}
            value={value.kind}
            onValue={(kind) => set({ kind: kind as Typed["kind"] })}
            choices={choicesOf(redisclosureWords)}
            none="Not decided yet"
          />
          {value.kind === "named" && (
            <LinesField
              label="Whom"
              pointer="/redisclosure/to"
              value={value.to}
              onValue={(to) => set({ to })}
              rows={3}
            />
          )}
          {value.kind === "publish_suppressed" && (
            <TextField
              label="Days to look at a publication first"
              pointer="/redisclosure/publicationReviewDays"
              hint="For those who disclosed. Left empty, nobody is asked."
              inputMode="numeric"
              optional
              value={value.reviewDays}
              onValue={(reviewDays) => set({ reviewDays })}
            />
          )}
          {value.kind !== "" && value.kind !== "none" && (
            <CheckField
              label="A record is kept of each time it is passed on"
              hint="34 CFR 99.32(b)"
              checked={value.recordKept}
              onChecked={(recordKept) => set({ recordKept })}
            />
          )}
          <SubRecipients value={value} set={set} receivers={receivers} />
        </>
      )}
    </PartForm>
  );
}

function SubRecipients({
  value,
  set,
  receivers,
}: {
  value: Typed;
  set: (part: Partial<Typed>) => void;
  receivers: readonly { value: string; label: string }[];
}) {
  const change = (at: number, part: Partial<TypedSub>) =>
    set({
      subRecipients: value.subRecipients.map((one, index) => (index === at ? { ...one, ...part } : one)),
    });
  return (
    <Group
      legend="Who works for a receiver with the data"
      hint="Each one is named, and certifies at the end what became of the data."
      pointer="/subRecipients"
    >
      {value.subRecipients.length === 0 && (
        <CheckField
          label="Nobody does"
          hint="Said outright: an empty list is not an answer."
          checked={value.noSubRecipients}
          onChecked={(noSubRecipients) => set({ noSubRecipients })}
        />
      )}
      {value.subRecipients.map((one, index) => (
        <div class="party" key={index}>
          <div class="pair">
            <TextField
              label={`Name ${index + 1}`}
              pointer={`/subRecipients/${index}/name`}
              autocomplete="off"
              value={one.name}
              onValue={(name) => change(index, { name })}
            />
            <ChoiceField
              label="Works for"
              pointer={`/subRecipients/${index}/ofOrganizationId`}
              value={one.ofOrganizationId}
              onValue={(ofOrganizationId) => change(index, { ofOrganizationId })}
              choices={receivers}
              none="Choose a receiver"
            />
            <TextField
              label="What it does"
              pointer={`/subRecipients/${index}/role`}
              optional
              autocomplete="off"
              value={one.role}
              onValue={(role) => change(index, { role })}
            />
          </div>
          <div>
            <Button
              small
              kind="quiet"
              onClick={() => set({ subRecipients: value.subRecipients.filter((_, at) => at !== index) })}
            >
              Take off<span class="sr"> {one.name}</span>
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button
          small
          onClick={() =>
            set({
              subRecipients: [
                ...value.subRecipients,
                { name: "", ofOrganizationId: receivers[0]?.value ?? "", role: "" },
              ],
            })
          }
        >
          Add one
        </Button>
      </div>
    </Group>
  );
}
