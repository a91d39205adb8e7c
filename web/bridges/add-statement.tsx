/** Finds a statement of the framework that the heat map does not show yet. */
import { useState } from "preact/hooks";
import type { BridgeFacts } from "#shared/bridges/facts-schema.ts";
import { usePlace } from "../session.ts";
import { frameworksPath, useContents } from "../statements/load.ts";
import { Button } from "../ui/button.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

type AddProps = {
  framework: string;
  known: readonly string[];
  onAdd: (statement: BridgeFacts["statements"][number]) => void;
};

/** More than these are told by typing more of what is looked for. */
const shownAtOnce = 12;

export function AddStatement({ framework, known, onAdd }: AddProps) {
  const { partnership } = usePlace();
  const [wanted, setWanted] = useState("");
  const read = useContents(`${frameworksPath(partnership.id)}/${framework}`);
  if (read.state === "loading") return <Skeleton of="the statements" lines={4} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const { data } = read.data;
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const there = new Set(known);
  const found = new Map(
    data.statements
      .filter(({ item }) => item.statusEndDate === undefined || item.statusEndDate > partnership.today)
      .filter(({ item }) => !there.has(item.identifier))
      .filter(({ item }) => {
        const text = `${item.humanCodingScheme ?? ""} ${item.fullStatement}`.toLowerCase();
        return words.every((word) => text.includes(word));
      })
      .map((one) => [one.item.identifier, one]),
  );
  const shown = [...found.values()].slice(0, shownAtOnce);
  return (
    <div class="stack tight">
      <input
        type="search"
        aria-label="Find a statement"
        placeholder="Its code or some words of it"
        value={wanted}
        onInput={(event) => setWanted(event.currentTarget.value)}
      />
      <ul class="gaps">
        {shown.map(({ item, level }) => (
          <li key={item.identifier}>
            <span>
              {item.humanCodingScheme && <small>{item.humanCodingScheme}</small>}
              {item.fullStatement}
            </span>
            <span class="tools">
              <Button
                small
                onClick={() =>
                  onAdd({
                    id: item.identifier,
                    text: item.fullStatement,
                    level,
                    ...(item.humanCodingScheme === undefined ? {} : { code: item.humanCodingScheme }),
                  })
                }
              >
                Add<span class="sr"> {item.humanCodingScheme ?? item.fullStatement}</span>
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {found.size > shown.length && (
        <p class="muted">{found.size - shown.length} more: type more of what you look for.</p>
      )}
    </div>
  );
}
