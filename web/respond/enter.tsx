/** Into a live session by the code on the wall, for someone in the room who has no letter. */
import { useState } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { speech } from "../ui/speech.tsx";
import { ask } from "./asking.ts";
import { Labelled } from "./labelled.tsx";
import { type LiveKey, liveWords } from "./live-words.ts";
import { useVoice } from "./voice.tsx";

const why: Readonly<Record<string, LiveKey>> = {
  "not-found": "enter.unknown",
  "already-there": "enter.known",
  "wrong-moment": "enter.closed",
  "too-many-rows": "enter.full",
  "invalid-input": "enter.input",
};

const fields = [
  { name: "code", autocomplete: "off", longest: 20 },
  { name: "name", autocomplete: "name", longest: 120 },
  { name: "employer", autocomplete: "organization", longest: 160 },
  { name: "email", autocomplete: "email", longest: 254 },
] as const;

/** `entered` gets a link's secret, as the letter has one. */
export function EnterRoom({ entered }: { entered: (token: string) => void }) {
  const { language } = useVoice();
  const { text } = speech<LiveKey>(language, liveWords[language]);
  const [said, setSaid] = useState({ code: "", name: "", employer: "", email: "" });
  const [refused, setRefused] = useState<LiveKey>();
  const [busy, setBusy] = useState(false);
  const enter = async () => {
    setBusy(true);
    const heard = await ask<{ token: string }>("live/enter", { ...said, language });
    setBusy(false);
    if (heard.data) return entered(heard.data.token);
    setRefused(why[heard.refused.code] ?? "enter.failed");
  };
  return (
    <form
      class="stack"
      aria-labelledby="enter"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void enter();
      }}
    >
      <h2 id="enter">{text("enter.title")}</h2>
      <p>{text("enter.text")}</p>
      {fields.map(({ name, autocomplete, longest }) => (
        <Labelled
          key={name}
          label={text(`enter.${name}`)}
          hint={name === "employer" || name === "email" ? text(`enter.${name}.hint`) : undefined}
        >
          {(ties) => (
            <input
              {...ties}
              type="text"
              inputMode={name === "email" ? "email" : "text"}
              required
              autocomplete={autocomplete}
              maxLength={longest}
              value={said[name]}
              onInput={(event) => setSaid({ ...said, [name]: event.currentTarget.value })}
            />
          )}
        </Labelled>
      ))}
      {refused && <Notice kind="warn" live title={text(refused)} />}
      <div class="row">
        <Button type="submit" kind="primary" busy={busy && text("coming")}>
          {text("enter.go")}
        </Button>
      </div>
    </form>
  );
}
