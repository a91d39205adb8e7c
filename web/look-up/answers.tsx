/** The answer as a whole: one section per organization, how much in one heading, a card per rule, and where it comes from. */
import { useId } from "preact/hooks";
import type { CreditAnswer } from "#shared/agreements/credit.ts";
import type { PublicVersion } from "#shared/agreements/public.ts";
import { Card } from "./card.tsx";
import type { Offered } from "./catalogue.ts";
import type { Amount } from "./facts.ts";
import type { Chosen } from "./fragment.ts";
import { resultsOf } from "./result.ts";
import { Data, useVoice, type Voice } from "./voice.tsx";

export type One = CreditAnswer["organizations"][number];

/** `3 hours now, 7 more within reach`. */
export function headingOf({ agreements }: One, amounts: readonly Amount[], voice: Voice): string {
  const { text, short, number } = voice;
  const filled = amounts.filter(({ now, reach }) => now + reach > 0);
  if (filled.length > 0)
    return filled
      .map(({ unit, now, reach }) =>
        now === 0
          ? text("head.reach", { more: short(reach, unit) })
          : reach === 0
            ? text("head.now", { now: short(now, unit) })
            : text("head.both", { now: short(now, unit), more: number(reach / 100) }),
      )
      .join("; ");
  const kinds = agreements.flatMap(({ answers }) => answers.map(({ answer }) => answer));
  if (kinds.includes("EARNED")) return text("head.match");
  return text(kinds.includes("CANNOT_TELL") || kinds.includes("NEEDS") ? "head.ask" : "head.none");
}

export type AnswersProps = {
  one: One;
  amounts: readonly Amount[];
  versions: readonly PublicVersion[];
  chosen: Chosen;
  courses: readonly Offered[];
  /** The month of graduation. */
  graduation: string;
  today: string;
  /** The day asked about. */
  asOf: string;
};

export function Answers({ one, amounts, versions, chosen, courses, graduation, today, asOf }: AnswersProps) {
  const voice = useVoice();
  const { text, say, term, credit, number, day } = voice;
  const id = useId();
  const { organization, agreements } = one;
  const results = resultsOf(agreements, versions, chosen, courses, asOf);
  return (
    <section aria-labelledby={id} class="answers">
      <div class="stack tight">
        <h2 id={id}>{headingOf(one, amounts, voice)}</h2>
        <p class="muted">
          {say("at", { college: <Data>{organization.name}</Data>, when: term(graduation) })}{" "}
          {say("ask", { strong: <b>{text("ask.strong")}</b> })}
        </p>
        {agreements
          .filter(({ totals }) => totals.cappedHundredths < totals.earnedHundredths)
          .map(({ agreement, versionNo, totals }) => (
            <p class="capped" key={agreement + versionNo}>
              <b>
                {text("capped", {
                  earned: credit(totals.earnedHundredths, totals.unit),
                  capped: number(totals.cappedHundredths / 100),
                })}
                .
              </b>{" "}
              {text("capped.why", { agreement })}
            </p>
          ))}
      </div>
      {results.map((result) => (
        <Card
          key={`${result.agreement.agreement} ${result.agreement.versionNo} ${result.answer.ruleNo}`}
          result={result}
        />
      ))}
      <p class="muted source">
        {asOf !== today && <>{text("asOf.now", { day: day(asOf) })} </>}
        {text("lookedUp", { day: day(today) })} {text("lastWord")}
      </p>
    </section>
  );
}
