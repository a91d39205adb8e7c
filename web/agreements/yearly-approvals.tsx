/** Annual approvals, newest year first: what each side said, who has yet to, and a form for one's own side. */
import { objectionToLeading } from "#shared/agreements/approvals.ts";
import type { ApprovalDecision, ApprovalYear } from "#shared/agreements/yearly-schema.ts";
import { get, post, put } from "../api.ts";
import { freshAfter, useAction, useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { LinkButton } from "../ui/button.tsx";
import { Day, Moment } from "../ui/dates.tsx";
import { useDraft } from "../ui/draft.ts";
import { CheckField, ChoiceField, ProseField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { YearlyProps } from "./yearly-tab.tsx";
import { approvalStates, decisionStates, decisionWords } from "./yearly-words.ts";

type Side = ApprovalYear["parties"][number];

export function Approvals({ agreement, path, names }: YearlyProps) {
  const { actor } = usePlace();
  const at = `${path}/approvals`;
  const read = useLoad(at, async (signal) => (await get<{ items: ApprovalYear[] }>(at, signal)).data.items);
  const [open] = useAddress("approve");
  const link = useLinkWith("approve");
  const close = useClose("approve");
  const leads = !objectionToLeading(agreement, actor);
  return (
    <Section id="approvals" title="Annual approval">
      {read.state === "loading" && <Skeleton of="the approvals" lines={5} />}
      {read.state === "problem" && <ProblemNotice problem={read.problem} retry={read.retry} />}
      {read.state === "content" && (
        <div class="stack">
          <p class="muted">
            Each side’s lead administrator says every academic year whether the agreement still holds. If a
            side has not said so, that is a warning: it never takes credit away from a student.
          </p>
          {read.data.length === 0 && <p>No academic year has opened yet.</p>}
          {read.data.map((year) => {
            const own = year.parties.find((one) => one.organizationId === actor.organization);
            return (
              <div class="stack tight" key={year.academicYear}>
                <h3 id={`approval-${year.academicYear}`}>
                  {year.academicYear}{" "}
                  <small class="muted">
                    due <Day date={year.dueOn} />
                  </small>
                </h3>
                <ul class="lines">
                  {year.parties.map((side) => (
                    <li key={side.organizationId} class="row between">
                      <SideLine side={side} name={names.name(side.organizationId)} />
                      {own === side && leads && open !== year.academicYear && (
                        <LinkButton small href={link(year.academicYear)}>
                          {side.approval ? "Change what we said" : "Reaffirm for our side"}
                          <span class="sr"> for {year.academicYear}</span>
                        </LinkButton>
                      )}
                    </li>
                  ))}
                </ul>
                {own && leads && open === year.academicYear && (
                  <ApprovalForm
                    year={year.academicYear}
                    own={own}
                    path={path}
                    reload={read.reload}
                    onDone={() => close(`approval-${year.academicYear}`)}
                  />
                )}
                {year.parties.some(({ approval }) => approval?.decision === "REAFFIRMED_WITH_CHANGES") && (
                  <Notice title="A side reaffirmed it with changes">
                    <p>What changes for students has to be agreed: start an amendment, above.</p>
                  </Notice>
                )}
                {year.parties.some(({ approval }) => approval?.decision === "NOT_REAFFIRMED") && (
                  <Notice kind="warn" title="A side does not reaffirm it">
                    <p>
                      The agreement holds until it ends, is amended, or a signatory gives notice. Talk to each
                      other first.
                    </p>
                  </Notice>
                )}
              </div>
            );
          })}
        </div>
      )}
    </Section>
  );
}

function SideLine({ side: { state, approval }, name }: { side: Side; name: string }) {
  const { partnership } = usePlace();
  return (
    <span>
      <b>{name}</b>{" "}
      {approval ? (
        <Badge state={decisionStates[approval.decision]}>{decisionWords[approval.decision].said}</Badge>
      ) : (
        state !== "GIVEN" && <Badge state={approvalStates[state].state}>{approvalStates[state].word}</Badge>
      )}
      {approval && (
        <small>
          {approval.personName}, <Moment at={approval.at} timeZone={partnership.timeZone} />
          {approval.curriculumChanged && ", the curriculum has changed"}
          {approval.note && `: ${approval.note}`}
        </small>
      )}
    </span>
  );
}

type Said = { decision: ApprovalDecision; curriculumChanged: boolean; note: string };
type ApprovalFormProps = { year: string; own: Side; path: string; reload: () => void; onDone: () => void };

function ApprovalForm({ year, own: { approval }, path, reload, onDone }: ApprovalFormProps) {
  // Both may be typing at once, for the same side: what the other said takes its place where nothing was typed here.
  const { value, set } = useDraft<Said>(undefined, {
    decision: approval?.decision ?? "REAFFIRMED",
    curriculumChanged: approval?.curriculumChanged ?? false,
    note: approval?.note ?? "",
  });
  const save = useAction(async (key) => {
    const { note, ...rest } = value;
    const said = { ...rest, ...(note.trim() ? { note } : {}) };
    await freshAfter(
      path,
      approval
        ? put(`${path}/approvals/${year}`, said, { ifMatch: `"${approval.version}"` })
        : post(`${path}/approvals`, { academicYear: year, ...said }, { key }),
    );
    onDone();
  });
  return (
    <div class="sheet">
      <Form label={`Approval for ${year}`} action={save} reload={reload}>
        <ChoiceField
          label={`Does your side reaffirm it for ${year}?`}
          pointer="/decision"
          value={value.decision}
          onValue={(decision) => set({ ...value, decision: decision as ApprovalDecision })}
          choices={Object.entries(decisionWords).map(([word, { choice }]) => ({
            value: word,
            label: choice,
          }))}
        />
        <CheckField
          label="A course of ours has changed since"
          hint="Content, hours or number. The other side will want to look at it."
          checked={value.curriculumChanged}
          onChecked={(curriculumChanged) => set({ ...value, curriculumChanged })}
        />
        <ProseField
          label={value.decision === "NOT_REAFFIRMED" ? "Why" : "What changed"}
          pointer="/note"
          optional={value.decision === "REAFFIRMED"}
          value={value.note}
          onValue={(note) => set({ ...value, note })}
          rows={3}
        />
        <FormEnd yes={`Record it for ${year}`} leave={onDone} no="Not now" />
      </Form>
    </div>
  );
}
