/** The second hop on the page, worked out on this device: each course a college grants, and where it goes on or ends. */
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Answer, GrantedCourse, NextHop, OrganizationAnswer } from "#shared/agreements/credit.ts";
import type { Facts } from "#shared/agreements/evaluate.ts";
import { grantedBy, nextHop, restsOn } from "#shared/agreements/hop.ts";
import type { PublicVersion } from "#shared/agreements/public.ts";
import { useReading } from "../public-read.ts";
import { Button } from "../ui/button.tsx";
import type { Offered } from "./catalogue.ts";
import { readOnward } from "./read-onward.ts";
import { registryOf } from "./same.ts";
import { Data, useVoice } from "./voice.tsx";

type OnwardProps = {
  one: OrganizationAnswer;
  /** Of the school: they say which colleges there are. */
  versions: readonly PublicVersion[];
  facts: Facts;
  courses: readonly Offered[];
  asOf: string;
};

/** "And at a university": each course the college grants, and where it goes on or ends. */
export function Onward({ one, versions, facts, courses, asOf }: OnwardProps) {
  const { text } = useVoice();
  // By the school's own versions, so that ticking a course asks the hub for nothing.
  const key = useMemo(
    () => versions.map((each) => `${each.agreementId} ${each.versionNo}`).join(),
    [versions],
  );
  const read = useReading(key, () => readOnward(versions));
  if (grantedBy(one).length === 0) return null;
  return (
    <section class="onward stack tight" aria-label={text("next.title")}>
      <h3>{text("next.title")}</h3>
      {read.state === "problem" ? (
        <p>
          {text("failed.title")}.{" "}
          <Button kind="quiet" small onClick={read.retry}>
            {text("failed.retry")}
          </Button>
        </p>
      ) : read.state === "loading" ? (
        <p class="muted" role="status">
          {text("loading")}
        </p>
      ) : (
        <Trails
          one={one}
          onward={read.data.get(one.organization.id) ?? []}
          facts={facts}
          courses={courses}
          asOf={asOf}
        />
      )}
    </section>
  );
}

/** The second hop with the rules it needs. */
export function Trails({
  one,
  onward,
  facts,
  courses,
  asOf,
}: Omit<OnwardProps, "versions"> & { onward: readonly PublicVersion[] }) {
  const { say } = useVoice();
  const next = useMemo(() => nextHop(one, onward, facts, asOf), [one, onward, facts, asOf]);
  return (
    <>
      <p class="muted">{say("next.lede", { college: <Data plain>{one.organization.name}</Data> })}</p>
      <ul class="trails plain">
        {next.courses.map((course, index) => (
          <Trail
            key={`${course.code} ${index}`}
            college={one.organization.code}
            course={course}
            next={next}
            versions={onward}
            courses={courses}
          />
        ))}
      </ul>
    </>
  );
}

/** Welding I → WLD 101, 3 hours → ends here. */
function Trail({
  college,
  course,
  next,
  versions,
  courses,
}: {
  college: string;
  course: GrantedCourse;
  next: NextHop;
  versions: readonly PublicVersion[];
  courses: readonly Offered[];
}) {
  const { text, list, short } = useVoice();
  const titles = course.from.map(
    (name) => courses.find((one) => restsOn({ courses: [name] }, one.organization, one.code))?.title ?? name,
  );
  const answers = next.organizations.flatMap(({ organization, agreements }) =>
    agreements.flatMap((agreement) =>
      agreement.answers
        .filter((answer) => restsOn(answer, college, course.code))
        .map((answer) => ({ answer, agreement, university: organization.name })),
    ),
  );
  const going = answers.filter(({ answer }) => answer.answer !== "NO");
  return (
    <li data-ends={going.length === 0 ? "" : undefined}>
      {list(
        titles.map((title) => (
          <Data plain key={title}>
            {title}
          </Data>
        )),
      )}
      <Arrow />
      <span translate={false}>{course.code}</span>, {short(course.creditHundredths, course.unit)}
      {answers.length === 0 && (
        <>
          <Arrow />
          {text("next.nothing")}
        </>
      )}
      {(going.length > 0 ? going : answers).map(({ answer, agreement, university }) => (
        <span key={`${agreement.agreementId} ${answer.ruleNo}`}>
          <Arrow />
          <There answer={answer} university={university} />{" "}
          <a href={registryOf(agreement, versions)}>{agreement.agreement}</a>
        </span>
      ))}
    </li>
  );
}

const Arrow = () => <span class="arrow"> → </span>;

/** What the university gives, or what it still asks for. */
function There({ answer, university }: { answer: Answer; university: string }) {
  const { text, say, list, credit } = useVoice();
  const { awards, missing, contact } = answer;
  const place = <Data plain>{university}</Data>;
  if (answer.answer === "NO")
    return (
      <>
        {say("next.no", { university: place })} {text(`reason.${answer.reason ?? "DENIED"}`)}
      </>
    );
  const [first] = awards;
  const hours = awards.reduce((sum, award) => sum + award.creditHundredths, 0);
  const award = list(
    awards.map(({ code, title }) => (
      <span key={code}>
        <b translate={false}>{code}</b> <Data plain>{title}</Data>
      </span>
    )),
  );
  return (
    <>
      {say(hours > 0 ? "next.gives" : "next.counts", {
        credit: first ? credit(hours, first.unit) : "",
        award,
        university: place,
      })}
      {missing.length > 0 && (
        <>
          {" "}
          {text("next.if")} {list(missing.map((one, index) => <Asked key={index} one={one} />))}.
          {contact?.phone && (
            <>
              {" "}
              <a href={`tel:${contact.phone.replace(/[^\d+]/g, "")}`}>{contact.phone}</a>
            </>
          )}
        </>
      )}
    </>
  );
}

function Asked({ one }: { one: Answer["missing"][number] }): ComponentChildren {
  const { text, say, grade, percent } = useVoice();
  if (one.kind === "CREDENTIAL") return say("next.credential", { name: <Data plain>{one.value}</Data> });
  if (one.kind === "EXAM") return text("next.exam", { percent: percent(one.percent) });
  if (one.kind === "FACT") return text("next.person");
  if (one.state === "GRADE_UNKNOWN")
    return say("next.grade", {
      course: <span translate={false}>{one.code}</span>,
      grade: grade(one.minGrade ?? "D-"),
    });
  return say(one.state === "IN_PROGRESS" ? "next.finish" : "next.course", {
    course: <Data plain>{`${one.code} ${one.title}`}</Data>,
  });
}
