/** The frame every page stands in, signed in or not: skip link, the mark, what stands in the bar, the nav, the footer. */
import type { ComponentChildren } from "preact";
import { paths } from "../paths.ts";
import { Mark } from "./mark.tsx";

export type NavItem = { href: string; label: string; current: boolean };

export type FrameProps = {
  /** Under the name: the partnership's. */
  place?: string | undefined;
  home?: string;
  /** At the right end of the bar. */
  bar?: ComponentChildren;
  nav?: readonly NavItem[] | undefined;
  footer?: ComponentChildren;
  children: ComponentChildren;
};

export function Frame({ place, home = paths.front(), bar, nav, footer, children }: FrameProps) {
  return (
    <>
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <header class="site">
        <div class="bar">
          <a class="mark" href={home}>
            <Mark />
            <span>
              <b>Causeway</b>
              {place && <small>{place}</small>}
            </span>
          </a>
          {bar}
        </div>
        {nav && (
          <nav aria-label="Main">
            <ul>
              {nav.map((item) => (
                <li key={item.href}>
                  <a href={item.href} aria-current={item.current ? "page" : undefined}>
                    {item.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      {children}
      <footer class="site">
        <div>
          <span>Causeway keeps agreements and counts, never a student’s record.</span>
          {footer ?? <a href={paths.glossary()}>Glossary</a>}
        </div>
      </footer>
    </>
  );
}
