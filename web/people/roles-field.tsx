/** Which roles: each with what it may do, so that nobody has to guess. */
import type { Role } from "#shared/people/schema.ts";
import { ChecksField } from "../ui/field.tsx";
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
    <ChecksField
      legend={legend}
      pointer={pointer}
      value={value}
      onValue={onValue}
      choices={all.map((role) => ({ value: role, label: roleWords[role].name, hint: roleWords[role].may }))}
    />
  );
}
