/** The gap map of one school: a row a course, a column a college. */
import { type Gap, type GapRow, gapKinds, gapMap } from "#shared/agreements/gaps.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { namesOf } from "../agreements/names.ts";
import { useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Empty } from "../ui/empty.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { Hidden, Pick, usePick } from "./pick.tsx";
import { careerCourses, readSchool, type SchoolSays } from "./read.ts";
import { agreementInWords, badgeOf, gapInWords, gapText, kindWord, underWayText } from "./words.ts";

type MapProps = {
  schools: readonly OrganizationRow[];
  colleges: readonly OrganizationRow[];
  organizations: readonly OrganizationRow[];
};

export function GapMap(props: MapProps) {
  const { partnership, actor } = usePlace();
  const [school, pick] = usePick("school", props.schools, actor.organization);
  const key = school && `/partnerships/${partnership.id}/schools/${school.id}`;
  const read = useLoad(key, async (signal) =>
    school ? readSchool(partnership.id, school.id, partnership.today, signal) : nothing,
  );
  return (
    <div class="stack">
      <search class="row no-print filters">
        <Pick
          label="School"
          value={school?.code ?? ""}
          options={props.schools.map(({ code, name }) => ({ value: code, name }))}
          onPick={pick}
        />
        <CollegeAndShown colleges={props.colleges.filter(({ id }) => id !== school?.id)} />
      </search>
      {read.state === "loading" ? (
        <Skeleton of="the gap map" lines={12} />
      ) : read.state === "problem" ? (
        <ProblemNotice problem={read.problem} retry={read.retry} />
      ) : (
        school && <Rows {...props} school={school} says={read.data} />
      )}
    </div>
  );
}

const nothing: SchoolSays = { agreements: [], hidden: 0 };

/** Which column, and whether what is in force is left out. */
function CollegeAndShown({ colleges }: { colleges: readonly OrganizationRow[] }) {
  const [college, setCollege] = useAddress("college");
  const [shown, setShown] = useAddress("show");
  return (
    <>
      <Pick
        label="College"
        value={college}
        options={[
          { value: "", name: "With an agreement" },
          { value: "all", name: "Every college" },
          ...colleges.map(({ code, name }) => ({ value: code, name })),
        ]}
        onPick={setCollege}
      />
      <Pick
        label="Courses"
        value={shown}
        options={[
          { value: "", name: "All" },
          { value: "gaps", name: "Only those with a gap" },
          ...gapKinds.map((kind) => ({ value: kind, name: kindWord(kind) })),
        ]}
        onPick={setShown}
      />
    </>
  );
}

function Rows({
  school,
  colleges,
  organizations,
  says,
}: MapProps & { school: OrganizationRow; says: SchoolSays }) {
  const { partnership } = usePlace();
  const { today } = partnership;
  const [wanted] = useAddress("college");
  const [show] = useAddress("show");
  const { name, code } = namesOf(organizations);
  const granting = says.agreements.flatMap(({ statements }) => statements.map((one) => one.receiverId));
  const all = [...new Set([...colleges.map(({ id }) => id), ...granting])].filter((id) => id !== school.id);
  // Where nothing was ever said to any college, every one of them is the gap.
  const spoken = all.filter((id) => granting.includes(id));
  const receivers =
    wanted === "all" || (!wanted && spoken.length === 0)
      ? all
      : wanted
        ? all.filter((id) => code(id) === wanted)
        : spoken;
  const map = gapMap(says.agreements, receivers, today, careerCourses(school.id, says));
  const cells = (row: GapRow) => [...row.at.values()].map(({ kind }) => kind);
  const rows = map.filter((row) =>
    show === "" ? true : cells(row).some((kind) => (show === "gaps" ? kind !== "IN_FORCE" : kind === show)),
  );
  if (map.length === 0)
    return (
      <>
        <Empty
          title={`No course of ${school.name} is in an agreement yet`}
          action={
            <a class="button" href={paths.agreements(partnership.id)}>
              Go to agreements
            </a>
          }
        >
          Here stands each course of the school and what every college gives for it, as soon as an agreement
          that you may read names one or the school keeps its catalog here.
        </Empty>
        <Hidden count={says.hidden} />
      </>
    );
  const counted = map.filter((row) => cells(row).includes("IN_FORCE")).length;
  const at = (row: GapRow, id: (typeof receivers)[number]): Gap => row.at.get(id) ?? { kind: "NO_AGREEMENT" };
  const columns: [Column<GapRow>, ...Column<GapRow>[]] = [
    {
      id: "course",
      head: "Course",
      text: ({ course }) => `${course.code}, ${course.title}`,
      by: ({ course }) => course.title,
      cell: ({ course }) => (
        <span class="named">
          {course.title} <small>{course.code}</small>
        </span>
      ),
    },
    ...receivers.map(
      (id): Column<GapRow> => ({
        id: code(id).toLowerCase(),
        head: name(id),
        text: (row) => gapText(at(row, id), today),
        by: (row) => gapKinds.indexOf(at(row, id).kind),
        cell: (row) => <Cell gap={at(row, id)} />,
      }),
    ),
  ];
  return (
    <>
      <p>
        {counted} of {map.length} courses of {school.name} count{" "}
        {receivers.length === 1 && receivers[0] ? `at ${name(receivers[0])}` : "at one of these colleges"}{" "}
        today.
      </p>
      <Table
        of={{ one: "course", many: "courses" }}
        rows={rows}
        columns={columns}
        rowKey={({ course }) => course.code}
        paged
        fold
        csv={`gaps-${school.code}`}
      />
      {rows.length === 0 && <p class="muted">No course is like that. Choose “All” to see every one.</p>}
      <Hidden count={says.hidden} />
      <p class="muted">
        Courses are those that an agreement names
        {says.catalog ? `, and those with a CIP code in the ${says.catalog.year} catalog` : ""}. “Never
        evaluated” is not a refusal: nobody at the college has looked at the course yet.
      </p>
    </>
  );
}

function Cell({ gap }: { gap: Gap }) {
  const { partnership } = usePlace();
  const { state, word } = badgeOf(gap, partnership.today);
  const words = gapInWords(gap, partnership.today);
  return (
    <span class="gap">
      <Badge state={state}>{word}</Badge>
      {words && <span>{words}</span>}
      {gap.said && (
        <a href={paths.agreement(partnership.id, gap.said.agreementId)}>{agreementInWords(gap.said)}</a>
      )}
      {gap.underWay && (
        <a href={paths.agreement(partnership.id, gap.underWay.agreementId)}>{underWayText(gap.underWay)}</a>
      )}
    </span>
  );
}
