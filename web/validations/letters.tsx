/** Writing to everyone whose turn it is: first letters and reminders, as many at a time as the hub takes. */
import { useState } from "preact/hooks";
import { dueFor, objectionToWriting } from "#shared/validations/respondent-rules.ts";
import type { RespondentView, Written } from "#shared/validations/respondent-schema.ts";
import type { CampaignView } from "#shared/validations/schema.ts";
import { post } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { peopleInWords } from "./words.ts";

type Letter = "invite" | "remind";

const words: Record<Letter, { verb: string; none: string; means: string }> = {
  invite: {
    verb: "Write to",
    none: "Everyone on the list has a letter.",
    means: "Each gets an e-mail in their language, with a link that is theirs alone.",
  },
  remind: {
    verb: "Remind",
    none: "Nobody’s turn has come: three days after the last letter at the earliest.",
    means: "Only those who have not finished, and have heard nothing for three days, get one.",
  },
};

type LettersProps = { campaign: CampaignView; people: readonly RespondentView[]; path: string };

export function Letters({ campaign, people, path }: LettersProps) {
  const { partnership } = usePlace();
  // The dialog stays when it closes, so that the focus goes back to the button it came from.
  const [asked, setAsked] = useState<{ letter: Letter; open: boolean }>();
  const [told, setTold] = useState("");
  const letter = asked?.letter ?? "invite";
  const due = (which: Letter) =>
    people.filter((one) => dueFor(which, one, partnership.today, partnership.timeZone)).length;
  const write = useAction(() => freshAfter(`${path}/${letter}`, all(`${path}/${letter}`, setTold)));
  const closed = objectionToWriting(campaign.state)?.why;
  return (
    <>
      {(Object.keys(words) as Letter[]).map((one) => {
        const count = due(one);
        const { verb, none } = words[one];
        return (
          <Button
            key={one}
            small
            kind={closed === undefined && count > 0 && one === "invite" ? "primary" : undefined}
            because={closed ?? (count === 0 ? none : undefined)}
            onClick={() => {
              setTold("");
              setAsked({ letter: one, open: true });
            }}
          >
            {count === 0 ? `${verb} people` : `${verb} ${peopleInWords(count)}`}
          </Button>
        );
      })}
      <Confirm
        open={asked?.open ?? false}
        onClose={() => setAsked((now) => now && { ...now, open: false })}
        title={`${words[letter].verb} ${peopleInWords(due(letter))}?`}
        yes="Send the letters"
        no="Not now"
        danger={false}
        action={write}
      >
        <p>{words[letter].means}</p>
        <p>They can answer, and change their answers, until {dayInWords(campaign.closesOn)}.</p>
        {told && <p role="status">{told}</p>}
      </Confirm>
    </>
  );
}

/** One request writes to some; asked again until nobody is left. Cut short, the rest still has its turn. */
async function all(at: string, tell: (said: string) => void): Promise<void> {
  let written = 0;
  for (;;) {
    const { data } = await post<Written>(at, {});
    written += data.written;
    if (data.left === 0 || data.written === 0) return;
    tell(`${written.toLocaleString("en-US")} letters sent, ${data.left.toLocaleString("en-US")} to go.`);
  }
}
