/**
 * One code of a published set: typed or found by words, and said at once whether it is a code of that edition, and what
 * takes its place if it is not. A successor or a pathway is offered, never filled in by itself.
 */
import { useId } from "preact/hooks";
import { isCode, nameOf, systemWords } from "#shared/codes/rules.ts";
import type { CodeSystem, CodeView } from "#shared/codes/schema.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { setPath, useCode, useCodeSearch } from "./load.ts";
import { setWord } from "./paths.ts";
import { fate } from "./words.ts";

type CodeFieldProps = {
  system: CodeSystem;
  edition: string;
  value: string;
  onValue: (code: string) => void;
  pointer: string;
  label?: string;
  optional?: boolean;
};

export function CodeField({ system, edition, value, onValue, pointer, label, optional }: CodeFieldProps) {
  const { partnership } = usePlace();
  const path = setPath(partnership.id, setWord({ system, edition }));
  const whole = isCode(system, value);
  const found = useCodeSearch(path, whole ? "" : value, 12);
  const one = useCode(path, whole ? value : undefined);
  const list = useId();
  const items = found?.state === "content" ? found.data.items.filter(({ stale }) => !stale) : [];
  return (
    <div class="stack tight">
      <Field
        label={label ?? `${nameOf(system, edition)} code`}
        pointer={pointer}
        optional={optional ?? false}
        hint={
          whole && one.state === "content"
            ? (one.data.title ?? "A code nobody here can look up.")
            : whole && one.state === "problem" && one.problem.status === 404
              ? `${nameOf(system, edition)} has no such code.`
              : `Such as ${systemWords[system].example}, or words of its title.`
        }
      >
        {(ties) => (
          <input
            {...ties}
            type="text"
            list={list}
            autocomplete="off"
            spellcheck={false}
            value={value}
            onInput={(event) => onValue(event.currentTarget.value.trimStart())}
          />
        )}
      </Field>
      <datalist id={list}>
        {items.map(({ code, title }) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </datalist>
      {whole && one.state === "content" && <Stale one={one.data} onValue={onValue} />}
    </div>
  );
}

function Stale({ one, onValue }: { one: CodeView; onValue: (code: string) => void }) {
  const said = fate(one);
  if (said === undefined || one.later?.change === "RETITLED") return null;
  // Only a successor in the same edition can stand in this field.
  const here = one.later?.edition === one.edition ? one.later.successors : [];
  return (
    <p class="muted" role="status">
      {said}{" "}
      {here.map(({ code, title }) => (
        <Button key={code} small onClick={() => onValue(code)}>
          Use {code} {title}
        </Button>
      ))}
    </p>
  );
}
