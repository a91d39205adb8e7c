/** What a bridge covers of one entry point, and how far it climbs: the heat map and the ladder side by side. */

import type { ComponentChildren } from "preact";
import { heat, named } from "#shared/bridges/coverage.ts";
import type { BridgeFacts, EntryFact } from "#shared/bridges/facts-schema.ts";
import { nameOf } from "#shared/bridges/gaps.ts";
import { ladder } from "#shared/bridges/ladder.ts";
import type { Bridge, BridgePlan } from "#shared/bridges/schema.ts";
import { listed } from "#shared/listed.ts";
import { HeatMap } from "./heat-map.tsx";
import { Ladder } from "./ladder.tsx";
import { yearWords } from "./words.ts";

type CoverageProps = {
  bridge: Bridge;
  plan: BridgePlan;
  facts: BridgeFacts;
  /** The entry point that is looked at; none: what the cluster asks for. */
  into: EntryFact | undefined;
  /** Under the heat map, and under the ladder. */
  under?: ComponentChildren;
  beside?: ComponentChildren;
  /** Of its headings: two of these may stand on one page. */
  id: string;
};

export function CoverageView({ bridge, plan, facts, into, under, beside, id }: CoverageProps) {
  const entry = into?.entry;
  const ids = statementsFor(facts, plan, into);
  const rows = heat(plan, ids);
  const goal = entry && `${yearWords[entry.column] ?? entry.name} of ${into.title}`;
  return (
    <div class="cols bridge-cols">
      <div class="stack">
        {plan.modules.length === 0 || rows.length === 0 ? (
          <p class="muted">
            {plan.modules.length === 0
              ? "No modules yet: the map shows which of them covers which statement."
              : "No statements yet: name an entry point that assumes some, or the framework it goes by."}
          </p>
        ) : (
          <>
            <HeatMap
              modules={plan.modules}
              rows={rows}
              facts={facts}
              caption={`${entry && entry.assumesStatements.length > 0 ? "Statements that the entry point assumes" : "Statements of the cluster"}, by module. Darker means deeper: introduced, practiced, tested.`}
            />
            <Sum rows={rows} facts={facts} />
          </>
        )}
        {under}
      </div>
      <div class="stack">
        <section aria-labelledby={`${id}-ladder`} class="tight">
          <h3 id={`${id}-ladder`}>{entry ? "The ladder to the entry point" : "The ladder"}</h3>
          <Ladder rungs={ladder(bridge, plan, entry)} goal={goal} />
        </section>
        {beside}
      </div>
    </div>
  );
}

/** What the entry point assumes; where it assumes nothing, what the cluster has; else what the modules name. */
function statementsFor(facts: BridgeFacts, plan: BridgePlan, into: EntryFact | undefined): readonly string[] {
  const assumes = into?.entry?.assumesStatements ?? [];
  if (assumes.length > 0) return assumes;
  return facts.clusterStatements ?? named(plan);
}

function Sum({ rows, facts }: { rows: ReturnType<typeof heat>; facts: BridgeFacts }) {
  const covered = rows.filter(({ atExit }) => atExit === "COVERED").length;
  const names = (wanted: string) =>
    listed(
      rows.filter(({ atExit }) => atExit === wanted).map(({ statementId }) => nameOf(facts, statementId)),
    );
  const [missing, introduced] = [names("MISSING"), names("INTRODUCED")];
  return (
    <p>
      <b>
        {covered} of {rows.length} covered.
      </b>{" "}
      <span class="muted">
        {missing && `Taught nowhere: ${missing}. `}
        {introduced && `Only introduced: ${introduced}.`}
      </span>
    </p>
  );
}
