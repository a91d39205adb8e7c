/**
 * College credit for a course while in high school. What the agreements in force say of it is offered with one press;
 * whatever they do not say can be said by hand, and the checks tell what stands behind it.
 */

import { daysOfYear, yearsOn } from "#shared/academic-year.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import { creditInWords } from "#shared/agreements/words.ts";
import type { AgreementId, OrganizationId } from "#shared/ids.ts";
import { columns } from "#shared/programs/columns.ts";
import type { BoundCourse, EarlyCredit, EarlyCreditKind } from "#shared/programs/plan-schema.ts";
import { get } from "../api.ts";
import { useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Term } from "../ui/term.tsx";
import { hoursOf, type Offer, offersFor } from "./early-choices.ts";
import type { Editing } from "./editor.tsx";
import { HundredthsField } from "./number-field.tsx";
import { slotAt, without } from "./plan-edit.ts";
import { TwinField } from "./twin-field.tsx";
import { earlyWords } from "./words.ts";

type EarlyProps = {
  course: BoundCourse;
  own: OrganizationId;
  editing: Editing;
  at: string;
  onValue: (early: EarlyCredit | undefined, mark?: string) => void;
};

const means: Record<EarlyCreditKind, string> = {
  DUAL_CREDIT: "Counts on both transcripts at once.",
  DUAL_ENROLMENT: "College credit only.",
  ARTICULATED: "Claimed later at the college, under an agreement.",
  EXAM: "Earned by passing an exam.",
};

export function EarlyCreditFields({ course, own, editing, at, onValue }: EarlyProps) {
  const { program, plan, names, facts, open } = editing;
  const { partnership } = usePlace();
  const early = course.earlyCredit;
  const column = slotAt(plan, open)?.column ?? "G12";
  const day = daysOfYear(yearsOn(program.cohort, columns.indexOf(column))).from;
  const agreements = facts?.agreements ?? [];
  const offers = offersFor({ organizationId: own, code: course.code }, agreements, program.parties, day);
  const set = (part: { [Key in keyof EarlyCredit]?: EarlyCredit[Key] | undefined }, mark?: string) =>
    onValue(without({ kind: "ARTICULATED" as const, ...early, ...part }) as EarlyCredit, mark);
  const take = useAction(async (_key, offer: Offer) => {
    const path = `/partnerships/${partnership.id}/agreements/${offer.agreement.id}/rules`;
    const { data } = await get<Terms>(path);
    const hours = hoursOf(data, offer.ruleNo);
    onValue({ ...offer.early, ...(hours ? { hoursHundredths: hours } : {}) });
  });
  const colleges = program.parties.filter(({ role }) => role === "COLLEGE" || role === "UNIVERSITY");
  const rules = agreements.find(({ id }) => id === early?.agreementId)?.rules ?? [];
  const ruleNos = [...new Set(rules.map(({ ruleNo }) => ruleNo))];
  const chosen = offers.filter(
    (offer) => offer.agreement.id === early?.agreementId && offer.ruleNo === early?.ruleNo,
  );
  return (
    <>
      {offers.length > 0 && chosen.length === 0 && (
        <div class="notice">
          <p class="notice-title">
            {offers.length === 1 ? "An agreement names this course" : "Agreements name this course"}
          </p>
          {offers.slice(0, 4).map((offer) => (
            <p key={`${offer.agreement.id} ${offer.ruleNo}`}>
              {offer.early.college?.code} at {names.name(offer.early.college?.organizationId ?? "")}, under{" "}
              {offer.agreement.codedNotation}, rule {offer.ruleNo}, until {dayInWords(offer.until)}.{" "}
              <Button small busy={take.busy && "One moment"} onClick={() => void take.run(offer)}>
                Use it<span class="sr">: rule {offer.ruleNo}</span>
              </Button>
            </p>
          ))}
          {take.problem && <ProblemNotice problem={take.problem} live />}
        </div>
      )}
      <ChoiceField
        label={
          <Term means="College credit that students earn or prepare for while still in high school. The kinds are kept apart: each is claimed in its own way.">
            Early college credit
          </Term>
        }
        pointer={`${at}/kind`}
        {...(early ? { hint: means[early.kind] } : {})}
        value={early?.kind ?? ""}
        onValue={(kind) => (kind === "" ? onValue(undefined) : set({ kind: kind as EarlyCreditKind }))}
        choices={Object.entries(earlyWords).map(([value, label]) => ({ value, label }))}
        none="None"
      />
      {early && (
        <>
          <ChoiceField
            label="Agreement"
            pointer={`${at}/agreementId`}
            {...(early.kind === "EXAM" ? { optional: true } : {})}
            hint={facts ? undefined : "The agreements between the partners are being read."}
            value={early.agreementId ?? ""}
            onValue={(id) =>
              set({ agreementId: (id || undefined) as AgreementId | undefined, ruleNo: undefined })
            }
            choices={[
              ...agreements.map(({ id, codedNotation, name, spans }) => ({
                value: id as string,
                label: `${codedNotation}, ${name}${spans.length === 0 ? " (not signed yet)" : ""}`,
              })),
              ...(early.agreementId && !agreements.some(({ id }) => id === early.agreementId)
                ? [{ value: early.agreementId as string, label: "The one named before" }]
                : []),
            ]}
            none="None named yet"
          />
          {ruleNos.length > 0 && (
            <ChoiceField
              label="Its rule"
              pointer={`${at}/ruleNo`}
              optional
              value={String(early.ruleNo ?? "")}
              onValue={(no) => set({ ruleNo: no === "" ? undefined : Number(no) })}
              choices={ruleNos.map((no) => ({ value: String(no), label: ruleWords(no, rules) }))}
              none="Not said"
            />
          )}
          <div class="pair">
            <ChoiceField
              label="College"
              pointer={`${at}/college/organizationId`}
              optional
              value={early.college?.organizationId ?? ""}
              onValue={(id) =>
                set({
                  college: id
                    ? { organizationId: id as OrganizationId, code: early.college?.code ?? course.code }
                    : undefined,
                })
              }
              choices={colleges.map((one) => ({
                value: one.organizationId,
                label: names.name(one.organizationId),
              }))}
              none="Not said"
            />
            {early.college && (
              <TwinField
                college={early.college}
                name={names.name(early.college.organizationId)}
                pointer={`${at}/college/code`}
                onValue={(code) => early.college && set({ college: { ...early.college, code } }, "code")}
              />
            )}
            <HundredthsField
              label="Semester hours"
              pointer={`${at}/hoursHundredths`}
              optional
              value={early.hoursHundredths}
              onValue={(hoursHundredths) => set({ hoursHundredths }, "hours")}
            />
          </div>
          {chosen[0] && (
            <p class="muted">
              <small>
                {earlyWords[early.kind]} under rule {early.ruleNo} of {chosen[0].agreement.codedNotation}
                {early.hoursHundredths ? `, ${creditInWords(early.hoursHundredths, "SemesterHour")}` : ""}. It
                holds until {dayInWords(chosen[0].until)}.
              </small>
            </p>
          )}
        </>
      )}
    </>
  );
}

const ruleWords = (no: number, rules: readonly { ruleNo: number; awards: readonly string[] }[]): string =>
  `Rule ${no}: ${rules
    .find(({ ruleNo }) => ruleNo === no)
    ?.awards.map((key) => key.slice(key.indexOf(" ") + 1))
    .join(", ")}`;
