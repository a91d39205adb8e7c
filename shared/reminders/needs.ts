/**
 * What waits about an agreement on a given day, and for whom (articulation.md 2.7). Pure: derived from the record and
 * what is known beside it, so there is nothing to keep in step. Test: whoever is meant may do it by the agreement's rules.
 */
import type { Agreement, AgreementRow } from "../agreements/schema.ts";
import { daysBetween, plusDays } from "../time.ts";
import { type Around, type Derived, keepers, newsDays, of, runsOut, writers } from "./around.ts";
import { endingNeeds } from "./ending-needs.ts";
import { before } from "./moments.ts";
import type { Need } from "./need.ts";
import { confirmationNeeds, reviewNeeds } from "./review-needs.ts";
import { attestingNeeds, signingNeeds } from "./signing-needs.ts";
import { inWords } from "./words.ts";

/** What a row of the list tells by itself. */
export function needsOfRow(row: AgreementRow, around: Around): Need[] {
  return [...drafts(row, around), ...expiration(row, around)];
}

/** Whether the record tells more than its row: it is on its way, or its end was announced and is not past. */
export const tellsMore = (row: AgreementRow, { today }: Around): boolean =>
  [row.status, row.pending].some((one) => one === "IN_REVIEW" || one === "OUT_FOR_SIGNATURE") ||
  ((row.noticeDay !== undefined || row.status === "TERMINATED") && today <= row.expirationDate);

/** Whether it was executed and is not over: what comes back every year may wait. */
export const isInForce = (row: AgreementRow, { today }: Around): boolean =>
  (row.status === "EXECUTED" || row.status === "TERMINATED") && today <= row.expirationDate;

function drafts(row: AgreementRow, { name }: Around): Need[] {
  if (row.status !== "DRAFT" && row.pending !== "DRAFT") return [];
  const one = { kind: "DRAFT", agreementId: row.id, act: "Open the draft" } as const;
  const others = [...row.parties, ...(row.joining ?? [])]
    .filter(({ organizationId }) => organizationId !== row.stewardId)
    .map(({ organizationId }) => of(organizationId, writers));
  const steward = [of(row.stewardId, writers)];
  if (!row.shared)
    return [
      {
        ...one,
        id: `${row.id} FINISH`,
        title: `Finish and share ${row.name}`,
        why: "Only your organization sees this draft so far.",
        for: steward,
      },
    ];
  return [
    {
      ...one,
      id: `${row.id} SEND`,
      title: `Send ${row.name} to review`,
      why: "The other parties see the draft. When its rules stand, reviewers look at it.",
      for: steward,
    },
    {
      ...one,
      id: `${row.id} LOOK`,
      title: `Look at the draft of ${row.name}`,
      why: `${name(row.stewardId)} shared it with you. You can change it too while it is a draft.`,
      for: others,
    },
  ];
}

function expiration(row: AgreementRow, { today }: Around): Need[] {
  const last = row.expirationDate;
  const since = plusDays(last, -180);
  if (!runsOut(row) || today < since || today < row.dateEffective) return [];
  const ended = today > last;
  if (daysBetween(last, today) > newsDays) return [];
  const under = row.pending === undefined ? "" : " A new version is being prepared and is not signed yet.";
  return [
    {
      id: `${row.id} EXPIRATION ${last}`,
      kind: "EXPIRATION",
      agreementId: row.id,
      title: ended ? `${row.name} has ended` : `Decide what follows ${row.name}`,
      why: ended
        ? `Its last day was ${inWords(last)}, and nothing follows it. Courses finished later give no credit.${under}`
        : `Its last day is ${inWords(last)}, and nothing follows it yet. Talk with the other party while there is time to sign the next one.${under}`,
      act: "Open",
      since,
      by: last,
      for: [
        ...row.parties.map(({ organizationId }) => of(organizationId, keepers)),
        { partnershipRole: "convener" },
      ],
      moments: { at: before(last, [180, 90, 30, 7, -1]), last: plusDays(last, newsDays) },
    },
  ];
}

/** What only the record tells. */
export const needsOfRecord = (agreement: Agreement, derived: Derived, around: Around): Need[] => [
  ...latestNeeds(agreement, derived, around),
  // What was signed may be ending, whatever is being made beside it.
  ...endingNeeds(agreement, derived, around),
];

function latestNeeds(agreement: Agreement, derived: Derived, around: Around): Need[] {
  switch (agreement.status) {
    case "IN_REVIEW":
      return agreement.registration
        ? confirmationNeeds(agreement, agreement.registration, around)
        : reviewNeeds(agreement, derived, around);
    case "OUT_FOR_SIGNATURE":
      return [
        ...signingNeeds(agreement, derived, around, { agreementId: agreement.id }),
        ...attestingNeeds(agreement, derived, around, { agreementId: agreement.id }),
      ];
    default:
      return [];
  }
}
