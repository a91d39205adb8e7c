/** Everything a version says: its courses, what holds for every rule, and its clauses. */
import { useState } from "preact/hooks";
import type { RegistryVersion } from "#shared/agreements/registry.ts";
import { statementWords } from "#shared/agreements/table-words.ts";
import { conditionInWords } from "#shared/agreements/words.ts";
import { EquivalencyTable, rowsOf } from "../agreements/equivalency-table.tsx";
import { ReadingKey } from "../agreements/reading-key.tsx";
import { Button } from "../ui/button.tsx";
import { Section } from "../ui/page.tsx";

const drawnAtOnce = 100;

export function Terms({ version }: { version: RegistryVersion }) {
  const { terms, organizations } = version;
  const [upTo, setUpTo] = useState(drawnAtOnce);
  const rows = rowsOf(terms);
  const known = new Map<string, { name: string; code: string }>(organizations.map((one) => [one.id, one]));
  const names = {
    name: (id: string) => known.get(id)?.name ?? "an organization that left",
    code: (id: string) => known.get(id)?.code ?? "?",
  };
  const clauses = terms.clauses ?? [];
  return (
    <>
      <Section id="rules" title="Which courses give which credit">
        {rows.length === 0 ? (
          <p class="muted">It names no course.</p>
        ) : (
          <>
            <ReadingKey />
            <EquivalencyTable terms={terms} frame={version} names={names} upTo={upTo} />
            {rows.length > upTo && (
              <div>
                <Button onClick={() => setUpTo(upTo + drawnAtOnce)}>
                  Show {Math.min(drawnAtOnce, rows.length - upTo)} more of{" "}
                  {rows.length.toLocaleString("en-US")}
                </Button>
              </div>
            )}
          </>
        )}
      </Section>
      <Section id="conditions" title="For every rule">
        {terms.conditions.length === 0 ? (
          <p class="muted">Nothing else is asked of a student: no deadline, no fee, no cap.</p>
        ) : (
          <ul class="stack tight">
            {terms.conditions.map((one, index) => (
              <li key={`${index} ${one.type}`}>{conditionInWords(one)}</li>
            ))}
          </ul>
        )}
      </Section>
      {clauses.length > 0 && (
        <Section id="clauses" title="Clauses">
          <dl class="stack">
            {clauses.map(({ listId, statementType, text }) => (
              <div key={listId}>
                <dt>
                  <b>
                    {listId} {statementWords[statementType]}
                  </b>
                </dt>
                <dd class="clause">
                  {text.split(/\n+/).map((part, index) => (
                    <p key={index}>{part}</p>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </>
  );
}
