/** What a person would change about a statement: its words, or something else about it. */
import { useState } from "preact/hooks";
import type { CommentKind, StatementAnswer } from "#shared/validations/respondent-schema.ts";
import { Icon } from "../ui/icon.tsx";
import { withComment } from "./answer.ts";
import { Labelled, Lines } from "./labelled.tsx";
import { useVoice } from "./voice.tsx";

const kinds = [
  "REWORDING",
  "UNCLEAR",
  "OBSOLETE",
  "DUPLICATE",
  "LEVEL",
  "OTHER",
] as const satisfies readonly CommentKind[];

const longest = 2_000;

export function Comment({
  statement,
  answer,
  say,
}: {
  statement: string;
  answer: StatementAnswer | undefined;
  say: (answer: StatementAnswer) => void;
}) {
  const { text } = useVoice();
  const said = answer?.comment;
  const begin = statement.length <= longest ? statement : "";
  // What is typed stands here: half a wording is no comment yet, and none comes back while it is cleared.
  const [typed, setTyped] = useState({
    kind: said?.kind ?? ("REWORDING" as CommentKind),
    text: said?.text ?? "",
    rewording: said?.rewording ?? begin,
  });
  const set = (more: Partial<typeof typed>) => {
    const next = { ...typed, ...more };
    setTyped(next);
    const { kind, text, rewording } = next;
    say(withComment(answer, { kind, text, ...(rewording === begin ? {} : { rewording }) }));
  };
  // Open where something was said, and then as the person leaves it, whatever they type.
  const [open] = useState(said !== undefined);
  return (
    <details open={open}>
      <summary>
        <Icon name="pencil" /> {text("comment")}
      </summary>
      <div class="stack">
        <Labelled label={text("comment.kind")}>
          {(ties) => (
            <select
              {...ties}
              value={typed.kind}
              onChange={({ currentTarget: { value } }) =>
                set({ kind: kinds.find((one) => one === value) ?? "OTHER" })
              }
            >
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {text(`kind.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        {(typed.kind === "REWORDING" || typed.rewording !== begin) && (
          <Lines
            label={text("comment.rewording")}
            hint={text("comment.rewording.hint")}
            rows={4}
            longest={longest}
            value={typed.rewording}
            onValue={(rewording) => set({ rewording })}
          />
        )}
        <Lines
          label={text("comment.text")}
          hint={text("comment.hint")}
          optional={typed.kind !== "OTHER"}
          longest={longest}
          value={typed.text}
          onValue={(text) => set({ text })}
        />
      </div>
    </details>
  );
}
