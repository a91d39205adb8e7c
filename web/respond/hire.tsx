/** "We cannot hire this": how many openings, the main reason, and what the business does about it. */
import { useId, useState } from "preact/hooks";
import type { StatementAnswer } from "#shared/validations/respondent-schema.ts";
import { withShortage } from "./answer.ts";
import { Labelled, Lines } from "./labelled.tsx";
import { useVoice } from "./voice.tsx";

type Shortage = NonNullable<StatementAnswer["shortage"]>;

/** In the order in which they are offered. */
const causes = [
  "NO_APPLICANTS",
  "NOT_TRAINED",
  "NO_CREDENTIAL",
  "NO_EXPERIENCE",
  "PAY",
  "LOCATION_OR_SHIFT",
  "OTHER",
] as const satisfies readonly NonNullable<Shortage["rootCause"]>[];

const mostOpenings = 10_000;

export function Hire({
  answer,
  say,
}: {
  answer: StatementAnswer | undefined;
  say: (answer: StatementAnswer) => void;
}) {
  const { text } = useVoice();
  const id = useId();
  const shortage = answer?.shortage;
  // As it is typed: half a number is none yet, and stays in the field.
  const [openings, setOpenings] = useState(`${shortage?.openings ?? ""}`);
  const set = (next: Shortage | undefined) => say(withShortage(answer, next));
  const also = (more: { [Name in keyof Shortage]: Shortage[Name] | undefined }) =>
    set(
      Object.fromEntries(
        Object.entries({ ...shortage, ...more }).filter(([, value]) => value !== undefined && value !== ""),
      ) as Shortage,
    );
  return (
    <div class="sheet stack">
      <div class="option">
        <input
          type="checkbox"
          id={id}
          checked={shortage !== undefined}
          onChange={(event) => set(event.currentTarget.checked ? {} : undefined)}
        />
        <label for={id}>
          <b>{text("hire")}</b>
          <small>{text("hire.hint")}</small>
        </label>
      </div>
      {shortage && (
        <>
          <Labelled label={text("hire.openings")} optional>
            {(ties) => (
              <input
                type="text"
                inputMode="numeric"
                maxLength={5}
                {...ties}
                value={openings}
                onInput={({ currentTarget: { value } }) => {
                  setOpenings(value);
                  const count = /^\d{1,5}$/.test(value.trim()) ? Number(value) : undefined;
                  also({ openings: count !== undefined && count <= mostOpenings ? count : undefined });
                }}
              />
            )}
          </Labelled>
          <Labelled label={text("hire.cause")} optional>
            {(ties) => (
              <select
                {...ties}
                value={shortage.rootCause ?? ""}
                onChange={({ currentTarget: { value } }) =>
                  also({ rootCause: causes.find((one) => one === value) })
                }
              >
                <option value="">{text("hire.cause.none")}</option>
                {causes.map((one) => (
                  <option key={one} value={one}>
                    {text(`cause.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
          <Lines
            label={text("hire.response")}
            optional
            rows={2}
            longest={500}
            value={shortage.response ?? ""}
            onValue={(response) => also({ response })}
          />
        </>
      )}
    </div>
  );
}
