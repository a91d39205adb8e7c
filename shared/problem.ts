/**
 * Every way the hub says no.
 *
 * A code is a promise to API users: add codes freely, never rename or reuse one.
 * Titles are fixed per code (RFC 9457 §3.1.3); what happened this time goes in `detail`.
 */
export const problems = {
  // who
  "not-signed-in": { status: 401, title: "Sign in first" },
  "sign-in-failed": { status: 400, title: "Signing in did not work" },
  "not-from-here": { status: 403, title: "This request did not come from the hub's own page" },
  "not-acting-for": { status: 403, title: "You do not act for that organization" },
  "choose-organization": { status: 403, title: "Say which organization you act for" },
  "role-missing": { status: 403, title: "Your role cannot do this" },
  "not-a-party": { status: 403, title: "Only a party to the agreement can do this" },
  "not-your-side": { status: 403, title: "The other party does this" },
  "not-steward": { status: 403, title: "The steward of the agreement does this" },
  "content-hidden": { status: 403, title: "You can see that this exists, and not what it says" },
  "not-the-receiver": { status: 403, title: "The receiving party does this" },
  // what
  "not-found": { status: 404, title: "Nothing here" },
  "method-not-allowed": { status: 405, title: "Not something this address can do" },
  "not-acceptable-type": { status: 415, title: "Not a type this address reads" },
  "too-large": { status: 413, title: "Too large" },
  "invalid-json": { status: 400, title: "The body is not JSON" },
  "invalid-input": { status: 422, title: "Some answers need another look" },
  "bad-cursor": { status: 400, title: "This page marker is not one of ours" },
  // when
  "version-missing": { status: 428, title: "Say which version you saw" },
  "changed-meanwhile": { status: 412, title: "Someone changed this while you were looking" },
  "wrong-moment": { status: 409, title: "Not at this stage" },
  "already-there": { status: 409, title: "There is one already" },
  "in-flight": { status: 409, title: "The first try is still under way" },
  "key-reused": { status: 422, title: "This Idempotency-Key belongs to another request" },
  "answered-elsewhere": { status: 409, title: "More was answered on another device" },
  "nothing-rated": { status: 409, title: "Nothing is rated yet" },
  "link-spent": { status: 410, title: "This link can no longer be used" },
  // agreements
  "no-sending-party": { status: 422, title: "Name at least one party that sends students" },
  "no-receiving-party": { status: 422, title: "Name at least one party that grants credit" },
  "no-reviewer": { status: 422, title: "Name a reviewer for every receiving party" },
  "terms-invalid": { status: 422, title: "The rules do not hold together yet" },
  "nothing-bound": { status: 422, title: "No course is in the grid yet" },
  "nothing-agreed": { status: 422, title: "Add at least one course rule" },
  "no-signed-document": { status: 422, title: "Attach the signed PDF first" },
  "same-party": { status: 403, title: "Another party has to confirm this" },
  "clauses-missing": { status: 422, title: "A required item has no clause yet" },
  "checks-missing": { status: 422, title: "Something the law or the hub asks for is missing" },
  "not-reviewed": { status: 409, title: "Not every rule has been approved" },
  "no-signature-slots": { status: 422, title: "Say who signs for every party" },
  "not-the-signer": { status: 403, title: "This signature is another person's" },
  "out-of-order": { status: 409, title: "Someone else signs first" },
  "already-signed": { status: 409, title: "This place is signed already" },
  "sign-in-again": { status: 403, title: "Sign in again to sign" },
  "paper-only": { status: 409, title: "This organization signs on paper" },
  "not-what-was-frozen": { status: 409, title: "This is not the text that went out for signature" },
  "content-changed": { status: 409, title: "The content no longer matches its hash" },
  "clock-set-back": { status: 409, title: "The hub's clock reads earlier than the last event" },
  "second-person": { status: 403, title: "A second person does this" },
  "notice-running": { status: 409, title: "The notice period has not run out" },
  "version-under-way": { status: 409, title: "Another version is under way" },
  "not-executed": { status: 409, title: "No executed version yet" },
  "not-cosmetic": { status: 422, title: "This would change what was agreed" },
  "out-for-signature": { status: 409, title: "An agreement is out for signature" },
  "agreements-undecided": { status: 409, title: "Decide about its agreements first" },
  "dates-overlap": { status: 409, title: "Another version already covers these days" },
  "ambiguous-code": { status: 422, title: "More than one organization has this code" },
  // the exchange
  "gate-closed": { status: 403, title: "The agreement does not let this pass" },
  "not-suppressed": { status: 422, title: "Something hidden could be worked out" },
  "student-level": { status: 422, title: "The hub takes no student’s record" },
  // data sharing
  "beyond-parent": { status: 422, title: "It reaches beyond what it stands under" },
  "signing-lapsed": { status: 409, title: "The time to sign has run out" },
  "offer-closed": { status: 409, title: "Nobody can join this now" },
  "not-yours-to-lift": { status: 403, title: "Only the one who made it can lift it" },
  "certificates-missing": { status: 409, title: "Not everyone has said what became of the data" },
  // files
  "file-unreadable": { status: 422, title: "The file cannot be read" },
  "file-has-problems": { status: 422, title: "Some rows need another look" },
  "too-many-rows": { status: 422, title: "More rows than one import takes" },
  "upload-incomplete": { status: 409, title: "The file has not arrived" },
  "upload-mismatch": { status: 422, title: "The file that arrived is not the one announced" },
  "not-available": { status: 409, title: "The file cannot be downloaded" },
  // the hub itself
  busy: { status: 503, title: "The hub is busy; try again shortly" },
  unexpected: { status: 500, title: "Something went wrong on our side" },
} as const;

export type ProblemCode = keyof typeof problems;

/** One field that needs another look: an RFC 6901 pointer into the body, and what was expected there. */
export type FieldProblem = { pointer: string; detail: string };

/** What `problem+json` carries beyond the fixed members (RFC 9457 §3.2). */
export type Particulars = {
  errors?: readonly FieldProblem[];
  /** What changed since the version that was seen, oldest first. */
  changes?: readonly {
    seq: number;
    at: string;
    actorName: string;
    action: string;
    note?: string | undefined;
  }[];
  currentVersion?: number;
  retryAfterSeconds?: number;
  [member: string]: unknown;
};

/** Thrown by rules and stores; turned into problem+json in exactly one place (functions/http/problem.ts). */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: ProblemCode;
  readonly particulars: Particulars;

  constructor(code: ProblemCode, detail?: string, particulars: Particulars = {}) {
    super(detail ?? problems[code].title);
    this.code = code;
    this.particulars = particulars;
  }
}

/** A rule's answer: why not (a code, and the sentence a person reads), or undefined. */
export type Objection = { code: ProblemCode; why: string } | undefined;

/** Throws the objection, if there is one. */
export function insist(objection: Objection): void {
  if (objection) throw new Refusal(objection.code, objection.why);
}
