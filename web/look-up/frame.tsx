/** The frame of the public look-up: the house's bar and footer, a choice of language, and nothing of the signed-in shell. */
import type { ComponentChildren } from "preact";
import { Mark } from "../ui/mark.tsx";
import { type Chosen, encode } from "./fragment.ts";
import { useVoice } from "./voice.tsx";
import type { Language } from "./words.ts";

const own: Readonly<Record<Language, string>> = { en: "English", es: "Español" };

export function LookUpFrame({
  chosen,
  place,
  children,
}: {
  chosen: Chosen;
  place: string | undefined;
  children: ComponentChildren;
}) {
  const { text, language } = useVoice();
  return (
    <>
      <a class="skip" href="#main">
        {text("skip")}
      </a>
      <header class="site look-up-bar">
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
          <ul class="row plain languages" aria-label={text("language")}>
            {(Object.keys(own) as Language[]).map((one) => (
              <li key={one}>
                <a
                  class="chip"
                  href={`#${encode({ ...chosen, language: one })}`}
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
          <span>{text("footer")}</span>
          <a href="/registry">{text("footer.registry")}</a>
          <a href="/">{text("footer.partners")}</a>
        </div>
      </footer>
    </>
  );
}
