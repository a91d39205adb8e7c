/** The frame of a page that is read in two languages: the house's bar with a choice of language, and the footer. */
import type { ComponentChildren } from "preact";
import { Mark } from "./mark.tsx";
import { type Language, languages } from "./speech.tsx";
import "./spoken-frame.css";

const own: Readonly<Record<Language, string>> = { en: "English", es: "Español" };

export type SpokenFrameProps = {
  language: Language;
  /** The page's own words: for the link to the page's content, for the list of languages, for the footer. */
  words: { skip: string; languages: string; footer: string };
  /** Under the name; empty while it is not known yet. */
  place: string | undefined;
  /** The same page in that language. */
  inLanguage: (language: Language) => { href: string; onClick?: (event: Event) => void };
  footer: ComponentChildren;
  children: ComponentChildren;
};

export function SpokenFrame({ language, words, place, inLanguage, footer, children }: SpokenFrameProps) {
  return (
    <>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <header class="site spoken-bar">
        <div class="bar">
          <a class="mark" href="/">
            <Mark />
            <span>
              <b>Causeway</b>
              {place !== undefined && (
                <small lang={language === "en" ? undefined : "en"}>{place || "\u00a0"}</small>
              )}
            </span>
          </a>
          <ul class="row plain languages" aria-label={words.languages}>
            {languages.map((one) => (
              <li key={one}>
                <a
                  class="chip"
                  {...inLanguage(one)}
                  lang={one}
                  hreflang={one}
                  aria-current={one === language ? "true" : undefined}
                >
                  {own[one]}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </header>
      {children}
      <footer class="site">
        <div>
          <span>{words.footer}</span>
          {footer}
        </div>
      </footer>
    </>
  );
}
