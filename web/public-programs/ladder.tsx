/** The credentials of a program as a ladder, the highest on top: who gives each, and what it counts toward. */
import type { ExitPoint } from "#shared/programs/plan-schema.ts";
import type { PublicProgram } from "#shared/programs/public-schema.ts";
import { columnNo } from "#shared/programs/routes.ts";
import { namesIn, useVoice } from "./voice.tsx";
import "./public-programs.css";

export function Ladder({ program, exits }: { program: PublicProgram; exits: readonly ExitPoint[] }) {
  const { text, list, written } = useVoice();
  const name = namesIn(program);
  const steps = exits.toSorted((a, b) => columnNo(b.column) - columnNo(a.column));
  const titled = (ids: readonly string[]) =>
    ids.flatMap((id) => program.plan.exitPoints.find(({ exitId }) => exitId === id)?.name ?? []);
  return (
    <ol class="steps" reversed>
      {steps.map((exit) => {
        const into = titled(exit.stacksInto);
        const giver = exit.awardedBy ? name(exit.awardedBy) : exit.issuer;
        return (
          <li key={exit.exitId} data-award={exit.award}>
            <small>{text(`column.${exit.column}`)}</small>
            <b lang={written}>{exit.name}</b>
            <span>
              {text(`award.${exit.award}`)}
              {giver && <> {text("ladder.by", { name: giver })}</>}
              {exit.industryRecognized && <>. {text("ladder.recognized")}</>}
            </span>
            <span class="muted">
              {into.length > 0
                ? text("ladder.into", { names: list(into) })
                : exit.final
                  ? text("ladder.final")
                  : ""}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
