/**
 * The first script. The look-up and the registry are ways in of their own: the public is not sent the signed-in shell.
 */
import { render } from "preact";

async function start(): Promise<void> {
  if (/^\/look-up\/?$/.test(location.pathname)) {
    const { LookUpPage } = await import("./look-up/page.tsx");
    render(<LookUpPage />, document.body);
  } else if (/^\/registry(\/|$)/.test(location.pathname)) {
    const Page = await (await import("./registry/way-in.ts")).registryPage();
    render(<Page />, document.body);
  } else {
    const { App } = await import("./app.tsx");
    render(<App />, document.body);
  }
}

void start();
