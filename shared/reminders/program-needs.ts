/**
 * What waits about programs of study and bridges on a day, and for whom: drafts, approvals, early credit whose agreement
 * ends before the class takes the course, gaps somebody took on. Pure: what their own rules derive is handed in.
 */
import type { BridgeId, OrganizationId, ProgramId } from "../ids.ts";
import type { ProgramRow } from "../programs/schema.ts";
import { type IsoDate, plusDays } from "../time.ts";
import { type Around, newsDays, of, writers } from "./around.ts";
import { before, whenFound } from "./moments.ts";
import type { Need } from "./need.ts";
import { inWords } from "./words.ts";

/** What a row of the list tells by itself. */
export function programNeedsOfRow(row: ProgramRow, { name }: Around): Need[] {
  if (row.template) return [];
  const { id, title, leadId, versionNo, partyIds, waiting = [] } = row;
  const about = { programId: id };
  const lead = [of(leadId, writers)];
  switch (row.pending ?? row.status) {
    case "DRAFT":
      return row.shared
        ? [
            {
              ...about,
              kind: "DRAFT",
              id: `${id} SEND`,
              title: `Send ${title} to review`,
              why: "Its partners see the draft and bind their courses. In review, each of them approves its own part.",
              act: "Open the draft",
              for: lead,
            },
            {
              ...about,
              kind: "DRAFT",
              id: `${id} BIND`,
              title: `Bind your courses in ${title}`,
              why: `${name(leadId)} shared the draft of this program of study with you. Each partner puts its own courses into the grid.`,
              act: "Open the grid",
              for: partyIds.filter((one) => one !== leadId).map((one) => of(one, writers)),
            },
          ]
        : [
            {
              ...about,
              kind: "DRAFT",
              id: `${id} FINISH`,
              title: `Finish and share ${title}`,
              why: "Only your organization sees this draft of a program of study so far.",
              act: "Open the draft",
              for: lead,
            },
          ];
    case "IN_REVIEW":
      return waiting.map((party) => ({
        ...about,
        kind: "REVIEW",
        id: `${id} APPROVE ${versionNo} ${party}`,
        title: `Approve your part of ${title}`,
        why: `${name(leadId)} asks whether your courses in this program of study are right. Your approval stands until your part changes.`,
        act: "Read and approve",
        for: [of(party, ["signatory", "admin"])],
        moments: whenFound,
      }));
    case "APPROVED":
      return [
        {
          ...about,
          kind: "REVIEW",
          id: `${id} PUBLISH ${versionNo}`,
          title: `Put ${title} in force`,
          why: "Every partner has approved its part. From then on schools and colleges go by it.",
          act: "Open",
          for: lead,
          moments: whenFound,
        },
      ];
    default:
      return [];
  }
}

/** Early credit that its agreement will not carry, or no longer carries, when the class takes the course. */
export type ShortRunway = {
  agreement: { id: string; codedNotation: string };
  /** The last day on which it counts; absent: it never did. */
  lastDay?: IsoDate;
  /** The first day of that school year on which it does not. */
  gapFrom: IsoDate;
  course: string;
  /** Who bound the course and who gives the credit. */
  organizations: readonly OrganizationId[];
};

/** So far ahead of the gap it is said: a new agreement takes most of a school year. */
export const runwayDays = 300;

export const runwayNeeds = (
  { id, title }: { id: ProgramId; title: string },
  all: readonly ShortRunway[],
  { today }: Around,
): Need[] =>
  all
    .filter(({ gapFrom }) => gapFrom <= plusDays(today, runwayDays))
    .map(({ agreement, lastDay, gapFrom, course, organizations }) => ({
      programId: id,
      kind: "EXPIRATION",
      id: `${id} RUNWAY ${agreement.id} ${course}`.slice(0, 240),
      title: `${title}: credit for ${course} runs out`,
      why: `${
        lastDay === undefined
          ? `${agreement.codedNotation} is not in force`
          : `${agreement.codedNotation} ${lastDay < today ? "ended" : "ends"} on ${inWords(lastDay)}`
      }, and the class takes ${course} in the school year that has no agreement from ${inWords(gapFrom)} on.`,
      act: "See the runway",
      ...(gapFrom < today ? {} : { by: gapFrom }),
      for: organizations.map((one) => of(one, writers)),
      moments: whenFound,
    }));

export type OwedGap = { bridgeId: BridgeId; title: string; what: string; due?: IsoDate | undefined };

/** A gap of a bridge that this organization took on. */
export const gapNeeds = (organization: OrganizationId, all: readonly OwedGap[], { today }: Around): Need[] =>
  all.map(({ bridgeId, title, what, due }) => ({
    bridgeId,
    kind: "DUTY",
    id: `${bridgeId} GAP ${what}`.slice(0, 240),
    title: `Close a gap of ${title}`,
    why: `Your organization took it on: ${what}${/[.…]$/.test(what) ? "" : "."}${
      due !== undefined && due < today ? ` It was due on ${inWords(due)}.` : ""
    } The task closes by itself when the gap does.`,
    act: "Open the bridge",
    ...(due === undefined || due < today ? {} : { by: due }),
    for: [of(organization, writers)],
    moments:
      due === undefined
        ? whenFound
        : {
            at: [{ name: "taken", on: "1970-01-01" }, ...before(due, [30, 7, -1])],
            last: plusDays(due, newsDays),
          },
  }));
