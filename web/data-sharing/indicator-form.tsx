/** Adding an indicator of the state's own, changing or verifying one, and retiring it: what was counted keeps its name. */
import { useState } from "preact/hooks";
import { objectionToRetiring } from "#shared/data-sharing/bases-rules.ts";
import { shippedIndicators } from "#shared/data-sharing/indicators-shipped.ts";
import type { Indicator, IndicatorSet, IndicatorSetChange } from "#shared/data-sharing/release-schema.ts";
import { type Answer, invalid, put } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { VerifiedFields } from "../rule-sets/verified-fields.tsx";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { given } from "./part-form.tsx";
import { choicesOf, reporterWords } from "./words.ts";

export type SetFormProps = {
  answer: Answer<IndicatorSet>;
  path: string;
  reload: () => void;
  /** `new`, or an id. */
  asked: string;
  onDone: () => void;
};

type Typed = Record<"id" | "name" | "denominator" | "numerator" | "source" | "verifiedOn", string> & {
  level: Indicator["level"];
};

/** All of the set with these parts changed, on the version that was seen. */
export const putSet = (
  path: string,
  { data, etag }: Answer<IndicatorSet>,
  part: Partial<IndicatorSetChange>,
) => {
  const { indicators, dimensions } = data;
  return freshAfter(path, put<IndicatorSet>(path, { indicators, dimensions, ...part }, { ifMatch: etag }));
};

export function IndicatorForm({ answer, path, reload, asked, onDone }: SetFormProps) {
  const { partnership } = usePlace();
  const { indicators } = answer.data;
  const at = indicators.findIndex(({ id }) => id === asked);
  const old = indicators[at];
  const came = shippedIndicators.indicators.find(({ id }) => id === asked);
  const draft = useDraft<Typed>(`indicator/${partnership.id}/${asked}`, {
    ...{ id: "", name: "", denominator: "Concentrators", numerator: "", level: "secondary" },
    ...old,
    // Where nobody has compared it yet, what stands there is no source that it was compared with.
    ...{ verifiedOn: old?.verifiedOn ?? "", source: old?.verifiedOn === undefined ? "" : (old.source ?? "") },
  });
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const keep = async (one: Indicator) => {
    await putSet(path, answer, { indicators: at >= 0 ? indicators.with(at, one) : [...indicators, one] });
    draft.forget();
    onDone();
  };
  const pointer = `/indicators/${at >= 0 ? at : indicators.length}`;
  const save = useAction(async () => {
    const { id, name, level, denominator, numerator, source, verifiedOn } = value;
    const missing = (["id", "name", "denominator", "numerator"] as const).filter((key) => !value[key].trim());
    if (missing.length > 0)
      throw invalid(missing.map((key) => ({ pointer: `${pointer}/${key}`, detail: "It needs one." })));
    await keep({
      ...{ id: id.trim(), name: name.trim(), level },
      ...{ denominator: denominator.trim(), numerator: numerator.trim() },
      ...(verifiedOn === "" && !source.trim() ? given("source", old?.source ?? "") : given("source", source)),
      ...given("verifiedOn", verifiedOn),
      ...(old?.retiredOn === undefined ? {} : { retiredOn: old.retiredOn }),
    });
  });
  if (asked !== "new" && !old)
    return (
      <Notice kind="warn" title={`There is no indicator ${asked}`}>
        <p>It may have been taken out meanwhile.</p>
        <div>
          <Button small onClick={onDone}>
            Back to the indicators
          </Button>
        </div>
      </Notice>
    );
  const title = old ? `${old.id}: change or verify` : "Add an indicator";
  return (
    <FormPart id="indicator" title={title}>
      <Form label={title} action={save} reload={reload} draft={draft}>
        {!old && (
          <TextField
            label="Code"
            pointer={`${pointer}/id`}
            hint="As the state writes it: 4P1. Counts are kept under it, so it cannot be changed later."
            value={value.id}
            onValue={(id) => set({ id })}
            autocomplete="off"
            spellcheck={false}
          />
        )}
        <TextField
          label="Name"
          pointer={`${pointer}/name`}
          value={value.name}
          onValue={(name) => set({ name })}
          autocomplete="off"
        />
        <ChoiceField
          label="Kind"
          pointer={`${pointer}/level`}
          hint="Who reports it: high schools and career centers, or colleges."
          value={value.level}
          onValue={(level) => set({ level: level as Indicator["level"] })}
          choices={choicesOf(reporterWords)}
        />
        <TextField
          label="Of whom"
          pointer={`${pointer}/denominator`}
          hint="The students it is counted among. Indicators with the same words here are of the same students, and are hidden together."
          value={value.denominator}
          onValue={(denominator) => set({ denominator })}
          autocomplete="off"
        />
        <TextField
          label="How many of these"
          pointer={`${pointer}/numerator`}
          hint="It begins with: of these, who."
          value={value.numerator}
          onValue={(numerator) => set({ numerator })}
          autocomplete="off"
        />
        {came && (
          <AsShipped
            came={came}
            typed={value}
            onBack={() => {
              const { name, level, denominator, numerator } = came;
              set({ name, level, denominator, numerator });
            }}
          />
        )}
        <VerifiedFields
          {...{ value, set, pointer }}
          hint="The day on which you compared these words with the state’s. When they change, so does the day."
          withWhat="The state plan and its page, a guide, a letter."
        />
        <FormEnd yes={old ? "Save the change" : "Add it"} leave={onDone} />
      </Form>
      {old && <Retire one={old} keep={keep} />}
    </FormPart>
  );
}

type AsShippedProps = { came: Indicator; typed: Typed; onBack: () => void };

/** What came with the hub, where other words are typed over it. */
function AsShipped({ came, typed, onBack }: AsShippedProps) {
  const same = (["name", "level", "denominator", "numerator"] as const).every(
    (key) => came[key] === typed[key],
  );
  if (same) return <p class="muted">These are the words that came with the hub.</p>;
  return (
    <Notice title="It came with other words">
      <p>
        {came.name}, {reporterWords[came.level].toLowerCase()}: {came.denominator}; {came.numerator}.
      </p>
      <div>
        <Button small onClick={onBack}>
          Take those again
        </Button>
      </div>
    </Notice>
  );
}

function Retire({ one, keep }: { one: Indicator; keep: (one: Indicator) => Promise<void> }) {
  const { today } = usePlace().partnership;
  const [asking, setAsking] = useState(false);
  const { retiredOn, ...kept } = one;
  const retire = useAction(() => keep({ ...one, retiredOn: today }));
  const again = useAction(() => keep(kept));
  if (retiredOn !== undefined)
    return (
      <>
        {again.problem && <ProblemNotice problem={again.problem} live />}
        <div>
          <Button onClick={() => void again.run()} busy={again.busy && "Saving"}>
            Offer it again
          </Button>
        </div>
      </>
    );
  return (
    <>
      <div>
        <Button
          kind="danger"
          onClick={() => setAsking(true)}
          because={objectionToRetiring(one.id, shippedIndicators.indicators)?.why}
        >
          Retire it
        </Button>
      </div>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={`Retire ${one.id}?`}
        yes="Retire it"
        action={retire}
      >
        <p>
          New agreements can no longer name it. Those that do go on as they are, and what was sent keeps its
          name. It can be offered again at any time.
        </p>
      </Confirm>
    </>
  );
}
