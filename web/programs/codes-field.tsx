/** Which instructional programs (CIP) it is filed under, at school and at college, each in its edition. */
import { CodeField } from "../codes/code-field.tsx";
import { Button } from "../ui/button.tsx";
import { ChoiceField, Group, TextField } from "../ui/field.tsx";
import { Term } from "../ui/term.tsx";
import type { TypedCip } from "./typed.ts";

type CipsProps = { value: readonly TypedCip[]; onValue: (cips: TypedCip[]) => void };

export function CipsField({ value, onValue }: CipsProps) {
  const change = (at: number, part: Partial<TypedCip>) =>
    onValue(value.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const blank: TypedCip = {
    code: "",
    edition: value.at(-1)?.edition ?? "2020",
    level: value.length === 0 ? "SECONDARY" : "POSTSECONDARY",
  };
  return (
    <Group
      legend={
        <>
          <Term means="Classification of Instructional Programs: the federal list of fields of study. It is revised every ten years, so a code counts together with its edition.">
            CIP
          </Term>{" "}
          codes
        </>
      }
      pointer="/cips"
    >
      {value.map((cip, index) => (
        <div class="line" key={index}>
          <CodeField
            system="CIP"
            edition={cip.edition}
            label="Code"
            pointer={`/cips/${index}/code`}
            value={cip.code}
            onValue={(code) => change(index, { code })}
          />
          <TextField
            label="Edition"
            pointer={`/cips/${index}/edition`}
            value={cip.edition}
            onValue={(edition) => change(index, { edition })}
            inputMode="numeric"
            autocomplete="off"
          />
          <ChoiceField
            label="For"
            pointer={`/cips/${index}/level`}
            value={cip.level}
            onValue={(level) => change(index, { level: level as TypedCip["level"] })}
            choices={[
              { value: "SECONDARY", label: "high school" },
              { value: "POSTSECONDARY", label: "college" },
            ]}
          />
          <Button small kind="quiet" onClick={() => onValue(value.filter((_, at) => at !== index))}>
            Take off<span class="sr"> CIP {cip.code}</span>
          </Button>
        </div>
      ))}
      <div>
        <Button small onClick={() => onValue([...value, blank])}>
          Add a CIP code
        </Button>
      </div>
    </Group>
  );
}
