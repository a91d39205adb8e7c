/** Every link to a data-sharing agreement and what goes with it. Apart from web/paths.ts, which every first page carries. */
import { paths, query } from "../paths.ts";

export type DataTab = "terms" | "parties" | "obligations" | "exchange" | "documents" | "history";

/** What of the terms is open for typing. */
export type TermsPart =
  | "purposes"
  | "elements"
  | "transfers"
  | "retention"
  | "onward"
  | "security"
  | "suppression"
  | "ending"
  | "facts"
  | "evidence";

/** A part of the page with a form open in it: a part of the terms, or one clause (`new`, or its number). */
type Open = {
  change?: TermsPart | undefined;
  clause?: string | undefined;
  /** The required element that a new clause is written for. */
  answers?: string | undefined;
  version?: string | undefined;
  sign?: string | undefined;
};

const base = (partnership: string) => paths.dataSharing(partnership);

export const dataPaths = {
  /** Standing under this memorandum or agreement, where one is named. */
  newDataSharing: (partnership: string, parent?: string) =>
    `${base(partnership)}/new${query({ under: parent })}`,
  dataAgreement: (partnership: string, agreement: string, tab?: DataTab, open: Open = {}) =>
    `${base(partnership)}/${agreement}${query({ tab, ...open })}`,
  editDataSharing: (partnership: string, agreement: string) => `${base(partnership)}/${agreement}/edit`,
  compareDataSharing: (partnership: string, agreement: string, pair: { from?: string; to?: string } = {}) =>
    `${base(partnership)}/${agreement}/compare${query(pair)}`,
  legalBases: (partnership: string) => `${base(partnership)}/legal-bases`,
  newLegalBasis: (partnership: string) => `${base(partnership)}/legal-bases/new`,
  legalBasis: (partnership: string, basis: string, open: { element?: string; fact?: string } = {}) =>
    `${base(partnership)}/legal-bases/${basis}${query(open)}`,
  /** With the form of one indicator or one way to divide students open; `new` for one more. */
  indicators: (partnership: string, open: { indicator?: string; groups?: string } = {}) =>
    `${base(partnership)}/indicators${query(open)}`,
  /** With the form of the smallest group, or of one check by its code, open. */
  dataSharingSettings: (partnership: string, open: { change?: "yes"; check?: string } = {}) =>
    `${base(partnership)}/settings${query(open)}`,
};
