/** A skill nobody asked about: in their words, where it belongs, why it matters. Kept as it is typed. */
import { useState } from "preact/hooks";
import type { MissingSkill, OpenedForm } from "#shared/validations/respondent-schema.ts";
import { Button } from "../ui/button.tsx";
import { plainOf } from "../ui/read-markdown.ts";
import type { FormProps } from "./form.ts";
import { Labelled, Lines } from "./labelled.tsx";
import { skill } from "./patch.ts";
import { In, useVoice } from "./voice.tsx";

const most = 20;
const longest = 1_000;

export function Missing({ form, kept, change }: Omit<FormProps, "token">) {
  const { text, say } = useVoice();
  const { missing } = kept.said;
  // All that stand here keep their place while they are empty.
  const [begun, setBegun] = useState(() => [
    ...missing.map(({ id }) => id),
    ...(missing.length < most ? [uuid()] : []),
  ]);
  const byId = new Map(missing.map((one) => [one.id, one]));
  const shown = [...missing.flatMap(({ id }) => (begun.includes(id) ? [] : id)), ...begun];
  const remove = (id: string) => {
    if (byId.has(id)) change(skill(id, null));
    setBegun(begun.filter((one) => one !== id));
  };
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">{text("missing.title")}</h2>
      <p class="muted">{say("missing.lede", { job: <In of={form.campaign.occupation} /> })}</p>
      {shown.map((id) => (
        <Skill
          key={id}
          id={id}
          skill={byId.get(id)}
          statements={form.statements}
          say={(said) => change(skill(id, said))}
          remove={() => remove(id)}
        />
      ))}
      <div class="row">
        {begun.every((id) => byId.has(id)) && (
          <Button
            small
            because={missing.length >= most ? text("missing.full") : undefined}
            onClick={() => setBegun([...begun, uuid()])}
          >
            {text(shown.length > 0 ? "missing.another" : "missing.add")}
          </Button>
        )}
      </div>
    </section>
  );
}

function Skill({
  id,
  skill,
  statements,
  say,
  remove,
}: {
  id: string;
  skill: MissingSkill | undefined;
  statements: OpenedForm["statements"];
  say: (skill: MissingSkill | null) => void;
  remove: () => void;
}) {
  const { text, language } = useVoice();
  const [typed, setTyped] = useState({
    text: skill?.text ?? "",
    belongsUnder: skill?.belongsUnder,
    why: skill?.why ?? "",
  });
  const set = (more: Partial<typeof typed>) => {
    const next = { ...typed, ...more };
    setTyped(next);
    const { text, belongsUnder, why } = next;
    // Emptied to be typed anew: what was said stands until the field is left.
    if (text.trim() !== "")
      say({ id, text, ...(belongsUnder ? { belongsUnder } : {}), ...(why.trim() ? { why } : {}) });
  };
  return (
    <div class={skill ? "sheet stack" : "stack"}>
      <Lines
        label={text("missing.text")}
        rows={2}
        longest={longest}
        value={typed.text}
        onValue={(text) => set({ text })}
        onLeave={() => skill && typed.text.trim() === "" && say(null)}
      />
      {(skill || typed.belongsUnder || typed.why) && (
        <>
          <Labelled label={text("missing.under")} optional>
            {(ties) => (
              <select
                {...ties}
                value={typed.belongsUnder ?? ""}
                onChange={({ currentTarget: { value } }) =>
                  set({ belongsUnder: statements.find(({ identifier }) => identifier === value)?.identifier })
                }
              >
                <option value="">{text("missing.under.none")}</option>
                {statements.map(({ identifier, fullStatement }) => (
                  <option key={identifier} value={identifier} lang={language === "en" ? undefined : "en"}>
                    {plainOf(fullStatement).slice(0, 80)}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
          <Lines
            label={text("missing.why")}
            optional
            rows={2}
            longest={longest}
            value={typed.why}
            onValue={(why) => set({ why })}
          />
          <div class="row">
            <Button small onClick={remove}>
              {text("missing.remove")}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** (`randomUUID` would need https; a laptop's address on the local network has none.) */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
