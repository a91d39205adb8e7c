/** The three questions. Every answer goes to the address's fragment at once, and the page answers as they change. */
import { useId } from "preact/hooks";
import type { PublicOrganization } from "#shared/agreements/public.ts";
import { Button } from "../ui/button.tsx";
import type { alsoAsked } from "./catalogue.ts";
import { CourseQuestion, type QuestionProps } from "./course-question.tsx";
import { graduationOf, schoolYearOf } from "./facts.ts";
import type { Further } from "./later.ts";
import type { Region } from "./rules.ts";
import { Data, useVoice } from "./voice.tsx";

export type QuestionsProps = QuestionProps & {
  regions: readonly Region[];
  region: string | undefined;
  schools: readonly PublicOrganization[];
  school: PublicOrganization | undefined;
  /** Other places whose courses are offered. */
  places: readonly string[];
  also: ReturnType<typeof alsoAsked>;
  /** The rest of the page, once it is here. */
  further: Further | undefined;
  /** The heading of the answer so far. */
  summary: string | undefined;
  show: () => void;
};

export function Questions(props: QuestionsProps) {
  const { chosen, change, regions, region, schools, school, also, today, summary, show, further } = props;
  const { text } = useVoice();
  const { Also } = further ?? {};
  return (
    <form
      class="stack no-print questions"
      aria-label={text("questions")}
      onSubmit={(event) => {
        event.preventDefault();
        if (summary !== undefined) show();
      }}
    >
      {regions.length > 1 && (
        <Pick
          label={text("q.region")}
          value={region ?? ""}
          none={text("q.region.none")}
          options={regions.map(({ id, name }) => ({ value: id, name }))}
          onValue={(value) =>
            change({ region: value, school: undefined, courses: [], credentials: [], exams: {} })
          }
        />
      )}
      <Pick
        number={1}
        label={text("q.school")}
        hint={<Included places={props.places} />}
        value={school?.code ?? ""}
        none={text("q.school.none")}
        options={schools.map(({ code, name }) => ({ value: code, name }))}
        onValue={(value) => change({ school: value, courses: [], credentials: [], exams: {} })}
      />
      <CourseQuestion {...props} />
      {Also && also.credentials.length + also.exams.length > 0 && (
        <Also also={also} chosen={chosen} change={change} />
      )}
      <Graduation chosen={chosen} change={change} today={today} />
      <div class="show">
        {summary !== undefined && <p aria-hidden="true">{summary}</p>}
        <Button type="submit" kind="primary" because={summary === undefined ? text("q.show.why") : undefined}>
          {text("q.show")}
        </Button>
      </div>
    </form>
  );
}

function Included({ places }: { places: readonly string[] }) {
  const { say, list } = useVoice();
  if (places.length === 0) return null;
  return (
    <>
      {say("q.school.hint", {
        places: list(
          places.map((place) => (
            <Data plain key={place}>
              {place}
            </Data>
          )),
        ),
      })}
    </>
  );
}

function Pick({
  number,
  label,
  hint,
  value,
  none,
  options,
  onValue,
}: {
  number?: number;
  label: string;
  hint?: preact.ComponentChildren;
  value: string;
  none?: string;
  options: readonly { value: string; name: string }[];
  onValue: (value: string) => void;
}) {
  const { language } = useVoice();
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        {number && <span class="muted">{number}.</span>} {label}
      </label>
      <select
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-more` : undefined}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {none !== undefined && (
          <option value="" disabled={value !== ""}>
            {none}
          </option>
        )}
        {options.map((one) => (
          <option
            key={one.value}
            value={one.value}
            lang={none === undefined || language === "en" ? undefined : "en"}
          >
            {one.name}
          </option>
        ))}
      </select>
      {hint && (
        <span class="hint" id={`${id}-more`}>
          {hint}
        </span>
      )}
    </div>
  );
}

function Graduation({ chosen, change, today }: Pick<QuestionProps, "chosen" | "change" | "today">) {
  const { text, term } = useVoice();
  const year = schoolYearOf(today);
  const value = graduationOf(chosen, today);
  const terms = [-3, -2, -1, 0, 1, 2, 3, 4].flatMap((n) => [`${year + n - 1}-12`, `${year + n}-05`]);
  const options = [...new Set([...terms, value])].sort();
  return (
    <Pick
      number={3}
      label={text("q.graduation")}
      value={value}
      options={options.map((one) => ({ value: one, name: term(one) }))}
      onValue={(graduates) => change({ graduates })}
    />
  );
}
