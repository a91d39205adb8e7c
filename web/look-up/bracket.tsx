/** Everything a credit asks for inside one bracket: what is there with a check, what is missing with a clock. */
import type { ComponentChildren } from "preact";
import type { Missing } from "#shared/agreements/credit.ts";
import { Icon } from "../ui/icon.tsx";
import type { Mine, Result } from "./result.ts";
import { sameCourse } from "./same.ts";
import { Data, useVoice, type Voice } from "./voice.tsx";

export function Bracket({ result: { answer, mine } }: { result: Result }) {
  const voice = useVoice();
  const open = answer.missing.flatMap((one) => (one.kind === "COURSE" ? one : []));
  const done = mine.filter(({ offer }) => !open.some((one) => sameCourse(one, offer)));
  const items = [
    ...done.map((one) => ({ done: true, key: one.offer.key, children: <Done of={one} /> })),
    ...answer.missing.map((one, index) => ({
      done: false,
      key: `missing ${index}`,
      children: missingInWords(one, voice),
    })),
  ];
  const { text } = voice;
  return (
    <div class="all">
      <p class="plate">
        {items.length === 1
          ? text("needs.this")
          : items.length === 2
            ? text("needs.two")
            : text("needs.all", { count: items.length })}
      </p>
      <ul>
        {items.map((item, index) => (
          <li key={item.key}>
            {index > 0 && <span class="and">{text("plate.and")}</span>}
            <span class={item.done ? "thing done" : "thing"}>
              <Icon
                name={item.done ? "check" : "clock"}
                label={text(item.done ? "needs.done" : "needs.missing")}
              />
              <span>{item.children}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Done({ of: { offer, grade } }: { of: Mine }) {
  const voice = useVoice();
  return (
    <>
      <Data>{offer.title}</Data>.{grade && ` ${voice.text("needs.yours", { grade: voice.grade(grade) })}`}
    </>
  );
}

function missingInWords(one: Missing, { text, say, known, list, percent, grade }: Voice): ComponentChildren {
  if (one.kind === "CREDENTIAL") return say("needs.credential", { name: <Data>{one.value}</Data> });
  if (one.kind === "EXAM") return text("needs.exam", { percent: percent(one.percent) });
  if (one.kind === "FACT") {
    const value = one.value === undefined ? "…" : <Data plain>{one.value}</Data>;
    return (
      <>
        <b>{say(known(`fact.${one.type}`) ?? "fact.OTHER", { value })}</b>.{" "}
        {text("who.ask", { who: text(known(`who.${one.type}`) ?? "who.OTHER") })}
      </>
    );
  }
  const titles = [one, ...(one.or ?? [])].map(({ title, code }) => <Data key={code}>{title}</Data>);
  return (
    <>
      {list(titles, "disjunction")}
      {one.minGrade ? <>, {text("needs.grade", { grade: grade(one.minGrade) })}</> : "."}{" "}
      {text(one.state === "IN_PROGRESS" ? "needs.taking" : "needs.course")}
    </>
  );
}
