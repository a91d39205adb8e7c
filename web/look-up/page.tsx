/**
 * "What credit do I get?": three questions, answered on this device by the same evaluator as the public endpoint.
 * The page asks the hub for rules by school; what a student chose stays in the address's fragment.
 */
import { Fragment } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { evaluate } from "#shared/agreements/evaluate.ts";
import { dateIn } from "#shared/time.ts";
import { type Reading, useReading } from "../public-read.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { Answers, headingOf } from "./answers.tsx";
import { alsoAsked, offered } from "./catalogue.ts";
import { languageOf, useChosen } from "./chosen.ts";
import { amounts, factsOf, graduationOf, meant } from "./facts.ts";
import { LookUpFrame } from "./frame.tsx";
import { useFurther } from "./later.ts";
import "./look-up.css";
import { Questions } from "./questions.tsx";
import { readRegions, readRules, readSchools } from "./rules.ts";
import { Speaking, useVoice, type Voice, voiceIn } from "./voice.tsx";
import { wordsIn } from "./words.ts";

export function LookUpPage() {
  const [chosen, change] = useChosen();
  const language = languageOf(chosen, location.search, navigator.languages);
  const [voice, setVoice] = useState<Voice>();
  const [mute, setMute] = useState(false);
  useEffect(() => {
    let left = false;
    wordsIn(language).then(
      (all) => {
        if (left) return;
        document.documentElement.lang = language;
        setVoice(voiceIn(language, all));
      },
      () => setMute(true),
    );
    return () => {
      left = true;
    };
  }, [language]);

  const regions = useReading("regions", readRegions);
  const listed = regions.state === "content" ? regions.data : [];
  const wanted = chosen.region ?? new URLSearchParams(location.search).get("region");
  const region = listed.length === 1 ? listed[0] : listed.find(({ id }) => id === wanted);

  if (!voice && mute) return <Speechless />;
  // Before the first words there is nothing to say, and so nothing that could move.
  if (!voice) return null;
  return (
    <Speaking value={voice}>
      <LookUpFrame chosen={chosen} place={regions.state === "loading" ? "" : region?.name}>
        <Page title={voice.text("title")} lede={<span class="no-print">{voice.text("lede")}</span>}>
          {regions.state === "problem" ? (
            <Failed retry={regions.retry} />
          ) : regions.state === "loading" ? (
            <Waiting />
          ) : listed.length === 0 ? (
            <Nothing title={voice.text("none.title")} text={voice.text("none.text")} />
          ) : (
            <Asking chosen={chosen} change={change} regions={listed} region={region?.id} />
          )}
        </Page>
      </LookUpFrame>
    </Speaking>
  );
}

type AskingProps = Pick<Parameters<typeof Questions>[0], "chosen" | "change" | "regions" | "region">;

function Asking({ chosen, change, regions, region }: AskingProps) {
  const voice = useVoice();
  const { text } = voice;
  const [today] = useState(() => dateIn(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date()));
  const answersAt = useRef<HTMLDivElement>(null);

  const schools = useReading(region, () => readSchools(region ?? ""));
  const school = data(schools)?.find(({ id, code }) => code === chosen.school || id === chosen.school);
  const rules = useReading(region && school && `${region} ${school.id}`, async () =>
    region && school ? readRules(region, school.id) : { versions: [], centers: [] },
  );

  const known = data(rules);
  const versions = known?.versions ?? none;
  const courses = useMemo(
    () => (known && school ? offered(known.versions, school.id, known.centers) : []),
    [known, school?.id],
  );
  const graduation = graduationOf(chosen, today);
  const facts = useMemo(() => factsOf(chosen, courses, today), [chosen, courses, today]);
  const asOf = chosen.asOf ?? today;
  const found = useMemo(() => {
    const organizations = evaluate(versions, facts, asOf);
    return { organizations, sums: amounts(versions, facts, organizations, asOf) };
  }, [versions, facts, asOf]);
  const further = useFurther(versions.length > 0);
  // What the address asks for is drawn at once, so that nothing moves while it arrives.
  const settled = useRef(false);
  settled.current ||= !(region && schools.state === "loading") && !(school && rules.state === "loading");

  const also = useMemo(() => {
    const ticked = chosen.courses.flatMap((course) => meant(course, courses)?.key ?? []);
    return alsoAsked(versions, new Set(ticked));
  }, [versions, courses, chosen.courses]);

  const problem = [schools, rules].find((one) => one.state === "problem");
  const sumsOf = (id: string) => found.sums.get(id) ?? [];
  const summary =
    facts.courses.length > 0
      ? found.organizations.map((one) => headingOf(one, sumsOf(one.organization.id), voice)).join("; ")
      : undefined;
  if (!settled.current) return <Waiting />;
  return (
    <div class="cols wide-right look-up">
      <Questions
        chosen={chosen}
        change={change}
        regions={regions}
        region={region}
        schools={data(schools) ?? none}
        school={school}
        places={[...new Set(courses.flatMap((one) => (one.own ? [] : one.place)))]}
        courses={courses}
        waiting={school !== undefined && rules.state === "loading"}
        graduation={graduation}
        today={today}
        also={also}
        further={further}
        summary={summary}
        show={() => {
          answersAt.current?.focus({ preventScroll: true });
          answersAt.current?.scrollIntoView();
        }}
      />
      <div class="stack found" ref={answersAt} tabIndex={-1}>
        <p class="sr" role="status">
          {summary}
        </p>
        {problem?.state === "problem" ? (
          <Failed retry={problem.retry} />
        ) : school && rules.state === "loading" ? (
          <Waiting />
        ) : school && courses.length === 0 ? (
          <Nothing title={text("schoolless.title")} text={text("schoolless.text")} />
        ) : summary === undefined ? (
          <Nothing title={text("empty.title")} text={text("empty.text")} />
        ) : (
          <>
            <div class="hand">
              {further && (
                <further.Hand
                  chosen={chosen}
                  change={change}
                  courses={courses}
                  school={school?.name ?? ""}
                  graduation={graduation}
                  today={today}
                />
              )}
            </div>
            {chosen.courses.length > facts.courses.length && <Notice kind="warn" title={text("gone")} />}
            {found.organizations.map((one) => (
              <Fragment key={one.organization.id}>
                <Answers
                  one={one}
                  amounts={sumsOf(one.organization.id)}
                  versions={versions}
                  chosen={chosen}
                  courses={courses}
                  graduation={graduation}
                  today={today}
                  asOf={asOf}
                />
                {further && (
                  <further.Onward one={one} versions={versions} facts={facts} courses={courses} asOf={asOf} />
                )}
              </Fragment>
            ))}
          </>
        )}
      </div>
    </div>
  );
}

const none: never[] = [];
const data = <T,>(read: Reading<T>): T | undefined => (read.state === "content" ? read.data : undefined);

function Waiting() {
  const { text } = useVoice();
  return (
    <div class="skeleton waiting" role="status" aria-label={text("loading")}>
      {[1, 2, 3, 4, 5, 6].map((line) => (
        <i key={line} />
      ))}
    </div>
  );
}

function Nothing({ title, text }: { title: string; text: string }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <p>{text}</p>
    </div>
  );
}

function Failed({ retry }: { retry: () => void }) {
  const { text } = useVoice();
  return (
    <Notice kind="warn" title={text("failed.title")} live>
      <p>{text("failed.text")}</p>
      <div class="row">
        <Button small onClick={retry}>
          {text("failed.retry")}
        </Button>
      </div>
    </Notice>
  );
}

/** The words themselves did not arrive: the one sentence that has to stand in both languages here. */
const Speechless = () => (
  <main id="main">
    <a href={location.href}>
      Try again · <span lang="es">Intentar de nuevo</span>
    </a>
  </main>
);
