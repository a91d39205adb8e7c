/** Which roles: each with what it may do, so that nobody has to guess. */
import type { Role } from "#shared/people/schema.ts";
import { CheckField, Group } from "../ui/field.tsx";
import { roleWords } from "./words.ts";

const all = Object.keys(roleWords) as Role[];

export function RolesField({
  pointer,
  value,
  onValue,
  legend = "Roles",
}: {
  pointer: string;
  value: readonly Role[];
  onValue: (roles: Role[]) => void;
  legend?: string;
}) {
  return (
    <Group legend={legend} pointer={pointer}>
      <div>
        {all.map((role) => (
          <CheckField
            key={role}
            label={roleWords[role].name}
            hint={roleWords[role].may}
            checked={value.includes(role)}
            onChecked={(on) => onValue(all.filter((one) => (one === role ? on : value.includes(one))))}
          />
        ))}
      </div>
    </Group>
  );
}
