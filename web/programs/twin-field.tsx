/** The college course that a school's course stands for, looked up in the college's own catalog as it is typed. */
import type { OrganizationId } from "#shared/ids.ts";
import { usePlace } from "../session.ts";
import { TextField } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { twinIn } from "./early-choices.ts";
import { useOwnCatalog } from "./own-catalog.ts";

type TwinProps = {
  college: { organizationId: OrganizationId; code: string };
  /** What the college is called. */
  name: string;
  pointer: string;
  onValue: (code: string) => void;
};

export function TwinField({ college, name, pointer, onValue }: TwinProps) {
  const { partnership } = usePlace();
  const catalog = useOwnCatalog(partnership.id, college.organizationId);
  const twin = catalog.state === "content" ? twinIn(catalog.data.courses, college.code) : undefined;
  return (
    <div class="stack tight">
      <TextField
        label="Its course"
        pointer={pointer}
        {...(twin?.title ? { hint: twin.title } : {})}
        value={college.code}
        onValue={onValue}
        autocomplete="off"
        spellcheck={false}
      />
      {twin && twin.title === undefined && (
        <span class="error" role="status">
          <Icon name="alert" /> {name} has no {college.code.trim()} in its catalog.
        </span>
      )}
    </div>
  );
}
