/**
 * What can be done with a program now. What this role can never do is absent; what it cannot do at this moment stays in
 * its place with the rule's own sentence, the one the hub would refuse with.
 */
import { useState } from "preact/hooks";
import type { Objection } from "#shared/problem.ts";
import { objectionToApproving } from "#shared/programs/approvals.ts";
import { objectionToMove, objectionToRetiring, type ProgramMove } from "#shared/programs/moves.ts";
import { objectionToBinding, objectionToEditing } from "#shared/programs/rules.ts";
import type { Program } from "#shared/programs/schema.ts";
import { objectionToRevising } from "#shared/programs/succession.ts";
import { isUnderWay } from "#shared/programs/versions.ts";
import type { Names } from "../agreements/names.ts";
import { usePlace } from "../session.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { isForOthers } from "../ui/for-others.ts";
import { useFacts, usePlan } from "./load.ts";
import { programPaths } from "./paths.ts";
import { TakeGrid } from "./take-grid.tsx";

export type Asked = ProgramMove | "approve" | "revise" | "retire";

type Word = { words: string; danger?: true };

/** In the order they are offered. */
const words: Record<Asked, Word> = {
  share: { words: "Share with the partners" },
  review: { words: "Send for approval" },
  approve: { words: "Approve our part" },
  publish: { words: "Put in force" },
  revise: { words: "Start the next version" },
  template: { words: "Keep it as a template" },
  return: { words: "Return to draft", danger: true },
  withdraw: { words: "Withdraw", danger: true },
  retire: { words: "Retire the program", danger: true },
};

export const objectionTo = (move: Asked, program: Program, actor: Parameters<typeof objectionToMove>[2]) =>
  move === "approve"
    ? objectionToApproving(program, actor)
    : move === "revise"
      ? objectionToRevising(program, actor)
      : move === "retire"
        ? objectionToRetiring(program, actor)
        : objectionToMove(move, program, actor);

export type MovesProps = {
  program: Program;
  etag: string | undefined;
  path: string;
  names: Names;
};

/** Not possible yet, and next on the way: these stay in sight with the reason. */
const nextOn: Partial<Record<Program["status"], readonly Asked[]>> = {
  DRAFT: ["review"],
  IN_REVIEW: ["publish"],
  APPROVED: ["publish"],
};

/** What keeps it from being put in force: asked only where somebody could. */
function useStops(program: Program, path: string, wanted: boolean): readonly string[] {
  const facts = useFacts(wanted ? path : undefined);
  const plan = usePlan(wanted ? path : undefined);
  const checking = useChunk(() => import("./checking.ts"), wanted);
  return checking && facts.state === "content" && plan.state === "content"
    ? checking.stopping(program, plan.data.data, facts.data)
    : [];
}

export function Moves({ program, etag, path, names }: MovesProps) {
  const { partnership, actor } = usePlace();
  const stops = useStops(program, path, !objectionToMove("publish", program, actor));
  // The dialog stays when it closes, so that the focus goes back to the button it came from.
  const [dialog, setDialog] = useState<{ move: Asked; open: boolean }>();
  const MoveDialog = useChunk(
    async () => (await import("./move-dialog.tsx")).MoveDialog,
    dialog !== undefined,
  );
  const whyNot = (move: Asked): Objection =>
    objectionTo(move, program, actor) ??
    (move === "publish" && stops.length > 0
      ? {
          code: "checks-missing",
          why: `${stops.length === 1 ? "One check stops" : `${stops.length} checks stop`} it: ${stops.join(", ")}.`,
        }
      : undefined);
  const offered = (Object.keys(words) as Asked[])
    .map((move) => ({ move, ...words[move], why: whyNot(move) }))
    .filter(({ move, why }) => !isForOthers(why) && makesSense(move, program));
  const now = offered.filter(({ why }) => !why);
  const later = offered.filter(({ move, why }) => why && nextOn[program.status]?.includes(move));
  const first = now.find(({ move, danger }) => !danger && move !== "template" && move !== "share")?.move;
  const spine = objectionToEditing(program, actor);
  const binding = objectionToBinding(program, actor, actor.organization);
  const button = ({ move, why, words: said, danger }: (typeof offered)[number]) => (
    <Button
      key={move}
      onClick={() => setDialog({ move, open: true })}
      because={why?.why}
      kind={why ? undefined : danger ? "danger" : move === first ? "primary" : undefined}
    >
      {move === "template" && program.template ? "Make it a program again" : said}
    </Button>
  );
  return (
    <>
      {(!spine || !binding) && (
        <LinkButton href={programPaths.editGrid(partnership.id, program.id)}>
          {spine ? "Put our courses in" : "Edit the grid"}
        </LinkButton>
      )}
      {now.filter(({ danger, move }) => !danger && move !== "template").map(button)}
      {later.map(button)}
      <details>
        <summary>More</summary>
        <div class="stack">
          {!spine && (
            <>
              <LinkButton href={programPaths.editProgram(partnership.id, program.id)}>
                Change what it is about
              </LinkButton>
              <LinkButton href={programPaths.importGrid(partnership.id, program.id)}>
                Load the grid from a file
              </LinkButton>
              <LinkButton href={programPaths.moveEdition(partnership.id, program.id)}>
                Move to another edition
              </LinkButton>
            </>
          )}
          {!isForOthers(objectionToStartingHere(actor)) && (
            <LinkButton href={programPaths.newProgram(partnership.id, program.id)}>
              Start a program like it
            </LinkButton>
          )}
          <TakeGrid program={program} path={path} />
          {now.filter(({ move }) => move === "template").map(button)}
          {now.filter(({ danger }) => danger).map(button)}
        </div>
      </details>
      {dialog && MoveDialog && (
        <MoveDialog
          key={dialog.move}
          move={dialog.move}
          open={dialog.open}
          program={program}
          names={names}
          danger={words[dialog.move].danger ?? false}
          onClose={() => setDialog({ ...dialog, open: false })}
          path={path}
          etag={etag}
        />
      )}
    </>
  );
}

/** What is over, or not begun, is no question: a template is not sent, what is in force is not shared. */
function makesSense(move: Asked, program: Program): boolean {
  switch (move) {
    case "share":
      return program.status === "DRAFT" && !program.shared && !program.template;
    case "review":
      return program.status === "DRAFT" && !program.template;
    case "approve":
      return program.status === "IN_REVIEW" || program.status === "APPROVED";
    case "template":
      return program.status === "DRAFT" && program.versionNo === 1;
    default:
      return isUnderWay(program) ? move !== "revise" : move === "revise" || move === "retire";
  }
}

const objectionToStartingHere = ({ roles }: { roles: readonly string[] }): Objection =>
  roles.includes("editor") || roles.includes("admin")
    ? undefined
    : { code: "role-missing", why: "An editor or admin starts a program of study." };
