/** The local sign-in's pages: the cast as buttons, and a form for someone new. Plain HTML; works without script. */
import { html, raw } from "hono/html";

export type Listed = { key: string; name: string; title: string; where: string };

type Html = ReturnType<typeof html>;

const style = `
:root { color-scheme: light dark;
  --paper: light-dark(#fbf9f5, #12191c); --surface: light-dark(#fff, #1a2327); --ink: light-dark(#17262b, #e8edee);
  --ink-2: light-dark(#4a5b61, #a9b7bb); --line: light-dark(#e2dbcf, #2c383d); --edge: light-dark(#8b8474, #6b7a80);
  --river: light-dark(#0d5c6b, #6cc5d3); --on-river: light-dark(#fff, #06262c); --brick: light-dark(#a3341f, #f0917f); }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 400 1rem/1.5 "Public Sans", system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif }
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem }
h1 { font-size: clamp(1.7rem, 1.45rem + 1.2vw, 2.4rem); font-weight: 700; letter-spacing: -.02em; line-height: 1.15; margin: 0 0 .5rem }
h2 { font-size: 1.14rem; font-weight: 680; margin: 2.25rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--ink) }
p { max-width: 68ch; color: var(--ink-2); margin: 0 0 1rem }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)) }
li form { height: 100% }
.person { width: 100%; height: 100%; text-align: left; padding: .75rem 1rem; font: inherit; color: inherit;
  background: var(--surface); border: 1px solid var(--edge); border-radius: 10px; cursor: pointer }
.person:hover { border-color: var(--river) }
.person b { display: block; font-weight: 640; color: var(--river) }
.person span { display: block; color: var(--ink-2); font-size: .88rem }
:focus-visible { outline: 3px solid light-dark(#c8731b, #f0b25a); outline-offset: 2px }
.new { display: grid; gap: .75rem; max-width: 28rem }
label { font-weight: 640; display: grid; gap: .25rem }
input { font: inherit; color: inherit; padding: .55rem .7rem; background: var(--surface); border: 1px solid var(--edge); border-radius: 6px }
.primary { justify-self: start; font: inherit; font-weight: 640; padding: .6rem 1.1rem; border: 0; border-radius: 6px;
  background: var(--river); color: var(--on-river); cursor: pointer }
.wrong { color: var(--brick); font-weight: 640 }`;

export const contentSecurityPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

async function document(title: string, main: Html): Promise<string> {
  return String(
    await html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} · Causeway on this machine</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${raw(style)}</style></head><body><main>${main}</main></body></html>`,
  );
}

/** Who may sign in here, and what was wrong with the last try. */
export function signInPage(action: string, people: readonly Listed[], wrong?: string): Promise<string> {
  const places = [...Map.groupBy(people, ({ where }) => where)];
  return document(
    "Sign in",
    html`<h1>Who would you like to be?</h1>
<p>This sign-in exists on this machine only, and its people are invented. In the cloud, your own institution asks who you are.</p>
${wrong === undefined ? "" : html`<p class="wrong" role="alert">${wrong}</p>`}
${places.map(
  ([where, here]) =>
    html`<h2>${where}</h2><ul>${here.map(
      ({ key, name, title }) =>
        html`<li><form method="post" action="${action}"><button class="person" name="person" value="${key}"><b>${name}</b><span>${title}</span></button></form></li>`,
    )}</ul>`,
)}
<h2>Someone new</h2>
<p>To try an invitation: sign in with the e-mail address that was invited, or with any other.</p>
<form class="new" method="post" action="${action}">
<label>Name <input name="name" required maxlength="120" autocomplete="name"></label>
<label>E-mail <input name="email" type="email" required maxlength="254" autocomplete="email"></label>
<button class="primary">Sign in as this person</button></form>`,
  );
}

/** The step between signing out of the hub and of this provider; a page with script passes it without a click. */
export function signOutPage(form: string): Promise<string> {
  return document(
    "Sign out",
    html`<h1>Sign out</h1><p>You are leaving Causeway on this machine.</p>${raw(form)}
<button class="primary" form="op.logoutForm" name="logout" value="yes" id="yes">Sign out</button>
<script>document.getElementById("op.logoutForm").requestSubmit(document.getElementById("yes"))</script>`,
  );
}

export function messagePage(title: string, message: string): Promise<string> {
  return document(title, html`<h1>${title}</h1><p>${message}</p>`);
}
