/** What is known beside an agreement when it is asked what its parties owe, and one thing owed before its state is known. */
import type { OrganizationId } from "../ids.ts";
import { type IsoDate, plusDays, type Span } from "../time.ts";
import type { LegalBasis } from "./bases-schema.ts";
import type { Fulfilment, Incident, Obligation, ObligationKind } from "./obligations-schema.ts";
import type { DataSharing } from "./schema.ts";
import type { SentRelease, SpanWithTerms } from "./transfers-due.ts";

export type Agreed = {
  record: Pick<
    DataSharing,
    "stewardId" | "restrictions" | "joinders" | "certificates" | "termination" | "closedOn" | "expirationDate"
  >;
  /** What was agreed on which days, oldest first. */
  spans: readonly SpanWithTerms[];
  /** Its own suspensions and those of what it stands under. */
  suspensions: readonly Span[];
  bases: readonly Pick<LegalBasis, "id" | "needs">[];
  incidents: readonly Incident[];
  fulfilments: readonly Fulfilment[];
  releases: readonly SentRelease[];
};

export type On = {
  today: IsoDate;
  /** For clocks that run in hours. */
  now: string;
  /** The partnership's calendar date of an instant. */
  dayOf: (instant: string) => IsoDate;
};

/** Before its state is known. */
export type Owed = Omit<Obligation, "state" | "late" | "done"> & { done?: Obligation["done"] | undefined };

const noticed = { REVIEW: 60, EVIDENCE: 60, RENEWAL: 90 };

export const plain = (
  kind: ObligationKind,
  organizationId: OrganizationId,
  due: IsoDate,
  ...key: string[]
): Owed => ({
  key: key.join("."),
  kind,
  organizationId,
  due,
  opensOn: plusDays(due, -(noticed[kind as keyof typeof noticed] ?? 0)),
  derived: false,
});

/** The days on which some party had suspended it; lifted on a day, a suspension holds no more on that day. */
export const suspensionsOf = ({ restrictions }: Pick<DataSharing, "restrictions">): Span[] =>
  restrictions
    .filter(({ kind }) => kind === "SUSPENSION")
    .map(({ from, lifted }) => (lifted === undefined ? { from } : { from, until: plusDays(lifted.on, -1) }));
