/** The frame of the public programs, in the reader's language, and what each of its pages stands in. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { LocationProvider } from "preact-iso/router";
import type { PublicProgram } from "#shared/programs/public-schema.ts";
import { paths } from "../paths.ts";
import { read, useReading } from "../public-read.ts";
import { useAddress, useLinkWith } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { spokenOf } from "../ui/speech.tsx";
import { SpokenFrame } from "../ui/spoken-frame.tsx";
import { publicProgramPaths } from "./paths.ts";
import { Speaking, useVoice, type Voice, voiceIn } from "./voice.tsx";
import { wordsIn } from "./words.ts";

/** Links within a page change what it shows, in place; any other is a page load. */
const ours = () => new RegExp(`^${location.pathname}([?#]|$)`);

export const ProgramsFrame = (props: { place: string | undefined; children: ComponentChildren }) => (
  <LocationProvider scope={ours()}>
    <Spoken {...props} />
  </LocationProvider>
);

/** An address of these pages, read on in the language that was chosen. */
export function useOnward(): (address: string) => string {
  const [lang] = useAddress("lang");
  return (address) => (lang === "" ? address : `${address}${address.includes("?") ? "&" : "?"}lang=${lang}`);
}

function Spoken({ place, children }: { place: string | undefined; children: ComponentChildren }) {
  const [asked] = useAddress("lang");
  const link = useLinkWith("lang");
  const language = spokenOf(asked, ...navigator.languages);
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
  if (!voice && mute)
    return (
      <main id="main">
        <a href={location.href}>
          Try again · <span lang="es">Intentar de nuevo</span>
        </a>
      </main>
    );
  // Before the first words there is nothing to say, and so nothing that could move.
  if (!voice) return null;
  const { text } = voice;
  return (
    <Speaking value={voice}>
      <SpokenFrame
        language={voice.language}
        words={{ skip: text("skip"), languages: text("languages"), footer: text("footer") }}
        place={place}
        // What was chosen stands in the fragment, and goes along.
        inLanguage={(one) => ({ href: link(one) + location.hash })}
        footer={
          <>
            <a href={paths.registry()}>{text("footer.registry")}</a>
            <a href={paths.lookUp()}>{text("footer.lookUp")}</a>
          </>
        }
      >
        {children}
      </SpokenFrame>
    </Speaking>
  );
}

type SheetProps = {
  title?: string | undefined;
  /** The language the title is written in, where it is another than the page's. */
  lang?: string | undefined;
  crumb?: ComponentChildren;
  above?: ComponentChildren;
  lede?: ComponentChildren;
  actions?: ComponentChildren;
  children: ComponentChildren;
};

export function Sheet({ title, lang, crumb, above, lede, actions, children }: SheetProps) {
  const { text } = useVoice();
  const shown = title ?? text("title");
  useEffect(() => {
    document.title = `${shown} · Causeway`;
  }, [shown]);
  return (
    <main id="main" tabIndex={-1}>
      <div class="stack">
        {crumb && <p class="crumb no-print">{crumb}</p>}
        <div class={actions ? "page-head with-actions" : "page-head"}>
          {above && <div class="row">{above}</div>}
          <h1 lang={lang}>{shown}</h1>
          {lede && <p>{lede}</p>}
          {actions && <div class="row actions no-print">{actions}</div>}
        </div>
      </div>
      {children}
    </main>
  );
}

export function Waiting() {
  const { text } = useVoice();
  return (
    <div class="skeleton" role="status" aria-label={text("loading")}>
      {Array.from({ length: 12 }, (_, line) => (
        <i key={line} style={{ width: `${60 + ((line * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

export function Failed({ retry }: { retry: () => void }) {
  const { text } = useVoice();
  return (
    <Notice kind="bad" title={text("failed")} live>
      <p>{text("failed.text")}</p>
      <div class="row">
        <Button small onClick={retry}>
          {text("failed.retry")}
        </Button>
      </div>
    </Notice>
  );
}

/** The program that the address names, framed: while it is on its way, gone, or there. */
export function ForProgram({ show }: { show: (program: PublicProgram) => ComponentChildren }) {
  // Every link of this page is a page load or stays within it, so what the address says of it stays as it is.
  const [, , partnership = "", id = ""] = location.pathname.split("/");
  const found = useReading(`/partnerships/${partnership}/programs/${id}`, read<PublicProgram>);
  return (
    <ProgramsFrame
      place={
        found.state === "loading" ? "" : found.state === "content" ? found.data.partnership.name : undefined
      }
    >
      {found.state === "content" ? (
        show(found.data)
      ) : (
        <Sheet>
          {found.state === "loading" ? (
            <Waiting />
          ) : found.status === 404 ? (
            <Gone partnership={partnership} />
          ) : (
            <Failed retry={found.retry} />
          )}
        </Sheet>
      )}
    </ProgramsFrame>
  );
}

function Gone({ partnership }: { partnership: string }) {
  const { text } = useVoice();
  const onward = useOnward();
  return (
    <Notice kind="warn" title={text("gone")}>
      <p>
        {text("gone.text")}{" "}
        <a href={onward(publicProgramPaths.publicPrograms(partnership))}>{text("gone.all")}</a>
      </p>
    </Notice>
  );
}
