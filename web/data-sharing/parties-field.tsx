/** The parties: what each does with the data, how it stands under FERPA, and whom to ask there about what. */
import type { DataRole, FerpaCapacity } from "#shared/data-sharing/bases-schema.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { covers } from "#shared/time.ts";
import type { Names } from "../agreements/names.ts";
import { Button } from "../ui/button.tsx";
import { ChecksField, ChoiceField, Group } from "../ui/field.tsx";
import { Term } from "../ui/term.tsx";
import { chosen, emptyParty, type TypedParty } from "./typed.ts";
import { capacityWords, choicesOf, roleWords } from "./words.ts";

type PartiesProps = {
  value: readonly TypedParty[];
  onValue: (parties: TypedParty[]) => void;
  names: Names;
  people: readonly MemberRow[];
  today: string;
};

export function PartiesField({ value, onValue, names, people, today }: PartiesProps) {
  const change = (at: number, part: Partial<TypedParty>) =>
    onValue(value.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const offered = names.organizations
    .filter((one) => !one.successorId)
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"))
    .map((one) => ({ value: one.id as string, label: one.name }));
  return (
    <Group
      legend="Parties"
      hint="At least one that discloses and one that receives. Yours has to be among them."
      pointer="/parties"
    >
      {value.map((party, index) => (
        <div class="party flat" key={index}>
          <ChoiceField
            label={`Organization ${index + 1}`}
            pointer={`/parties/${index}/organizationId`}
            value={party.organizationId}
            onValue={(id) =>
              change(
                index,
                chosen(
                  party,
                  names.organizations.find((one) => one.id === id),
                ),
              )
            }
            choices={offered}
            none="Choose one"
          />
          <ChecksField
            legend={`What ${party.organizationId ? names.name(party.organizationId) : "it"} does`}
            pointer={`/parties/${index}/roles`}
            value={party.roles}
            onValue={(roles) => change(index, { roles })}
            choices={(["disclosing", "receiving"] as const).map((role) => ({
              value: role,
              label: roleWords[role].name,
              hint: roleWords[role].more,
            }))}
          />
          <OtherRoles party={party} index={index} onRoles={(roles) => change(index, { roles })} />
          <ChoiceField
            label={
              <>
                How it stands under{" "}
                <Term means="The Family Educational Rights and Privacy Act, the federal law on students’ records. Which exception an agreement may use depends on what its parties are.">
                  FERPA
                </Term>
              </>
            }
            pointer={`/parties/${index}/ferpaCapacity`}
            value={party.ferpaCapacity}
            onValue={(capacity) => change(index, { ferpaCapacity: capacity as FerpaCapacity })}
            choices={choicesOf(capacityWords)}
            none="Choose one"
          />
          {party.organizationId && (
            <Contacts
              party={party}
              index={index}
              people={peopleOf(people, party.organizationId, today)}
              onValue={(part) => change(index, part)}
            />
          )}
          {value.length > 2 && (
            <div>
              <Button small kind="quiet" onClick={() => onValue(value.filter((_, at) => at !== index))}>
                Take off<span class="sr"> party {index + 1}</span>
              </Button>
            </div>
          )}
        </div>
      ))}
      <div>
        <Button small onClick={() => onValue([...value, emptyParty])}>
          Add a party
        </Button>
      </div>
    </Group>
  );
}

const others: readonly DataRole[] = [
  "data_steward",
  "data_custodian",
  "authorized_representative",
  "lead_agency",
  "subcontractor",
];

/** Few parties have one of these: folded until one does. */
function OtherRoles({
  party: { roles },
  index,
  onRoles,
}: {
  party: TypedParty;
  index: number;
  onRoles: (roles: DataRole[]) => void;
}) {
  const has = roles.filter((role) => others.includes(role));
  return (
    <details open={has.length > 0}>
      <summary>
        Other roles<span class="sr"> of party {index + 1}</span>
      </summary>
      <ChecksField
        legend={<span class="sr">Other roles of party {index + 1}</span>}
        pointer={`/parties/${index}/other-roles`}
        value={roles}
        onValue={onRoles}
        choices={others.map((role) => ({
          value: role,
          label: roleWords[role].name,
          hint: roleWords[role].more,
        }))}
      />
    </details>
  );
}

type ContactsProps = {
  party: TypedParty;
  index: number;
  people: readonly MemberRow[];
  onValue: (part: Partial<TypedParty>) => void;
};

const contacts = [
  ["steward", "What the data mean"],
  ["custodian", "Where they are kept"],
  ["privacy", "Privacy, incidents"],
] as const;

function Contacts({ party, index, people, onValue }: ContactsProps) {
  return (
    <fieldset>
      <legend>Whom to ask there</legend>
      {people.length === 0 && (
        <p class="muted">Nobody there has an account yet. It can be saved without, and not signed.</p>
      )}
      <div class="thirds">
        {contacts.map(([contact, label]) => (
          <ChoiceField
            key={contact}
            label={label}
            pointer={`/parties/${index}/contacts/${contact}`}
            value={party[contact]}
            onValue={(person) => onValue({ [contact]: person })}
            choices={people.map((one) => ({ value: one.personId, label: one.name }))}
            none="Nobody yet"
          />
        ))}
      </div>
    </fieldset>
  );
}

const peopleOf = (people: readonly MemberRow[], organization: string, today: string): MemberRow[] =>
  people
    .filter(({ grants }) => grants.some((one) => one.organizationId === organization && covers(one, today)))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
