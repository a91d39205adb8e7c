/** Setting the smallest group, and turning one check with counsel's reason; what was decided of the others stays. */
import type { DataSharingSettings, DataSharingSettingsChange } from "#shared/data-sharing/bases-schema.ts";
import type { Check } from "#shared/data-sharing/check-list.ts";
import { type Answer, invalid, put } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { Does } from "./check-does.tsx";
import { settingsPath } from "./load.ts";
import { numberIn } from "./part-form.tsx";

type FormProps = { answer: Answer<DataSharingSettings>; reload: () => void; onDone: () => void };

/** All of the settings with this part changed, on the version that was seen. */
function putSettings(
  partnership: string,
  { data, etag }: FormProps["answer"],
  part: Partial<DataSharingSettingsChange>,
) {
  const path = settingsPath(partnership);
  const checks = data.checks.map(({ code, severity, reason }) => ({ code, severity, reason }));
  const body: DataSharingSettingsChange = { floor: data.floor, checks, ...part };
  return freshAfter(path, put<DataSharingSettings>(path, body, { ifMatch: etag }));
}

export function FloorForm({ answer, reload, onDone }: FormProps) {
  const { partnership } = usePlace();
  const draft = useDraft(`data-sharing-floor/${partnership.id}`, { floor: String(answer.data.floor) });
  const save = useAction(async () => {
    const floor = numberIn(draft.value.floor, 5, 100);
    if (floor === undefined) throw invalid([{ pointer: "/floor", detail: "A whole number from 5 to 100." }]);
    await putSettings(partnership.id, answer, { floor });
    draft.forget();
    onDone();
  });
  return (
    <FormPart id="floor-form" title="Change the smallest group">
      <Form label="The smallest group" action={save} reload={reload} draft={draft}>
        <TextField
          label="The smallest group any agreement may show"
          pointer="/floor"
          hint="Counsel and the state agency set it: 10 in Illinois."
          inputMode="numeric"
          value={draft.value.floor}
          onValue={(floor) => draft.set({ floor })}
        />
        <FormEnd yes="Save the change" leave={onDone} />
      </Form>
    </FormPart>
  );
}

type Severity = Check["severity"];
type Typed = { severity: Severity; reason: string };

type CheckFormProps = FormProps & { code: string; check: Check | undefined };

export function CheckForm({ answer, reload, onDone, code, check }: CheckFormProps) {
  const { partnership } = usePlace();
  const { checks } = answer.data;
  const at = checks.findIndex((one) => one.code === code);
  const before = checks[at];
  const draft = useDraft<Typed>(`data-sharing-check/${partnership.id}/${code}`, {
    severity: before?.severity ?? check?.change?.severity ?? check?.own ?? "block",
    reason: before?.reason ?? "",
  });
  const { severity, reason } = draft.value;
  const set = (part: Partial<Typed>) => draft.set({ ...draft.value, ...part });
  // As it came, and nothing that holds for all of its kind says otherwise: then there is nothing to keep.
  const kind = check?.change?.code === code ? undefined : check?.change;
  const asItCame = severity === check?.own && (kind === undefined || kind.severity === severity);
  const pointer = `/checks/${at >= 0 ? at : checks.length}`;
  const save = useAction(async () => {
    const others = checks.map((one) => ({ code: one.code, severity: one.severity, reason: one.reason }));
    if (!asItCame && reason.trim().length < 3)
      throw invalid([{ pointer: `${pointer}/reason`, detail: "Counsel’s reason, in a sentence." }]);
    const turned = { code, severity, reason: reason.trim() };
    await putSettings(partnership.id, answer, {
      checks: asItCame
        ? others.filter((one) => one.code !== code)
        : at >= 0
          ? others.with(at, turned)
          : [...others, turned],
    });
    draft.forget();
    onDone();
  });
  if (!check)
    return (
      <Notice kind="warn" title={`There is no check ${code}`}>
        <p>Its legal basis may have been changed meanwhile.</p>
        <div>
          <Button small onClick={onDone}>
            Back to the checks
          </Button>
        </div>
      </Notice>
    );
  return (
    <FormPart id="check-form" title={check.text}>
      <dl class="facts">
        <div>
          <dt>Asked for by</dt>
          <dd>
            {check.citation}
            <small>
              <code>{code}</code>
            </small>
          </dd>
        </div>
        <div>
          <dt>Now</dt>
          <dd>
            <Does check={check} />
          </dd>
        </div>
      </dl>
      {check.unverified && (
        <Notice title="It only warns until somebody has compared it with its source">
          <p>What you choose here holds from that day on.</p>
        </Notice>
      )}
      <Form label="Check" action={save} reload={reload} draft={draft}>
        <ChoiceField
          label="What a gap does in every agreement here"
          pointer={`${pointer}/severity`}
          value={severity}
          onValue={(next) => set({ severity: next as Severity })}
          choices={(["block", "warn"] as const).map((value) => ({
            value,
            label: `${value === "block" ? "It stops the agreement" : "It only warns"}${
              value === check.own ? ", as it came" : ""
            }`,
          }))}
        />
        {asItCame ? (
          <p class="muted">
            That is how it came: no reason is asked for, and the history says who turned it back.
          </p>
        ) : (
          <ProseField
            label="Counsel’s reason"
            pointer={`${pointer}/reason`}
            hint="It stands beside the check on every agreement’s checklist, with your name and today’s date."
            value={reason}
            onValue={(next) => set({ reason: next })}
            rows={3}
          />
        )}
        <FormEnd yes="Save the change" leave={onDone} />
      </Form>
    </FormPart>
  );
}
