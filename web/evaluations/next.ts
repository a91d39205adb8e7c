/** Where a round stands, in a sentence, and who has the next step. Pure. */
import { evidenceCheck } from "#shared/evaluations/evidence-check.ts";
import { apartIn } from "#shared/evaluations/results.ts";
import { objectionToJudging, waitedFor } from "#shared/evaluations/rules.ts";
import type { EvaluationView } from "#shared/evaluations/schema.ts";
import { elementsOf } from "#shared/evaluations/tree.ts";
import { listed } from "#shared/listed.ts";
import { dayInWords, fromToday } from "../ui/dates.tsx";

export type Next = { kind: "info" | "good" | "warn"; title: string; more: string };

const elementsInWords = (count: number) => `${count} ${count === 1 ? "element" : "elements"}`;

export function nextStep(
  view: EvaluationView,
  mine: string | undefined,
  today: string,
  nameOf: (id: string) => string,
): Next {
  const { status, alone, opensOn, closesOn, instrument, agreed } = view;
  const all = elementsOf(instrument).length;
  const gone = objectionToJudging(view);
  if (gone && (status === "ALONE" || status === "TOGETHER"))
    return {
      kind: "warn",
      title: "Its program is no longer there to judge",
      more: `${gone.why} Whoever leads the round can call it off.`,
    };
  switch (status) {
    case "ALONE": {
      if (today < opensOn)
        return {
          kind: "info",
          title: `Rating begins ${fromToday(opensOn, today)}`,
          more: "Evidence can be gathered before.",
        };
      const own = alone.find(({ organizationId }) => organizationId === mine);
      const waiting = alone.filter(
        ({ done, organizationId }) => !done && !view.left.includes(organizationId),
      );
      if (today > closesOn)
        return {
          kind: "warn",
          title: `Rating alone ended on ${dayInWords(closesOn)}`,
          more: "Whoever leads the round calls the team together, or moves the last day.",
        };
      if (own && !own.done)
        return {
          kind: "info",
          title: `Rate for ${nameOf(own.organizationId)} by ${dayInWords(closesOn)}`,
          more: `${own.rated} of ${elementsInWords(all)} so far. No other organization reads what you say before the team meets.`,
        };
      return waiting.length === 0
        ? { kind: "good", title: "Everyone has rated", more: "The team can meet." }
        : {
            kind: "info",
            title: `Waiting for ${listed(waiting.map(({ organizationId }) => nameOf(organizationId)))}`,
            more: `Until ${dayInWords(closesOn)}, ${fromToday(closesOn, today)}. Nobody reads another’s ratings before.`,
          };
    }
    case "TOGETHER": {
      const open = all - agreed.length;
      const apart = apartIn(instrument, alone).length;
      const { result, because } = evidenceCheck(agreed, instrument, {
        evidence: view.evidence,
        states: view.evidenceStates,
      });
      if (open > 0)
        return {
          kind: "info",
          title: `${elementsInWords(open)} to agree on`,
          more:
            apart > 0
              ? `Organizations were far apart on ${elementsInWords(apart)}: begin there.`
              : "Organizations were never far apart.",
        };
      if (result !== "PASS")
        return { kind: "warn", title: "High ratings need evidence that holds", more: because };
      const words = waitedFor(view);
      if (words.length === 0)
        return {
          kind: "info",
          title: "Nobody else is waited for",
          more:
            view.signedOff.length > 0
              ? "Who had not signed off has left the partnership. One of you signs it off once more, and it is done."
              : "Everyone on its team has left the partnership. Whoever leads the round can call it off.",
        };
      return {
        kind: "info",
        title: `Waiting for the word of ${listed(words.map(nameOf))}`,
        more: "A signatory or admin of each organization signs off. Any change after that asks them all again.",
      };
    }
    case "SIGNED_OFF":
      return {
        kind: "good",
        title: `Signed off on ${dayInWords(view.signedOffOn ?? today)}`,
        more: "It stays as it is. Its actions go on, and the next round starts from it.",
      };
    case "WITHDRAWN":
      return {
        kind: "warn",
        title: "This round was called off",
        more: view.withdrawn
          ? `${view.withdrawn.byName}, ${dayInWords(view.withdrawn.on)}: ${view.withdrawn.reason}`
          : "",
      };
  }
}
