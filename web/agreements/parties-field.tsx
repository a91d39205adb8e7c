/** The parties of an agreement: which organization, in which role, and who of it judges the courses. */
import { receives } from "#shared/agreements/rules.ts";
import type { PartyRole } from "#shared/agreements/schema.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { Button } from "../ui/button.tsx";
import { CheckField, ChoiceField, Group } from "../ui/field.tsx";
import { roleWords } from "./choices.ts";
import { holders, type Names } from "./names.ts";
import type { TypedParty } from "./typed.ts";

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
      hint="At least one that sends students and one that grants credit. Yours has to be among them."
      pointer="/parties"
    >
      {value.map((party, index) => (
        <div class="party" key={index}>
          <div class="line">
            <ChoiceField
              label={`Organization ${index + 1}`}
              pointer={`/parties/${index}/organizationId`}
              value={party.organizationId}
              onValue={(organizationId) => change(index, { organizationId, reviewerIds: [] })}
              choices={offered}
              none="Choose one"
            />
            <ChoiceField
              label="What it does"
              pointer={`/parties/${index}/role`}
              value={party.role}
              onValue={(role) => change(index, { role: role as PartyRole })}
              choices={Object.entries(roleWords).map(([role, label]) => ({ value: role, label }))}
            />
            {value.length > 2 && (
              <Button small kind="quiet" onClick={() => onValue(value.filter((_, at) => at !== index))}>
                Take off<span class="sr"> party {index + 1}</span>
              </Button>
            )}
          </div>
          {receives(party) && party.organizationId && (
            <Reviewers
              party={party}
              index={index}
              name={names.name(party.organizationId)}
              offered={holders(people, party.organizationId, "reviewer", today)}
              onValue={(reviewerIds) => change(index, { reviewerIds })}
            />
          )}
        </div>
      ))}
      <div>
        <Button
          small
          onClick={() => onValue([...value, { organizationId: "", role: "SENDING", reviewerIds: [] }])}
        >
          Add a party
        </Button>
      </div>
    </Group>
  );
}

type ReviewersProps = {
  party: TypedParty;
  index: number;
  name: string;
  offered: readonly MemberRow[];
  onValue: (ids: string[]) => void;
};

function Reviewers({ party, index, name, offered, onValue }: ReviewersProps) {
  const { reviewerIds } = party;
  return (
    <Group
      legend={`Who judges the courses at ${name}`}
      hint={
        offered.length === 0
          ? "Nobody there has the role reviewer yet. Its admin gives it, under People. You can save the draft without."
          : "Needed before it goes to review."
      }
      pointer={`/parties/${index}/reviewerIds`}
    >
      <div>
        {offered.map((one) => (
          <CheckField
            key={one.personId}
            label={one.name}
            hint={one.title}
            checked={reviewerIds.includes(one.personId)}
            onChecked={(on) =>
              onValue(on ? [...reviewerIds, one.personId] : reviewerIds.filter((id) => id !== one.personId))
            }
          />
        ))}
      </div>
    </Group>
  );
}
