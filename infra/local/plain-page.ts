/** The frame of the pages that exist on a laptop only: the house's colours in a few lines, readable without script. */
import { html, raw } from "hono/html";

export type Html = ReturnType<typeof html>;

const style = `
:root { color-scheme: light dark;
  --paper: light-dark(#fbf9f5, #12191c); --surface: light-dark(#fff, #1a2327); --ink: light-dark(#17262b, #e8edee);
  --ink-2: light-dark(#4a5b61, #a9b7bb); --line: light-dark(#e2dbcf, #2c383d); --edge: light-dark(#8b8474, #6b7a80);
  --river: light-dark(#0d5c6b, #6cc5d3); --on-river: light-dark(#fff, #06262c); --brick: light-dark(#a3341f, #f0917f) }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 400 1rem/1.5 "Public Sans", system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif }
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem }
h1 { font-size: clamp(1.7rem, 1.45rem + 1.2vw, 2.4rem); font-weight: 700; letter-spacing: -.02em; line-height: 1.15; margin: 0 0 .5rem }
h2 { font-size: 1.14rem; font-weight: 680; margin: 2.25rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--ink) }
p { max-width: 68ch; color: var(--ink-2); margin: 0 0 1rem }
a { color: var(--river) }
:focus-visible { outline: 3px solid light-dark(#c8731b, #f0b25a); outline-offset: 2px }
.people { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)) }
.people form { height: 100% }
.person { width: 100%; height: 100%; text-align: left; padding: .75rem 1rem; font: inherit; color: inherit;
  background: var(--surface); border: 1px solid var(--edge); border-radius: 10px; cursor: pointer }
.person:hover { border-color: var(--river) }
.person b { display: block; font-weight: 640; color: var(--river) }
.person span { display: block; color: var(--ink-2); font-size: .88rem }
.new { display: grid; gap: .75rem; max-width: 28rem }
label { font-weight: 640; display: grid; gap: .25rem }
input { font: inherit; color: inherit; padding: .55rem .7rem; background: var(--surface); border: 1px solid var(--edge); border-radius: 6px }
.primary { justify-self: start; font: inherit; font-weight: 640; padding: .6rem 1.1rem; border: 0; border-radius: 6px;
  background: var(--river); color: var(--on-river); cursor: pointer }
.wrong { color: var(--brick); font-weight: 640 }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 1rem }`;

export const contentSecurityPolicy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

/** A whole page. */
export async function plainPage(title: string, main: Html): Promise<string> {
  return String(
    await html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} · Causeway on this machine</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><style>${raw(style)}</style></head><body><main>${main}</main></body></html>`,
  );
}
