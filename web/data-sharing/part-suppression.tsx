/** Which numbers are hidden: the smallest group shown, and when an outcome is. Counsel and the state agency set them. */
import type { SuppressionPolicy } from "#shared/data-sharing/terms-schema.ts";
import { usePlace } from "../session.ts";
import { CheckField, ChoiceField, TextField } from "../ui/field.tsx";
import { useSettings } from "./load.ts";
import { numberIn, PartForm, type PartProps } from "./part-form.tsx";
import { choicesOf, eventModeWords } from "./words.ts";

type Typed = { n: string; eventMode: SuppressionPolicy["eventMode"]; k: string; bands: boolean };

export function SuppressionForm(of: PartProps) {
  const { partnership } = usePlace();
  const settings = useSettings(partnership.id);
  const floor = settings.state === "content" ? settings.data.data.floor : 10;
  const policy = of.answer.data.suppressionPolicy;
  return (
    <PartForm<Typed>
      of={of}
      part="suppression"
      title="The smallest group shown"
      lede={`Smaller groups are hidden, and so is every number from which one could be worked out. Here no agreement may go below ${floor}.`}
      begin={{
        n: String(policy?.n ?? floor),
        eventMode: policy?.eventMode ?? "homogeneity",
        k: String(policy?.k ?? 3),
        bands: policy?.bands ?? true,
      }}
      body={({ n, k, ...rest }) => ({ suppressionPolicy: { ...rest, n: Number(n), k: Number(k) } })}
      wrong={({ n, k }) => [
        ...(numberIn(n, floor, 100) === undefined
          ? [{ pointer: "/suppressionPolicy/n", detail: `A whole number from ${floor} to 100.` }]
          : []),
        ...(numberIn(k, 2, 50) === undefined
          ? [{ pointer: "/suppressionPolicy/k", detail: "A whole number from 2 to 50." }]
          : []),
      ]}
    >
      {(value, set) => (
        <>
          <TextField
            label="Smallest group shown"
            pointer="/suppressionPolicy/n"
            hint={`Groups of 1 to ${Math.max(1, (Number(value.n) || floor) - 1)} students are hidden.`}
            inputMode="numeric"
            value={value.n}
            onValue={(n) => set({ n })}
          />
          <ChoiceField
            label="An outcome is hidden"
            pointer="/suppressionPolicy/eventMode"
            hint={eventModeWords[value.eventMode].more}
            value={value.eventMode}
            onValue={(mode) => set({ eventMode: mode as SuppressionPolicy["eventMode"] })}
            choices={choicesOf(eventModeWords)}
          />
          <TextField
            label="Hidden numbers stay at least this uncertain"
            pointer="/suppressionPolicy/k"
            hint="k: nobody can narrow a hidden number down to fewer possible values than this."
            inputMode="numeric"
            value={value.k}
            onValue={(k) => set({ k })}
          />
          <CheckField
            label="Show a band in place of a hidden rate"
            hint="Such as “90% or more”, wide enough for the size of the group."
            checked={value.bands}
            onChecked={(bands) => set({ bands })}
          />
        </>
      )}
    </PartForm>
  );
}
