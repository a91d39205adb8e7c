/** Who sends what to whom, how, and by when. Counts pass through the hub and nothing of student level does. */
import { discloses, receives } from "#shared/data-sharing/roles.ts";
import type { Transfer } from "#shared/data-sharing/terms-schema.ts";
import { Button } from "../ui/button.tsx";
import { ChecksField, ChoiceField, Group, ProseField, TextField } from "../ui/field.tsx";
import { given, nextId, numberIn, PartForm, type PartProps } from "./part-form.tsx";
import { choicesOf, methodWords } from "./words.ts";

type TypedTransfer = {
  transferId: string;
  method: Transfer["method"];
  format: string;
  encryption: string;
  senderId: string;
  receiverIds: string[];
  elementIds: string[];
  firstDue: string;
  everyMonths: string;
  opensDaysBefore: string;
  closesDaysAfter: string;
  acceptance: string;
};
type Typed = { transfers: TypedTransfer[] };

const typed = (transfer: Transfer): TypedTransfer => ({
  ...transfer,
  format: transfer.format ?? "",
  encryption: transfer.encryption ?? "",
  acceptance: transfer.acceptance ?? "",
  everyMonths: transfer.everyMonths === undefined ? "" : String(transfer.everyMonths),
  opensDaysBefore: String(transfer.opensDaysBefore),
  closesDaysAfter: String(transfer.closesDaysAfter),
});

const transferOf = ({ format, encryption, acceptance, everyMonths, ...rest }: TypedTransfer): Transfer =>
  ({
    ...rest,
    ...given("format", format),
    ...given("encryption", encryption),
    ...given("acceptance", acceptance),
    ...(everyMonths === "" ? {} : { everyMonths: Number(everyMonths) }),
    opensDaysBefore: Number(rest.opensDaysBefore),
    closesDaysAfter: Number(rest.closesDaysAfter),
  }) as Transfer;

const wrong = ({ transfers }: Typed) =>
  transfers.flatMap((one, index) => {
    const at = `/transfers/${index}`;
    const asked: [boolean, string, string][] = [
      [one.senderId === "", "senderId", "Choose who sends."],
      [one.receiverIds.length === 0, "receiverIds", "Choose who receives."],
      [one.elementIds.length === 0, "elementIds", "Choose what is sent."],
      [one.firstDue === "", "firstDue", "The day it is first due."],
      [numberIn(one.opensDaysBefore, 0, 366) === undefined, "opensDaysBefore", "A number from 0 to 366."],
      [numberIn(one.closesDaysAfter, 0, 366) === undefined, "closesDaysAfter", "A number from 0 to 366."],
    ];
    return asked.flatMap(([is, name, detail]) => (is ? [{ pointer: `${at}/${name}`, detail }] : []));
  });

const every = [
  { value: "12", label: "Each year" },
  { value: "6", label: "Every half year" },
  { value: "3", label: "Each quarter" },
  { value: "1", label: "Each month" },
];

export function TransfersForm(of: PartProps) {
  const { data } = of.answer;
  return (
    <PartForm<Typed>
      of={of}
      part="transfers"
      title="Transfers"
      lede="Each becomes a due day on the calendar of whoever sends."
      begin={{ transfers: data.transfers.map(typed) }}
      body={({ transfers }) => ({ transfers: transfers.map(transferOf) })}
      wrong={wrong}
    >
      {({ transfers }, set) => {
        const change = (at: number, part: Partial<TypedTransfer>) =>
          set({ transfers: transfers.map((one, index) => (index === at ? { ...one, ...part } : one)) });
        const add = () =>
          set({
            transfers: [
              ...transfers,
              {
                transferId: nextId(
                  "T",
                  [...data.transfers, ...transfers].map(({ transferId }) => transferId),
                ),
                method: "hub_aggregate",
                format: "",
                encryption: "",
                senderId: of.agreement.parties.find(discloses)?.organizationId ?? "",
                receiverIds: of.agreement.parties.filter(receives).map((one) => one.organizationId),
                elementIds: data.elements
                  .filter(({ level }) => level === "aggregate")
                  .map(({ elementId }) => elementId),
                firstDue: "",
                everyMonths: "12",
                opensDaysBefore: "60",
                closesDaysAfter: "30",
                acceptance: "",
              },
            ],
          });
        return (
          <>
            {transfers.map((transfer, index) => (
              <TransferFields
                key={transfer.transferId}
                of={of}
                transfer={transfer}
                index={index}
                onValue={(part) => change(index, part)}
                onRemove={() => set({ transfers: transfers.filter((_, at) => at !== index) })}
              />
            ))}
            <div>
              <Button
                small
                onClick={add}
                because={data.elements.length === 0 ? "Put the data on the schedule first." : undefined}
              >
                Add a transfer
              </Button>
            </div>
          </>
        );
      }}
    </PartForm>
  );
}

type FieldsProps = {
  of: PartProps;
  transfer: TypedTransfer;
  index: number;
  onValue: (part: Partial<TypedTransfer>) => void;
  onRemove: () => void;
};

function TransferFields({ of, transfer, index, onValue, onRemove }: FieldsProps) {
  const { agreement, names } = of;
  const { elements } = of.answer.data;
  const at = `/transfers/${index}`;
  const through = transfer.method === "hub_aggregate";
  const of_ = (which: typeof discloses) =>
    agreement.parties
      .filter(which)
      .map(({ organizationId }) => ({ value: organizationId as string, label: names.name(organizationId) }));
  return (
    <div class="party">
      <Group legend={`Transfer ${transfer.transferId}`}>
        <div class="pair">
          <ChoiceField
            label="Sent by"
            pointer={`${at}/senderId`}
            value={transfer.senderId}
            onValue={(senderId) => onValue({ senderId })}
            choices={of_(discloses)}
            none="Choose one"
          />
          <ChoiceField
            label="How"
            pointer={`${at}/method`}
            value={transfer.method}
            onValue={(method) => onValue({ method: method as Transfer["method"] })}
            choices={choicesOf(methodWords)}
          />
        </div>
        <ChecksField
          legend="Sent to"
          pointer={`${at}/receiverIds`}
          value={transfer.receiverIds}
          onValue={(receiverIds) => onValue({ receiverIds })}
          choices={of_(receives).filter(({ value }) => value !== transfer.senderId)}
        />
        <ChecksField
          legend="What is sent"
          {...(through ? { hint: "Only counts pass through the hub." } : {})}
          pointer={`${at}/elementIds`}
          value={transfer.elementIds}
          onValue={(elementIds) => onValue({ elementIds })}
          choices={elements
            .filter(
              ({ level, elementId }) =>
                !through || level === "aggregate" || transfer.elementIds.includes(elementId),
            )
            .map(({ elementId, name, level }) => ({
              value: elementId as string,
              label: name,
              ...(through && level === "student"
                ? { hint: "Student level: it cannot pass through the hub." }
                : {}),
            }))}
        />
        <div class="pair">
          <TextField
            label="First due"
            pointer={`${at}/firstDue`}
            type="date"
            value={transfer.firstDue}
            onValue={(firstDue) => onValue({ firstDue })}
          />
          <ChoiceField
            label="Then"
            pointer={`${at}/everyMonths`}
            value={transfer.everyMonths}
            onValue={(everyMonths) => onValue({ everyMonths })}
            choices={
              every.some(({ value }) => value === transfer.everyMonths) || transfer.everyMonths === ""
                ? every
                : [...every, { value: transfer.everyMonths, label: `Every ${transfer.everyMonths} months` }]
            }
            none="Once only"
          />
          <TextField
            label="Opens, in days before"
            pointer={`${at}/opensDaysBefore`}
            inputMode="numeric"
            value={transfer.opensDaysBefore}
            onValue={(opensDaysBefore) => onValue({ opensDaysBefore })}
          />
          <TextField
            label="Closes, in days after"
            pointer={`${at}/closesDaysAfter`}
            inputMode="numeric"
            value={transfer.closesDaysAfter}
            onValue={(closesDaysAfter) => onValue({ closesDaysAfter })}
          />
          {!through && (
            <>
              <TextField
                label="Format"
                pointer={`${at}/format`}
                optional
                autocomplete="off"
                value={transfer.format}
                onValue={(format) => onValue({ format })}
              />
              <TextField
                label="Encryption"
                pointer={`${at}/encryption`}
                optional
                autocomplete="off"
                value={transfer.encryption}
                onValue={(encryption) => onValue({ encryption })}
              />
            </>
          )}
        </div>
        <ProseField
          label="When it counts as received"
          pointer={`${at}/acceptance`}
          optional
          value={transfer.acceptance}
          onValue={(acceptance) => onValue({ acceptance })}
          rows={2}
        />
      </Group>
      <div>
        <Button small kind="quiet" onClick={onRemove}>
          Take off<span class="sr"> transfer {transfer.transferId}</span>
        </Button>
      </div>
    </div>
  );
}
