/** Typing one course of a catalog year: adding it, changing it, retiring it. Nothing is lost on a refusal. */

import { unitWords } from "#shared/agreements/table-words.ts";
import type { CreditUnit } from "#shared/agreements/terms-schema.ts";
import { credit } from "#shared/agreements/words.ts";
import { sha256 } from "#shared/canonical.ts";
import { plainText } from "#shared/course-key.ts";
import type { Course, CourseChange, CourseStatus } from "#shared/courses/schema.ts";
import { hundredthsIn } from "../agreements/words.ts";
import { type Answer, get, invalid, post } from "../api.ts";
import { fresh, freshAfter, useAction, useLoad } from "../load.ts";
import { useClose } from "../ui/address.ts";
import { useChunk } from "../ui/chunk.ts";
import { useDraft } from "../ui/draft.ts";
import { CheckField, ChoiceField, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { CatalogAnswer } from "./load.ts";

type CourseFormProps = {
  /** `new`, or a course's code. */
  asked: string;
  answer: Answer<CatalogAnswer>;
  path: string;
  reload: () => void;
};

export function CourseForm(props: CourseFormProps) {
  const { asked, answer, path } = props;
  const at = `${path}/${answer.data.catalog.year}/course?code=${encodeURIComponent(asked)}`;
  const read = fresh(
    useLoad(
      asked === "new" ? undefined : `${at}#form`,
      async (signal) => (await get<Course>(at, signal)).data,
    ),
  );
  if (asked === "new") return <Questions {...props} course={undefined} />;
  if (read.state === "loading") return <Skeleton of="the course" lines={8} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  return <Questions {...props} course={read.data} />;
}

const texts = ["code", "title", "level", "grades", "stateCourseCode", "sced", "iai", "pcs", "cip"] as const;
type Typed = Record<(typeof texts)[number] | "description" | "credits" | "skills" | "outline", string> & {
  unit: CreditUnit;
  status: CourseStatus;
};

function typedOf(course: Course | undefined, usual: CreditUnit): Typed {
  const text = Object.fromEntries(texts.map((key) => [key, course?.[key] ?? ""])) as Record<
    (typeof texts)[number],
    string
  >;
  return {
    ...text,
    description: course?.description ?? "",
    credits: course ? credit(course.creditHundredths) : "",
    skills: course?.skillStatementIds.join("; ") ?? "",
    outline: "",
    unit: course?.unit ?? usual,
    status: course?.status ?? "ACTIVE",
  };
}

/** What is sent: an outline goes as its fingerprint, and what was left empty is left out. */
async function bodyOf(typed: Typed, before: Course | undefined): Promise<CourseChange> {
  const creditHundredths = hundredthsIn(typed.credits);
  if (creditHundredths === undefined)
    throw invalid([
      {
        pointer: "/course/creditHundredths",
        detail: "A number with at most two decimals was expected, such as 0.50 or 3.",
      },
    ]);
  const outlineHash = typed.outline.trim() ? await sha256(typed.outline.trim()) : before?.outlineHash;
  const filled = [...texts, "description" as const]
    .map((key) => [key, typed[key].replace(/\s+/g, " ").trim()] as const)
    .filter(([key, value]) => value !== "" || key === "code" || key === "title");
  return {
    ...(before ? { replaces: before.code } : {}),
    course: {
      ...Object.fromEntries(filled),
      creditHundredths,
      unit: typed.unit,
      status: typed.status,
      ...(outlineHash ? { outlineHash } : {}),
      skillStatementIds: typed.skills
        .split(/[;|\n]/)
        .map((one) => one.trim())
        .filter(Boolean),
    } as Course,
  };
}

function Questions({ answer, path, reload, course }: CourseFormProps & { course: Course | undefined }) {
  const { catalog, items } = answer.data;
  const close = useClose("course");
  const draft = useDraft<Typed>(
    `course/${catalog.organizationId}/${catalog.year}/${course?.code ?? "new"}`,
    typedOf(course, items[0]?.unit ?? "SemesterHour"),
  );
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const retiring = course?.status === "ACTIVE" && value.status === "RETIRED";
  // Under another code it is another course: what names the old one loses it.
  const losing =
    retiring || (course?.status === "ACTIVE" && plainText(value.code) !== plainText(course.code));
  const ImpactPart = useChunk(async () => (await import("../programs/impact.tsx")).ImpactPart, losing);
  const save = useAction(async (key) => {
    const body = await bodyOf(value, course);
    // What agreements say of the course changes with it.
    const all = path.slice(0, path.indexOf("/organizations") + "/organizations".length);
    await freshAfter(
      all,
      post<Course>(`${path}/${catalog.year}/course`, body, { key, ifMatch: answer.etag }),
    );
    draft.forget();
    close("courses");
  });
  const text = (
    key: (typeof texts)[number],
    label: string,
    more: { hint?: string; optional?: boolean } = {},
  ) => (
    <TextField
      label={label}
      pointer={`/course/${key}`}
      value={value[key]}
      onValue={(next) => set({ [key]: next })}
      autocomplete="off"
      spellcheck={key === "title"}
      {...more}
    />
  );
  return (
    <FormPart
      id="course-form"
      title={course ? `Change ${course.code} in ${catalog.year}` : `Add a course to ${catalog.year}`}
    >
      <Form label="Course" action={save} reload={reload} draft={draft}>
        {text("code", "Code", { hint: "As students and transcripts know it: WLD 101." })}
        {text("title", "Title")}
        <TextField
          label="Credit"
          pointer="/course/creditHundredths"
          inputMode="decimal"
          value={value.credits}
          onValue={(credits) => set({ credits })}
          autocomplete="off"
        />
        <ChoiceField
          label="In"
          pointer="/course/unit"
          value={value.unit}
          onValue={(unit) => set({ unit: unit as CreditUnit })}
          choices={Object.entries(unitWords).map(([unit, label]) => ({ value: unit, label }))}
        />
        {course && (
          <CheckField
            label="No longer taught"
            hint="It stays in this catalog as retired, and agreements that name it say so."
            checked={value.status === "RETIRED"}
            onChecked={(retired) => set({ status: retired ? "RETIRED" : "ACTIVE" })}
          />
        )}
        {losing && course && ImpactPart && (
          <ImpactPart of={{ course: catalog.organizationId, code: course.code }} />
        )}
        <details open={texts.slice(2).some((key) => value[key] !== "")}>
          <summary>Codes of other systems, level and outline</summary>
          <div class="stack">
            {text("level", "Level", { optional: true, hint: "As written: Honors, AP, 200." })}
            {text("grades", "Grades", { optional: true, hint: "10, or 9-12." })}
            {text("stateCourseCode", "State course code", { optional: true })}
            {text("sced", "SCED code", { optional: true, hint: "Five digits, such as 14002." })}
            {text("iai", "IAI code", { optional: true, hint: "Such as C1 900." })}
            {text("pcs", "PCS code", { optional: true, hint: "Such as 1.1." })}
            {text("cip", "CIP code", { optional: true, hint: "Such as 51.3902." })}
            <ProseField
              label="Knowledge-and-skill statements"
              pointer="/course/skillStatementIds"
              value={value.skills}
              onValue={(skills) => set({ skills })}
              rows={2}
              hint="Their ids, with semicolons between them."
              optional
            />
            <ProseField
              label="Outline"
              pointer="/course/outlineHash"
              value={value.outline}
              onValue={(outline) => set({ outline })}
              hint={
                course?.outlineHash
                  ? "The fingerprint of an outline is kept. Paste a newer one to replace it."
                  : "Paste its text: only a fingerprint of it is kept, to tell when it changes."
              }
              optional
            />
          </div>
        </details>
        <ProseField
          label="Description"
          pointer="/course/description"
          value={value.description}
          onValue={(description) => set({ description })}
          optional
        />
        <FormEnd yes={course ? "Save the change" : "Add this course"} leave={() => close("courses")} />
      </Form>
    </FormPart>
  );
}
