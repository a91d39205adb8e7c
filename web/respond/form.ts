/** What the parts of the form are given: what is asked, what was said so far, and how to say more. */
import type { OpenedForm, StatementAnswer } from "#shared/validations/respondent-schema.ts";
import { isRated } from "./answer.ts";
import type { Kept } from "./keeper.ts";
import { type Changes, changed } from "./patch.ts";

export type FormProps = {
  /** The link's. */
  token: string;
  form: OpenedForm;
  kept: Kept;
  change: (more: Changes) => void;
};

/** Says this of one statement, in place of what was said of it. */
export const saying =
  ({ kept, change }: Pick<FormProps, "kept" | "change">, statementId: string) =>
  (answer: StatementAnswer): void =>
    change(changed(statementId, kept.said.statements[statementId], answer));

export const ratedOf = ({ form, kept }: Pick<FormProps, "form" | "kept">): number =>
  form.statements.filter(({ identifier }) => isRated(kept.said.statements[identifier])).length;

/** Minutes for so many statements: a few seconds to read one, and a few for each question about it. */
export const minutesFor = (statements: number, { campaign }: OpenedForm): number =>
  Math.max(1, Math.round((statements * (4 + 4 * campaign.scales.length)) / 60));
