/** One public program: the grid for the school and college one chooses, the ladder of credentials, and where one can join. */
import type { EarlyCreditKind, EntryPoint } from "#shared/programs/plan-schema.ts";
import type { PublicProgram } from "#shared/programs/public-schema.ts";
import { coursesOnLegs, inHighSchool, type Legs, routesOf, withRole } from "#shared/programs/routes.ts";
import { paths } from "../paths.ts";
import { useAddress } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { encode } from "./choice.ts";
import { ForProgram, Sheet, useOnward } from "./frame.tsx";
import { GridKey, PublicGrid } from "./grid.tsx";
import { Ladder } from "./ladder.tsx";
import { publicProgramPaths } from "./paths.ts";
import { Select } from "./select.tsx";
import { namesIn, useVoice } from "./voice.tsx";

export const PublicProgramPage = () => <ForProgram show={(program) => <Found program={program} />} />;

/** In the address: leave before the university. */
const noUniversity = "none";

function Found({ program }: { program: PublicProgram }) {
  const { text, day, list, written } = useVoice();
  const onward = useOnward();
  const [asked, setSchool] = useAddress("school");
  const [askedCollege, setCollege] = useAddress("college");
  const [askedUniversity, setUniversity] = useAddress("university");
  const { id, partnership, plan, parties, cips, occupations } = program;
  const of = (role: "SECONDARY" | "COLLEGE" | "UNIVERSITY") =>
    withRole(parties, role).flatMap((one) => program.organizations.find((each) => each.id === one) ?? []);
  const [schools, colleges, universities] = [of("SECONDARY"), of("COLLEGE"), of("UNIVERSITY")];
  const school = schools.find(({ code }) => code === asked) ?? schools[0];
  const college = colleges.find(({ code }) => code === askedCollege) ?? colleges[0];
  const university =
    askedUniversity === noUniversity
      ? undefined
      : (universities.find(({ code }) => code === askedUniversity) ?? universities[0]);
  const legs = school &&
    college && { schoolId: school.id, collegeId: college.id, universityId: university?.id };
  const offered = (all: typeof schools) => all.map(({ code, name }) => ({ value: code, label: name }));
  const mine = `${onward(publicProgramPaths.ownPlan(partnership.id, id))}#${encode({
    ...{ school: school?.code, college: college?.code, university: university?.code, picks: [] },
  })}`;
  return (
    <Sheet
      title={program.title}
      lang={written}
      crumb={<a href={onward(publicProgramPaths.publicPrograms(partnership.id))}>{text("back")}</a>}
      above={
        <span class="muted" lang={written}>
          {[program.pathway.cluster, program.pathway.name].filter(Boolean).join(", ")}
        </span>
      }
      lede={program.summary && <span lang={written}>{program.summary}</span>}
      actions={
        <>
          <a class="button primary" href={mine}>
            {text("own")}
          </a>
          <Button onClick={() => print()}>{text("print")}</Button>
        </>
      }
    >
      <dl class="facts">
        <div>
          <dt>{text("facts.class")}</dt>
          <dd>{text("facts.class.text", { year: program.cohort })}</dd>
        </div>
        {occupations.length > 0 && (
          <div>
            <dt>{text("facts.jobs")}</dt>
            <dd lang={written}>{list(occupations.map(({ code, title }) => title ?? code))}</dd>
          </div>
        )}
        {cips.length > 0 && (
          <div>
            <dt>{text("facts.codes")}</dt>
            {cips.map(({ code, title }) => (
              <dd key={code} lang={written}>
                {title ?? "CIP"} <small>{code}</small>
              </dd>
            ))}
          </div>
        )}
        {program.inForceFrom !== undefined && (
          <div>
            <dt>{text("facts.since")}</dt>
            <dd>{text("facts.since.text", { day: day(program.inForceFrom), version: program.versionNo })}</dd>
          </div>
        )}
      </dl>
      <section aria-labelledby="grid" class="stack">
        <div class="section-head">
          <h2 id="grid">{text("grid")}</h2>
          <GridKey />
        </div>
        <search class="route no-print" aria-label={text("route")}>
          <Select
            label={text("school")}
            options={offered(schools)}
            value={school?.code}
            onValue={setSchool}
          />
          <Select
            label={text("college")}
            options={offered(colleges)}
            value={college?.code}
            onValue={setCollege}
          />
          {universities.length > 0 && (
            <Select
              label={text("university")}
              options={[...offered(universities), { value: noUniversity, label: text("university.none") }]}
              value={university?.code ?? noUniversity}
              onValue={setUniversity}
            />
          )}
        </search>
        {legs && <PublicGrid program={program} legs={legs} />}
      </section>
      <div class="cols">
        <section aria-labelledby="ladder" class="stack">
          <h2 id="ladder">{text("ladder")}</h2>
          <p>{text("ladder.text")}</p>
          <Ladder program={program} exits={legs ? exitsOn(program, legs) : plan.exitPoints} />
        </section>
        <div class="stack">
          <section aria-labelledby="entries" class="stack tight">
            <h2 id="entries">{text("entries")}</h2>
            <ul class="lines">
              {plan.entryPoints.map((entry) => (
                <Entry key={entry.entryId} {...entry} />
              ))}
            </ul>
          </section>
          {legs && <Early program={program} legs={legs} />}
        </div>
      </div>
      <Parties program={program} />
      <p class="muted no-print">
        <a href={`/ctdl/programs/${id}`}>{text("machines")}</a>
      </p>
    </Sheet>
  );
}

/** Those that are reached on these legs, or by leaving before the university. */
function exitsOn({ plan, parties }: PublicProgram, legs: Legs) {
  const reached = new Set(
    routesOf(plan, parties)
      .filter(
        (route) =>
          route.schoolId === legs.schoolId &&
          route.collegeId === legs.collegeId &&
          (route.universityId === undefined || route.universityId === legs.universityId),
      )
      .map(({ exitId }) => exitId),
  );
  return plan.exitPoints.filter(({ exitId }) => reached.has(exitId));
}

function Entry({ kind, column, name, requirements, note }: EntryPoint) {
  const { text, written } = useVoice();
  return (
    <li class="named">
      <b lang={written}>{name}</b>
      <small>
        {text(`column.${column}`)}. {text(`entry.${kind}`)}.
      </small>
      {requirements.map(({ measure, hundredths }) => (
        <small key={`${measure.assessment} ${measure.subject}`}>
          {text("entries.asks", {
            subject: measure.subject,
            level: (hundredths / 100).toFixed(hundredths % 10 === 0 ? 1 : 2),
            test: [measure.assessment, measure.form].filter(Boolean).join(" "),
            scale: measure.scale,
          })}
        </small>
      ))}
      {note && <small lang={written}>{note}</small>}
    </li>
  );
}

/** Which high school courses count for college, by what one has to do for it. */
function Early({ program, legs }: { program: PublicProgram; legs: Legs }) {
  const { text, credit, written } = useVoice();
  const name = namesIn(program);
  const courses = coursesOnLegs(program.plan, program.parties, legs).filter(
    ({ slot, course }) => inHighSchool(slot.column) && course.earlyCredit,
  );
  const byKind = Map.groupBy(courses, ({ course }) => course.earlyCredit?.kind as EarlyCreditKind);
  return (
    <section aria-labelledby="early" class="stack tight">
      <h2 id="early">{text("early")}</h2>
      {courses.length === 0 && <p class="muted">{text("early.none")}</p>}
      {[...byKind].map(([kind, some]) => (
        <div key={kind} class="stack tight">
          <p>{text(`early.${kind}`)}</p>
          <ul class="lines">
            {some.map(({ course, organizationId }) => {
              const { college, hoursHundredths, agreementId } = course.earlyCredit ?? {};
              const agreement = program.agreements.find((one) => one.id === agreementId);
              return (
                <li key={`${organizationId} ${course.code}`} class="named">
                  <b lang={written}>{course.title}</b>
                  <small>
                    {[
                      college &&
                        text("early.for", { course: college.code, college: name(college.organizationId) }),
                      hoursHundredths !== undefined && credit(hoursHundredths, "SemesterHour"),
                    ]
                      .filter(Boolean)
                      .join(", ")}
                  </small>
                  {agreement && (
                    <small>
                      <a href={paths.registryAgreement(program.partnership.id, agreement.id)}>
                        {text("early.agreement", { number: agreement.codedNotation })}
                      </a>
                    </small>
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Parties({ program }: { program: PublicProgram }) {
  const { text } = useVoice();
  const name = namesIn(program);
  const byRole = Map.groupBy(program.parties, ({ role }) => role);
  return (
    <section aria-labelledby="parties" class="stack tight">
      <h2 id="parties">{text("parties")}</h2>
      <dl class="facts">
        {[...byRole].map(([role, some]) => (
          <div key={role}>
            <dt>{text(`role.${role}`)}</dt>
            {some.map(({ organizationId }) => (
              <dd key={organizationId}>{name(organizationId)}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
