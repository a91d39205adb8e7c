/** An agreement, and whatever anyone tries with it, in whatever order: what the handlers do, without the storing. */
import fc from "fast-check";
import type { Actor } from "#shared/actor.ts";
import { edited } from "#shared/agreements/editing.ts";
import {
  agreeToEnd,
  giveNotice,
  noticeProblems,
  objectionToAgreeing,
  objectionToNotice,
  objectionToSucceeding,
  objectionToTakingBack,
  objectionToTerminating,
  takeBack,
  terminate,
} from "#shared/agreements/ending.ts";
import { confirm, register } from "#shared/agreements/registering.ts";
import { make, objection, objectionToEditing } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { agreementSigning } from "#shared/agreements/signing.ts";
import { decline, recall } from "#shared/agreements/stopping.ts";
import { executedVersions, objectionToDates, spanOfNext, succeed } from "#shared/agreements/succession.ts";
import { objectionToVisibility, setVisibility } from "#shared/agreements/visibility.ts";
import type { AgreementId, DocumentId, OrganizationId, PartnershipId, PersonId } from "#shared/ids.ts";
import {
  objectionToAttesting,
  objectionToPaper,
  objectionToSigning,
  send,
  sign,
  uploadPaper,
} from "#shared/signing/rules.ts";
import type { SignatureEvent } from "#shared/signing/schema.ts";
import { plusDays } from "#shared/time.ts";

export const organization = (letter: string) => `org_${letter.repeat(20)}` as OrganizationId;
export const [college, school, other] = [organization("a"), organization("b"), organization("c")];
export const everyone: Actor[] = [college, school, other].flatMap((of, at) =>
  (["editor", "reviewer", "signatory", "admin", "viewer"] as const).map((role, index) => ({
    person: `per_${String(at * 5 + index).padStart(20, "0")}` as PersonId,
    name: `${role} ${at}`,
    partnership: "here" as PartnershipId,
    organization: of,
    roles: [role],
    partnershipRoles: [],
  })),
);

export const start = "2026-01-01";
export const fresh: Agreement = {
  id: `agr_${"0".repeat(20)}` as AgreementId,
  codedNotation: "AA-1",
  name: "Welding",
  agreementType: "ARTICULATION",
  purpose: "",
  stewardId: college,
  visibility: "PARTIES",
  versionNo: 1,
  versionKind: "ORIGINAL",
  status: "DRAFT",
  shared: false,
  parties: [
    { organizationId: college, role: "RECEIVING", reviewerIds: [everyone[1]?.person as PersonId] },
    { organizationId: school, role: "SENDING", reviewerIds: [] },
  ],
  dateEffective: "2026-03-01",
  expirationDate: "2027-02-28",
  cipCodes: [],
  totals: { rules: 2, findings: 0, conditions: 0, clauses: 0, awards: [] },
  signatureSlots: [
    { slotNo: 1, organizationId: college, function: "Provost", required: true, order: 1 },
    { slotNo: 2, organizationId: school, function: "Superintendent", required: true, order: 2 },
    { slotNo: 3, organizationId: school, function: "Principal", required: false, order: 2 },
  ],
  noticeDays: 30,
  signatures: [],
  unattested: [],
  delegations: [],
  earlier: [],
  startedBy: everyone[0]?.person as PersonId,
  startedAt: "2026-01-01T00:00:00.000Z",
  version: 1,
};

const attempts = [
  ...(["share", "review", "return", "withdraw", "recall", "decline", "reject"] as const),
  ...(["send", "register", "confirm", "sign", "paper", "attest"] as const),
  ...(["amend", "renew", "notice", "agree", "take-back", "terminate"] as const),
  ...(["approve", "wait", "edit", "show"] as const),
] as const;
type Attempt = { what: (typeof attempts)[number]; who: number; number: number };

const signature = (
  agreement: Agreement,
  slotNo: number,
  by: Actor,
  extra: Partial<SignatureEvent> = {},
): SignatureEvent => ({
  slotNo,
  organizationId: by.organization as OrganizationId,
  personId: by.person,
  personName: by.name,
  nameAsSigned: by.name,
  title: "-",
  authorityBasis: "OFFICE",
  method: "TYPED",
  contentHash: agreement.contentHash ?? "",
  documentHash: "",
  signedAt: "2026-01-01T00:00:00.000Z",
  authMethod: "SESSION",
  ...extra,
});
const wetInk = (by: Actor) => ({
  documentId: `doc_${"0".repeat(20)}` as DocumentId,
  documentHash: "",
  signedOn: start,
  uploadedBy: by.person,
  uploadedByName: by.name,
  uploadedAt: "2026-01-01T00:00:00.000Z",
});

/** Each version as it was when the next one was started. */
type Kept = ReadonlyMap<number, Agreement>;

/** The agreement after the attempt, or the same where a rule stands against it: what the handlers do, without the storing. */
function after(before: Agreement, { what, who, number }: Attempt, today: string, kept: Kept): Agreement {
  const by = everyone[who] as Actor;
  const at = new Date(`${today}T12:00:00Z`);
  const slotNo = (number % 3) + 1;
  switch (what) {
    case "wait":
      return before;
    case "approve":
      return before.status === "IN_REVIEW" ? { ...before, review: { approved: 2, problems: 0 } } : before;
    case "send":
      return objection("send", before, by) || objectionToDates(before)
        ? before
        : send(agreementSigning, before, {
            contentHash: `hash ${before.versionNo} ${number}`,
            signingDocument: { sha256: "", sizeBytes: 1 },
            at,
          }).record;
    case "register":
      return objection("register", before, by)
        ? before
        : register(before, {
            documentId: `doc_${"0".repeat(20)}` as DocumentId,
            dateSigned: today,
            signers: [],
            method: "WET_UPLOAD",
            by: by.person,
            byName: by.name,
            byOrganization: by.organization as OrganizationId,
            at: at.toISOString(),
            contentHash: `paper ${before.versionNo}`,
            documentHash: "",
          }).agreement;
    case "confirm":
      return objection("confirm", before, by) || objectionToDates(before)
        ? before
        : confirm(before, by, at).agreement;
    case "sign":
      return objectionToSigning(before, slotNo, by) || objectionToDates(before)
        ? before
        : sign(agreementSigning, before, signature(before, slotNo, by), today).record;
    case "paper":
      return objectionToPaper(before, slotNo, by)
        ? before
        : uploadPaper(before, signature(before, slotNo, by, { method: "WET_UPLOAD", wetInk: wetInk(by) }))
            .record;
    case "attest": {
      const page = before.unattested.find((one) => one.slotNo === slotNo);
      return objectionToAttesting(before, slotNo, by) || objectionToDates(before) || !page
        ? before
        : sign(agreementSigning, before, page, today).record;
    }
    case "amend":
    case "renew": {
      if (objectionToSucceeding(before, by)) return before;
      const asked = {
        kind: what === "amend" ? ("AMENDMENT" as const) : ("RENEWAL" as const),
        ...(number % 2 ? { dateEffective: plusDays(start, number * 9) } : {}),
      };
      const span = spanOfNext(before, asked, today);
      const last = executedVersions(before).at(-1);
      if (!last || span.dateEffective <= last.dateEffective || span.expirationDate < span.dateEffective)
        return before;
      return succeed(before, kept.get(last.versionNo) ?? before, asked, span).agreement;
    }
    case "edit": {
      if (objectionToEditing(before, by)) return before;
      const { name, agreementType, purpose, cipCodes, signatureSlots, dateEffective, expirationDate } =
        before;
      return edited(before, {
        ...{ name: `${name.slice(0, 20)}+`, agreementType, purpose, cipCodes, signatureSlots },
        ...{ dateEffective, expirationDate, noticeDays: number % 7 },
        // The steward stays; the school may go, and a third may be asked to join.
        parties: [
          ...before.parties.filter(({ organizationId }) => organizationId === college),
          ...(number % 5 === 0
            ? []
            : [{ organizationId: school, role: "SENDING" as const, reviewerIds: [] }]),
          ...(number % 2 === 0
            ? [
                {
                  organizationId: other,
                  role: number % 4 ? ("SENDING" as const) : ("FACILITATOR" as const),
                  reviewerIds: [],
                },
              ]
            : []),
        ],
      }).agreement;
    }
    case "show": {
      const to = (["PARTIES", "PARTNERSHIP", "PUBLIC"] as const)[number % 3] ?? "PARTIES";
      return objectionToVisibility(before, to, by) ? before : setVisibility(before, to, by).agreement;
    }
    case "notice": {
      const days = { terminationDay: plusDays(today, number), teachOutUntil: plusDays(today, number * 2) };
      if (objectionToNotice(before, by) || noticeProblems(before, days, today).length > 0) return before;
      return giveNotice(before, {
        ...days,
        reason: "-",
        givenOn: today,
        by: by.person,
        byName: by.name,
        byOrganization: by.organization as OrganizationId,
        at: at.toISOString(),
      }).agreement;
    }
    case "agree":
      return objectionToAgreeing(before, by) ? before : agreeToEnd(before, by, at).agreement;
    case "take-back":
      return objectionToTakingBack(before, by) ? before : takeBack(before).agreement;
    case "terminate":
      return objectionToTerminating(before, by, today) ? before : terminate(before, today).agreement;
    case "recall":
    case "decline":
      return objection(what, before, by)
        ? before
        : { recall, decline }[what](before, { by, reason: "because", at }).agreement;
    default:
      return objection(what, before, by) ? before : make(what, before, "because").agreement;
  }
}

// Mostly in the order in which things happen, so that many sequences get far.
const attempt = fc.record({
  what: fc.constantFrom(...attempts),
  who: fc.nat(everyone.length - 1),
  number: fc.nat(120),
});
const likely: Attempt[][] = [
  [
    { what: "review", who: 0, number: 0 },
    { what: "approve", who: 1, number: 0 },
    { what: "send", who: 0, number: 1 },
    { what: "sign", who: 2, number: 0 },
    { what: "sign", who: 7, number: 1 },
  ],
  [
    { what: "review", who: 0, number: 0 },
    { what: "register", who: 2, number: 0 },
    { what: "confirm", who: 7, number: 0 },
  ],
  [
    { what: "notice", who: 2, number: 40 },
    { what: "agree", who: 7, number: 0 },
    { what: "terminate", who: 7, number: 0 },
  ],
  [
    { what: "notice", who: 7, number: 5 },
    { what: "wait", who: 0, number: 40 },
    { what: "terminate", who: 7, number: 0 },
  ],
  [{ what: "return", who: 1, number: 0 }],
  [{ what: "withdraw", who: 0, number: 0 }],
  [{ what: "recall", who: 0, number: 0 }],
  [{ what: "decline", who: 7, number: 0 }],
  [{ what: "amend", who: 5, number: 100 }],
  [
    { what: "show", who: 0, number: 2 },
    { what: "show", who: 5, number: 2 },
  ],
  [
    { what: "amend", who: 0, number: 40 },
    { what: "edit", who: 0, number: 2 },
    { what: "notice", who: 7, number: 10 },
    { what: "agree", who: 2, number: 0 },
    { what: "terminate", who: 2, number: 0 },
  ],
];
const begun = fc
  .tuple(fc.constantFrom(...likely), fc.integer({ min: 1, max: 5 }))
  .map(([part, length]) => part.slice(0, length));
/** Another version, begun on any day and made by either way. */
const followed = fc
  .tuple(
    fc.constantFrom("amend" as const, "renew" as const),
    fc.nat(120),
    fc.constantFrom(...likely.slice(0, 2)),
  )
  .chain(([what, number, made]) =>
    fc.constantFrom<Attempt[]>(
      [{ what, who: 5, number }, ...made],
      [{ what, who: 5, number }, { what: "edit", who: 0, number: number * 4 }, ...made],
    ),
  );
export const sequence = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: attempt.map((one) => [one]) },
      { weight: 3, arbitrary: begun },
      { weight: 2, arbitrary: followed },
    ),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((parts) => parts.flat());

type Step = { before: Agreement; after: Agreement; attempt: Attempt; today: string };
/** Every attempt in turn, and the agreement before and after it. */
export function walk(attempts: readonly Attempt[]): Step[] {
  const steps: Step[] = [];
  const kept = new Map<number, Agreement>();
  let agreement = fresh;
  let today = start;
  for (const attempt of attempts) {
    if (attempt.what === "wait") today = plusDays(today, attempt.number);
    const next = after(agreement, attempt, today, kept);
    if (next.versionNo > agreement.versionNo) kept.set(agreement.versionNo, agreement);
    steps.push({ before: agreement, after: next, attempt, today });
    agreement = next;
  }
  return steps;
}
