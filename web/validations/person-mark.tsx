/** Taking one person off the list: the letter came back, they are not one to ask, or the invitation is taken back. */
import { useState } from "preact/hooks";
import { type Mark, objectionToMark } from "#shared/validations/respondent-rules.ts";
import type { RespondentView } from "#shared/validations/respondent-schema.ts";
import type { CampaignState, CampaignView } from "#shared/validations/schema.ts";
import { post } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { Confirm } from "../ui/confirm.tsx";

const words: Record<Mark, { label: string; means: string }> = {
  bounced: {
    label: "The letter came back",
    means: "They count in no response rate. Add them again under another address.",
  },
  ineligible: {
    label: "They are not one to ask",
    means: "They count in no response rate, and what they said is set aside.",
  },
  revoke: {
    label: "Take the invitation back",
    means: "Their link stops working at once, and what they said is set aside.",
  },
};
const marks = Object.keys(words) as Mark[];

/** Why nothing of it can be done now, or undefined. */
export function objectionToAnyMark(
  one: Pick<RespondentView, "state">,
  campaign: CampaignState,
): string | undefined {
  const all = marks.map((mark) => objectionToMark(mark, one, campaign)?.why);
  return all.every((why) => why !== undefined) ? objectionToMark("revoke", one, campaign)?.why : undefined;
}

type Props = {
  one: RespondentView;
  open: boolean;
  campaign: CampaignView;
  path: string;
  onClose: () => void;
};

export function MarkDialog({ one, open, campaign, path, onClose }: Props) {
  const offered = marks.map((mark) => ({ mark, why: objectionToMark(mark, one, campaign.state)?.why }));
  const [mark, setMark] = useState<Mark>("revoke");
  const act = useAction(async (key) => {
    const at = `${path}/respondents/${one.id}`;
    await freshAfter(
      `${path}/respondents`,
      post<RespondentView>(`${at}/${mark}`, undefined, { ifMatch: `"${one.version}"`, key }),
    );
  });
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={`Take ${one.name} off the list?`}
      yes={words[mark].label}
      no="Leave them on it"
      action={act}
    >
      <fieldset>
        <legend>
          Why <span class="muted optional">{one.employer.name}</span>
        </legend>
        {offered.map(({ mark: other, why }) => (
          <div key={other} class="option">
            <input
              type="radio"
              name="mark"
              id={`mark-${other}`}
              checked={mark === other}
              aria-disabled={why === undefined ? undefined : "true"}
              disabled={why !== undefined}
              onChange={() => setMark(other)}
            />
            <label for={`mark-${other}`}>
              {words[other].label}
              <small>{why ?? words[other].means}</small>
            </label>
          </div>
        ))}
      </fieldset>
      {campaign.state === "TALLIED" && (
        <p>What they said is in the results until you count the answers again.</p>
      )}
    </Confirm>
  );
}
