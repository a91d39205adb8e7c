/**
 * Years that a region may take over and change: data, none of it looked up at its source yet. Off until the convener
 * switches it on.
 */
import type { ReminderSettings, YearItem } from "./schema.ts";

export type YearTemplate = {
  id: string;
  jurisdiction: string;
  name: string;
  source: string;
  items: YearItem[];
};

export const yearTemplates: readonly YearTemplate[] = [
  {
    id: "il-heartland",
    jurisdiction: "US-IL",
    name: "Dual credit year of an Illinois college district",
    source: "Heartland Community College",
    items: [
      {
        id: "course-requests",
        title: "Send the college your requests for next year’s dual credit courses",
        who: ["secondary"],
        on: { month: 9, day: 30 },
      },
      {
        id: "college-reply",
        title: "Answer the schools’ course requests",
        who: ["postsecondary"],
        on: { month: 10, week: 3, weekday: 5 },
      },
      {
        id: "affirm-courses",
        title: "Affirm next year’s courses",
        who: ["secondary", "postsecondary"],
        on: { month: 3, day: 15 },
      },
      {
        id: "rosters",
        title: "Send the college the rosters",
        who: ["secondary"],
        on: { month: 5, week: 1, weekday: 5 },
      },
      {
        id: "memorandum",
        title: "Sign next year’s memorandum",
        who: ["secondary", "postsecondary"],
        on: { month: 5, day: 31 },
      },
    ],
  },
];

/** What holds before anyone has decided: the year of its state is there to be looked at, and off. */
export function settingsBefore(jurisdiction: string): ReminderSettings {
  const template = yearTemplates.find((one) => one.jurisdiction === jurisdiction);
  return {
    year: { on: false, ...(template ? { source: template.source } : {}), items: template?.items ?? [] },
    version: 0,
  };
}
