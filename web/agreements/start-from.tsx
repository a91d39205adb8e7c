/** What a new agreement starts from: a blank form, a template, or an agreement one can read, copied one year on. */
import { useState } from "preact/hooks";
import type { AgreementRow } from "#shared/agreements/schema.ts";
import type { TemplateView } from "#shared/agreements/template-schema.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import { getAll, post } from "../api.ts";
import { changed, together, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { Day } from "../ui/dates.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { Names } from "./names.ts";
import { counted, listed } from "./words.ts";

type Copied = {
  agreement: AgreementView;
  from: string;
  leftOut: { rules: number[]; findings: number[]; parties: string[]; reviewers: string[]; signers: string[] };
};

type StartFromProps = {
  names: Names;
  person: (id: string) => string;
  /** What the draft was started from; kept with it. */
  template: string;
  /** The form takes over what the template says, or is a blank one again. */
  onTemplate: (template: TemplateView | undefined) => void;
};

export function StartFrom({ names, person, template, onTemplate }: StartFromProps) {
  const { partnership, actor } = usePlace();
  const base = `/partnerships/${partnership.id}`;
  const read = together(
    useLoad(`${base}/templates`, (signal) => getAll<TemplateView>(`${base}/templates`, signal)),
    useLoad(`${base}/agreements#all`, (signal) => getAll<AgreementRow>(`${base}/agreements`, signal)),
  );
  const [from, setFrom] = useAddress("from");
  const [insteadOf, setInsteadOf] = useState("");
  const [copy, setCopy] = useState<Copied>();
  const copying = useAction(async (key) => {
    const { data } = await post<Copied>(`${base}/agreements/${from}/copy`, insteadOf ? { insteadOf } : {}, {
      key,
    });
    changed(`${base}/agreements`);
    setCopy(data);
  });
  if (read.state === "loading") return <Skeleton of="what it can start from" lines={2} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const [templates, agreements] = read.data;
  const original = agreements.find(({ id }) => id === from);
  const foreign = original && !original.parties.some((one) => one.organizationId === actor.organization);
  const kind = from !== "" ? "copy" : template || "blank";
  const choose = (value: string) => {
    setCopy(undefined);
    if (value === "copy") {
      onTemplate(undefined);
      setFrom(agreements[0]?.id ?? "");
      return;
    }
    setFrom("");
    onTemplate(templates.find(({ id }) => id === value));
  };
  return (
    <>
      <ChoiceField
        label="Start from"
        pointer="/from"
        value={kind}
        onValue={choose}
        choices={[
          { value: "blank", label: "A blank form" },
          ...(agreements.length > 0 ? [{ value: "copy", label: "Last year’s: copy an agreement" }] : []),
          ...templates.map(({ id, name, from: source, clauses }) => ({
            value: id,
            label: `Template: ${name} (${clauses === 0 ? `from ${source}` : counted(clauses, "clause")})`,
          })),
          ...(kind === template && !templates.some(({ id }) => id === template)
            ? [{ value: template, label: "A template that is gone: choose another start" }]
            : []),
        ]}
      />
      {kind === "copy" && !copy && (
        <>
          <ChoiceField
            label="Which agreement"
            pointer="/agreement"
            hint="Its dates move one year; its courses, clauses and people come along as far as they still hold."
            value={from}
            onValue={setFrom}
            choices={agreements.map(({ id, codedNotation, name }) => ({
              value: id,
              label: `${name} (${codedNotation})`,
            }))}
          />
          {foreign && (
            <ChoiceField
              label="Whose place do you take?"
              pointer="/insteadOf"
              hint="Your organization is none of its parties. The courses of the party you replace are left out."
              value={insteadOf}
              onValue={setInsteadOf}
              none="Choose a party"
              choices={original.parties.map(({ organizationId }) => ({
                value: organizationId,
                label: names.name(organizationId),
              }))}
            />
          )}
          {copying.problem && <ProblemNotice problem={copying.problem} live />}
          <div>
            <Button
              kind="primary"
              onClick={() => void copying.run()}
              because={foreign && !insteadOf ? "Say whose place you take." : undefined}
              busy={copying.busy && "Copying"}
            >
              Copy it into a new draft
            </Button>
          </div>
        </>
      )}
      {copy && (
        <Notice kind="good" title={`${copy.agreement.codedNotation} is a new draft`} live>
          <p>
            It begins on <Day date={copy.agreement.dateEffective} />, one year after the one it was copied
            from.
          </p>
          <LeftOut copy={copy} names={names} person={person} />
          <p>
            <a class="button" href={paths.editAgreement(partnership.id, copy.agreement.id)}>
              Go on with its parties and term
            </a>{" "}
            <a class="button quiet" href={paths.agreement(partnership.id, copy.agreement.id)}>
              Look at the draft
            </a>
          </p>
        </Notice>
      )}
    </>
  );
}

function LeftOut({
  copy: { leftOut },
  names,
  person,
}: {
  copy: Copied;
  names: Names;
  person: (id: string) => string;
}) {
  const { rules, findings, parties, reviewers, signers } = leftOut;
  const said = [
    ...(parties.length > 0 ? [`${listed(parties.map(names.name))}, no longer a partner`] : []),
    ...(rules.length > 0 ? [`${counted(rules.length, "rule")}: number ${rules.join(", ")}`] : []),
    ...(findings.length > 0 ? [`${counted(findings.length, "finding")}: number ${findings.join(", ")}`] : []),
    ...(reviewers.length > 0 ? [`${listed(reviewers.map(person))}, no longer a reviewer there`] : []),
    ...(signers.length > 0 ? [`${listed(signers.map(person))}, who may no longer sign there`] : []),
  ];
  if (said.length === 0) return <p>All of it came along.</p>;
  return (
    <>
      <p>Left out, because it no longer fits:</p>
      <ul>
        {said.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </>
  );
}
