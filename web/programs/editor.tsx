/** The editor of a plan: the grid, what is open beside it, steps back, and one button that saves all of it. */
import { useContext, useEffect } from "preact/hooks";
import type { OrganizationId } from "#shared/ids.ts";
import type { Objection } from "#shared/problem.ts";
import type { ProgramFacts } from "#shared/programs/check-schema.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { Program } from "#shared/programs/schema.ts";
import type { Names } from "../agreements/names.ts";
import { invalid, type Problem, put } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { AskedContext } from "../ui/asked.ts";
import { Button } from "../ui/button.tsx";
import { useDraft } from "../ui/draft.ts";
import { Form } from "../ui/form.tsx";
import { filledBy } from "./edit-card.ts";
import { EditorChecks } from "./editor-checks.tsx";
import { EditorGrid } from "./editor-grid.tsx";
import { EditorPanel } from "./editor-panel.tsx";
import { useFacts } from "./load.ts";
import { programPaths } from "./paths.ts";
import { differing, mergePlans } from "./plan-merge.ts";
import { spotOf, tidied, unfinished } from "./plan-places.ts";
import { type Change, useSteps } from "./undo.ts";
import "../agreements/agreements.css";
import "./grid.css";
import "./editor.css";

export type Editing = {
  program: Program;
  plan: Plan;
  names: Names;
  /** `mark`: what one types at; a word is one step back, not a step a letter. */
  change: Change;
  /** Why the places stay as they are, for whoever only puts in courses. */
  spine: Objection;
  /** What agreements, codes and statements say, once it is here. */
  facts: ProgramFacts | undefined;
  /** Whose courses can be put in here. */
  own: OrganizationId | undefined;
  /** The slot, entry or exit that is open. */
  open: string;
  setOpen: (id: string) => void;
  /** A plan with something new in it, which opens. */
  begin: (plan: Plan, id: string) => void;
};

type EditorProps = {
  program: Program;
  plan: Plan;
  etag: string | undefined;
  path: string;
  names: Names;
  spine: Objection;
  binds: boolean;
  reload: () => void;
};

export function Editor({ program, plan: saved, etag, path, names, spine, binds, reload }: EditorProps) {
  const { partnership, actor } = usePlace();
  const draft = useDraft<Plan>(`programs/${program.id}/plan`, saved, mergePlans);
  const { change, undo } = useSteps(draft, etag);
  const [open, setOpen] = useAddress("edit");
  const facts = useFacts(path);
  const plan = draft.value;
  const save = useAction(async () => {
    const errors = unfinished(plan);
    if (errors.length > 0) throw invalid(errors);
    await freshAfter(path, put<Plan>(`${path}/plan`, plan, { ifMatch: etag }));
    draft.forget();
  });
  const editing: Editing = {
    program,
    plan,
    names,
    change,
    spine,
    facts: facts.state === "content" ? facts.data : undefined,
    own: binds ? actor.organization : undefined,
    open,
    setOpen: (id) => {
      const tidy = spine ? plan : tidied(plan, id);
      if (tidy !== plan) draft.set(tidy);
      setOpen(id);
      if (id === "" && open !== "") focusOn(`edit-${open}`);
    },
    begin: (next, id) => {
      change(tidied(next, id));
      setOpen(id);
    },
  };
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).matches?.("input, textarea, select");
      if (typing || event.key.toLowerCase() !== "z" || event.shiftKey || !(event.ctrlKey || event.metaKey))
        return;
      event.preventDefault();
      undo?.();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  });
  const different = differing(saved, plan).size;
  const own = editing.own && filledBy(plan, program.parties, editing.own);
  return (
    <div class="plan-editor">
      <Form label="Grid of the program" action={save} reload={reload} draft={draft}>
        <Refused problem={save.problem} editing={editing} />
        {own && own.of > 0 && (
          <p>
            <b>
              {names.name(editing.own ?? "")} has a course in {own.filled} of {own.of} places.
            </b>
          </p>
        )}
        <div class={open === "" ? "plan-cols" : "plan-cols open"}>
          <EditorGrid {...editing} />
          {open !== "" && <EditorPanel {...editing} />}
        </div>
        <EditorChecks {...editing} />
        <div class="save-bar no-print">
          <Button
            type="submit"
            kind="primary"
            busy={save.busy && "Saving"}
            because={different === 0 ? "Nothing here differs from what is saved." : undefined}
          >
            Save the grid
          </Button>
          {undo && (
            <Button kind="quiet" onClick={undo}>
              Undo
            </Button>
          )}
          <a class="button quiet" href={programPaths.program(partnership.id, program.id)}>
            Back to the program
          </a>
          <span class="muted" role="status">
            {different > 0 &&
              `${different === 1 ? "1 change is" : `${different} changes are`} not saved yet, and kept on this device.`}
          </span>
        </div>
      </Form>
    </div>
  );
}

/** What was refused, by the place it is about, each with the way there. */
function Refused({ problem, editing }: { problem: Problem | undefined; editing: Editing }) {
  const { pointers } = useContext(AskedContext);
  const found = (problem?.errors ?? []).flatMap((error) => {
    const spot = spotOf(error.pointer, editing.plan);
    return spot ? [{ ...error, ...spot }] : [];
  });
  for (const { pointer } of found) pointers.add(pointer);
  if (found.length === 0) return null;
  const by = Map.groupBy(found, ({ id }) => id);
  return (
    <ul class="lines">
      {[...by].map(([id, errors]) => (
        <li key={id}>
          <button type="button" class="quiet plain" onClick={() => editing.setOpen(id)}>
            {errors[0]?.name}
          </button>
          {": "}
          {[...new Set(errors.map(({ detail }) => detail))].join("; ")}
        </li>
      ))}
    </ul>
  );
}

/** Once it is drawn again. */
export function focusOn(id: string): void {
  requestAnimationFrame(() => {
    const found = document.getElementById(id);
    found?.focus();
    found?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}
