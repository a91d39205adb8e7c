/**
 * What waits for this person, from the agreements they can see. Pure: the same rules as the buttons decide what they
 * may do, so nothing is asked of someone who could not do it.
 */
import type { Actor } from "#shared/actor.ts";
import { has, isConvener } from "#shared/actor.ts";
import { phase } from "#shared/agreements/phase.ts";
import { isParty, objection, objectionToEditing } from "#shared/agreements/rules.ts";
import type { Agreement, AgreementRow } from "#shared/agreements/schema.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import { daysBetween } from "#shared/time.ts";

export type Need = {
  agreement: string;
  kind: "confirm" | "review" | "register" | "finish" | "send" | "look" | "lapse";
  title: string;
  why: string;
  /** The button. */
  act: string;
  /** The day by which, where there is one. */
  by?: string;
};

/** Agreements in review that this person's organization is a party of: worth reading in full to know whose turn it is. */
export const worthReading = (rows: readonly AgreementRow[], actor: Actor): AgreementRow[] =>
  rows.filter((row) => row.status === "IN_REVIEW" && isParty(row, actor.organization)).slice(0, 12);

/** Everything that waits, the most pressing first. `views` are those of `worthReading`. */
export function needs(
  rows: readonly AgreementRow[],
  views: readonly AgreementView[],
  actor: Actor,
  today: string,
  name: (id: string) => string,
): Need[] {
  const waiting = [
    ...views.flatMap((view) => inReview(view, actor, name)),
    ...rows.flatMap((row) => drafts(row, actor, name)),
  ];
  const lapsing = rows
    .flatMap((row) => lapses(row, actor, today))
    .toSorted((a, b) => (a.by ?? "").localeCompare(b.by ?? ""));
  const pressing = lapsing.filter(({ by }) => by !== undefined && daysBetween(today, by) <= 60);
  return [
    ...pressing,
    ...waiting.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
    ...lapsing.filter((one) => !pressing.includes(one)),
  ];
}

const order: readonly Need["kind"][] = ["confirm", "review", "finish", "send", "look", "register", "lapse"];

function inReview(view: AgreementView, actor: Actor, name: (id: string) => string): Need[] {
  if (view.contentHidden) return [];
  // Every member the rules read is there when the content is not hidden.
  const agreement = view as unknown as Agreement;
  const of = { agreement: view.id };
  const { registration } = view;
  if (registration) {
    if (objection("confirm", agreement, actor)) return [];
    return [
      {
        ...of,
        kind: "confirm",
        title: `Confirm the signing of ${view.name}`,
        why: `${registration.byName} of ${name(registration.byOrganization)} registered the signed PDF. It takes effect when your side confirms it.`,
        act: "Check and confirm",
      },
    ];
  }
  const mine = view.parties.find(({ organizationId }) => organizationId === actor.organization);
  if (mine?.reviewerIds.includes(actor.person) && has(actor, "reviewer"))
    return [
      {
        ...of,
        kind: "review",
        title: `Review ${view.name}`,
        why: "You are named as its reviewer. Read the course rules, and return it to draft if one of them is wrong.",
        act: "Read the rules",
      },
    ];
  if (objection("register", agreement, actor)) return [];
  return [
    {
      ...of,
      kind: "register",
      title: `Register ${view.name} once it is signed`,
      why: "It is in review. When everyone has signed, attach the PDF and say who signed and when.",
      act: "Open",
    },
  ];
}

function drafts(row: AgreementRow, actor: Actor, name: (id: string) => string): Need[] {
  if (row.status !== "DRAFT" || objectionToEditing(row as unknown as Agreement, actor)) return [];
  const of = { agreement: row.id };
  if (actor.organization !== row.stewardId)
    return [
      {
        ...of,
        kind: "look",
        title: `Look at the draft of ${row.name}`,
        why: `${name(row.stewardId)} shared it with you. You can change it too while it is a draft.`,
        act: "Open the draft",
      },
    ];
  return row.shared
    ? [
        {
          ...of,
          kind: "send",
          title: `Send ${row.name} to review`,
          why: "The other parties see the draft. When its rules stand, reviewers look at it.",
          act: "Open the draft",
        },
      ]
    : [
        {
          ...of,
          kind: "finish",
          title: `Finish and share ${row.name}`,
          why: "Only your organization sees this draft so far.",
          act: "Open the draft",
        },
      ];
}

function lapses(row: AgreementRow, actor: Actor, today: string): Need[] {
  const theirs = isParty(row, actor.organization) && has(actor, "editor", "signatory", "admin");
  if (!(theirs || isConvener(actor)) || !phase(row, today).flags.includes("EXPIRING")) return [];
  return [
    {
      agreement: row.id,
      kind: "lapse",
      title: `Decide what follows ${row.name}`,
      why: "It ends without a successor. Talk with the other party while there is time to sign the next one.",
      act: "Open",
      by: row.expirationDate,
    },
  ];
}
