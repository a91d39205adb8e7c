/** The table as its readers will see it, with the rule above it and what each of them could work out. Then it is sent. */

import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { Program } from "#shared/data-sharing/entry.ts";
import type { Indicator, SubgroupDimension } from "#shared/data-sharing/release-schema.ts";
import type { Suppressed } from "#shared/suppression/types.ts";
import type { Names } from "../agreements/names.ts";
import { changed, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { AuditSheet } from "./audit-sheet.tsx";
import { type ReleaseContext, sendRelease } from "./exchange-load.ts";
import { exchangePaths } from "./exchange-paths.ts";
import { hiddenIn, reachedWord, ruleInWords, yearsInWords } from "./exchange-words.ts";
import { SafeTableOf } from "./safe-table.tsx";
import type { Chosen } from "./submit-choose.tsx";

type LookProps = {
  path: string;
  chosen: Chosen;
  indicator: Indicator;
  rule: ReleaseContext;
  names: Names;
  sender: string;
  programs: readonly Program[];
  dimensions: readonly SubgroupDimension[];
  result: Suppressed & { ok: true };
  back: () => void;
};

export function Look({
  path,
  chosen,
  indicator,
  rule,
  names,
  sender,
  programs,
  dimensions,
  result,
  back,
}: LookProps) {
  const { partnership } = usePlace();
  const { route } = useLocation();
  const { table, audit } = result;
  const [program, setProgram] = useState(programs[0]?.id ?? "");
  const block = table.blocks.find((one) => one.program === program) ?? table.blocks[0];
  const { hidden, of } = hiddenIn(table.blocks);
  const send = useAction(async (key) => {
    // A pool is the sum of its years by what it is: the hub adds that itself.
    const rollUps = table.rollUps.flatMap(({ program: total, of: parts, years }) =>
      years ? [] : [{ program: total, of: parts }],
    );
    const release = await sendRelease(path, key, {
      indicatorId: chosen.indicatorId,
      year: chosen.year,
      ...(chosen.to ? { pooledTo: chosen.to } : {}),
      purposeId: chosen.purposeId,
      programs: [...programs],
      table: { dimensions: table.dimensions, blocks: table.blocks, rollUps },
      algorithm: audit.algorithm,
    });
    route(exchangePaths.release(partnership.id, release.dataSharingId, release.id));
  });
  const [why, outcome, mark] = ruleInWords(rule.policy);
  return (
    <div class="cols wide-left">
      <section aria-labelledby="look">
        <div class="section-head">
          <h2 id="look" tabIndex={-1}>
            What leaves this page
          </h2>
          <p>
            {of - hidden} of {of} counts
          </p>
        </div>
        <Notice title="Why some cells are hatched">
          <p>
            {why} {outcome} {mark}
          </p>
        </Notice>
        {programs.length > 1 && (
          <fieldset class="programs">
            <legend class="sr">Program shown</legend>
            {programs.map(({ id, name }) => (
              <button
                key={id}
                type="button"
                class="chip"
                aria-pressed={id === block?.program}
                onClick={() => setProgram(id)}
              >
                {name}
              </button>
            ))}
          </fieldset>
        )}
        {block && (
          <SafeTableOf
            block={block}
            dimensions={dimensions}
            label={indicator.name}
            reached={reachedWord(indicator.numerator)}
            caption={`Indicator ${indicator.id}, ${yearsInWords(chosen.year, chosen.to || undefined)}. ${indicator.name}.`}
          />
        )}
      </section>
      <aside class="stack stick" aria-label="Next step">
        <section class="sheet">
          <h2 class="small-head">Next step</h2>
          {send.problem && (
            <ProblemNotice
              problem={send.problem}
              live
              retry={() => {
                // What readers have seen may have changed since: it is hidden anew by what they know now.
                void changed(path);
                back();
              }}
            />
          )}
          <Button kind="primary" onClick={() => void send.run()} busy={send.busy && "Sending"}>
            Send release {rule.next}
          </Button>
          <Button onClick={back}>Back to the counts</Button>
          <small>
            A release is final. A correction is a new one, and it may not give away what this one hides.
          </small>
        </section>
        <AuditSheet
          n={rule.policy.n}
          readers={audit.perViewer}
          name={(viewer) => (viewer === "public" ? "Public" : names.name(viewer))}
          earlier={rule.context.earlier.length}
          sender={sender}
        />
      </aside>
    </div>
  );
}
