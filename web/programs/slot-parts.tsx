/** What a place in the rows of work-based learning and of credentials says besides. */
import type { OrganizationId } from "#shared/ids.ts";
import type { GridSlot } from "#shared/programs/plan-schema.ts";
import { CheckField, ChoiceField, TextField } from "../ui/field.tsx";
import type { Editing } from "./editor.tsx";
import { WholeField } from "./number-field.tsx";
import { changeSlot } from "./plan-edit.ts";
import { workWords } from "./words.ts";

export type SlotProps = { slot: GridSlot; editing: Editing };

type PartProps = SlotProps & { at: string };

export function WorkFields({ slot, editing: { plan, change, program, names }, at }: PartProps) {
  const work = slot.work ?? { kind: "CAREER_EXPLORATION" as const, hours: 0 };
  const set = (part: Partial<typeof work>, mark?: string) =>
    change(
      changeSlot(plan, slot.slotId, {
        work: Object.fromEntries(
          Object.entries({ ...work, ...part }).filter(([, one]) => one !== undefined && one !== ""),
        ) as typeof work,
      }),
      mark && `${slot.slotId}/work/${mark}`,
    );
  const hosts = program.parties.filter(({ role }) => role === "BUSINESS" || role === "COMMUNITY");
  return (
    <>
      <CheckField
        label="It is arranged for everyone, whichever school they attend"
        hint="Leave this empty where each school has a course of its own here."
        checked={slot.work !== undefined}
        onChecked={(on) => change(changeSlot(plan, slot.slotId, { work: on ? work : undefined }))}
      />
      {slot.work && (
        <>
          <ChoiceField
            label="What it is"
            pointer={`${at}/work/kind`}
            value={work.kind}
            onValue={(kind) => set({ kind: kind as typeof work.kind })}
            choices={Object.entries(workWords).map(([value, label]) => ({ value, label }))}
          />
          <WholeField
            label="Hours at work"
            pointer={`${at}/work/hours`}
            most={4000}
            value={work.hours}
            onValue={(hours) => set({ hours: hours ?? 0 }, "hours")}
          />
          <ChoiceField
            label="With"
            pointer={`${at}/work/hostId`}
            optional
            value={work.hostId ?? ""}
            onValue={(id) => set({ hostId: (id || undefined) as OrganizationId })}
            choices={hosts.map((one) => ({
              value: one.organizationId,
              label: names.name(one.organizationId),
            }))}
            none="Another employer, or not known yet"
          />
          {!work.hostId && (
            <TextField
              label="Employer"
              pointer={`${at}/work/host`}
              optional
              value={work.host ?? ""}
              onValue={(host) => set({ host }, "host")}
              autocomplete="off"
            />
          )}
        </>
      )}
    </>
  );
}

export function CredentialFields({ slot, editing: { plan, change }, at }: PartProps) {
  const credential = slot.credential ?? { name: slot.intent, industryRecognized: false };
  const set = (part: Partial<typeof credential>, mark?: string) => {
    const { issuer, ...rest } = { ...credential, ...part };
    change(
      changeSlot(plan, slot.slotId, { credential: { ...rest, ...(issuer ? { issuer } : {}) } }),
      mark && `${slot.slotId}/credential/${mark}`,
    );
  };
  return (
    <>
      {credential.name !== slot.intent && (
        <TextField
          label="Credential"
          pointer={`${at}/credential/name`}
          value={credential.name}
          onValue={(name) => set({ name }, "name")}
          autocomplete="off"
        />
      )}
      <TextField
        label="Given by"
        pointer={`${at}/credential/issuer`}
        optional
        value={credential.issuer ?? ""}
        onValue={(issuer) => set({ issuer }, "issuer")}
        autocomplete="off"
      />
      <CheckField
        label="Industry recognizes it"
        hint="One that people leave the program with is an exit as well."
        checked={credential.industryRecognized}
        onChecked={(industryRecognized) => set({ industryRecognized })}
      />
    </>
  );
}
