/** The wall: what the room reads from the last row. How the votes fall stays hidden until the vote has closed, unless it is asked for. */
import { employersIn } from "#shared/validations/live-rules.ts";
import type { LiveView } from "#shared/validations/live-schema.ts";
import { outcomeOf } from "#shared/validations/outcome.ts";
import type { CampaignView, Scale } from "#shared/validations/schema.ts";
import { type BarWords, LiveBars, pointsOf } from "./live-bars.tsx";
import type { Item } from "./live-items.ts";

const english = ({ en }: { en: string }) => en;
const of = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const barWords = (nth: number): BarWords => ({
  worded: english,
  caption: "How businesses voted. Each counts once, however many of its people are in the room.",
  businesses: nth > 1 ? `Businesses, vote ${nth}` : "Businesses",
  before: `Vote ${nth - 1}`,
  without: "Does not apply, or not known",
});

type WallProps = { campaign: CampaignView; session: LiveView; item: Item | undefined; open: boolean };

export function Wall({ campaign, session, item, open }: WallProps) {
  const { round, counts, before, joined } = session;
  const scale = campaign.scales.find(({ id }) => id === round.scaleId);
  if (round.phase === "OVER")
    return (
      <p class="question">
        The session is over. What was voted is saved as the answers of each business; everyone can change
        theirs until {campaign.closesOn} by their own link.
      </p>
    );
  if (round.phase === "LOBBY" || !item || !scale)
    return (
      <>
        <p class="statement-shown">Get your phone ready</p>
        <p class="tally">{of(joined, "person is in", "people are in")}</p>
      </>
    );
  const shown = round.phase === "CLOSED" || (round.phase === "VOTING" && open);
  return (
    <>
      <div class="stack tight">
        <p class="muted">
          Statement {item.no} of {campaign.statementIds.length}
          {item.code && `, ${item.code}`}
          {round.nth > 1 && `, vote ${round.nth}`}
        </p>
        <p class="statement-shown">{item.text}</p>
        <p class="question">{english(scale.question)}</p>
      </div>
      {round.phase === "SHOWN" && (
        <ul class="can-vote" aria-label="What can be voted">
          {pointsOf(scale).map(({ value, label }) => (
            <li key={value}>{english(label)}</li>
          ))}
        </ul>
      )}
      {round.phase === "VOTING" && (
        <div class="stack tight">
          <p class="tally">
            {counts.people} of {Math.max(joined, counts.people)} have voted
          </p>
          <progress
            max={Math.max(joined, counts.people, 1)}
            value={counts.people}
            aria-label="Votes so far"
          />
        </div>
      )}
      {shown && (
        <LiveBars scale={scale} counts={counts} before={before?.counts} words={barWords(round.nth)} />
      )}
      {round.phase === "CLOSED" && <Verdict campaign={campaign} session={session} scale={scale} />}
    </>
  );
}

/** What the campaign's rule would say of this room alone. */
function Verdict({ campaign, session, scale }: Pick<WallProps, "campaign" | "session"> & { scale: Scale }) {
  const { counts } = session;
  const answered = `${of(counts.people, "person", "people")} of ${of(employersIn(counts), "business", "businesses")} voted.`;
  const n = employersIn(counts) - counts.without;
  const why =
    scale.kind === "NEED" && n > 0
      ? outcomeOf({ n, essential: counts.points[3] ?? 0, seconds: 0 }, campaign.rule).why
      : "";
  return (
    <p class="question">
      {why && <b>{why} </b>}
      {answered}
    </p>
  );
}
