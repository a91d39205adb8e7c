/** Where a campaign stands, in a sentence, and who has the next step. Pure. */
import { daysBetween } from "#shared/time.ts";
import type { RateTable } from "#shared/validations/respondent-schema.ts";
import type { CampaignView } from "#shared/validations/schema.ts";
import { dayInWords, fromToday } from "../ui/dates.tsx";
import { businessesInWords, peopleInWords } from "./words.ts";

export type Next = { kind: "info" | "good" | "warn"; title: string; more: string };

const soonDays = 3;

/** `rates` may be on its way still. */
export function nextStep(
  campaign: Pick<CampaignView, "state" | "opensOn" | "closesOn">,
  rates: Pick<RateTable, "listed" | "people" | "employers"> | undefined,
  today: string,
): Next {
  const { state, opensOn, closesOn } = campaign;
  const answered = rates ? answeredInWords(rates.employers) : "";
  const listed = rates?.listed ?? 0;
  switch (state) {
    case "DRAFT":
      if (closesOn < today)
        return {
          kind: "warn",
          title: "Its days have passed",
          more: `It was to close on ${dayInWords(closesOn)}. Change its days before you open it.`,
        };
      if (rates && listed === 0)
        return {
          kind: "info",
          title: "Add the people to ask",
          more: "Type them one by one, or add them from a file. Letters go out once the campaign is open.",
        };
      return opensOn > today
        ? {
            kind: "info",
            title: `It can open ${fromToday(opensOn, today)}`,
            more: `Its first day is ${dayInWords(opensOn)}. ${peopleInWords(listed)} on the list so far.`,
          }
        : {
            kind: "info",
            title: "Open it when it asks what you want to know",
            more: `${peopleInWords(listed)} on the list. From then on its questions stay as they are.`,
          };
    case "OPEN":
      if (listed > 0)
        return {
          kind: "warn",
          title: `Write to ${peopleInWords(listed)}`,
          more: `They are on the list and have no letter yet. ${answered}`,
        };
      return {
        kind: daysBetween(today, closesOn) <= soonDays ? "warn" : "info",
        title: `Answers come in until ${dayInWords(closesOn)}, ${fromToday(closesOn, today)}`,
        more: answered || "Whoever has a link can come back to it until then.",
      };
    case "CLOSED":
      return {
        kind: "info",
        title: "Its answers can be counted",
        more: `Nobody can answer any more. ${answered}`,
      };
    case "TALLIED":
      return {
        kind: "info",
        title: "Decide statement by statement",
        more: `The answers are counted. ${answered} People decide; the rule only says what the numbers say.`,
      };
    case "DECIDED":
      return {
        kind: "good",
        title: "Every statement is decided",
        more: `Publish it, and let those who answered know what became of it. ${answered}`,
      };
    case "PUBLISHED":
      return { kind: "good", title: "Its results are public", more: answered };
    case "CANCELLED":
      return {
        kind: "warn",
        title: "It was called off",
        more: "Its links open nothing any more, and nothing of it is counted. Its history stays.",
      };
  }
}

/** `11 of 14 businesses answered.` */
function answeredInWords({
  invited,
  bounced,
  ineligible,
  completed,
}: Pick<RateTable["employers"], "invited" | "bounced" | "ineligible" | "completed">): string {
  const could = invited - bounced - ineligible;
  return could <= 0 ? "" : `${completed.toLocaleString("en-US")} of ${businessesInWords(could)} answered.`;
}
