/** The framework, or one of its editions, as a file for another system; what it says comes back through import. */
import { useState } from "preact/hooks";
import type { FrameworkView } from "#shared/statements/schema.ts";
import { downloadWritten } from "../files/written.ts";
import { useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";

const kinds = [
  { as: "case", label: "CASE 1.1", ending: "json" },
  { as: "ctdl", label: "CTDL-ASN", ending: "jsonld" },
  { as: "csv", label: "CSV", ending: "csv" },
] as const;

export function TakeAway({ framework, path }: { framework: FrameworkView; path: string }) {
  const { actor } = usePlace();
  const [edition, setEdition] = useState("");
  const [asked, setAsked] = useState<string>();
  const { document, published } = framework;
  const take = useAction((_key, as: string, name: string) =>
    downloadWritten(`${path}/export?as=${as}${edition && `&edition=${edition}`}`, name, actor),
  );
  const editions = published
    .map((one) => ({
      value: String(one.editionNo),
      label: one.document.version ?? `Edition ${one.editionNo}`,
    }))
    .toReversed();
  const shown = editions.find(({ value }) => value === edition)?.label;
  return (
    <Section id="take-away" title="Take it to another system">
      <p>Every statement and what relates them, as a file that another system reads, and so does this one.</p>
      {published.length > 0 && (
        <ChoiceField
          label="Which one"
          pointer="/edition"
          value={edition}
          onValue={setEdition}
          choices={editions}
          none="What is being worked on"
        />
      )}
      <div class="row">
        {kinds.map(({ as, label, ending }) => (
          <Button
            key={as}
            busy={take.busy && asked === as && "Fetching"}
            onClick={() => {
              setAsked(as);
              void take.run(as, `${[document.title, shown].filter(Boolean).join(", ")}.${ending}`);
            }}
          >
            <Icon name="download" /> {label}
          </Button>
        ))}
      </div>
      {take.problem && <ProblemNotice problem={take.problem} live />}
    </Section>
  );
}
