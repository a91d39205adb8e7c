/**
 * Hides small groups beside the page, so that a large table never holds it up. Real counts come in, what may be shown
 * goes out, and nothing else: the worker asks nobody for anything and remembers nothing.
 */
import { suppress } from "#shared/suppression/suppress.ts";
import type { FromWorker, ToWorker } from "./suppressing.ts";

const say = (message: FromWorker): void => postMessage(message);

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  const { table, policy, context } = data;
  const result = suppress(table, policy, context, {
    progress: (done, of) => say({ done, of }),
  });
  say({ result });
});
