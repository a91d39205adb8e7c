/** Deleting a clause: names which required items lose their answer first. */
import type { Agreement } from "#shared/agreements/schema.ts";
import type { Clause } from "#shared/agreements/terms-schema.ts";
import type { Answer } from "../api.ts";
import { useAction } from "../load.ts";
import { Confirm } from "../ui/confirm.tsx";
import { putClauses } from "./clauses-load.ts";
import { counted, listed } from "./words.ts";

type DeletingProps = {
  clause: Clause | undefined;
  onClose: () => void;
  agreement: Agreement;
  path: string;
  answer: Answer<{ clauses: Clause[] }>;
};

export function Deleting({ clause, onClose, agreement, path, answer }: DeletingProps) {
  const rest = answer.data.clauses.filter(({ listId }) => listId !== clause?.listId);
  const alone = clause?.satisfies.filter((id) => !rest.some(({ satisfies }) => satisfies.includes(id))) ?? [];
  const action = useAction(async () => {
    await putClauses(path, rest, answer.etag);
  });
  return (
    <Confirm
      open={clause !== undefined}
      onClose={onClose}
      title={`Delete clause ${clause?.listId}?`}
      yes={`Delete clause ${clause?.listId}`}
      action={action}
    >
      <p>
        {alone.length > 0 &&
          `It is the only clause that answers ${listed(alone.map((id) => `item ${id.split("#").at(-1)}`))} of the checklist. `}
        {agreement.shared
          ? "The other parties see the draft without it at once."
          : "Nobody else sees this draft yet."}{" "}
        {counted(rest.length, "clause")} {rest.length === 1 ? "is" : "are"} left. The other numbers stay.
      </p>
    </Confirm>
  );
}
