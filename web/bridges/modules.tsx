/** The modules of a bridge: what each is, and how deep it goes into which statement, right in the heat map. */
import { useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso/router";
import { depths, heat, named } from "#shared/bridges/coverage.ts";
import type { BridgeFacts } from "#shared/bridges/facts-schema.ts";
import { assumed, gapsOf } from "#shared/bridges/gaps.ts";
import { measureKey, testName } from "#shared/bridges/levels.ts";
import { objectionToEditing } from "#shared/bridges/rules.ts";
import type { BridgePlan, Depth } from "#shared/bridges/schema.ts";
import type { BridgeView } from "#shared/bridges/view.ts";
import type { Measure } from "#shared/programs/plan-schema.ts";
import { type Answer, invalid, put } from "../api.ts";
import { fresh, freshAfter, together, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { useDraft } from "../ui/draft.ts";
import { TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Deep, HeatMap } from "./heat-map.tsx";
import { bridgePath, useFacts, useOne, usePlan, whole } from "./load.ts";
import { bridgePaths } from "./paths.ts";
import {
  measuresOf,
  missingIn,
  newModule,
  planOf,
  type TypedModule,
  type TypedModules,
  typedModules,
} from "./typed-modules.ts";
import { depthWords } from "./words.ts";
import "./bridges.css";

export function ModulesPage() {
  const { partnership, actor } = usePlace();
  const id = useRoute().params["part"] ?? "";
  const path = bridgePath(partnership.id, id);
  const read = fresh(together(useOne(path), usePlan(path), useFacts(path)));
  const [answer, plan, facts] = read.state === "content" ? read.data : [];
  const why = answer && objectionToEditing(whole(answer.data), actor);
  return (
    <Page
      title="Modules"
      crumbs={[
        { href: bridgePaths.bridges(partnership.id), label: "Bridges" },
        { href: bridgePaths.bridge(partnership.id, id), label: answer?.data.title ?? "Bridge program" },
      ]}
      lede="What each module is, and how deep it goes. Introduced alone covers nothing: a statement counts once learners practice it or are tested in it."
    >
      {read.state === "loading" && <Skeleton of="the modules" lines={20} />}
      {read.state === "problem" && <ProblemNotice problem={read.problem} retry={read.retry} />}
      {why && (
        <Notice kind="warn" title="You cannot change this">
          <p>{why.why}</p>
        </Notice>
      )}
      {read.state === "content" && answer && plan && facts && !why && (
        <div class="modules-form">
          <Questions answer={answer} plan={plan} facts={facts} reload={read.reload} />
        </div>
      )}
    </Page>
  );
}

type QuestionsProps = {
  answer: Answer<BridgeView>;
  plan: BridgePlan;
  facts: BridgeFacts;
  reload: () => void;
};

function Questions({ answer, plan, facts, reload }: QuestionsProps) {
  const { partnership } = usePlace();
  const { route } = useLocation();
  const bridge = whole(answer.data);
  const path = bridgePath(partnership.id, bridge.id);
  const draft = useDraft<TypedModules>(`bridges/${bridge.id}/modules`, typedModules(plan));
  const { modules } = draft.value;
  const asked = facts.entries.flatMap(({ entry }) => entry?.requirements ?? []);
  const measures = measuresOf(bridge, asked, plan);
  const now = planOf(draft.value, measures);
  const [more, setMore] = useState<BridgeFacts["statements"]>([]);
  const told = { statements: [...facts.statements, ...more] };
  const ids = [
    ...new Set([
      ...assumed(facts),
      ...(facts.clusterStatements ?? []),
      ...named(now),
      ...more.map((one) => one.id),
    ]),
  ];
  const set = (at: number, part: Partial<TypedModule>) =>
    draft.set({ modules: modules.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  const deepen = (at: number, statementId: string, depth: Depth | undefined) => {
    const { [statementId]: _was, ...rest } = modules[at]?.coverage ?? {};
    set(at, { coverage: depth ? { ...rest, [statementId]: depth } : rest });
  };
  const save = useAction(async () => {
    const errors = missingIn(draft.value);
    if (errors.length > 0) throw invalid(errors);
    await freshAfter(path, put<BridgePlan>(`${path}/plan`, now, { ifMatch: answer.etag }));
    draft.forget();
    route(bridgePaths.bridge(partnership.id, bridge.id));
  });
  const left = gapsOf(bridge, now, facts).filter(
    ({ kind, asked: by }) => kind === "STATEMENT" && by === "ENTRY",
  );
  return (
    <Form label="Modules" action={save} reload={reload} draft={draft}>
      <div>
        {modules.map((module, index) => (
          <ModuleRow
            key={module.moduleId}
            module={module}
            index={index}
            measures={measures}
            set={(part) => set(index, part)}
            remove={() => draft.set({ modules: modules.filter((_, at) => at !== index) })}
          />
        ))}
      </div>
      <div>
        <Button small onClick={() => draft.set({ modules: [...modules, newModule(modules)] })}>
          Add a module
        </Button>
      </div>
      {modules.length > 0 && ids.length > 0 && (
        <section aria-labelledby="depth">
          <h2 id="depth">What each covers</h2>
          <p class="muted">
            Press a cell to go deeper: introduced, practiced, tested, and back to none. The keys i, p, t and
            Delete set it at once.
          </p>
          <HeatMap
            modules={now.modules}
            rows={heat(now, ids)}
            facts={told}
            caption="Statements by module. Darker means deeper."
            cell={({ statementId, cells }, at) => (
              <DepthCell
                depth={cells[at]}
                of={`${told.statements.find(({ id }) => id === statementId)?.code ?? "Statement"}, module ${at + 1}`}
                onDepth={(depth) => deepen(at, statementId, depth)}
              />
            )}
          />
          <p role="status">
            {left.length === 0
              ? "Every statement that an entry point assumes is covered."
              : `${left.length} ${left.length === 1 ? "statement" : "statements"} that an entry point assumes ${left.length === 1 ? "is" : "are"} not covered yet.`}
          </p>
        </section>
      )}
      {modules.length > 0 && bridge.statementFramework && (
        <MoreStatements
          framework={bridge.statementFramework}
          known={ids}
          onAdd={(one) => setMore([...more, one])}
        />
      )}
      <FormEnd yes="Save the modules" leave={bridgePaths.bridge(partnership.id, bridge.id)} />
    </Form>
  );
}

type RowProps = {
  module: TypedModule;
  index: number;
  measures: readonly Measure[];
  set: (part: Partial<TypedModule>) => void;
  remove: () => void;
};

function ModuleRow({ module, index, measures, set, remove }: RowProps) {
  const at = `/modules/${index}`;
  const several = new Set(measures.map(testName)).size > 1;
  return (
    <div class="module-row">
      <div class="wide">
        <TextField
          label={`Module ${index + 1}`}
          pointer={`${at}/name`}
          autocomplete="off"
          value={module.name}
          onValue={(name) => set({ name })}
        />
      </div>
      <TextField
        label="Hours"
        pointer={`${at}/hours`}
        inputMode="numeric"
        autocomplete="off"
        value={module.hours}
        onValue={(hours) => set({ hours })}
      />
      <TextField
        label="Last week"
        pointer={`${at}/week`}
        inputMode="numeric"
        autocomplete="off"
        value={module.week}
        onValue={(week) => set({ week })}
      />
      <div class="wide by-then">
        {measures.map((measure) => {
          const key = measureKey(measure);
          return (
            <TextField
              key={key}
              label={`${measure.subject} by then${several ? `, ${testName(measure)}` : ""}`}
              pointer={`${at}/reached/${key}`}
              inputMode="decimal"
              autocomplete="off"
              value={module.reached[key] ?? ""}
              onValue={(text) => set({ reached: { ...module.reached, [key]: text } })}
            />
          );
        })}
      </div>
      <div>
        <Button small kind="quiet" onClick={remove}>
          Take off<span class="sr"> module {index + 1}</span>
        </Button>
      </div>
    </div>
  );
}

type CellProps = { depth: Depth | undefined; of: string; onDepth: (depth: Depth | undefined) => void };

const keys: Record<string, Depth | undefined> = { i: "INTRODUCED", p: "PRACTICED", t: "TESTED" };

function DepthCell({ depth, of, onDepth }: CellProps) {
  const next = depths[depth ? depths.indexOf(depth) + 1 : 0];
  return (
    <button
      type="button"
      aria-label={`${of}: ${depth ? depthWords[depth].word : "not covered"}`}
      onClick={() => onDepth(next)}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const key = event.key.toLowerCase();
        if (key === "delete" || key === "backspace") onDepth(undefined);
        else if (keys[key]) onDepth(keys[key]);
        else return;
        event.preventDefault();
      }}
    >
      <Deep depth={depth} />
    </button>
  );
}

type MoreProps = {
  framework: string;
  known: readonly string[];
  onAdd: (statement: BridgeFacts["statements"][number]) => void;
};

/** Any other statement of its framework: read once somebody wants one. */
function MoreStatements({ framework, known, onAdd }: MoreProps) {
  const [wanted, setWanted] = useState(false);
  const AddStatement = useChunk(async () => (await import("./add-statement.tsx")).AddStatement, wanted);
  return (
    <details onToggle={(event) => setWanted(event.currentTarget.open || wanted)}>
      <summary>Add a statement of another part of the framework</summary>
      {AddStatement && <AddStatement framework={framework} known={known} onAdd={onAdd} />}
    </details>
  );
}
