/** Who has the next step, in words: pure, from the record and the people who could take it. */
import { noticeRunsUntil } from "#shared/agreements/ending.ts";
import { lastDayOf } from "#shared/agreements/phase.ts";
import { receives } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { bound, executedVersions, isUnderWay, standing } from "#shared/agreements/succession.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { isSigned, signerOf, turnOf } from "#shared/signing/rules.ts";
import type { SignatureSlot } from "#shared/signing/schema.ts";
import { plusDays } from "#shared/time.ts";
import { dayInWords, fromToday } from "../ui/dates.tsx";
import { holders } from "./names.ts";
import { counted, listed } from "./words.ts";

export type Next = { kind: "info" | "good" | "warn"; title: string; more: string };

export type Around = {
  name: (organization: string) => string;
  people: readonly MemberRow[];
  today: string;
};

export function nextStep(agreement: Agreement, around: Around): Next {
  const next = ofLatest(agreement, around);
  if (!isUnderWay(agreement)) return next;
  const { versionNo } = standing(agreement, around.today);
  const before = lowered(inForce(agreement, around).title);
  return { ...next, more: `${next.more} Meanwhile version ${versionNo} stands: ${before}.` };
}

function ofLatest(agreement: Agreement, around: Around): Next {
  switch (agreement.status) {
    case "DRAFT":
      return draft(agreement, around);
    case "IN_REVIEW":
      return agreement.registration ? registered(agreement, around) : inReview(agreement, around);
    case "OUT_FOR_SIGNATURE":
      return outForSignature(agreement, around);
    case "DECLINED":
      return over(
        agreement,
        around,
        "It was declined",
        "Nobody signs this version any more.",
        whoDeclined(agreement, around),
      );
    case "WITHDRAWN":
      return over(
        agreement,
        around,
        "It was withdrawn",
        "Nothing more happens to it.",
        "Its history says why, and stays.",
      );
    default:
      return inForce(agreement, around);
  }
}

/** Whose no it was, and why: known at the table, and of those from before it was kept only in the history. */
const whoDeclined = ({ declined }: Agreement, { name }: Around): string =>
  declined
    ? `${declined.byName} of ${name(declined.byOrganization)} declined: “${declined.reason}”`
    : "The history says who declined, and why.";

/** A version that came to nothing. Where there is one before it, that one is what the page is about. */
function over(agreement: Agreement, around: Around, title: string, more: string, why: string): Next {
  if (standing(agreement, around.today).versionNo === undefined)
    return { kind: "info", title, more: `${more} ${why}` };
  const next = inForce(agreement, around);
  const came = `${title.replace("It", `Version ${agreement.versionNo}`)}.`;
  return { ...next, more: `${next.more} ${came} ${why}` };
}

const lowered = (title: string) => title.charAt(0).toLowerCase() + title.slice(1);

function draft(agreement: Agreement, { name }: Around): Next {
  const steward = name(agreement.stewardId);
  if (agreement.totals.rules === 0 && !(agreement.agreementType === "MOU" && agreement.totals.clauses > 0))
    return {
      kind: "info",
      title: `Next: ${agreement.shared ? "the parties add" : `${steward} adds`} the course rules`,
      more: "Type them, or add them from a file. An agreement needs one rule at least before it goes to review.",
    };
  const without = agreement.parties.filter((one) => receives(one) && one.reviewerIds.length === 0);
  if (without.length > 0)
    return {
      kind: "info",
      title: `Next: a reviewer for ${listed(without.map((one) => name(one.organizationId)))}`,
      more: "Every party that grants credit names who judges the courses. Do it under “Change parties and term”.",
    };
  if (!agreement.shared)
    return {
      kind: "info",
      title: `Next: ${steward} shares it`,
      more: "Only its own organization sees this draft so far. Once it is shared, every party can change it.",
    };
  return {
    kind: "info",
    title: "Next: a party sends it to review",
    more: "Everyone at the table sees the draft. An editor of any party sends it on when the rules stand.",
  };
}

function inReview(agreement: Agreement, around: Around): Next {
  const { name, people } = around;
  const { rules } = agreement.totals;
  const { approved, problems } = agreement.review ?? { approved: 0, problems: 0 };
  const reviewers = agreement.parties
    .filter(receives)
    .flatMap((party) => party.reviewerIds)
    .flatMap((id) => people.find(({ personId }) => personId === id)?.name ?? []);
  if (problems > 0)
    return {
      kind: "warn",
      title: `Next: ${counted(problems, "open problem")} to settle`,
      more: `${approvedInWords(agreement)} Under “Review” each problem stands at its rule. Keep the rule as it is, or return the agreement to draft and change it.`,
    };
  if (approved < rules)
    return {
      kind: "info",
      title:
        reviewers.length > 0
          ? `Next: ${listed([...new Set(reviewers)])} approve${reviewers.length === 1 ? "s" : ""} the rules`
          : "Next: its reviewers approve the rules",
      more: `${approvedInWords(agreement)} Only the party that grants the credit approves a rule; either side can raise a problem.${onPaper(agreement, around)}`,
    };
  const why = objectionToSigners(agreement);
  if (why)
    return {
      kind: "info",
      title: "Every rule is approved",
      more: `Nobody is named to sign yet. Return it to draft and say which offices sign.${onPaper(agreement, around)}`,
    };
  return {
    kind: "info",
    title: `Next: ${name(agreement.stewardId)} sends it out for signature`,
    more: "Every rule is approved, and the offices that sign are named. Its text is frozen then.",
  };
}

/** `12 of 30 rules are approved, 1 has an open problem.` */
export function approvedInWords({ totals, review }: Agreement): string {
  const { approved, problems } = review ?? { approved: 0, problems: 0 };
  const open = problems === 0 ? "" : `, ${problems} ${problems === 1 ? "has" : "have"} an open problem`;
  return `${approved} of ${counted(totals.rules, "rule")} ${approved === 1 ? "is" : "are"} approved${open}.`;
}

const objectionToSigners = ({ parties, signatureSlots }: Agreement): boolean =>
  parties.some(
    (party) =>
      party.role !== "FACILITATOR" &&
      !signatureSlots.some((slot) => slot.required && slot.organizationId === party.organizationId),
  );

function onPaper(agreement: Agreement, { name, people, today }: Around): string {
  if (agreement.signatureSlots.length > 0) return "";
  const signatories = agreement.parties.flatMap((party) =>
    holders(people, party.organizationId, "signatory", today).map(
      (one) => `${one.name} of ${name(party.organizationId)}`,
    ),
  );
  return ` Signed it on paper? ${signatories.length > 0 ? listed(signatories, "or") : "A signatory of any party"} attaches the PDF and registers the signing.`;
}

function outForSignature(agreement: Agreement, around: Around): Next {
  const turn = turnOf(agreement).filter((slot) => slot.required);
  const needed = agreement.signatureSlots.filter((slot) => slot.required);
  const given = needed.filter((slot) => isSigned(agreement, slot.slotNo)).length;
  const attesting = turn.filter((slot) => agreement.unattested.some((page) => page.slotNo === slot.slotNo));
  const signing = turn.filter((slot) => !attesting.includes(slot));
  const steps = [
    ...(signing.length > 0
      ? [
          `${listed(signing.map((slot) => signerInWords(agreement, slot, around)))} sign${signing.length === 1 ? "s" : ""}`,
        ]
      : []),
    ...attesting.map(
      (slot) => `a second person at ${around.name(slot.organizationId)} attests the page signed on paper`,
    ),
  ];
  const left = needed.length - given - turn.length;
  return {
    kind: "info",
    title: steps.length > 0 ? `Next: ${listed(steps)}` : "Next: the last signature",
    more: `${given} of ${counted(needed.length, "signature")} ${given === 1 ? "is" : "are"} there.${
      left > 0 ? ` ${left === 1 ? "One more office signs" : `${left} more offices sign`} after that.` : ""
    } It is executed with the last one.`,
  };
}

/** The person whose signature is waited for; else the office and who could give it. */
export function signerInWords(
  agreement: Agreement,
  slot: SignatureSlot,
  { name, people, today }: Around,
): string {
  const id = signerOf(agreement, slot);
  const deputed = agreement.delegations.findLast((one) => one.slotNo === slot.slotNo);
  const known = people.find(({ personId }) => personId === id)?.name ?? deputed?.toName;
  if (known) return known;
  const could = holders(people, slot.organizationId, "signatory", today).map((one) => one.name);
  return could.length === 1 ? (could[0] as string) : `the ${slot.function} of ${name(slot.organizationId)}`;
}

function registered(agreement: Agreement, { name, people, today }: Around): Next {
  const { registration } = agreement;
  const others = agreement.parties.filter((one) => one.organizationId !== registration?.byOrganization);
  const who = others.flatMap((party) =>
    holders(people, party.organizationId, "signatory", today).map((one) => one.name),
  );
  return {
    kind: "warn",
    title: `Next: ${listed(
      others.map((one) => name(one.organizationId)),
      "or",
    )} confirms the signing`,
    more: `${registration?.byName} registered the PDF signed on ${dayInWords(registration?.dateSigned ?? today)}. ${
      who.length > 0 ? `${listed(who, "or")} can confirm it` : "A signatory of another party confirms it"
    }, and it is executed then.`,
  };
}

/** Where an executed agreement stands: what ends it and when, and what the parties have to do about that. */
function inForce(agreement: Agreement, around: Around): Next {
  const { today, name } = around;
  const { phase, flags, versionNo } = standing(agreement, today);
  const executed = executedVersions(agreement);
  const version = executed.find((one) => one.versionNo === versionNo) ?? agreement;
  const { termination } = agreement;
  if (phase === "TEACH_OUT")
    return {
      kind: "warn",
      title: `Teach-out until ${dayInWords(termination?.teachOutUntil ?? version.teachOutUntil ?? today)}`,
      more: `${
        termination && version.status === "TERMINATED"
          ? `${termination.byName} of ${name(termination.byOrganization)} gave notice, and its last day was ${dayInWords(termination.terminationDay)}: ${termination.reason}`
          : "It is no longer in force."
      } Courses finished before the teach-out ends still give the credit it promised.`,
    };
  if (phase === "ENDED") return ended(agreement, around);
  if (termination && executed.every(({ status }) => status !== "TERMINATED")) {
    const until = noticeRunsUntil(agreement) ?? today;
    const others = bound(agreement).parties.filter(
      (one) => one.organizationId !== termination.byOrganization,
    );
    const ready = termination.agreedBy !== undefined || today >= until;
    return {
      kind: "warn",
      title: ready
        ? "Next: a signatory makes the termination final"
        : `Notice of termination runs until ${dayInWords(until)}`,
      more: `${termination.byName} of ${name(termination.byOrganization)} gave notice on ${dayInWords(termination.givenOn)} for ${dayInWords(termination.terminationDay)}: ${termination.reason} ${
        termination.agreedByName
          ? `${termination.agreedByName} has agreed.`
          : ready
            ? "The notice has run."
            : `It can be final sooner if ${listed(
                others.map((one) => name(one.organizationId)),
                "or",
              )} agrees.`
      }`,
    };
  }
  if (phase === "UPCOMING")
    return {
      kind: "good",
      title: `In force from ${dayInWords(version.dateEffective)}`,
      more: "Everything is signed. Nothing else is needed.",
    };
  const later = executed.find((one) => one.versionNo > version.versionNo && one.dateEffective > today);
  if (later)
    return {
      kind: "good",
      title: `Version ${version.versionNo} in force until ${dayInWords(plusDays(later.dateEffective, -1))}`,
      more: `Version ${later.versionNo} is signed and takes over on ${dayInWords(later.dateEffective)}. Nothing is waiting for anyone.`,
    };
  const last = termination?.terminationDay ?? lastDayOf(version);
  if (flags.includes("EXPIRING"))
    return {
      kind: "warn",
      title: `It lapses ${fromToday(last, today)}`,
      more: `The last day is ${dayInWords(last)}. Courses finished later give no credit: start a renewal, or talk with the other party about what follows.`,
    };
  return {
    kind: "good",
    title: `In force until ${dayInWords(last)}`,
    more: `Everything is signed. Nothing is waiting for anyone.${
      version.autoRenew && last !== version.expirationDate
        ? ` It renews by itself after ${dayInWords(version.expirationDate)}, unless someone gives notice.`
        : ""
    }`,
  };
}

function ended(agreement: Agreement, { today }: Around): Next {
  const last = executedVersions(agreement).at(-1) ?? agreement;
  const { termination } = agreement;
  const terminated = standing(agreement, today).endedWhy === "TERMINATED";
  const day = terminated && termination ? termination.terminationDay : lastDayOf(last);
  return {
    kind: "info",
    title: `It ${terminated ? "was terminated" : "ended"} on ${dayInWords(day)}`,
    more: `${terminated && termination ? `${termination.byName} gave notice: ${termination.reason} ` : ""}Courses that were finished within its dates still give the credit it promised.`,
  };
}
