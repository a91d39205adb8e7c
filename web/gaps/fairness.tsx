/** Fairness: the same course at several schools, and what one college gives for it at each, with the agreement that says so. */
import { useState } from "preact/hooks";
import { fairness, type Offer, type SameCourse } from "#shared/agreements/fairness.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { namesOf } from "../agreements/names.ts";
import { listed } from "../agreements/words.ts";
import { useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { csvOf, download } from "../ui/csv.ts";
import { Empty } from "../ui/empty.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Hidden, Pick, usePick } from "./pick.tsx";
import { readSchools, type SchoolSays, stateCodes } from "./read.ts";
import {
  agreementInWords,
  badgeOf,
  conditionsText,
  differenceWords,
  gapInWords,
  gradeText,
  grantInWords,
  togetherText,
} from "./words.ts";

type Props = { schools: readonly OrganizationRow[]; colleges: readonly OrganizationRow[] };

export function Fairness({ schools, colleges }: Props) {
  const { partnership, actor } = usePlace();
  const [college, pick] = usePick("college", colleges, actor.organization);
  const [show, setShow] = useAddress("show");
  const [done, setDone] = useState(0);
  const others = schools.filter(({ id }) => id !== college?.id);
  // One read for all colleges: choosing another asks the hub for nothing.
  const read = useLoad(`/partnerships/${partnership.id}/schools`, (signal) =>
    readSchools(
      partnership.id,
      schools.map(({ id }) => id),
      partnership.today,
      setDone,
      signal,
    ),
  );
  return (
    <div class="stack">
      <search class="row no-print filters">
        <Pick
          label="College"
          value={college?.code ?? ""}
          options={colleges.map(({ code, name }) => ({ value: code, name }))}
          onPick={pick}
        />
        <Pick
          label="Courses"
          value={show}
          options={[
            { value: "", name: "Only those that differ" },
            { value: "all", name: "All that several schools have" },
          ]}
          onPick={setShow}
        />
      </search>
      {read.state === "loading" ? (
        <>
          <p class="muted" role="status">
            {done} of {schools.length} schools read
          </p>
          <Skeleton of="the comparison" lines={12} />
        </>
      ) : read.state === "problem" ? (
        <ProblemNotice problem={read.problem} retry={read.retry} />
      ) : (
        college && <Compared college={college} schools={others} says={read.data} differing={show !== "all"} />
      )}
    </div>
  );
}

function Compared({
  college,
  schools,
  says,
  differing,
}: {
  college: OrganizationRow;
  schools: readonly OrganizationRow[];
  says: ReadonlyMap<OrganizationRow["id"], SchoolSays>;
  differing: boolean;
}) {
  const { partnership } = usePlace();
  const { today } = partnership;
  const { name } = namesOf(schools);
  const all = fairness(
    new Map(schools.map(({ id }) => [id, says.get(id)?.agreements ?? []])),
    college.id,
    today,
    stateCodes(says),
  );
  const unequal = all.filter(({ differs }) => differs.length > 0);
  const shown = differing ? unequal : all;
  // One agreement may be hidden from several schools' lists; told as the most that any list leaves out.
  const hidden = Math.max(0, ...schools.map(({ id }) => says.get(id)?.hidden ?? 0));
  if (all.length === 0)
    return (
      <>
        <Empty title="Nothing to compare yet">
          No course that {college.name} gives credit for stands in the agreements of two schools. When one
          does, they are set side by side here.
        </Empty>
        <Hidden count={hidden} />
      </>
    );
  return (
    <>
      <div class="row between table-head">
        <p role="status">
          {unequal.length} of {all.length} courses that several schools have count differently at{" "}
          {college.name}.
        </p>
        <span class="no-print">
          <Button
            small
            because={shown.length === 0 ? "There is nothing to download." : undefined}
            onClick={() => download(`fairness-${college.code}.csv`, csvOf(rowsOf(shown, name, today)))}
          >
            <Icon name="download" /> Download CSV
          </Button>
        </span>
      </div>
      {shown.map((one) => (
        <Same key={`${one.title} ${one.offers[0]?.course.code}`} one={one} name={name} />
      ))}
      {shown.length === 0 && <p class="muted">Every course that several schools have counts the same.</p>}
      <Hidden count={hidden} />
      <p class="muted">
        Courses are taken for the same by their state course code where catalogs have one, else by title, or
        by code where the titles share a word. Whether they should count the same is for the schools and the
        college to say.
      </p>
    </>
  );
}

const heads = [
  "Course",
  "School",
  "Course there",
  "State",
  "Gives",
  "Grade",
  "Needs besides",
  "Conditions",
  "Agreement",
] as const;

/** What stands in the cells after the school, on the screen and in the file. */
function cellsOf({ gap, course }: Offer, today: string) {
  const { said } = gap;
  const grants = gap.kind === "IN_FORCE" && said;
  return {
    course: `${course.title} (${course.code})`,
    state: badgeOf(gap, today),
    gives: grants ? grantInWords(grants) : gapInWords(gap, today),
    grade: grants ? gradeText(grants) : "",
    besides: grants ? togetherText(grants) : "",
    conditions: grants ? conditionsText(grants) : [],
    agreement: said ? agreementInWords(said) : "",
  };
}

function rowsOf(all: readonly SameCourse[], name: (id: string) => string, today: string): string[][] {
  return [
    [...heads, "Differs in"],
    ...all.flatMap(({ title, offers, differs }) =>
      offers.map((offer) => {
        const { course, state, gives, grade, besides, conditions, agreement } = cellsOf(offer, today);
        return [
          title,
          name(offer.schoolId),
          course,
          state.word,
          gives,
          grade,
          besides,
          conditions.join(" "),
          agreement,
          differs.map((each) => differenceWords[each]).join(", "),
        ];
      }),
    ),
  ];
}

function Same({ one: { title, offers, differs }, name }: { one: SameCourse; name: (id: string) => string }) {
  const { partnership } = usePlace();
  return (
    <section class="same stack tight" aria-label={title}>
      <h2>{title}</h2>
      <p class="muted">
        {differs.length > 0
          ? `Not the same: ${listed(differs.map((each) => differenceWords[each]))}.`
          : "The same at every school."}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={`${title}, scrolls sideways`}>
        <table class="sticky">
          <thead>
            <tr>
              {heads.slice(1).map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {offers.map((offer) => {
              const cells = cellsOf(offer, partnership.today);
              return (
                <tr key={`${offer.schoolId} ${offer.course.code}`}>
                  <th scope="row">{name(offer.schoolId)}</th>
                  <td>{cells.course}</td>
                  <td>
                    <Badge state={cells.state.state}>{cells.state.word}</Badge>
                  </td>
                  <td>{cells.gives}</td>
                  <td>{cells.grade}</td>
                  <td>{cells.besides}</td>
                  <td>{cells.conditions.join(" ")}</td>
                  <td>
                    {offer.gap.said && (
                      <a href={paths.agreement(partnership.id, offer.gap.said.agreementId)}>
                        {cells.agreement}
                      </a>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}
