/** The team: organizations that rate, and whom of each the report and the needs assessment name. */
import type { MemberRow } from "#shared/people/schema.ts";
import { covers } from "#shared/time.ts";
import type { Names } from "../agreements/names.ts";
import { Button } from "../ui/button.tsx";
import { CheckField, ChoiceField, Group } from "../ui/field.tsx";

export type TypedMember = { organizationId: string; personIds: string[] };

type Props = {
  value: readonly TypedMember[];
  onValue: (team: TypedMember[]) => void;
  names: Names;
  people: readonly MemberRow[];
  today: string;
};

export function TeamField({ value, onValue, names, people, today }: Props) {
  const change = (at: number, part: Partial<TypedMember>) =>
    onValue(value.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const offered = names.organizations
    .filter((one) => !one.successorId)
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"))
    .map((one) => ({ value: one.id as string, label: one.name }));
  const peopleOf = (organization: string) =>
    people.filter(({ grants }) =>
      grants.some((grant) => grant.organizationId === organization && covers(grant, today)),
    );
  return (
    <Group
      legend="The team"
      hint="Each organization rates alone, and each signs the round off."
      pointer="/team"
    >
      {value.map((member, index) => (
        <div class="party flat" key={index}>
          <ChoiceField
            label={`Organization ${index + 1}`}
            pointer={`/team/${index}/organizationId`}
            value={member.organizationId}
            onValue={(organizationId) => change(index, { organizationId, personIds: [] })}
            choices={offered}
            none="Choose one"
          />
          {peopleOf(member.organizationId).length > 0 && (
            <details open={member.personIds.length > 0}>
              <summary>
                Who takes part
                {member.personIds.length > 0 && ` (${member.personIds.length})`}
              </summary>
              <p class="muted">
                Named with title and organization in the needs assessment. Anyone with the role can rate.
              </p>
              {peopleOf(member.organizationId).map(({ personId, name, title }) => (
                <CheckField
                  key={personId}
                  label={name}
                  hint={title}
                  checked={member.personIds.includes(personId)}
                  onChecked={(on) =>
                    change(index, {
                      personIds: on
                        ? [...member.personIds, personId]
                        : member.personIds.filter((id) => id !== personId),
                    })
                  }
                />
              ))}
            </details>
          )}
          {value.length > 1 && (
            <div>
              <Button small kind="quiet" onClick={() => onValue(value.filter((_, at) => at !== index))}>
                Take off<span class="sr"> organization {index + 1}</span>
              </Button>
            </div>
          )}
        </div>
      ))}
      <div>
        <Button small onClick={() => onValue([...value, { organizationId: "", personIds: [] }])}>
          Add an organization
        </Button>
      </div>
    </Group>
  );
}
