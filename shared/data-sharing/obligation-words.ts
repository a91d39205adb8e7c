/** An obligation in two sentences: what is to be done, and why now. For the page, the letter and the calendar alike. Pure. */
import type { OrganizationId } from "../ids.ts";
import { listed } from "../listed.ts";
import type { Obligation } from "./obligations-schema.ts";

export type Naming = {
  /** The agreement's title. */
  agreement: string;
  name: (id: OrganizationId) => string;
  /** A day as a sentence says it. */
  day: (date: string) => string;
};

export function obligationTitle(one: Obligation, { agreement, name }: Naming): string {
  switch (one.kind) {
    case "TRANSFER": {
      const what = one.missing && one.missing.length > 0 ? `indicators ${listed(one.missing)}` : "the data";
      return `Send ${what} to ${listed((one.receiverIds ?? []).map(name))}`;
    }
    case "REVIEW":
      return `Review ${agreement}`;
    case "EVIDENCE":
      return `Show anew that the data are kept safe under ${agreement}`;
    case "POSTING":
      return `Post ${agreement} where the public can read it`;
    case "BREACH_NOTICE":
      return `Tell the other parties of the incident under ${agreement}`;
    case "RENEWAL":
      return `Decide what follows ${agreement}`;
    case "DESTRUCTION":
      return `Certify what became of the data of ${agreement}${one.subRecipient === undefined ? "" : ` at ${one.subRecipient}`}`;
  }
}

/** Why it is to be done, without its state: that is said beside it. */
export function obligationWhy(one: Obligation, { agreement, day }: Naming): string {
  switch (one.kind) {
    case "TRANSFER":
      return `${agreement} names ${day(one.due)} as the day. It can be sent from ${day(one.opensOn)}${one.closesOn === undefined ? "" : ` to ${day(one.closesOn)}`}.`;
    case "REVIEW":
      return "The parties agreed to look at it again by this day.";
    case "EVIDENCE":
      return "The law asks whoever discloses to use reasonable methods, and to be able to show it. The last proof is too old by this day.";
    case "POSTING":
      return "Its legal basis asks for it to be posted within days of the last signature. Nobody may have checked yet whether business days are meant: ask your counsel.";
    case "BREACH_NOTICE":
      return "The clock runs from the discovery.";
    case "RENEWAL":
      return renewals[one.renewal ?? "none"](day(one.closesOn ?? one.due));
    case "DESTRUCTION":
      return "After the end, everyone who received data says what became of them, by this day.";
  }
}

const renewals = {
  none: (last: string) =>
    `Its last day is ${last}. Until this day notice can be given, and a new version can still be signed in time.`,
  by_amendment: (last: string) =>
    `Its last day is ${last}. It goes on only if the parties sign an amendment.`,
  auto_once: (last: string) =>
    `Its last day is ${last}. It was agreed to renew it once, unless someone gives notice by this day.`,
} as const;
export const obligationActs: Readonly<Record<Obligation["kind"], string>> = {
  TRANSFER: "Open the exchange",
  REVIEW: "Read and review",
  EVIDENCE: "Add the proof",
  POSTING: "Say where it is posted",
  BREACH_NOTICE: "Say when they were told",
  RENEWAL: "Open",
  DESTRUCTION: "Give the certificate",
};
