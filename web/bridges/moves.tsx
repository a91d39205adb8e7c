/**
 * What can be done with a bridge now. What this role can never do is absent; what it cannot do at this moment stays in
 * its place with the rule's own sentence, the one the hub would refuse with.
 */
import { useState } from "preact/hooks";
import type { BridgeFacts } from "#shared/bridges/facts-schema.ts";
import { type BridgeMove, objectionToMove, objectionToUnread } from "#shared/bridges/moves.ts";
import { objectionToEditing } from "#shared/bridges/rules.ts";
import { bindingNo } from "#shared/bridges/sight.ts";
import type { CheckAnswer } from "#shared/programs/check-schema.ts";
import { usePlace } from "../session.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { isForOthers } from "../ui/for-others.ts";
import type { Moving } from "./moving.tsx";
import { bridgePaths } from "./paths.ts";

const words: Record<BridgeMove, { words: string; danger?: true }> = {
  publish: { words: "Put it in force" },
  revise: { words: "Start a new version" },
  discard: { words: "Give up this version", danger: true },
  retire: { words: "Retire it", danger: true },
};
const order = Object.keys(words) as BridgeMove[];

/** Too early rather than over: these stay in sight with the reason. */
const inSight: readonly BridgeMove[] = ["publish"];

type MovesProps = Moving & { answers: readonly CheckAnswer[]; facts: BridgeFacts };

export function Moves({ bridge, answers, facts, ...moving }: MovesProps) {
  const { partnership, actor } = usePlace();
  // The dialog stays when it closes, so that the focus goes back to the button it came from.
  const [dialog, setDialog] = useState<{ move: BridgeMove; open: boolean }>();
  const MoveDialog = useChunk(
    async () => (await import("./move-dialog.tsx")).MoveDialog,
    dialog !== undefined,
  );
  const editing = objectionToEditing(bridge, actor);
  if (isForOthers(editing)) return null;
  const offered = order
    .map((move) => ({
      move,
      ...words[move],
      why:
        (move === "publish" ? objectionToUnread(facts) : undefined) ??
        objectionToMove(move, bridge, actor, answers),
    }))
    .filter(({ move, why }) => !why || (inSight.includes(move) && bridge.status === "DRAFT"));
  return (
    <section aria-labelledby="moves" class="tight no-print bridge-moves">
      <h3 id="moves">What you can do</h3>
      {!editing && (
        <>
          <LinkButton href={bridgePaths.modules(partnership.id, bridge.id)}>Change the modules</LinkButton>
          <LinkButton href={bridgePaths.editBridge(partnership.id, bridge.id)}>
            Change what it says
          </LinkButton>
        </>
      )}
      {offered.map(({ move, words: said, danger, why }) => (
        <Button
          key={move}
          kind={why ? undefined : danger ? "danger" : move === "publish" ? "primary" : undefined}
          because={
            why && (why.code === "checks-missing" ? "A check that refuses fails: see the checks." : why.why)
          }
          onClick={() => setDialog({ move, open: true })}
        >
          {move === "retire" && bindingNo(bridge) === undefined ? "Give it up" : said}
        </Button>
      ))}
      {dialog && MoveDialog && (
        <MoveDialog
          key={dialog.move}
          {...dialog}
          {...moving}
          bridge={bridge}
          danger={words[dialog.move].danger ?? false}
          onClose={() => setDialog({ ...dialog, open: false })}
        />
      )}
    </section>
  );
}
