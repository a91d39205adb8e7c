/** Who has the next step, in words: pure, from the record and the people who could take it. */
import { receives } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { dayInWords, fromToday } from "../ui/dates.tsx";
import { holders } from "./names.ts";
import { listed, stateOn } from "./words.ts";

export type Next = { kind: "info" | "good" | "warn"; title: string; more: string };

export type Around = {
  name: (organization: string) => string;
  people: readonly MemberRow[];
  today: string;
};

export function nextStep(agreement: Agreement, around: Around): Next {
  switch (agreement.status) {
    case "DRAFT":
      return draft(agreement, around);
    case "IN_REVIEW":
      return agreement.registration ? registered(agreement, around) : inReview(agreement, around);
    case "EXECUTED":
      return executed(agreement, around);
    case "WITHDRAWN":
      return {
        kind: "info",
        title: "It was withdrawn",
        more: "Nothing more happens to it. Its history stays.",
      };
    default:
      return { kind: "info", title: "Nothing is waiting", more: "Its history says how it came here." };
  }
}

function draft(agreement: Agreement, { name }: Around): Next {
  const steward = name(agreement.stewardId);
  if (agreement.totals.rules === 0)
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

function inReview(agreement: Agreement, { name, people, today }: Around): Next {
  const reviewers = agreement.parties.flatMap((party) =>
    party.reviewerIds.flatMap((id) => people.find(({ personId }) => personId === id)?.name ?? []),
  );
  const signatories = agreement.parties.flatMap((party) =>
    holders(people, party.organizationId, "signatory", today).map(
      (one) => `${one.name} of ${name(party.organizationId)}`,
    ),
  );
  return {
    kind: "info",
    title:
      reviewers.length > 0
        ? `Next: ${listed(reviewers)} review${reviewers.length === 1 ? "s" : ""} it`
        : "Next: its reviewers read it",
    more: `A reviewer who finds something wrong returns it to draft. When everyone has signed on paper, ${
      signatories.length > 0 ? listed(signatories, "or") : "a signatory of any party"
    } attaches the PDF and registers the signing.`,
  };
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

function executed(agreement: Agreement, { today }: Around): Next {
  const { dateEffective, expirationDate } = agreement;
  const { state } = stateOn(agreement, today);
  if (state === "upcoming")
    return {
      kind: "good",
      title: `In force from ${dayInWords(dateEffective)}`,
      more: "Everything is signed. Nothing else is needed.",
    };
  if (state === "expiring")
    return {
      kind: "warn",
      title: `It lapses ${fromToday(expirationDate, today)}`,
      more: `The last day is ${dayInWords(expirationDate)}. Courses finished later give no credit: talk with the other party about what follows.`,
    };
  if (state === "expired")
    return {
      kind: "info",
      title: `It ended on ${dayInWords(expirationDate)}`,
      more: "Courses that were finished within its dates still give the credit it promised.",
    };
  return {
    kind: "good",
    title: `In force until ${dayInWords(expirationDate)}`,
    more: "Everything is signed. Nothing is waiting for anyone.",
  };
}
