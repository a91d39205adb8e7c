/** Sends the bytes straight to the bucket, telling how many are gone: `fetch` cannot say that, so XMLHttpRequest does. */
import type { UploadTicket } from "#shared/documents/schema.ts";

/** Why the bytes did not get there, in words a person can act on. */
export class SendingFailed extends Error {
  override readonly name = "SendingFailed";
}

export function send(
  { method, url, headers }: UploadTicket,
  file: Blob,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = (why: string) => () => reject(new SendingFailed(why));
    request.open(method, url);
    // The length is signed as well; a browser sends it by itself and lets nobody else say it.
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else if (request.status === 403)
        fail("The file store refused it: the five minutes for sending are over.")();
      else fail(`The file store answered ${request.status}.`)();
    };
    request.onerror = fail("The connection broke on the way.");
    request.onabort = fail("You stopped it.");
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
