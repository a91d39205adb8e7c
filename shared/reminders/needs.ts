/**
 * What waits about an agreement on a given day, and for whom (articulation.md 2.7). Pure: derived from the record and
 * what is known beside it, so there is nothing to keep in step. Test: whoever is meant may do it by the agreement's rules.
 */
import type { Agreement, AgreementRow } from "../agreements/schema.ts";
import type { OrganizationId } from "../ids.ts";
import type { Role } from "../people/schema.ts";
import { daysBetween, type IsoDate, plusDays } from "../time.ts";
import { before } from "./moments.ts";
import type { Need, Recipient } from "./need.ts";
import { inWords } from "./words.ts";

export type Around = {
  today: IsoDate;
  /** The partnership's calendar date of an instant. */
  dayOf: (instant: string) => IsoDate;
  name: (organization: OrganizationId) => string;
};

const keepers: readonly Role[] = ["editor", "signatory", "admin"];
const writers: readonly Role[] = ["editor", "admin"];

const of = (organizationId: OrganizationId, roles: readonly Role[]): Recipient => ({ organizationId, roles });

/** Days after the last one on which it is still news that it ended. */
const newsDays = 60;

/** The last day of what was agreed: of the executed version that takes over, where there is one. */
export const lastDay = (row: AgreementRow): IsoDate => row.next?.expirationDate ?? row.expirationDate;

/** Whether it was ever executed, and ends of itself. */
export const runsOut = (row: AgreementRow): boolean =>
  row.status === "EXECUTED" && row.terminationDay === undefined;

/** What a row of the list tells by itself. */
export function needsOfRow(row: AgreementRow, around: Around): Need[] {
  return [...drafts(row, around), ...expiration(row, around)];
}

/** Whether the record may tell of more than its row does: on its way, or not over yet. */
export const worthReading = (row: AgreementRow, today: IsoDate): boolean =>
  [row.status, row.pending].some((one) => one === "IN_REVIEW" || one === "OUT_FOR_SIGNATURE") ||
  ((row.status === "EXECUTED" || row.status === "TERMINATED") &&
    today <= (row.terminationDay ?? lastDay(row)));

function drafts(row: AgreementRow, { name, today }: Around): Need[] {
  if (row.status !== "DRAFT" && row.pending !== "DRAFT") return [];
  const one = { kind: "DRAFT", agreementId: row.id, since: today, act: "Open the draft" } as const;
  const others = row.parties
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
  const last = lastDay(row);
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

/** What only the record tells. `reviewSince` is when it was last sent to review, where that is known. */
export function needsOfRecord(agreement: Agreement, around: Around, reviewSince?: string): Need[] {
  switch (agreement.status) {
    case "IN_REVIEW":
      return agreement.registration
        ? confirmation(agreement, agreement.registration, around)
        : review(agreement, around, reviewSince ?? agreement.startedAt);
    case "OUT_FOR_SIGNATURE":
      return [...signing(agreement, around), ...attesting(agreement, around)];
    // A version under way is finished or withdrawn before notice can be given.
    default:
      return ending(agreement, around);
  }
}

function review(agreement: Agreement, { name, dayOf }: Around, instant: string): Need[] {
  const { id, name: title, review: state, totals } = agreement;
  const since = dayOf(instant);
  const done = state !== undefined && state.problems === 0 && state.approved >= totals.rules;
  const reviews = agreement.parties
    .filter(({ reviewerIds }) => reviewerIds.length > 0 && !done)
    .map(
      ({ organizationId, reviewerIds }): Need => ({
        id: `${id} REVIEW ${organizationId} ${instant}`,
        kind: "REVIEW",
        agreementId: id,
        title: `Review ${title}`,
        why: "You are named as its reviewer. Read the course rules, and return it to draft if one of them is wrong.",
        act: "Read the rules",
        since,
        for: reviewerIds.map((person) => ({ organizationId, roles: ["reviewer"], person })),
        otherwise: {
          title: `Name another reviewer for ${title}`,
          why: `It is in review, and nobody who is named for ${name(organizationId)} can review there today.`,
          act: "Open",
          for: [of(organizationId, writers)],
        },
        moments: { from: since, everyDays: 14 },
      }),
    );
  // Where the parties sign here, nothing has to be registered.
  if (agreement.signatureSlots.length > 0) return reviews;
  return [
    ...reviews,
    {
      id: `${id} REGISTER`,
      kind: "REGISTER",
      agreementId: id,
      title: `Register ${title} once it is signed`,
      why: "It is in review. When everyone has signed, attach the PDF and say who signed and when.",
      act: "Open",
      since,
      for: agreement.parties.map(({ organizationId }) => of(organizationId, ["signatory"])),
    },
  ];
}

function confirmation(
  { id, name: title, parties }: Agreement,
  { at, byName, byOrganization }: NonNullable<Agreement["registration"]>,
  { name, dayOf }: Around,
): Need[] {
  const since = dayOf(at);
  return [
    {
      id: `${id} CONFIRM ${at}`,
      kind: "CONFIRM",
      agreementId: id,
      title: `Confirm the signing of ${title}`,
      why: `${byName} of ${name(byOrganization)} registered the signed PDF. It takes effect when your side confirms it.`,
      act: "Check and confirm",
      since,
      for: parties
        .filter(({ organizationId }) => organizationId !== byOrganization)
        .map(({ organizationId }) => of(organizationId, ["signatory"])),
      moments: { from: since, everyDays: 7 },
    },
  ];
}

/** The slots whose turn it is: unsigned, nothing uploaded for them, every required one of a lower order signed. */
function signing(agreement: Agreement, { dayOf, name }: Around): Need[] {
  const { id, name: title, versionNo, signatureSlots, frozenAt = agreement.startedAt } = agreement;
  const counted = new Map(
    agreement.signatures.map((one) => [one.slotNo, one.wetInk?.attestedAt ?? one.signedAt]),
  );
  const uploaded = new Set(agreement.unattested.map(({ slotNo }) => slotNo));
  return signatureSlots.flatMap((slot): Need[] => {
    const { slotNo, organizationId, required } = slot;
    const earlier = signatureSlots.filter((other) => other.required && other.order < slot.order);
    const waits = earlier.some((other) => !counted.has(other.slotNo));
    if (counted.has(slotNo) || uploaded.has(slotNo) || waits) return [];
    const turn = [frozenAt, ...earlier.map((other) => counted.get(other.slotNo) ?? frozenAt)].toSorted();
    const since = dayOf(turn.at(-1) ?? frozenAt);
    const person =
      agreement.delegations.findLast((delegation) => delegation.slotNo === slotNo)?.toPersonId ??
      slot.personId;
    return [
      {
        id: `${id} SIGN ${versionNo} ${slotNo} ${frozenAt}`,
        kind: "SIGN",
        agreementId: id,
        title: `Sign ${title}`,
        why: `It is your turn to sign as ${slot.function} of ${name(organizationId)}.${required ? "" : " This signature is welcome and not required."}`,
        act: "Read and sign",
        since,
        for: [{ organizationId, roles: ["signatory"], person }],
        otherwise: {
          title: `Find a signer for ${title}`,
          why: `The ${slot.function} of ${name(organizationId)} signs next, and nobody who could is there today.`,
          act: "Open",
          for: [of(organizationId, ["admin"])],
        },
        moments: required
          ? { from: since, everyDays: 7 }
          : { at: [{ name: "0", on: since }], last: plusDays(since, newsDays) },
      },
    ];
  });
}

function attesting(agreement: Agreement, { dayOf }: Around): Need[] {
  return agreement.unattested.map(
    ({ slotNo, organizationId, personId, nameAsSigned, wetInk, signedAt }): Need => {
      const at = wetInk?.uploadedAt ?? signedAt;
      const since = dayOf(at);
      return {
        id: `${agreement.id} ATTEST ${slotNo} ${at}`,
        kind: "ATTEST",
        agreementId: agreement.id,
        title: `Attest to the paper signature on ${agreement.name}`,
        why: `${wetInk?.uploadedByName ?? "A colleague"} uploaded what ${nameAsSigned} signed on paper. It counts when a second person has compared them.`,
        act: "Compare and attest",
        since,
        for: [{ organizationId, roles: keepers, except: [personId, ...(wetInk ? [wetInk.uploadedBy] : [])] }],
        moments: { from: since, everyDays: 7 },
      };
    },
  );
}

/** Notice was given, or both sides agreed: everyone hears of the day, and again as it nears. */
function ending(
  { id, name: title, parties, termination, status }: Agreement,
  { today, name }: Around,
): Need[] {
  if (!termination || (status !== "EXECUTED" && status !== "TERMINATED")) return [];
  const { terminationDay, teachOutUntil, givenOn, byOrganization, at } = termination;
  if (today > terminationDay) return [];
  return [
    {
      id: `${id} TERMINATION ${at}`,
      kind: "TERMINATION",
      agreementId: id,
      title: `${title} ends early`,
      why: `${name(byOrganization)} gave notice: its last day is ${inWords(terminationDay)}. Courses finished until ${inWords(teachOutUntil)} still count.`,
      act: "Read the notice",
      since: givenOn,
      by: terminationDay,
      for: parties.map(({ organizationId }) => of(organizationId, keepers)),
      moments: {
        at: [{ name: "given", on: givenOn }, ...before(terminationDay, [30, 7], givenOn)],
        last: terminationDay,
      },
    },
  ];
}
