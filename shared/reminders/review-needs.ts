/** What waits while an agreement is in review: its reviewers, then its steward; or the other side of a registered signing. Pure. */
import type { Agreement } from "../agreements/schema.ts";
import type { OrganizationId } from "../ids.ts";
import { type Around, type Derived, of, writers } from "./around.ts";
import type { Moments } from "./moments.ts";
import type { Need, Words } from "./need.ts";

export function reviewNeeds(agreement: Agreement, derived: Derived, around: Around): Need[] {
  const { id, name: title, stewardId, parties, signatureSlots, totals } = agreement;
  const instant = derived.reviewSince ?? agreement.startedAt;
  const since = around.dayOf(instant);
  const one = { kind: "REVIEW", agreementId: id, since } as const;
  const reviews = parties
    .filter(({ reviewerIds }) => reviewerIds.length > 0)
    .flatMap(({ organizationId, reviewerIds }): Need[] => {
      const asked = askedOf(agreement, organizationId, derived);
      if (!asked) return [];
      const { moments, ...words } = asked;
      return [
        {
          ...one,
          ...words,
          id: `${id} REVIEW ${organizationId} ${instant}`,
          for: reviewerIds.map((person) => ({ organizationId, roles: ["reviewer"], person })),
          otherwise: {
            title: `Give the review of ${title} to a colleague`,
            why: `It is in review, and nobody who is named for ${around.name(organizationId)} can review there today. On the page of the person who was named, “Hand over open work” gives it to someone else.`,
            act: "Open",
            for: [of(organizationId, ["admin"])],
          },
          moments: moments(since),
        },
      ];
    });
  if (derived.maySend)
    return [
      ...reviews,
      {
        id: `${id} SEND-OUT ${instant}`,
        kind: "REVIEW",
        agreementId: id,
        title: `Send ${title} out for signature`,
        why:
          totals.rules === 0
            ? "It has no course rules that wait for approval. When its reviewers have nothing against its text, its signers can have it."
            : "Every course rule is approved and no problem is open. Sending it fixes the text, and the first signers are asked.",
        act: "Open",
        for: [of(stewardId, writers)],
        moments: { from: since, everyDays: 14 },
      },
    ];
  // Where the parties sign here, nothing has to be registered.
  if (signatureSlots.length > 0) return reviews;
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
      for: parties.map(({ organizationId }) => of(organizationId, ["signatory"])),
    },
  ];
}

/** What this party's reviewers have to do, if anything, and how often they are told: who cannot approve is told once. */
function askedOf(
  { name: title, review, totals }: Agreement,
  organization: OrganizationId,
  { grantors }: Derived,
): (Words & { moments: (since: string) => Moments }) | undefined {
  const once = (since: string): Moments => ({ at: [{ name: "0", on: since }] });
  if (totals.rules === 0)
    return {
      title: `Read ${title}`,
      why: "You are named as its reviewer. It has no course rules: read its text, and return it to draft if something in it is wrong.",
      act: "Read it",
      moments: once,
    };
  const { approved, problems } = review ?? { approved: 0, problems: 0 };
  if (problems === 0 && approved >= totals.rules) return undefined;
  if (!grantors.includes(organization))
    return {
      title: `Look over the rules of ${title}`,
      why: "You are named as its reviewer. Say where a course rule is wrong; the party that grants the credit approves them.",
      act: "Read the rules",
      moments: once,
    };
  const open = problems === 0 ? "" : ` ${problems === 1 ? "One has" : `${problems} have`} an open problem.`;
  return {
    title: `Review ${title}`,
    why: `You are named as its reviewer. Approve each course rule, or say what is wrong with it: ${approved} of ${totals.rules} ${totals.rules === 1 ? "is" : "are"} approved.${open}`,
    act: "Read the rules",
    moments: (from) => ({ from, everyDays: 14 }),
  };
}

/** Somebody registered what was signed elsewhere: the other side says whether that is so. */
export function confirmationNeeds(
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
