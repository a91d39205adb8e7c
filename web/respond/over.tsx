/** Nothing more is taken: the questions have closed, or the invitation was taken back meanwhile. */
import type { OpenedForm } from "#shared/validations/respondent-schema.ts";
import { Aside } from "./aside.tsx";
import { ratedOf } from "./form.ts";
import type { Kept } from "./keeper.ts";
import { Counted } from "./receipt.tsx";
import { useVoice } from "./voice.tsx";

export function Closed({ form, kept }: { form: OpenedForm; kept: Kept }) {
  const { text, day } = useVoice();
  const rated = ratedOf({ form, kept });
  return (
    <>
      <div class="page-head">
        <h1 tabIndex={-1}>{text("closed.title")}</h1>
        <p>{text("closed.text", { day: day(form.campaign.closesOn) })}</p>
      </div>
      <p>
        {rated > 0
          ? text("closed.saved", { rated, asked: form.statements.length })
          : text("closed.none", { employer: form.employer })}
      </p>
      <Aside kept={kept} title={text("closed.lost")} />
      {kept.receipt && <Counted form={form} said={kept.said} no={kept.receipt.receipt} />}
    </>
  );
}

export function Spent({ kept }: { kept: Kept }) {
  const { text } = useVoice();
  return (
    <>
      <div class="page-head">
        <h1 tabIndex={-1}>{text("spent.title")}</h1>
        <p>{text("spent.text")}</p>
      </div>
      <Aside kept={kept} title={text("closed.lost")} />
    </>
  );
}
