/** Which school, college and university the grid is seen for: three choices, kept in the address. */
import { useAddress } from "../ui/address.ts";
import { type Choice, type Choices, noUniversity } from "./route-choice.ts";

type RouteFormProps = {
  choices: Choices;
  choice: Choice;
  /** Whether somebody may leave before the university. */
  early: boolean;
  name: (id: string) => string;
};

export function RouteForm({ choices, choice, early, name }: RouteFormProps) {
  const [, setSchool] = useAddress("school");
  const [, setCollege] = useAddress("college");
  const [, setUniversity] = useAddress("university");
  return (
    <search class="route no-print" aria-label="Route">
      <Select label="School" ids={choices.schools} value={choice.schoolId} set={setSchool} name={name} />
      <Select label="College" ids={choices.colleges} value={choice.collegeId} set={setCollege} name={name} />
      {choices.universities.length > 0 && (
        <Select
          label="University"
          ids={choices.universities}
          value={choice.universityId ?? noUniversity}
          set={setUniversity}
          name={name}
          none={early ? "None, leave with the college’s award" : undefined}
        />
      )}
    </search>
  );
}

type SelectProps = {
  label: string;
  ids: readonly string[];
  value: string | undefined;
  set: (id: string) => void;
  name: (id: string) => string;
  none?: string | undefined;
};

function Select({ label, ids, value, set, name, none }: SelectProps) {
  const id = `route-${label.toLowerCase()}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => set(event.currentTarget.value)}>
        {ids.length === 0 && <option value="">No {label.toLowerCase()} yet</option>}
        {ids.map((one) => (
          <option key={one} value={one}>
            {name(one)}
          </option>
        ))}
        {none && <option value={noUniversity}>{none}</option>}
      </select>
    </div>
  );
}
