/** `npm run -s token -- tom` prints a bearer token of the running hub's sign-in, and nothing else. */

import { dataFolder, findRunning } from "./running.ts";
import { cast } from "./sample/people.ts";

const keys = cast.map(({ key }) => key).join(", ");

async function token(person: string | undefined): Promise<string> {
  if (!person)
    throw new Error(`Whose? npm run -s token -- <person>, where a person is one of: ${keys}; or an e-mail.`);
  const running = await findRunning(dataFolder());
  if (!running)
    throw new Error("No hub is running here. Start one with: npm start (and the same CAUSEWAY_DATA).");
  const answer = await fetch(`${running.issuer}/dev/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ person }),
  });
  if (!answer.ok)
    throw new Error(`Nobody here is called ${person}. There are: ${keys}; or the e-mail of someone new.`);
  return ((await answer.json()) as { token: string }).token;
}

try {
  console.log(await token(process.argv[2]));
} catch (cause) {
  console.error((cause as Error).message);
  process.exitCode = 1;
}
