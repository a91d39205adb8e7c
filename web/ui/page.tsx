/** What every page stands in: its title in the window and as the one h1, a way back up, and the main landmark. */
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

export type Crumb = { href: string; label: string };

export type PageProps = {
  title: string;
  /** What the window is called, where the title is a sentence. */
  short?: string;
  /** One or two short sentences that answer the page's question. */
  lede?: ComponentChildren;
  crumbs?: readonly Crumb[];
  /** Above the title: badges, the version; `…` until they are known, so that the title stays where it is. */
  above?: ComponentChildren;
  /** Beside the title: the page's one primary button. */
  actions?: ComponentChildren;
  narrow?: boolean;
  children: ComponentChildren;
};

export function Page({ title, short = title, lede, crumbs, above, actions, narrow, children }: PageProps) {
  useEffect(() => {
    document.title = `${short} · Causeway`;
  }, [short]);
  return (
    <main id="main" tabIndex={-1} class={narrow ? "narrow" : undefined}>
      <div class="stack">
        {crumbs && (
          <nav class="crumb" aria-label="Where you are">
            {crumbs.map((crumb, index) => (
              <span key={crumb.href}>
                {index > 0 && " / "}
                <a href={crumb.href}>{crumb.label}</a>
              </span>
            ))}
          </nav>
        )}
        <div class={actions ? "page-head with-actions" : "page-head"}>
          {above && <div class="row">{above}</div>}
          <h1>{title}</h1>
          {lede && <p>{lede}</p>}
          {actions && <div class="row actions">{actions}</div>}
        </div>
      </div>
      {children}
    </main>
  );
}

/** A heading and what belongs to it. */
export function Section({
  title,
  aside,
  children,
  id,
}: {
  title: string;
  aside?: ComponentChildren;
  children: ComponentChildren;
  id: string;
}) {
  return (
    <section aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
