/** What other businesses say, fetched with this when it is opened; and the button that stands behind one of them. */
import { useEffect, useState } from "preact/hooks";
import type { Other, Others as Read } from "#shared/validations/respondent-schema.ts";
import { Button } from "../ui/button.tsx";
import { MarkdownLine } from "../ui/markdown.tsx";
import { ask, type Heard } from "./asking.ts";
import type { FormProps } from "./form.ts";
import { second } from "./patch.ts";
import { useVoice } from "./voice.tsx";

export type OthersProps = Pick<FormProps, "token" | "kept" | "change"> & {
  /** Absent: the skills that others miss. */
  statementId?: string;
};

export function OthersRead({ token, statementId, kept, change }: OthersProps) {
  const { text } = useVoice();
  const [heard, setHeard] = useState<Heard<Read> | "busy">("busy");
  const load = () => {
    setHeard("busy");
    void ask<Read>("others", { token, ...(statementId ? { statementId } : {}) }).then(setHeard);
  };
  useEffect(load, []);
  if (heard === "busy") return <p class="muted">{text("others.loading")}</p>;
  if (heard.refused)
    return (
      <>
        <p role="status">{text("others.failed")}</p>
        <div class="row">
          <Button small onClick={load}>
            {text("again")}
          </Button>
        </div>
      </>
    );
  const { enough, items } = heard.data;
  if (items.length === 0) return <p class="muted">{text(enough ? "others.none" : "others.wait")}</p>;
  return (
    <ul class="lines">
      {items.map((one) => (
        <Line key={one.id} one={one} seconds={kept.said.seconds} change={change} />
      ))}
    </ul>
  );
}

function Line({
  one: { id, kind, text: words, rewording, why, businesses, colleague },
  seconds,
  change,
}: Pick<FormProps, "change"> & { one: Other; seconds: readonly string[] }) {
  const { text } = useVoice();
  const seconded = seconds.includes(id);
  const count = businesses + (seconded || colleague ? 1 : 0);
  return (
    <li class="stack tight">
      {rewording !== undefined && (
        <blockquote id={`${id}-said`}>
          <MarkdownLine text={rewording} />
        </blockquote>
      )}
      <p id={rewording === undefined ? `${id}-said` : undefined} class="written">
        {kind && kind !== "REWORDING" && <b>{text(`kind.${kind}`)}: </b>}
        {words}
      </p>
      {why && <p class="muted">{why}</p>}
      <div class="row between">
        <small>{text(count === 1 ? "others.one" : "others.many", { count })}</small>
        {!colleague && (
          <button
            type="button"
            class="chip"
            aria-pressed={seconded ? "true" : "false"}
            aria-describedby={`${id}-said`}
            onClick={() => change(second(id, !seconded))}
          >
            {text("others.second")}
          </button>
        )}
      </div>
    </li>
  );
}
