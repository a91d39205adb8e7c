/** Thank you: what was counted, under which number, what happens with it, and the way back to change it. */
import type { OpenedForm } from "#shared/validations/respondent-schema.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import type { Kept } from "./keeper.ts";
import { addressOf } from "./link.ts";
import { totalsOf } from "./totals.ts";
import { In, useVoice } from "./voice.tsx";

/** The numbers, under the receipt's; also what a form that closed before the last words shows. */
export function Counted({ form, said, no }: { form: OpenedForm; said: Kept["said"]; no: string }) {
  const { text } = useVoice();
  const { points, none, rated, asked, hire, comments, missing } = totalsOf(form, said);
  const rows = [
    ...(["NOT_APPLICABLE", "DONT_KNOW"] as const).map((one) => [text(`said.${one}`), none[one]] as const),
    [text("receipt.skipped"), asked - rated],
    [text("receipt.hire"), hire],
    [text("receipt.comments"), comments],
    [text("receipt.missing"), missing],
  ] as const;
  return (
    <table>
      <caption>{text("receipt.no", { no })}</caption>
      <tbody>
        {points.map(({ label, count }) => (
          <tr key={label.en}>
            <th scope="row">
              <In of={label} />
            </th>
            <td class="n">{count}</td>
          </tr>
        ))}
        {rows.map(
          ([words, count]) =>
            count > 0 && (
              <tr key={words}>
                <th scope="row">{words}</th>
                <td class="n">{count}</td>
              </tr>
            ),
        )}
      </tbody>
    </table>
  );
}

export function ReceiptPart({
  form,
  kept,
  takes,
}: {
  form: OpenedForm;
  kept: Kept;
  /** Answers can still be changed. */
  takes: boolean;
}) {
  const { text, say, day, moment } = useVoice();
  const { receipt, said } = kept;
  if (!receipt) return null;
  const { rated, asked } = totalsOf(form, said);
  const closes = day(form.campaign.closesOn);
  return (
    <div class="sheet stack">
      <h1 tabIndex={-1}>
        <Icon name="check" /> {text("receipt.title", { name: form.respondent.name })}
      </h1>
      <p>
        {say(takes ? "receipt.lede" : "receipt.after", {
          employer: form.employer,
          rated: <b>{rated}</b>,
          asked: <b>{asked}</b>,
          day: moment(receipt.completedAt),
          closes: <b>{closes}</b>,
        })}
      </p>
      <Counted form={form} said={said} no={receipt.receipt} />
      <h2 class="small-head">{text("receipt.next")}</h2>
      <ol class="timeline">
        <Step state="done" title={text("receipt.step.answered")} text={text("receipt.step.once")} />
        <Step
          state={takes ? "now" : "done"}
          title={text("receipt.step.closes", { day: closes })}
          text={text("receipt.step.change")}
        />
        <Step title={text("receipt.step.decide")} text={text("receipt.step.answer")} />
        <Step title={text("receipt.step.hear")} text={text("receipt.step.mail")} />
      </ol>
      <div class="row no-print">
        {takes && <LinkButton href={addressOf("review")}>{text("receipt.change")}</LinkButton>}
        <Button kind="quiet" onClick={() => print()}>
          <Icon name="print" /> {text("receipt.print")}
        </Button>
      </div>
      <Notice icon="lock" title={text("unseen")}>
        <p>{text("start.unseen", { owner: form.owner, partnership: form.partnership })}</p>
      </Notice>
    </div>
  );
}

const Step = ({ state, title, text }: { state?: "done" | "now"; title: string; text: string }) => (
  <li data-s={state}>
    <b>{title}</b>
    <small>{text}</small>
  </li>
);
