/** The frame every page stands in, signed in or not: skip link, the mark, what stands in the bar, the nav, the footer. */
import type { ComponentChildren } from "preact";
import { paths } from "../paths.ts";

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

function Mark() {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true" fill="currentColor">
      <path d="M4 17.5 16 15.8v8.4H4zM18.5 15.4 31 14.8v9.4H18.5zM33.5 14.9 44 16.6v7.6H33.5z" />
      <path
        fill="none"
        stroke="currentColor"
        stroke-width="2.6"
        stroke-linecap="round"
        d="M4 31.5c4.5-3.2 8.5-3.2 13 0s8.5 3.2 13 0 9-3.2 14 0M8 39.5c4-2.8 7.5-2.8 11.5 0s7.5 2.8 11.5 0 6-2.4 9-1.2"
      />
    </svg>
  );
}
