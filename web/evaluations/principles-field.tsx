/** The tree as it is typed: principles with their elements, each with whose words it is and what else it answers. */
import type { InstrumentElement, Principle, Standing } from "#shared/evaluations/instrument-schema.ts";
import { Button } from "../ui/button.tsx";
import { ChoiceField, Group, ProseField, TextField } from "../ui/field.tsx";
import { standingWords } from "./words.ts";

export type TypedPrinciple = Principle;

type Props = { value: readonly TypedPrinciple[]; onValue: (principles: TypedPrinciple[]) => void };

export const emptyElement = (elementId: string): InstrumentElement => ({
  elementId,
  text: "",
  standing: "SOURCE",
  evidence: [],
  checks: [],
  mapsTo: [],
});

/** `access.5`: the first number that no element has. */
function freeId(principleId: string, taken: ReadonlySet<string>): string {
  let no = 1;
  while (taken.has(`${principleId}.${no}`)) no++;
  return `${principleId}.${no}`;
}

export function PrinciplesField({ value, onValue }: Props) {
  const change = (at: number, part: Partial<TypedPrinciple>) =>
    onValue(value.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const taken = new Set(
    value.flatMap(({ elements }) => elements.map(({ elementId }) => elementId as string)),
  );
  const addPrinciple = () => {
    const ids = new Set(value.map(({ principleId }) => principleId as string));
    let no = value.length + 1;
    while (ids.has(`p${no}`)) no++;
    onValue([
      ...value,
      {
        principleId: `p${no}`,
        name: "",
        statement: "",
        elements: [emptyElement(freeId(`p${no}`, taken))],
      },
    ]);
  };
  return (
    <Group legend="Principles and elements" pointer="/principles">
      {value.map((principle, at) => (
        <details key={principle.principleId} open={value.length < 3 || principle.name === ""}>
          <summary>{principle.name || `Principle ${at + 1}`}</summary>
          <div class="typed-principle">
            <TextField
              label="Principle"
              pointer={`/principles/${at}/name`}
              value={principle.name}
              onValue={(name) => change(at, { name })}
            />
            <ProseField
              label="Its statement"
              pointer={`/principles/${at}/statement`}
              optional
              rows={2}
              value={principle.statement}
              onValue={(statement) => change(at, { statement })}
            />
            {principle.elements.map((element, no) => (
              <ElementFields
                key={element.elementId}
                element={element}
                pointer={`/principles/${at}/elements/${no}`}
                no={no + 1}
                onValue={(part) =>
                  change(at, {
                    elements: principle.elements.map((one, index) =>
                      index === no ? { ...one, ...part } : one,
                    ),
                  })
                }
                onGone={
                  principle.elements.length > 1
                    ? () => change(at, { elements: principle.elements.filter((_, index) => index !== no) })
                    : undefined
                }
              />
            ))}
            <div class="row">
              <Button
                small
                onClick={() =>
                  change(at, {
                    elements: [...principle.elements, emptyElement(freeId(principle.principleId, taken))],
                  })
                }
              >
                Add an element
              </Button>
              {value.length > 1 && (
                <Button small kind="quiet" onClick={() => onValue(value.filter((_, index) => index !== at))}>
                  Take the principle off
                </Button>
              )}
            </div>
          </div>
        </details>
      ))}
      <div>
        <Button small onClick={addPrinciple}>
          Add a principle
        </Button>
      </div>
    </Group>
  );
}

type ElementProps = {
  element: InstrumentElement;
  pointer: string;
  no: number;
  onValue: (part: Partial<InstrumentElement>) => void;
  onGone: (() => void) | undefined;
};

function ElementFields({ element, pointer, no, onValue, onGone }: ElementProps) {
  return (
    <div class="stack tight">
      <ProseField
        label={`Element ${no}`}
        pointer={`${pointer}/text`}
        hint={element.elementId}
        rows={2}
        value={element.text}
        onValue={(text) => onValue({ text: text.replaceAll("\n", " ") })}
      />
      <ChoiceField
        label="Whose words"
        pointer={`${pointer}/standing`}
        value={element.standing}
        onValue={(standing) => onValue({ standing: standing as Standing })}
        choices={Object.entries(standingWords).map(([value, { word, means }]) => ({
          value,
          label: `${word}: ${means}`,
        }))}
      />
      <TextField
        label="Maps to"
        pointer={`${pointer}/mapsTo`}
        hint="Elements of other instruments, such as perkins-v-pos/e, parted by spaces."
        optional
        value={element.mapsTo.join(" ")}
        onValue={(text) =>
          onValue({ mapsTo: text.split(/[\s,;]+/).filter((one, at, all) => one || at === all.length - 1) })
        }
        spellcheck={false}
      />
      {onGone && (
        <div>
          <Button small kind="quiet" onClick={onGone}>
            Take off<span class="sr"> element {no}</span>
          </Button>
        </div>
      )}
    </div>
  );
}
