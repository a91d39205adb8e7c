/** On which scales each statement is rated: which of the usual ones, and in whose words. */
import { defaultScales, furtherScales } from "#shared/validations/scales.ts";
import type { Scale, Worded } from "#shared/validations/schema.ts";
import { CheckField, Group, TextField } from "../ui/field.tsx";

const offered: readonly Scale[] = [...defaultScales, ...furtherScales];
const scalesMax = 6;

type Props = { scales: readonly Scale[]; onScales: (scales: Scale[]) => void };

export function ScaleFields({ scales, onScales }: Props) {
  const chosen = new Set(scales.map(({ id }) => id));
  // One of the campaign's own, from elsewhere, stays and can be taken away.
  const all = [...offered, ...scales.filter(({ id }) => !offered.some((one) => one.id === id))];
  const full = scales.length >= scalesMax;
  const toggle = (scale: Scale, on: boolean) =>
    onScales(
      all.flatMap((one) =>
        one.id === scale.id ? (on ? [scale] : []) : (scales.find(({ id }) => id === one.id) ?? []),
      ),
    );
  return (
    <Group
      legend="Scales"
      hint={`Each statement is rated on every scale you choose, up to ${scalesMax}. Fewer scales, more answers.`}
      pointer="/scales"
    >
      <div>
        {all
          .filter(({ id }) => !full || chosen.has(id))
          .map((scale) =>
            scale.kind === "NEED" ? (
              <p key={scale.id} class="option">
                <span>
                  <b>{scale.question.en}</b>
                  <small>Always asked: what counts as validated is decided by it.</small>
                </span>
              </p>
            ) : (
              <CheckField
                key={scale.id}
                label={scale.question.en}
                hint={scale.points.map(({ label }) => label.en).join(", ")}
                checked={chosen.has(scale.id)}
                onChecked={(on) => toggle(scale, on)}
              />
            ),
          )}
        {full && <p class="muted">Take one away to choose another.</p>}
      </div>
      <details>
        <summary>Change the words of the scales</summary>
        <div class="stack">
          {scales.map((scale, index) => (
            <OneScale
              key={scale.id}
              scale={scale}
              index={index}
              onScale={(next) => onScales(scales.map((one) => (one.id === scale.id ? next : one)))}
            />
          ))}
        </div>
      </details>
    </Group>
  );
}

type OneProps = { scale: Scale; index: number; onScale: (scale: Scale) => void };

function OneScale({ scale, index, onScale }: OneProps) {
  const { question, points } = scale;
  const at = `/scales/${index}`;
  return (
    <fieldset>
      <legend>{question.en || "A scale"}</legend>
      <Both
        label="Question"
        pointer={`${at}/question`}
        value={question}
        onValue={(next) => onScale({ ...scale, question: next })}
      />
      {points.map((point, no) => (
        <Both
          key={point.value}
          label={`Answer ${point.value}`}
          pointer={`${at}/points/${no}/label`}
          value={point.label}
          onValue={(label) =>
            onScale({
              ...scale,
              points: points.map((one) => (one.value === point.value ? { ...one, label } : one)),
            })
          }
        />
      ))}
    </fieldset>
  );
}

type BothProps = { label: string; pointer: string; value: Worded; onValue: (value: Worded) => void };

function Both({ label, pointer, value, onValue }: BothProps) {
  return (
    <div class="pair">
      <TextField
        label={label}
        pointer={`${pointer}/en`}
        value={value.en}
        onValue={(en) => onValue({ ...value, en })}
        autocomplete="off"
      />
      <TextField
        label={`${label}, in Spanish`}
        pointer={`${pointer}/es`}
        value={value.es ?? ""}
        onValue={(es) => onValue({ ...value, es })}
        autocomplete="off"
      />
    </div>
  );
}
