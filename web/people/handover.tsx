/** What a person still has to sign and judge, and giving it to colleagues: what will move is shown first. */
import { useState } from "preact/hooks";
import type { MemberRow, MemberView, OpenTask } from "#shared/people/schema.ts";
import { holders } from "../agreements/names.ts";
import { type Answer, getAll, post } from "../api.ts";
import { freshAfter, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { CheckField, ChoiceField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

type Report = { tasks: OpenTask[]; more: boolean };

export type HandoverProps = {
  answer: Answer<MemberView>;
  organization: { id: string; name: string };
  /** Whether roles end with it, as offered from "End today". */
  ending: boolean;
  onDone: () => void;
};

export function Handover({ answer: { data: member, etag }, organization, ending, onDone }: HandoverProps) {
  const { partnership } = usePlace();
  const base = `/partnerships/${partnership.id}`;
  const at = `${base}/people/${member.personId}/handover`;
  const read = useLoad(`${at}#${organization.id}`, async () => {
    const dry = await post<Report>(`${at}?dryRun=true`, { organizationId: organization.id });
    return dry.data;
  });
  const people = useLoad(`${base}/people`, (signal) => getAll<MemberRow>(`${base}/people`, signal));
  const [signerId, setSigner] = useState("");
  const [reviewerId, setReviewer] = useState("");
  const [endRoles, setEndRoles] = useState(ending);
  const move = useAction(async (key) => {
    const body = {
      organizationId: organization.id,
      ...(signerId ? { signerId } : {}),
      ...(reviewerId ? { reviewerId } : {}),
      endRoles,
    };
    const { data } = await freshAfter(`${base}/people`, post<Report>(at, body, { key, ifMatch: etag }));
    if (!data.more) onDone();
  });
  if (read.state === "loading" || people.state === "loading")
    return <Skeleton of="what is still to do" lines={5} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  if (people.state === "problem") return <ProblemNotice problem={people.problem} retry={people.retry} />;
  const { tasks, more } = read.data;
  const [signs, judges] = [tasks.some(of("SIGNATURE")), tasks.some(of("REVIEW"))];
  const colleagues = (role: "signatory" | "reviewer") =>
    holders(people.data, organization.id, role, partnership.today)
      .filter(({ personId }) => personId !== member.personId)
      .map(({ personId, name, title }) => ({ value: personId, label: title ? `${name}, ${title}` : name }));
  const nobody = (role: "signatory" | "reviewer") => colleagues(role).length === 0;
  return (
    <div class="sheet">
      <Form label={`Handover of ${member.name}`} action={move}>
        <h3>
          What {member.name} still has to do for {organization.name}
        </h3>
        {tasks.length === 0 ? (
          <p>Nothing: no open signature and no review names {member.name}.</p>
        ) : (
          <ul class="lines">
            {tasks.map((task) => (
              <li key={`${task.agreementId ?? task.dataSharingId} ${task.kind} ${task.office}`}>
                {task.agreementId ? (
                  <a href={paths.agreement(partnership.id, task.agreementId)}>{task.name}</a>
                ) : (
                  <a href={`${paths.dataSharing(partnership.id)}/${task.dataSharingId}?tab=parties`}>
                    {task.name}
                  </a>
                )}
                <small>
                  {task.codedNotation},{" "}
                  {task.kind === "SIGNATURE" ? `to sign as ${task.office}` : "to judge its courses"}
                </small>
              </li>
            ))}
          </ul>
        )}
        {signs && (
          <ChoiceField
            label="Who signs in their place"
            pointer="/signerId"
            hint={
              nobody("signatory")
                ? "Nobody else may sign here yet: give a colleague the role first."
                : undefined
            }
            value={signerId}
            onValue={setSigner}
            none="Choose a colleague"
            choices={colleagues("signatory")}
          />
        )}
        {judges && (
          <ChoiceField
            label="Who judges in their place"
            pointer="/reviewerId"
            hint={
              nobody("reviewer")
                ? "Nobody else is a reviewer here yet: give a colleague the role first."
                : undefined
            }
            value={reviewerId}
            onValue={setReviewer}
            none="Choose a colleague"
            choices={colleagues("reviewer")}
          />
        )}
        <CheckField
          label={`End ${member.name}’s roles at ${organization.name} today`}
          hint="They can no longer act for it. What they did stays under their name."
          checked={endRoles}
          onChecked={setEndRoles}
        />
        {more && (
          <Notice title="It takes more than one step">
            <p>The first 45 agreements move now. Press again for the rest; roles end with the last.</p>
          </Notice>
        )}
        <FormEnd
          yes={
            tasks.length === 0 ? "End the roles" : endRoles ? "Move it all and end the roles" : "Move it all"
          }
          doing="Moving"
          kind={endRoles ? "danger" : "primary"}
          because={tasks.length === 0 && !endRoles ? "There is nothing to move." : undefined}
          leave={onDone}
          no="Leave it as it is"
        />
      </Form>
    </div>
  );
}

const of = (kind: OpenTask["kind"]) => (task: OpenTask) => task.kind === kind;
