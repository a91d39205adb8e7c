/** What this partnership decides for all its data-sharing agreements: the smallest group, and checks that only warn. */
import { isConvener } from "#shared/actor.ts";
import type { DataSharingSettings, LegalBasis } from "#shared/data-sharing/bases-schema.ts";
import { History } from "../activity/history.tsx";
import { type Answer, invalid, put } from "../api.ts";
import { fresh, freshAfter, together, useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, Group, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { settingsPath, useBases, useSettings } from "./load.ts";
import { numberIn } from "./part-form.tsx";
import { dataPaths } from "./paths.ts";
import "../agreements/agreements.css";
import "./data-sharing.css";

export function DataSharingSettingsPage() {
  const { partnership, actor } = usePlace();
  const [change] = useAddress("change");
  const link = useLinkWith("change");
  const read = together(useSettings(partnership.id), useBases(partnership.id));
  const edits = isConvener(actor);
  const head = {
    title: "Smallest group and checks",
    lede: "What holds for every data-sharing agreement here. The convener changes it, with counsel’s reason where a check is to warn only.",
    crumbs: [{ href: paths.dataSharing(partnership.id), label: "Data sharing" }],
  };
  if (read.state === "loading")
    return (
      <Page {...head} narrow={change !== "" && edits}>
        <Skeleton of="the settings" lines={8} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [answer, bases] = read.data;
  if (change !== "" && edits && fresh(read).state === "content")
    return (
      <Page {...head} narrow>
        <Change answer={answer} bases={bases} reload={read.reload} />
      </Page>
    );
  return (
    <Page
      {...head}
      actions={
        edits && (
          <a class="button" href={link("yes")}>
            Change
          </a>
        )
      }
    >
      <Read settings={answer.data} />
      <Section id="history" title="History">
        {answer.data.version === 0 ? (
          <p class="muted">Nobody here has changed it yet.</p>
        ) : (
          <History path={settingsPath(partnership.id)} />
        )}
      </Section>
    </Page>
  );
}

function Read({ settings: { floor, checks } }: { settings: DataSharingSettings }) {
  const { partnership } = usePlace();
  return (
    <>
      <Section id="floor" title="The smallest group any agreement may show">
        <p>
          <b>{floor} students.</b> An agreement may ask for more, and none for less: groups of 1 to{" "}
          {floor - 1} are hidden everywhere.
        </p>
      </Section>
      <Section id="checks" title="Checks that only warn here">
        {checks.filter(({ severity }) => severity === "warn").length === 0 ? (
          <p class="muted">None. Every verified item and every hub rule stops an agreement that lacks it.</p>
        ) : (
          <ul class="lines">
            {checks
              .filter(({ severity }) => severity === "warn")
              .map(({ code, reason, byName, at }) => (
                <li key={code}>
                  <b>{code}</b> warns: {reason}
                  <small>
                    {byName}, {dayInWords(at.slice(0, 10))}
                  </small>
                </li>
              ))}
          </ul>
        )}
        <p>
          <a href={dataPaths.legalBases(partnership.id)}>Which items there are</a>
        </p>
      </Section>
    </>
  );
}

type Typed = { floor: string; checks: { code: string; reason: string }[] };

type ChangeProps = {
  answer: Answer<DataSharingSettings>;
  bases: readonly LegalBasis[];
  reload: () => void;
};

function Change({ answer, bases, reload }: ChangeProps) {
  const { partnership } = usePlace();
  const close = useClose("change");
  const { floor, checks } = answer.data;
  const draft = useDraft<Typed>(`data-sharing-settings/${partnership.id}`, {
    floor: String(floor),
    checks: checks
      .filter(({ severity }) => severity === "warn")
      .map(({ code, reason }) => ({ code, reason })),
  });
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const change = (at: number, part: Partial<Typed["checks"][number]>) =>
    set({ checks: value.checks.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  const save = useAction(async () => {
    const smallest = numberIn(value.floor, 5, 100);
    const errors = [
      ...(smallest === undefined ? [{ pointer: "/floor", detail: "A whole number from 5 to 100." }] : []),
      ...value.checks.flatMap(({ code, reason }, index) => [
        ...(code === "" ? [{ pointer: `/checks/${index}/code`, detail: "Which check?" }] : []),
        ...(reason.trim().length < 3
          ? [{ pointer: `/checks/${index}/reason`, detail: "Counsel’s reason, in a sentence." }]
          : []),
      ]),
    ];
    if (errors.length > 0) throw invalid(errors);
    const path = settingsPath(partnership.id);
    const body = {
      floor: smallest,
      checks: value.checks.map((one) => ({ ...one, severity: "warn" })),
    };
    await freshAfter(path, put<DataSharingSettings>(path, body, { ifMatch: answer.etag }));
    draft.forget();
    close("floor");
  });
  const codes = [
    ...hubCodes.map(([code, what]) => ({ value: code, label: `${code}: ${what}` })),
    ...bases.flatMap(({ elements }) =>
      elements.map(({ id, text }) => ({ value: id, label: `${id}: ${text}` })),
    ),
  ];
  return (
    <FormPart id="settings-form" title="Change what holds here">
      <Form label="Settings" action={save} reload={reload} draft={draft}>
        <TextField
          label="The smallest group any agreement may show"
          pointer="/floor"
          hint="Counsel and the state agency set it: 10 in Illinois."
          inputMode="numeric"
          value={value.floor}
          onValue={(smallest) => set({ floor: smallest })}
        />
        <Group
          legend="Checks that only warn"
          hint="What is missing then no longer stops an agreement here. The reason stands beside it on every checklist."
          pointer="/checks"
        >
          {value.checks.map(({ code, reason }, index) => (
            <div class="party" key={index}>
              <ChoiceField
                label={`Check ${index + 1}`}
                pointer={`/checks/${index}/code`}
                value={code}
                onValue={(next) => change(index, { code: next })}
                choices={codes}
                none="Choose one"
              />
              <ProseField
                label="Counsel’s reason"
                pointer={`/checks/${index}/reason`}
                value={reason}
                onValue={(next) => change(index, { reason: next })}
                rows={2}
              />
              <div>
                <Button
                  small
                  kind="quiet"
                  onClick={() => set({ checks: value.checks.filter((_, at) => at !== index) })}
                >
                  Let it stop agreements again<span class="sr">: {code}</span>
                </Button>
              </div>
            </div>
          ))}
          <div>
            <Button small onClick={() => set({ checks: [...value.checks, { code: "", reason: "" }] })}>
              Add a check
            </Button>
          </div>
        </Group>
        <FormEnd yes="Save the change" leave={() => close("floor")} />
      </Form>
    </FormPart>
  );
}

/** The hub's own checks, as they are called in a list. */
const hubCodes: readonly [code: string, what: string][] = [
  ["B2", "Facts that a legal basis wants stated"],
  ["B3", "Someone discloses and someone receives"],
  ["B4", "A legal basis and a purpose for each piece of data"],
  ["B5", "A period to destroy within"],
  ["B6", "A term within what it stands under"],
  ["B7", "People to ask at each party"],
  ["B8", "Proof that each signer may sign"],
  ["B9", "Security for sensitive data"],
  ["B10", "Whether the data may be passed on"],
  ["B11", "The smallest group shown"],
  ["B12", "Approvals by the head of each sector"],
  ["B13", "Who works for a receiver"],
  ["B14", "Only counts through the hub"],
  ["B15", "No blanks in the words"],
];
