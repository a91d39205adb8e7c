/** Who is in a program and what each does: schools, career centers and whom they serve, colleges, those who validate. */
import { rolesOf } from "#shared/programs/rules.ts";
import type { ProgramRole } from "#shared/programs/schema.ts";
import type { Names } from "../agreements/names.ts";
import { Button } from "../ui/button.tsx";
import { ChecksField, ChoiceField, Group } from "../ui/field.tsx";
import { chosen, type TypedParty } from "./typed.ts";
import { roleWords } from "./words.ts";

type PartiesProps = {
  value: readonly TypedParty[];
  onValue: (parties: TypedParty[]) => void;
  names: Names;
  /** Keeps the spine: it cannot be taken off. */
  leadId: string | undefined;
};

export function PartiesField({ value, onValue, names, leadId }: PartiesProps) {
  const change = (at: number, part: Partial<TypedParty>) =>
    onValue(value.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const rolesFor = (id: string): readonly ProgramRole[] => {
    const type = names.organizations.find((one) => one.id === id)?.type;
    return type ? rolesOf[type] : [];
  };
  const offered = (own: string) =>
    names.organizations
      .filter(
        (one) =>
          one.id === own ||
          (!one.successorId && !value.some(({ organizationId }) => organizationId === one.id)),
      )
      .toSorted((a, b) => a.name.localeCompare(b.name, "en"))
      .map((one) => ({ value: one.id as string, label: one.name }));
  const schools = value.filter(({ role, organizationId }) => role === "SECONDARY" && organizationId !== "");
  return (
    <Group
      legend="Partners"
      hint="Every school, career center, college and university that binds its own courses, the businesses that validate it, and the adult education providers that lead into it."
      pointer="/parties"
    >
      {value.map((party, index) => (
        <div class="party flat" key={index}>
          <div class="pair">
            <ChoiceField
              label={`Organization ${index + 1}`}
              pointer={`/parties/${index}/organizationId`}
              value={party.organizationId}
              onValue={(id) => change(index, chosen(names.organizations.find((one) => one.id === id)))}
              choices={offered(party.organizationId)}
              none="Choose one"
            />
            <ChoiceField
              label="As"
              pointer={`/parties/${index}/role`}
              value={party.role}
              onValue={(role) => change(index, { role: role as ProgramRole })}
              choices={rolesFor(party.organizationId).map((role) => ({
                value: role,
                label: roleWords[role],
              }))}
              {...(party.role === "" ? { none: "Choose an organization first" } : {})}
            />
          </div>
          {party.role === "CAREER_CENTER" && schools.length > 0 && (
            <ChecksField
              legend="Teaches students of"
              hint="Nothing ticked: of every school of the program."
              pointer={`/parties/${index}/serves`}
              value={party.serves}
              onValue={(serves) => change(index, { serves })}
              choices={schools.map(({ organizationId }) => ({
                value: organizationId,
                label: names.name(organizationId),
              }))}
            />
          )}
          {party.organizationId !== "" && party.organizationId === leadId ? (
            <p class="muted">
              <small>It leads: its editors keep the grid, the entries and the exits.</small>
            </p>
          ) : (
            <div>
              <Button small kind="quiet" onClick={() => onValue(value.filter((_, at) => at !== index))}>
                Take off<span class="sr"> {names.name(party.organizationId)}</span>
              </Button>
            </div>
          )}
        </div>
      ))}
      <div>
        <Button small onClick={() => onValue([...value, chosen(undefined)])}>
          Add a partner
        </Button>
      </div>
    </Group>
  );
}
