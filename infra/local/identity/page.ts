/** The local sign-in's pages: the cast as buttons, and a form for someone new. Plain HTML; works without script. */
import { html, raw } from "hono/html";
import { plainPage } from "../plain-page.ts";

export type Listed = {
  key: string;
  name: string;
  title: string;
  /** Whom they speak for, in which region. */
  organization: string;
  region: string;
};

/** Who may sign in here, and what was wrong with the last try. */
export function signInPage(action: string, people: readonly Listed[], wrong?: string): Promise<string> {
  const places = [...Map.groupBy(people, ({ region }) => region)];
  return plainPage(
    "Sign in",
    html`<h1>Who would you like to be?</h1>
<p>This sign-in exists on this machine only, and its people are invented. In the cloud, your own institution asks who you are.</p>
${wrong === undefined ? "" : html`<p class="wrong" role="alert">${wrong}</p>`}
${places.map(
  ([region, here]) =>
    html`<h2>${region}</h2><ul class="people">${here.map(
      ({ key, name, title, organization }) =>
        html`<li><form method="post" action="${action}"><button class="person" name="person" value="${key}"><b>${name}</b><span>${title}</span><span>${organization}</span></button></form></li>`,
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
  return plainPage(
    "Sign out",
    html`<h1>Sign out</h1><p>You are leaving Causeway on this machine.</p>${raw(form)}
<button class="primary" form="op.logoutForm" name="logout" value="yes" id="yes">Sign out</button>
<script>document.getElementById("op.logoutForm").requestSubmit(document.getElementById("yes"))</script>`,
  );
}

export function messagePage(title: string, message: string): Promise<string> {
  return plainPage(title, html`<h1>${title}</h1><p>${message}</p>`);
}
