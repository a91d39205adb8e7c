/** What one check of a bridge answers before its severity is put to it. */
import type { CheckAnswer } from "../../programs/check-schema.ts";

export type Found = Pick<CheckAnswer, "result" | "because"> &
  Partial<Pick<CheckAnswer, "missing" | "deciders">>;
