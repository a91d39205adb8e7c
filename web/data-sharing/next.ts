/** Who has the next step, in words: from the record, its phase and the people who could take it. */
import type { DataSharingView } from "#shared/data-sharing/view.ts";
import { listed } from "#shared/listed.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { signerOf, turnOf } from "#shared/signing/rules.ts";
import { holders } from "../agreements/names.ts";
import { dayInWords, fromToday } from "../ui/dates.tsx";
import { whole } from "./load.ts";

export type Next = { title: string; more?: string };

type Around = { name: (organization: string) => string; people: readonly MemberRow[]; today: string };

export function nextStep(view: DataSharingView, around: Around): Next {
  const own = ofStatus(view, around);
  const beside = view.governingVersionNo !== undefined && view.governingVersionNo !== view.versionNo;
  return beside && own.more !== undefined && isMade(view)
    ? { ...own, more: `${own.more} Until all have signed, version ${view.governingVersionNo} goes on.` }
    : own;
}

const isMade = ({ status }: DataSharingView): boolean =>
  status === "DRAFT" || status === "IN_REVIEW" || status === "OUT_FOR_SIGNATURE";

function ofStatus(view: DataSharingView, around: Around): Next {
  const { status, stewardId, shared, signBy, declined } = view;
  const steward = around.name(stewardId);
  switch (status) {
    case "DRAFT":
      return {
        title: "Next step",
        more: shared
          ? "An editor of any party completes it and sends it for review."
          : `Only ${steward} sees it so far. It completes the draft and sends it for review, which shares it.`,
      };
    case "IN_REVIEW":
      return {
        title: "In review",
        more: `Everyone reads; nobody changes. ${steward} then sends it out for signature.`,
      };
    case "OUT_FOR_SIGNATURE":
      return view.flags.includes("SIGNING_LAPSED")
        ? {
            title: "Signing has lapsed",
            more: `It was to be signed by ${dayInWords(signBy ?? around.today)}. ${steward} can recall it and send it anew.`,
          }
        : { title: "Out for signature", more: whoSigns(view, around) };
    case "DECLINED":
      return {
        title: "It was declined",
        more: declined
          ? `${declined.byName} of ${around.name(declined.byOrganization)}: “${declined.reason}”`
          : "The history says who declined, and why.",
      };
    case "WITHDRAWN":
      return {
        title: "It was withdrawn",
        more: "Nothing more happens to it. Its history says why, and stays.",
      };
    default:
      return ofPhase(view, around);
  }
}

function whoSigns(view: DataSharingView, { name, people, today }: Around): string {
  const [slot] = turnOf(whole(view));
  if (!slot) return "All have signed; a page signed by hand waits for a second person to attest to it.";
  const named = signerOf(view, slot);
  const who = named
    ? people.filter(({ personId }) => personId === named)
    : holders(people, slot.organizationId, "signatory", today);
  const by =
    who.length > 0
      ? listed(
          who.map((one) => one.name),
          "or",
        )
      : "A signatory";
  const until = view.signBy ? ` by ${dayInWords(view.signBy)}` : "";
  return `${by} signs next for ${name(slot.organizationId)}, as ${slot.function}${until}.`;
}

function ofPhase(
  { phase, termination, expirationDate, dateEffective, closedOn }: DataSharingView,
  { today }: Around,
): Next {
  const last = termination?.lastDay ?? expirationDate;
  switch (phase) {
    case "PENDING_EFFECTIVE":
      return {
        title: "Signed",
        more: `It is in force from ${dayInWords(dateEffective)}, ${fromToday(dateEffective, today)}.`,
      };
    case "ACTIVE":
      return {
        title: "In force",
        more: `Until ${dayInWords(last)}, ${fromToday(last, today)}.${
          termination ? ` ${termination.byName} has ended it: “${termination.reason}”` : ""
        }`,
      };
    case "SUSPENDED":
      return {
        title: "Suspended",
        more: "Nothing passes under it until the suspension is lifted by whoever made it.",
      };
    case "IN_DISPOSITION":
      return {
        title: "It has ended",
        more: "Nothing passes any more. Each receiver says what became of the data; when all have, it is closed.",
      };
    case "CLOSED":
      return {
        title: "Closed",
        more: closedOn
          ? `On ${dayInWords(closedOn)}. It stays readable with its history.`
          : "It stays readable.",
      };
    default:
      return { title: "Where it stands" };
  }
}
