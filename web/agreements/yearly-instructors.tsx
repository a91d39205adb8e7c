/** Who teaches the courses this year: who was verified, which courses nobody has spoken for, and a form for one's own school. */
import { useState } from "preact/hooks";
import { academicYearOf, yearsOn } from "#shared/academic-year.ts";
import { objectionToAttesting } from "#shared/agreements/verifications.ts";
import type { InstructorBasis, InstructorVerification } from "#shared/agreements/yearly-schema.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { dateIn } from "#shared/time.ts";
import { get, post } from "../api.ts";
import { freshAfter, useAction, useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Button, LinkButton } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { Day } from "../ui/dates.tsx";
import { ChoiceField, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { counted } from "./words.ts";
import type { YearlyProps } from "./yearly-tab.tsx";
import { basisWords } from "./yearly-words.ts";

type Verification = Omit<InstructorVerification, "chainHash">;
type Year = {
  academicYear: string;
  dueOn: string;
  items: Verification[];
  missing: { organizationId: OrganizationId; code: string; title: string }[];
};

export function Instructors({ agreement, path, names }: YearlyProps) {
  const { partnership, actor } = usePlace();
  const now = academicYearOf(partnership.today);
  const [year, setYear] = useAddress("year", now);
  const at = `${path}/instructors?academicYear=${year}`;
  const read = useLoad(at, async (signal) => (await get<Year>(at, signal)).data);
  const [open] = useAddress("instructor");
  const link = useLinkWith("instructor");
  const close = useClose("instructor");
  const [taking, setTaking] = useState<Verification>();
  const [reason, setReason] = useState("");
  const withdraw = useAction(async (key) => {
    if (!taking) return;
    const done = post(
      `${path}/instructors/${taking.id}/withdraw`,
      { reason },
      { key, ifMatch: `"${taking.version}"` },
    );
    await freshAfter(path, done);
    setReason("");
  });
  const attests = (school: OrganizationId) =>
    !objectionToAttesting(agreement, actor, school, year, partnership.today);
  return (
    <Section
      id="instructors"
      title="Who teaches the courses"
      aside={
        <select
          aria-label="Academic year"
          style={{ width: "auto" }}
          value={year}
          onChange={(event) => setYear(event.currentTarget.value)}
        >
          {[-2, -1, 0, 1].map((on) => (
            <option key={on} value={yearsOn(now, on)}>
              {yearsOn(now, on)}
            </option>
          ))}
        </select>
      }
    >
      {read.state === "loading" && <Skeleton of="the instructors" lines={6} />}
      {read.state === "problem" && <ProblemNotice problem={read.problem} retry={read.retry} />}
      {read.state === "content" && (
        <div class="stack">
          <p>
            {read.data.missing.length === 0 ? (
              <Badge state="pass">Every course is spoken for</Badge>
            ) : (
              <Badge state={read.data.dueOn < partnership.today ? "overdue" : "in-review"}>
                {counted(read.data.missing.length, "course")} missing
              </Badge>
            )}{" "}
            <span class="muted">
              due <Day date={read.data.dueOn} />
            </span>
          </p>
          <ul class="lines">
            {read.data.items.map((one) => (
              <li key={one.id} class="row between">
                <span class={one.withdrawn ? "muted" : undefined}>
                  <b>
                    {names.code(one.siteId)} {one.courseCode}
                  </b>{" "}
                  {one.instructorName}
                  {one.withdrawn && ", taken back"}
                  <small>
                    {one.withdrawn
                      ? one.withdrawn.reason
                      : `${basisWords[one.basis]}${one.note ? `: ${one.note}` : ""}. Attested by ${one.byName}, `}
                    {!one.withdrawn && <Day date={dateIn(partnership.timeZone, new Date(one.attestedAt))} />}
                  </small>
                </span>
                {!one.withdrawn && attests(one.siteId) && (
                  <Button small kind="danger" onClick={() => setTaking(one)}>
                    Take back
                  </Button>
                )}
              </li>
            ))}
            {read.data.missing.map((course) => (
              <li key={`${course.organizationId} ${course.code}`}>
                <div class="row between">
                  <span>
                    <b>
                      {names.code(course.organizationId)} {course.code}
                    </b>{" "}
                    {course.title}
                    <small>{names.name(course.organizationId)} has not said who teaches it.</small>
                  </span>
                  {attests(course.organizationId) && open !== course.code && (
                    <LinkButton small href={link(course.code)}>
                      Say who teaches it<span class="sr"> for {course.code}</span>
                    </LinkButton>
                  )}
                </div>
                {open === course.code && attests(course.organizationId) && (
                  <InstructorForm
                    key={course.code}
                    year={year}
                    course={course}
                    path={path}
                    onDone={() => close("instructors")}
                  />
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Confirm
        open={taking !== undefined}
        onClose={() => setTaking(undefined)}
        title={`Take back that ${taking?.instructorName ?? "they"} teaches ${taking?.courseCode ?? "it"}?`}
        yes="Take it back"
        action={withdraw}
      >
        <p>It stays in the list as taken back, and the course is missing again.</p>
        <ProseField label="Why" pointer="/reason" value={reason} onValue={setReason} rows={2} />
      </Confirm>
    </Section>
  );
}

type InstructorFormProps = {
  year: string;
  course: Year["missing"][number];
  path: string;
  onDone: () => void;
};

function InstructorForm({ year, course, path, onDone }: InstructorFormProps) {
  const [instructorName, setName] = useState("");
  const [basis, setBasis] = useState<InstructorBasis>("EXPERIENCE_AND_CREDENTIAL");
  const [note, setNote] = useState("");
  const save = useAction(async (key) => {
    const body = {
      academicYear: year,
      siteId: course.organizationId,
      courseCode: course.code,
      instructorName,
      basis,
      ...(note.trim() ? { note } : {}),
    };
    await freshAfter(path, post(`${path}/instructors`, body, { key }));
    onDone();
  });
  return (
    <div class="sheet">
      <Form label={`Instructor of ${course.code}`} action={save}>
        <TextField
          label="Instructor"
          pointer="/instructorName"
          hint="Staff who teach it. Never a student."
          value={instructorName}
          onValue={setName}
          autocomplete="off"
        />
        <ChoiceField
          label="Qualified by"
          pointer="/basis"
          value={basis}
          onValue={(value) => setBasis(value as InstructorBasis)}
          choices={Object.entries(basisWords).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          label="In words"
          pointer="/note"
          hint="Which degree, credential or plan."
          optional={basis !== "OTHER"}
          value={note}
          onValue={setNote}
          autocomplete="off"
        />
        <FormEnd yes={`Attest to it for ${year}`} leave={onDone} no="Not now" />
      </Form>
    </div>
  );
}
