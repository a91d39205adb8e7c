/** On a draft: what the receivers' registers say about these schools' courses and the draft does not yet. */
import { useState } from "preact/hooks";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import { get, post } from "../api.ts";
import { freshAfter, useAction, useLoad } from "../load.ts";
import { type Finding, FindingLine } from "../organizations/finding-line.tsx";
import { Button } from "../ui/button.tsx";
import { CheckField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import type { Names } from "./names.ts";
import { counted } from "./words.ts";

type OfferProps = { path: string; etag: string | undefined; names: Names };

/** Nothing where nothing is on record, or where it cannot be read: the draft is whole without. */
export function RegisterOffer({ path, etag, names }: OfferProps) {
  const at = `${path}/findings`;
  const read = useLoad(at, async (signal) => (await get<{ items: Finding[] }>(at, signal)).data.items);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const take = useAction(async (key, findingIds: string[]) => {
    await freshAfter(path, post<Terms>(at, { findingIds }, { key, ifMatch: etag }));
  });
  if (read.state !== "content" || read.data.length === 0) return null;
  const chosen = read.data.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  return (
    <Notice title={`${counted(read.data.length, "finding")} on record about these schools’ courses`}>
      <p>
        The college’s faculty decided about them outside this agreement. Students ask about them all the same.
      </p>
      <details>
        <summary>Look at them and take them in</summary>
        <div class="stack">
          {read.data.map((one) => (
            <CheckField
              key={one.id}
              label={<FindingLine finding={one} name={names.name} />}
              checked={!left.has(one.id)}
              onChecked={(checked) => {
                const next = new Set(left);
                if (checked) next.delete(one.id);
                else next.add(one.id);
                setLeft(next);
              }}
            />
          ))}
          {take.problem && <ProblemNotice problem={take.problem} live />}
          <div>
            <Button
              onClick={() => void take.run(chosen)}
              because={chosen.length === 0 ? "Choose at least one." : undefined}
              busy={take.busy && "Taking them in"}
            >
              Take {counted(chosen.length, "finding")} into the draft
            </Button>
          </div>
        </div>
      </details>
    </Notice>
  );
}
