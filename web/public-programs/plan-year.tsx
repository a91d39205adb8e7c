/** One school year of one's own plan: the courses that are set, those to choose from, and what one may leave with. */
// biome-ignore-all lint/a11y/noRedundantRoles: where rows fold into cards on a phone, blocks would take the table's meaning away
import type { PlannedSlot, PlannedYear } from "#shared/programs/individual.ts";
import type { PublicProgram } from "#shared/programs/public-schema.ts";
import { inHighSchool, type RouteCourse } from "#shared/programs/routes.ts";
import { pickWord } from "./choice.ts";
import { namesIn, useVoice } from "./voice.tsx";

type Picking = {
  program: PublicProgram;
  picks: readonly string[];
  onPicks: (picks: readonly string[]) => void;
};

export function PlanYear({ year, ...picking }: Picking & { year: PlannedYear }) {
  const { text, list, credit, written } = useVoice();
  const { program } = picking;
  const name = namesIn(program);
  const heading = `year-${year.column}`;
  const courses = year.slots.flatMap(({ taken }) => taken);
  const sums = [...year.credit].map(([unit, hundredths]) => credit(hundredths, unit));
  return (
    <section class="plan-year" aria-labelledby={heading}>
      <div class="section-head">
        <h3 id={heading}>{text("plan.year", { column: text(`column.${year.column}`), year: year.year })}</h3>
        {sums.length > 0 && <p class="muted">{list(sums)}</p>}
      </div>
      {courses.length > 0 && (
        <table class="cards" role="table" aria-label={text(`column.${year.column}`)}>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                {text("plan.course")}
              </th>
              <th role="columnheader" scope="col">
                {text("plan.where")}
              </th>
              <th role="columnheader" scope="col">
                {text("plan.credit")}
              </th>
              <th role="columnheader" scope="col">
                {text("plan.also")}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {courses.map((one) => (
              <CourseRow key={`${one.slot.slotId} ${one.course.code}`} one={one} name={name} />
            ))}
          </tbody>
        </table>
      )}
      {year.slots
        // A credential that one may leave with is named as that.
        .filter(({ slot }) => !year.leaves.some(({ name }) => name === slot.credential?.name))
        .map((slot) => (
          <Rest key={slot.slot.slotId} planned={slot} {...picking} />
        ))}
      {year.leaves.length > 0 && (
        <p>
          {text("plan.leaves", { names: "" })}
          <b lang={written}>{list(year.leaves.map((exit) => exit.name))}</b>
        </p>
      )}
    </section>
  );
}

function CourseRow({ one, name }: { one: RouteCourse; name: (id: string) => string }) {
  const { text, credit, written } = useVoice();
  const { slot, course, organizationId } = one;
  const early = inHighSchool(slot.column) ? course.earlyCredit : undefined;
  const college = early?.college && name(early.college.organizationId);
  return (
    <tr role="row">
      <th role="rowheader" scope="row" lang={written}>
        {course.title} <small class="muted">{course.code}</small>
      </th>
      <td role="cell" data-head={text("plan.where")}>
        {name(course.deliveredAt ?? organizationId)}
      </td>
      <td role="cell" data-head={text("plan.credit")}>
        {credit(course.creditHundredths, course.unit)}
      </td>
      <td role="cell" data-head={early && text("plan.also")}>
        {early && (
          <>
            {[
              early.hoursHundredths !== undefined && credit(early.hoursHundredths, "SemesterHour"),
              early.college?.code,
            ]
              .filter(Boolean)
              .join(", ")}
            {early.kind === "ARTICULATED" && college && (
              <small class="muted"> {text("plan.claim", { college })}</small>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

/** What is no course that is set: a choice, work, a credential, a place that nobody fills. */
function Rest({ planned, ...picking }: Picking & { planned: PlannedSlot }) {
  const { text, written } = useVoice();
  const { slot, offered, open } = planned;
  if (offered.length > 0) return <Choose planned={planned} {...picking} />;
  if (open) return <p class="muted">{text("plan.open", { intent: slot.intent })}</p>;
  const hours = planned.taken.length === 0 ? slot.work?.hours : undefined;
  if (slot.credential)
    return (
      <p>
        {text("kind.cred")}: <b lang={written}>{slot.credential.name}</b>
      </p>
    );
  if (hours === undefined) return null;
  return (
    <p>
      {text("kind.wbl")}: <b lang={written}>{slot.intent}</b>
      {hours > 0 && <>, {text("hours.work", { n: hours })}</>}
    </p>
  );
}

function Choose({ planned, program, picks, onPicks }: Picking & { planned: PlannedSlot }) {
  const { text, credit, written } = useVoice();
  const { slot, offered } = planned;
  const wanted = slot.kind === "CHOOSE_N" ? (slot.chooseN ?? 1) : offered.length;
  const words = offered.map((one) => pickWord(one, program.organizations));
  const mine = words.filter((word) => picks.includes(word));
  const toggle = (word: string, on: boolean) => {
    const others = picks.filter((one) => one !== word);
    if (!on) return onPicks(others);
    // Where there is one to choose, the new one takes the place of the old.
    onPicks([...(wanted === 1 ? others.filter((one) => !words.includes(one)) : others), word]);
  };
  return (
    <fieldset class="no-print">
      <legend>
        {text(slot.kind === "CHOOSE_N" ? "plan.pick" : "plan.extra", { intent: slot.intent, n: wanted })}
      </legend>
      {offered.map((one, index) => {
        const word = words[index] ?? "";
        const on = mine.includes(word);
        const id = `pick-${word}`;
        return (
          <div class="option" key={word}>
            <input
              type="checkbox"
              id={id}
              checked={on}
              disabled={!on && wanted > 1 && mine.length >= wanted}
              onChange={(event) => toggle(word, event.currentTarget.checked)}
            />
            <label for={id}>
              <span lang={written}>{one.course.title}</span>
              <small>{credit(one.course.creditHundredths, one.course.unit)}</small>
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}
