/** The parts of the partner form that hold several answers: the contact, identifiers, memberships. */
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { CheckField, ChoiceField, Group, TextField } from "../ui/field.tsx";
import type { Typed } from "./typed.ts";
import { schemes } from "./words.ts";

type PartProps = { value: Typed; set: (part: Partial<Typed>) => void };

export function Contact({ value, set }: PartProps) {
  const change = (part: Partial<Typed["contact"]>) => set({ contact: { ...value.contact, ...part } });
  return (
    <Group
      legend="Who answers questions about credit"
      hint="Students are sent here. Leave the name empty for nobody yet."
      pointer="/contact"
    >
      <TextField
        label="Name"
        pointer="/contact/name"
        value={value.contact.name}
        onValue={(name) => change({ name })}
        optional
        autocomplete="off"
      />
      <TextField
        label="Title or office"
        pointer="/contact/title"
        value={value.contact.title}
        onValue={(title) => change({ title })}
        optional
        autocomplete="off"
      />
      <TextField
        label="Phone"
        pointer="/contact/phone"
        type="tel"
        value={value.contact.phone}
        onValue={(phone) => change({ phone })}
        optional
        autocomplete="off"
      />
      <TextField
        label="E-mail"
        pointer="/contact/email"
        type="email"
        value={value.contact.email}
        onValue={(email) => change({ email })}
        optional
        autocomplete="off"
      />
      <CheckField
        label="Show them on the public look-up"
        hint="Otherwise only partners see them."
        checked={value.contact.public}
        onChecked={(open) => change({ public: open })}
      />
    </Group>
  );
}

export function Identifiers({ value, set }: PartProps) {
  const rows = value.identifiers;
  const change = (at: number, part: Partial<Typed["identifiers"][number]>) =>
    set({ identifiers: rows.with(at, { ...(rows[at] ?? { scheme: "", value: "" }), ...part }) });
  return (
    <Group
      legend="Known elsewhere as"
      hint="Identifiers others gave it, so that records can be matched."
      pointer="/identifiers"
    >
      {rows.map((row, at) => (
        <div class="line" key={at}>
          <TextField
            label="Scheme"
            pointer={`/identifiers/${at}/scheme`}
            value={row.scheme}
            onValue={(scheme) => change(at, { scheme })}
            list="schemes"
            autocomplete="off"
          />
          <TextField
            label="Identifier"
            pointer={`/identifiers/${at}/value`}
            value={row.value}
            onValue={(text) => change(at, { value: text })}
            autocomplete="off"
          />
          <Button small kind="quiet" onClick={() => set({ identifiers: rows.toSpliced(at, 1) })}>
            Remove
          </Button>
        </div>
      ))}
      <datalist id="schemes">
        {schemes.map(({ scheme, about }) => (
          <option key={scheme} value={scheme} label={about} />
        ))}
      </datalist>
      <div>
        <Button small onClick={() => set({ identifiers: [...rows, { scheme: "", value: "" }] })}>
          Add an identifier
        </Button>
      </div>
    </Group>
  );
}

export function Memberships({
  value,
  set,
  organizations,
}: PartProps & { organizations: readonly OrganizationRow[] }) {
  const { partnership } = usePlace();
  const rows = value.memberships;
  const blank = { of: "partnership", as: "member", from: partnership.today, until: "" };
  const change = (at: number, part: Partial<typeof blank>) =>
    set({ memberships: rows.with(at, { ...(rows[at] ?? blank), ...part }) });
  const choices = [
    { value: "partnership", label: partnership.name },
    ...organizations.map(({ id, name }) => ({ value: id as string, label: name })),
  ];
  return (
    <Group
      legend="Belongs to"
      hint="Each with its first day and, where it ends, its last. Spans may overlap."
      pointer="/memberships"
    >
      {rows.map((row, at) => (
        <div class="line" key={at}>
          <ChoiceField
            label="Of"
            pointer={`/memberships/${at}/of`}
            value={row.of}
            onValue={(of) => change(at, { of })}
            choices={choices}
          />
          <TextField
            label="As"
            pointer={`/memberships/${at}/as`}
            value={row.as}
            onValue={(as) => change(at, { as })}
            autocomplete="off"
          />
          <TextField
            label="From"
            type="date"
            pointer={`/memberships/${at}/from`}
            value={row.from}
            onValue={(from) => change(at, { from })}
          />
          <TextField
            label="Last day"
            type="date"
            pointer={`/memberships/${at}/until`}
            value={row.until}
            onValue={(until) => change(at, { until })}
            optional
          />
          <Button small kind="quiet" onClick={() => set({ memberships: rows.toSpliced(at, 1) })}>
            Remove
          </Button>
        </div>
      ))}
      <div>
        <Button small onClick={() => set({ memberships: [...rows, blank] })}>
          Add a membership
        </Button>
      </div>
    </Group>
  );
}
