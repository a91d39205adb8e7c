/**
 * The first script. The public look-up is a way in of its own: a family on a phone is not sent the signed-in shell.
 */
import { render } from "preact";

async function start(): Promise<void> {
  if (/^\/look-up\/?$/.test(location.pathname)) {
    const { LookUpPage } = await import("./look-up/page.tsx");
    render(<LookUpPage />, document.body);
  } else {
    const { App } = await import("./app.tsx");
    render(<App />, document.body);
  }
}

void start();
