/**
 * What waits about a data-sharing agreement on a day, and for whom: drafts, review and signatures as with any agreement, and
 * what its parties owe. Pure: obligations are derived by their own rules and handed in, in words.
 */
import type { Incident, Obligation } from "../data-sharing/obligations-schema.ts";
import type { DataSharing, DataSharingRow } from "../data-sharing/schema.ts";
import { listed } from "../listed.ts";
import { daysBetween, plusDays } from "../time.ts";
import { type Around, type Derived, keepers, newsDays, of, writers } from "./around.ts";
import { before, whenFound } from "./moments.ts";
import type { Need } from "./need.ts";
import { attestingNeeds, signingNeeds } from "./signing-needs.ts";
import { inWords } from "./words.ts";

/** What a row of the list tells by itself: a draft that waits for its makers. */
export function dataNeedsOfRow(row: DataSharingRow, { name }: Around): Need[] {
  if (row.status !== "DRAFT" && row.pending !== "DRAFT") return [];
  const one = { kind: "DRAFT", dataSharingId: row.id, act: "Open the draft" } as const;
  const steward = [of(row.stewardId, writers)];
  if (!row.shared)
    return [
      {
        ...one,
        id: `${row.id} FINISH`,
        title: `Finish and share ${row.name}`,
        why: "Only your organization sees this draft of a data-sharing agreement so far.",
        for: steward,
      },
    ];
  return [
    {
      ...one,
      id: `${row.id} SEND`,
      title: `Send ${row.name} to review`,
      why: "The other parties see the draft. Its checklist says what the law still asks for.",
      for: steward,
    },
    {
      ...one,
      id: `${row.id} LOOK`,
      title: `Look at the draft of ${row.name}`,
      why: `${name(row.stewardId)} shared it with you. You can change it too while it is a draft.`,
      for: [...row.parties, ...(row.joining ?? [])]
        .filter(({ organizationId }) => organizationId !== row.stewardId)
        .map(({ organizationId }) => of(organizationId, writers)),
    },
  ];
}

/** Whether its record tells more than its row: it is on its way, or was executed and nothing closed it. */
export const dataTellsMore = ({ status, pending }: DataSharingRow): boolean =>
  [status, pending].some((one) => one === "IN_REVIEW" || one === "OUT_FOR_SIGNATURE") ||
  status === "EXECUTED" ||
  status === "TERMINATED";

/** What only the record tells of how it comes about, and of how it stops. */
export function dataNeedsOfRecord(
  record: DataSharing,
  derived: Pick<Derived, "turn">,
  around: Around,
): Need[] {
  const about = { dataSharingId: record.id };
  return [
    ...(record.status === "IN_REVIEW" ? inReview(record, around) : []),
    ...(record.status === "OUT_FOR_SIGNATURE"
      ? [...signingNeeds(record, derived, around, about), ...attestingNeeds(record, derived, around, about)]
      : []),
    ...stopped(record, around),
  ];
}

function inReview({ id, name: title, versionNo, stewardId, parties }: DataSharing, { name }: Around): Need[] {
  const one = { kind: "REVIEW", dataSharingId: id, moments: whenFound } as const;
  const others = parties.filter(({ organizationId }) => organizationId !== stewardId);
  return [
    {
      ...one,
      id: `${id} REVIEW ${versionNo}`,
      title: `Review ${title}`,
      why: `${name(stewardId)} asks whether this can be signed as it stands. An editor of a party can return it to draft.`,
      act: "Read and review",
      for: others.map(({ organizationId }) => of(organizationId, keepers)),
    },
    {
      ...one,
      id: `${id} SEND-OUT ${versionNo}`,
      title: `Send ${title} out for signature`,
      why: "It is in review. When the parties are content, its steward sends it out; the checklist is run again then.",
      act: "Open",
      for: [of(stewardId, writers)],
    },
  ];
}

/** A party stopped it for a while, or it ends early: everyone hears. */
function stopped(record: DataSharing, { today, name }: Around): Need[] {
  const { id, name: title, termination, restrictions } = record;
  const bound = [...record.earlier, record].filter(
    ({ status }) => status === "EXECUTED" || status === "TERMINATED",
  );
  const everyone = [
    ...new Set([
      ...bound.flatMap(({ parties }) => parties.map(({ organizationId }) => organizationId)),
      ...record.joinders.map(({ organizationId }) => organizationId),
    ]),
  ].map((organizationId) => of(organizationId, keepers));
  const one = { kind: "TERMINATION", dataSharingId: id, for: everyone, act: "Open" } as const;
  return [
    ...(termination && today <= termination.lastDay
      ? [
          {
            ...one,
            id: `${id} TERMINATED ${termination.at}`,
            title: `${title} ends early`,
            why: `It was terminated: its last day is ${inWords(termination.lastDay)}. From the day after, nothing is sent or read under it.`,
            since: termination.givenOn,
            by: termination.lastDay,
            moments: {
              at: [
                { name: "given", on: termination.givenOn },
                ...before(termination.lastDay, [30, 7], termination.givenOn),
              ],
              last: termination.lastDay,
            },
          },
        ]
      : []),
    ...restrictions
      .filter(({ kind, from, lifted }) => kind === "SUSPENSION" && lifted === undefined && from <= today)
      .map(({ from, byOrganization, reason, at }) => ({
        ...one,
        id: `${id} SUSPENDED ${at}`,
        title: `${title} is suspended`,
        why: `${byOrganization === undefined ? "A party" : name(byOrganization)} suspended it: ${reason} Nothing is sent or read until that is lifted.`,
        since: from,
        moments: { at: [{ name: "0", on: from }], last: plusDays(from, newsDays) },
      })),
  ];
}

/** An obligation, and how it is said. */
export type OwedInWords = { owed: Obligation; title: string; why: string; act: string };

/** What is open or overdue, for the party whose it is. What is held, missed or done is read on the page. */
export function dutyNeeds(
  { id }: Pick<DataSharing, "id">,
  all: readonly OwedInWords[],
  { today }: Around,
): Need[] {
  return all
    .filter(({ owed }) => owed.state === "OPEN" || owed.state === "OVERDUE")
    .map(({ owed, title, why, act }): Need => {
      const { key, kind, due, opensOn, closesOn, organizationId } = owed;
      const late = owed.state === "OVERDUE" ? ` It was due on ${inWords(due)}.` : "";
      const one = {
        dataSharingId: id,
        title,
        why: `${why}${late}`,
        act,
        since: opensOn,
        ...(due < today ? {} : { by: due }),
        for: [of(organizationId, keepers)],
      };
      if (kind === "BREACH_NOTICE")
        return {
          ...one,
          id: `${id} DUTY ${key}`,
          kind: "INCIDENT",
          moments: { from: opensOn, everyDays: 1 },
        };
      return {
        ...one,
        id: `${id} DUTY ${key}`,
        kind: kind === "RENEWAL" ? "EXPIRATION" : "DUTY",
        moments: {
          at: [{ name: "opens", on: opensOn }, ...before(due, [30, 7, -1], opensOn)],
          last: closesOn ?? plusDays(due, newsDays),
        },
      };
    });
}

/** Something went wrong at one party: the others hear of it once, while it is news. */
export function incidentNeeds(
  { id, name: title }: Pick<DataSharing, "id" | "name">,
  incidents: readonly Incident[],
  parties: readonly { organizationId: Incident["organizationId"] }[],
  { today, dayOf, name }: Around,
): Need[] {
  return incidents
    .filter(({ at }) => daysBetween(dayOf(at), today) <= newsDays)
    .map(({ id: incident, at, organizationId, elementIds }) => ({
      id: `${id} INCIDENT ${incident}`,
      kind: "INCIDENT",
      dataSharingId: id,
      title: `An incident was reported under ${title}`,
      why: `${name(organizationId)} reported it${elementIds.length === 0 ? "" : ` about ${listed(elementIds)} of the schedule`}. Read what is known, and what your organization has to do.`,
      act: "Read the report",
      since: dayOf(at),
      for: parties
        .filter((party) => party.organizationId !== organizationId)
        .map((party) => of(party.organizationId, keepers)),
      moments: { at: [{ name: "told", on: dayOf(at) }], last: plusDays(dayOf(at), newsDays) },
    }));
}
