/** What one family of checks finds, before the table says how much it weighs. Pure. */
import type { CheckResult, Decider, Severity } from "../check-schema.ts";

export type About = {
  readonly routes?: readonly string[] | undefined;
  readonly slots?: readonly string[] | undefined;
  readonly deciders?: readonly Decider[] | undefined;
  /** Only where it differs from the table's. */
  readonly severity?: Severity | undefined;
};
export type Finding = About & {
  readonly result: CheckResult;
  readonly because: string;
  readonly missing?: string;
};

/** A check that holds says so once, and with what. */
export const pass = (because: string, about: About = {}): Finding => ({
  result: "PASS",
  because: begun(because),
  ...about,
});
export const fail = (because: string, about: About = {}): Finding => ({
  result: "FAIL",
  because: begun(because),
  ...about,
});
/** `why` continues "Cannot tell, because …"; `missing` is what would decide it. */
export const cannotTell = (why: string, missing: string, about: About = {}): Finding => ({
  result: "CANNOT_TELL",
  because: `Cannot tell, because ${why}.`,
  missing,
  ...about,
});

/** Sentences begin with a capital, whatever a name in them begins with. */
const begun = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
