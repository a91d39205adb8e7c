/** What a campaign asks about: a framework, one of its editions, and which of its statements. */
import { useEffect } from "preact/hooks";
import type { FrameworkRow } from "#shared/statements/schema.ts";
import { usePlace } from "../session.ts";
import { frameworksPath, useContents, useFramework } from "../statements/load.ts";
import { ChoiceField, Group } from "../ui/field.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { withTick } from "./chosen.ts";
import { StatementPicker } from "./statement-picker.tsx";
import { lastOf, type Typed } from "./typed.ts";

type Props = { value: Typed; set: (part: Partial<Typed>) => void };

export function AboutFields({ value, set, frameworks }: Props & { frameworks: readonly FrameworkRow[] }) {
  const { partnership } = usePlace();
  return (
    <>
      <ChoiceField
        label="Framework"
        pointer="/frameworkId"
        hint="Those with a published edition."
        value={value.frameworkId}
        onValue={(frameworkId) =>
          set({
            ...lastOf(frameworks.find(({ identifier }) => identifier === frameworkId)),
            statementIds: [],
          })
        }
        choices={frameworks.map(({ identifier, title }) => ({ value: identifier, label: title }))}
        none="Choose one"
      />
      {value.frameworkId !== "" && (
        <Edition
          key={value.frameworkId}
          path={`${frameworksPath(partnership.id)}/${value.frameworkId}`}
          value={value}
          set={set}
        />
      )}
    </>
  );
}

function Edition({ path, value, set }: Props & { path: string }) {
  const read = useFramework(path);
  if (read.state === "loading") return <Skeleton of="its editions" lines={28} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  return (
    <>
      <ChoiceField
        label="Edition"
        pointer="/editionNo"
        hint="It never changes, so what was asked stays what was asked."
        value={value.editionNo}
        onValue={(editionNo) => set({ editionNo })}
        choices={read.data.data.published.toReversed().map(({ editionNo, document }) => ({
          value: String(editionNo),
          label: document.version ?? `Edition ${editionNo}`,
        }))}
      />
      {value.editionNo !== "" && (
        <Group legend="Statements" pointer="/statementIds">
          <Statements path={path} value={value} set={set} />
        </Group>
      )}
    </>
  );
}

function Statements({ path, value, set }: Props & { path: string }) {
  const { partnership } = usePlace();
  const read = useContents(path, Number(value.editionNo));
  const there = read.state === "content" ? read.data.data.statements : undefined;
  // What was chosen of another edition and is not in this one is not asked about.
  useEffect(() => {
    const kept = there && withTick(value.statementIds, [], false, there);
    if (kept && kept.length < value.statementIds.length) set({ statementIds: kept });
  }, [there]);
  if (read.state === "loading") return <Skeleton of="the statements" lines={24} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  return (
    <StatementPicker
      statements={read.data.data.statements}
      chosen={value.statementIds}
      onChosen={(statementIds) => set({ statementIds })}
      today={partnership.today}
    />
  );
}
