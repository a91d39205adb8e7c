/** What the hub asks of the parties and the span: roles (B3), term (B6), contacts (B7), authority to sign (B8). Pure. */
import type { OrganizationId, PersonId } from "../ids.ts";
import { covers, plusMonths } from "../time.ts";
import { type Asked, type CheckInput, type Gap, nameIn } from "./check-input.ts";
import { beyond } from "./containment.ts";
import { discloses, receives } from "./roles.ts";

const citation = "hub rule";

export const askedOfParties = (input: CheckInput): Asked[] => [
  askedRoles(input),
  askedTerm(input),
  askedContacts(input),
  askedAuthority(input),
];

/** B3: someone discloses to someone else; who does both, does each with another party. */
function askedRoles(input: CheckInput): Asked {
  const { parties } = input.draft;
  const senders = parties.filter(discloses);
  const receivers = parties.filter(receives);
  const gaps: Gap[] = [];
  const path = "/parties";
  if (senders.length === 0) gaps.push({ path, message: "Name at least one party that discloses." });
  if (receivers.length === 0) gaps.push({ path, message: "Name at least one party that receives." });
  for (const [index, party] of parties.entries()) {
    if (!discloses(party) || !receives(party)) continue;
    const others = parties.filter((one) => one !== party);
    const mutual = others.some(discloses) && others.some(receives);
    if (!mutual)
      gaps.push({
        path: `/parties/${index}/roles`,
        message: `${nameIn(input, party.organizationId)} both discloses and receives, and no other party does each: it would share with itself.`,
      });
  }
  const known = new Set(parties.map(({ organizationId }) => organizationId));
  for (const [index, { transferId, senderId, receiverIds }] of input.terms.transfers.entries()) {
    const at = `/terms/transfers/${index}`;
    const sends = senders.some(({ organizationId }) => organizationId === senderId);
    if (!sends)
      gaps.push({
        path: `${at}/senderId`,
        message: `${transferId} is sent by ${nameIn(input, senderId)}, which is not entered as disclosing.`,
      });
    for (const [no, id] of receiverIds.entries())
      if (!receivers.some(({ organizationId }) => organizationId === id))
        gaps.push({
          path: `${at}/receiverIds/${no}`,
          message: `${transferId} goes to ${nameIn(input, id)}, which is ${known.has(id) ? "not entered as receiving" : "no party"}.`,
        });
  }
  return {
    ...{ code: "B3", citation, text: "Who discloses and who receives" },
    where: gaps.length > 0 ? [] : [`${senders.length} disclosing, ${receivers.length} receiving`],
    gaps,
  };
}

/** B6: it begins before it ends, and stays within what it stands under (L6); what renews by itself is looked at within a year. */
function askedTerm({ draft, terms, above, aboveUntold = false }: CheckInput): Asked {
  const { dateEffective, expirationDate } = draft;
  const gaps: Gap[] = [];
  if (dateEffective >= expirationDate)
    gaps.push({ path: "/expirationDate", message: `The last day comes after the first, ${dateEffective}.` });
  const out = above ? beyond(draft, terms, above) : [];
  if (!aboveUntold) gaps.push(...out);
  else if (out.length > 0)
    gaps.push({
      path: "/parentId",
      message:
        "Something reaches beyond the agreement it stands under. Its steward sees what: your organization is no party to that one.",
    });
  const yearOn = plusMonths(dateEffective, 12);
  if (terms.renewal === "auto_once" && (terms.reviewBy === undefined || terms.reviewBy > yearOn))
    gaps.push({
      path: "/terms/reviewBy",
      message: `It renews by itself: name a day of review, ${yearOn} at the latest.`,
    });
  return {
    ...{
      code: "B6",
      citation,
      text:
        above && !aboveUntold ? `First and last day, within ${above.codedNotation}` : "First and last day",
    },
    where: gaps.length > 0 ? [] : [`${dateEffective} to ${expirationDate}`],
    gaps,
  };
}

const contactNames = {
  steward: "a data steward",
  custodian: "a records custodian",
  privacy: "a contact for privacy and incidents",
} as const;

/** B7: whoever discloses or receives names three contacts, each with an account there today. */
function askedContacts(input: CheckInput): Asked {
  const { draft, people, today } = input;
  const live = (id: PersonId, organization: OrganizationId) =>
    people.some(
      (one) =>
        one.personId === id &&
        one.grants.some((grant) => grant.organizationId === organization && covers(grant, today)),
    );
  const gaps = draft.parties.flatMap((party, index) => {
    if (!discloses(party) && !receives(party)) return [];
    const who = nameIn(input, party.organizationId);
    return (["steward", "custodian", "privacy"] as const).flatMap((kind): Gap[] => {
      const id = party.contacts[kind];
      const path = `/parties/${index}/contacts/${kind}`;
      if (id === undefined) return [{ path, message: `${who} names ${contactNames[kind]}.` }];
      return live(id, party.organizationId)
        ? []
        : [{ path, message: `${who} names ${contactNames[kind]} with an account there today.` }];
    });
  });
  return {
    ...{
      code: "B7",
      citation,
      text: "A data steward, a records custodian and a privacy contact at each party",
    },
    where: gaps.length > 0 ? [] : ["Parties"],
    gaps,
  };
}

/** B8: each party has a signature, and each needed signature says by what right its office binds the party. */
function askedAuthority(input: CheckInput): Asked {
  const { parties, signatureSlots, authorities } = input.draft;
  const gaps: Gap[] = [];
  for (const party of parties) {
    const has = signatureSlots.some(
      ({ organizationId, required }) => required && organizationId === party.organizationId,
    );
    if ((discloses(party) || receives(party)) && !has)
      gaps.push({
        path: "/signatureSlots",
        message: `Say which office signs for ${nameIn(input, party.organizationId)}.`,
      });
  }
  for (const { slotNo, required, function: office, organizationId } of signatureSlots)
    if (required && !authorities.some((one) => one.slotNo === slotNo))
      gaps.push({
        path: "/authorities",
        message: `Say by which statute, board resolution or delegation the ${office} binds ${nameIn(input, organizationId)}.`,
      });
  return {
    ...{ code: "B8", citation, text: "Proof that each signer may sign" },
    where: gaps.length > 0 ? [] : authorities.map(({ reference }) => reference),
    gaps,
  };
}
