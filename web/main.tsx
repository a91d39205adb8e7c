/**
 * The first script. The look-up, the registry, public statements and programs and the form of those who are asked are ways in of
 * their own: the public is not sent the signed-in shell.
 */
import { render } from "preact";

async function start(): Promise<void> {
  if (/^\/look-up\/?$/.test(location.pathname)) {
    const { LookUpPage } = await import("./look-up/page.tsx");
    render(<LookUpPage />, document.body);
  } else if (/^\/(registry|respond|skills|programs)(\/|$)/.test(location.pathname)) {
    const Page = await (await import("./way-in.ts")).wayIn();
    render(<Page />, document.body);
  } else {
    const { App } = await import("./app.tsx");
    render(<App />, document.body);
  }
}

void start();
