/** Deleting a rule: names what it breaks first. */
import type { Agreement } from "#shared/agreements/schema.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import { inWords } from "#shared/agreements/words.ts";
import type { Answer } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { Confirm } from "../ui/confirm.tsx";
import { rowsOf } from "./equivalency-table.tsx";
import { putRules } from "./load.ts";
import { counted } from "./words.ts";

type DeletingProps = {
  ruleNo: number | undefined;
  onClose: () => void;
  agreement: Agreement;
  path: string;
  answer: Answer<Terms>;
};

export function Deleting({ ruleNo, onClose, agreement, path, answer }: DeletingProps) {
  const terms = answer.data;
  const rule = terms.rules.find((one) => one.ruleNo === ruleNo);
  const without = {
    ...terms,
    rules: terms.rules.filter((one) => one.ruleNo !== ruleNo),
    findings: terms.findings.filter((one) => one.ruleNo !== ruleNo),
  };
  const action = useAction(async () => {
    await freshAfter(path, putRules(path, without, answer.etag));
  });
  return (
    <Confirm
      open={ruleNo !== undefined}
      onClose={onClose}
      title={`Delete rule ${ruleNo}?`}
      yes={`Delete rule ${ruleNo}`}
      action={action}
    >
      <p>
        {rule ? (
          <>
            <q>{inWords(rule)}</q> no longer gives {rule.awards.map((one) => one.course.title).join(" and ")}.
          </>
        ) : (
          "Nobody will see any more that this course was asked about."
        )}{" "}
        {agreement.shared
          ? "The other parties see the draft without it at once."
          : "Nobody else sees this draft yet."}{" "}
        {counted(rowsOf(without).length, "rule")} {rowsOf(without).length === 1 ? "is" : "are"} left.
      </p>
    </Confirm>
  );
}
