/** What the link of a letter opens: for someone without an account, in their language, on their phone. */
import { useEffect, useState } from "preact/hooks";
import type { OpenedForm } from "#shared/validations/respondent-schema.ts";
import { Button } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Page } from "../ui/page.tsx";
import { type Language, spokenOf } from "../ui/speech.tsx";
import { SpokenFrame } from "../ui/spoken-frame.tsx";
import { ask, type Refused } from "./asking.ts";
import { forgetInTab, keepInTab, keptInTab, tokenOf } from "./link.ts";
import { Opened } from "./opened.tsx";
import "./respond.css";
import { Speaking, useVoice, type Voice, voiceIn } from "./voice.tsx";
import { wordsIn } from "./words.ts";

type Opening = { form: OpenedForm; refused?: undefined } | { refused: Refused; form?: undefined };

export function RespondPage() {
  const [token, setToken] = useState(() => tokenOf(location) ?? keptInTab("token"));
  const [chosen, choose] = useState(
    () => keptInTab("language") ?? new URLSearchParams(location.search).get("lang"),
  );
  const [tries, setTries] = useState(0);
  const [opening, setOpening] = useState<Opening & { of: string }>();
  const of = `${tries} ${token}`;
  const form = opening?.form;
  const language = spokenOf(chosen, form?.respondent.language, ...navigator.languages);
  const voice = useSpoken(language);

  useEffect(() => {
    // Another letter, opened in the same tab.
    const follow = () => {
      const other = tokenOf(location);
      if (other !== undefined) setToken(other);
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  useEffect(() => {
    let left = false;
    if (token !== undefined)
      void ask<OpenedForm>("open", { token }).then(({ data, refused }) => {
        if (!left) setOpening(data ? { of, form: data } : { of, refused });
      });
    return () => {
      left = true;
    };
  }, [of]);

  if (voice === "mute") return <Speechless />;
  // Before the first words there is nothing to say, and so nothing that could move.
  if (!voice) return null;
  const { text } = voice;
  const again = () => setTries(tries + 1);
  return (
    <Speaking value={voice}>
      <SpokenFrame
        language={voice.language}
        words={{ skip: text("skip"), languages: text("language"), footer: text("footer") }}
        place={form?.partnership ?? ""}
        inLanguage={(one) => ({
          href: `?lang=${one}`,
          onClick: (event) => {
            event.preventDefault();
            keepInTab("language", one);
            choose(one);
          },
        })}
        footer={<a href="/">{text("footer.front")}</a>}
      >
        {token === undefined ? (
          <NoLink
            entered={(given) => {
              keepInTab("token", given);
              keepInTab("room", "in");
              setToken(given);
            }}
          />
        ) : opening?.of !== of ? (
          <Waiting />
        ) : opening.form ? (
          <Opened
            key={of}
            token={token}
            form={opening.form}
            first={tries === 0}
            again={again}
            done={() => {
              forgetInTab();
              setToken(undefined);
              setOpening(undefined);
            }}
          />
        ) : (
          <Failed {...opening.refused} again={again} />
        )}
      </SpokenFrame>
    </Speaking>
  );
}

/** The voice in this language; until another one is there, the last. */
function useSpoken(language: Language): Voice | "mute" | undefined {
  const [voice, setVoice] = useState<Voice | "mute">();
  useEffect(() => {
    let left = false;
    wordsIn(language).then(
      (all) => {
        if (left) return;
        document.documentElement.lang = language;
        setVoice(voiceIn(language, all));
      },
      () => left || setVoice((before) => before ?? "mute"),
    );
    return () => {
      left = true;
    };
  }, [language]);
  return voice;
}

/** No letter's link: there is still the way in by the code of a meeting. */
function NoLink({ entered }: { entered: (token: string) => void }) {
  const { text } = useVoice();
  const Enter = useChunk(async () => (await import("./enter.tsx")).EnterRoom, true);
  return (
    <Page title={text("none.title")} lede={text("none.text")} narrow>
      {Enter && <Enter entered={entered} />}
    </Page>
  );
}

function Waiting() {
  const { text } = useVoice();
  return (
    <main id="main" tabIndex={-1}>
      <div class="skeleton phone" role="status" aria-label={text("loading")}>
        {[1, 2, 3, 4, 5, 6].map((line) => (
          <i key={line} />
        ))}
      </div>
    </main>
  );
}

function Failed({ status, code, again }: Pick<Refused, "status" | "code"> & { again: () => void }) {
  const { text } = useVoice();
  const what = code === "link-spent" ? "spent" : status === 404 || status === 422 ? "unknown" : "failed";
  return (
    <Page title={text(`${what}.title`)} lede={text(`${what}.text`)} narrow>
      {what === "failed" && (
        <div class="row">
          <Button onClick={again}>{text("again")}</Button>
        </div>
      )}
    </Page>
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
