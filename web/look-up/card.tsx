/** One answer as a card: the verdict in the field's own words, what it gives, what is missing, and whom to ask by when. */
import type { ComponentChildren } from "preact";
import type { Answer, Missing } from "#shared/agreements/credit.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { Bracket } from "./bracket.tsx";
import { type Kind, kindOf, type Result } from "./result.ts";
import { Data, useVoice, type Voice } from "./voice.tsx";

const looks: Record<Kind, { icon: IconName; mark: string }> = {
  EARNED: { icon: "check", mark: "yes" },
  NEEDS: { icon: "clock", mark: "needs" },
  CANNOT_TELL: { icon: "question", mark: "unknown" },
  NOT_YET: { icon: "question", mark: "unknown" },
  NO_EXTRA: { icon: "info", mark: "no" },
  NO: { icon: "cross", mark: "no" },
};

export function Card({ result }: { result: Result }) {
  const voice = useVoice();
  const { answer } = result;
  const kind = kindOf(answer);
  const { icon, mark } = looks[kind];
  const open = kind === "EARNED" || kind === "NEEDS" || kind === "CANNOT_TELL";
  return (
    <article class="answer" data-a={mark}>
      <p class="verdict">
        <Icon name={icon} /> {verdict(kind, answer.missing.length, voice)}
      </p>
      <h3>{open ? headline(answer, voice) : <Titles of={result} />}</h3>
      {kind === "EARNED" ? (
        <Counts result={result} />
      ) : open ? (
        <Bracket result={result} />
      ) : (
        <Why result={result} />
      )}
      {open && <Steps answer={answer} />}
      <Details result={result} open={open} />
    </article>
  );
}

function verdict(kind: Kind, missing: number, { text }: Voice): string {
  if (kind !== "NEEDS") return text(`verdict.${kind}`);
  return missing === 1 ? text("verdict.needs.one") : text("verdict.needs.many", { count: missing });
}

/** What the rule would grant, and under which one condition where there is just one. */
function headline({ answer, awards, missing }: Answer, voice: Voice): ComponentChildren {
  const { text, say, credit } = voice;
  const hours = awards.reduce((sum, award) => sum + award.creditHundredths, 0);
  const [first] = awards;
  const grants =
    hours > 0 && first ? (
      credit(hours, first.unit)
    ) : first ? (
      <Data plain>{first.title}</Data>
    ) : (
      text("head.match")
    );
  if (answer === "EARNED") return grants;
  const [only, ...more] = missing;
  if (!only || more.length > 0) return say("once.these", { credit: grants });
  const [key, values] = once(only, grants, voice);
  return say(key, values);
}

function once(only: Missing, grants: ComponentChildren, { text, known, percent }: Voice) {
  if (only.kind === "CREDENTIAL")
    return ["once.credential", { credit: grants, name: <Data plain>{only.value}</Data> }] as const;
  if (only.kind === "EXAM") return ["once.exam", { credit: grants, percent: percent(only.percent) }] as const;
  if (only.kind === "FACT")
    return ["once.person", { credit: grants, who: text(known(`who.${only.type}`) ?? "who.OTHER") }] as const;
  const key = only.state === "IN_PROGRESS" ? "once.finish" : "once.course";
  return [key, { credit: grants, course: <Data plain>{only.title}</Data> }] as const;
}

/** Which courses count as what, in one sentence; what is skipped, in a second. */
function Counts({ result: { answer, mine } }: { result: Result }) {
  const { say, list } = useVoice();
  const courses = list(mine.map(({ offer }) => <Data key={offer.key}>{offer.title}</Data>));
  const counted: ComponentChildren[] = [];
  const skipped: ComponentChildren[] = [];
  const hasCredit = answer.awards.some(({ type }) => type !== "WAIVER" && type !== "ADVANCED_STANDING");
  for (const one of answer.awards) {
    const award = awardName(one);
    if (one.type === "WAIVER" || one.type === "ADVANCED_STANDING")
      skipped.push(
        say(`${hasCredit || skipped.length > 0 ? "also" : "only"}.${one.type}`, { courses, award }),
        " ",
      );
    else counted.push(say(`award.${one.type}`, { award }));
  }
  return (
    <p>
      {counted.length > 0 &&
        say(mine.length > 1 ? "counts.many" : "counts.one", { courses, awards: list(counted) })}{" "}
      {skipped}
    </p>
  );
}

function awardName({ title, code }: Answer["awards"][number]) {
  return (
    <>
      <Data>{title}</Data> (<span translate={false}>{code}</span>)
    </>
  );
}

function Titles({ of: { mine, answer } }: { of: Result }) {
  const { list } = useVoice();
  const names = mine.length > 0 ? mine.map(({ offer }) => offer.title) : answer.courses;
  return (
    <>
      {list(
        names.map((name) => (
          <Data plain key={name}>
            {name}
          </Data>
        )),
      )}
    </>
  );
}

/** Why there is no credit, with the numbers that decided. */
function Why({ result: { answer, because } }: { result: Result }) {
  const { text, say, day, percent, grade } = useVoice();
  const { reason = "DENIED", missing, deadline } = answer;
  const exam = missing.find((one) => one.kind === "EXAM");
  return (
    <p>
      {text(`reason.${reason}`)}{" "}
      {reason === "GRADE_TOO_LOW" &&
        because.tooLow.map((one) => (
          <span key={one.title}>
            {say("because.grade", {
              course: <Data>{one.title}</Data>,
              asked: grade(one.asked),
              grade: grade(one.grade),
            })}{" "}
          </span>
        ))}
      {reason === "GRADE_TOO_LOW" &&
        exam &&
        because.percent !== undefined &&
        text("because.exam", { asked: percent(exam.percent), percent: percent(because.percent) })}
      {reason === "OUTSIDE_DATES" &&
        because.days &&
        text("because.dates", { from: day(because.days.from), until: day(because.days.until) })}
      {reason === "DEADLINE_PASSED" && deadline && text("because.deadline", { day: day(deadline) })}
    </p>
  );
}

/** What the student does to have it posted. The deadline is told apart, with its day. */
function Steps({ answer: { toClaim, deadline } }: { answer: Answer }) {
  const { text, say, known } = useVoice();
  const steps = toClaim.filter(({ type }) => !(type === "ENROLL_WITHIN_MONTHS" && deadline));
  if (steps.length === 0) return null;
  return (
    <div>
      <p class="muted">{text("claim")}</p>
      <ol class="claim">
        {steps.map(({ type, value, note }) => {
          const key = (value === undefined && known(`step.${type}.plain`)) || known(`step.${type}`);
          return (
            <li key={type + (value ?? "")}>
              {key ? say(key, { value: <Data plain>{value}</Data> }) : <Data plain>{value ?? type}</Data>}
              {note && (
                <small>
                  <Data plain>{note}</Data>
                </small>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Details({
  result: { answer, because, agreement, registry },
  open,
}: {
  result: Result;
  open: boolean;
}) {
  const { text, day, list } = useVoice();
  const { contact, deadline, revisitOn, toClaim, awards } = answer;
  const months = toClaim.find(({ type }) => type === "ENROLL_WITHIN_MONTHS")?.value;
  const facts: { term: string; value: ComponentChildren }[] = [];
  if (open && deadline)
    facts.push({
      term: text("deadline"),
      value: (
        <>
          <time dateTime={deadline}>{day(deadline)}</time>
          {months && <small>{text("deadline.months", { months })}</small>}
        </>
      ),
    });
  if (answer.answer !== "EARNED" && open && awards.length > 0)
    facts.push({ term: text("would"), value: list(awards.map(awardName)) });
  if (!open && because.against)
    facts.push({
      term: text(answer.reason === "NOT_YET_EVALUATED" ? "asked.open" : "asked"),
      value: <Data plain>{because.against}</Data>,
    });
  if (revisitOn)
    facts.push({ term: text("revisit"), value: <time dateTime={revisitOn}>{day(revisitOn)}</time> });
  if (contact) facts.push({ term: text("contact"), value: <Contact of={contact} /> });
  facts.push({
    term: text("agreement"),
    value: (
      <>
        <a href={registry}>{agreement.agreement}</a>,{" "}
        {text("agreement.version", { version: agreement.versionNo })}
        <small>
          <Data plain>{agreement.name}</Data>
        </small>
      </>
    ),
  });
  return (
    <dl>
      {facts.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Contact({ of: { name, title, phone, email } }: { of: NonNullable<Answer["contact"]> }) {
  const digits = phone?.replace(/[^\d+]/g, "");
  return (
    <>
      {phone && <a href={`tel:${digits?.length === 10 ? `+1${digits}` : digits}`}>{phone}</a>}
      {email && (
        <>
          {phone && <br />}
          <a href={`mailto:${email}`}>{email}</a>
        </>
      )}
      <small>
        <Data plain>{[name, title].filter(Boolean).join(", ")}</Data>
      </small>
    </>
  );
}
