/** Suppression as the page sees it: started, how far it is, cancelled, done. The worker is there before it is needed. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Context, Policy, Suppressed, Table } from "#shared/suppression/types.ts";

export type ToWorker = { table: Table; policy: Policy; context: Context };
export type FromWorker = { done: number; of: number } | { result: Suppressed };

export type Suppressing =
  | { state: "idle" }
  | { state: "running"; done: number; of: number }
  | { state: "done"; result: Suppressed; ms: number }
  /** The browser stopped it. Its own words are not shown: they may quote what it worked on. */
  | { state: "failed" };

export function useSuppression() {
  const [now, setNow] = useState<Suppressing>({ state: "idle" });
  const worker = useRef<Worker | undefined>(undefined);
  const fetched = () => {
    worker.current ??= new Worker(new URL("./suppress-worker.ts", import.meta.url), { type: "module" });
    return worker.current;
  };
  const leave = () => {
    worker.current?.terminate();
    worker.current = undefined;
  };
  useEffect(() => {
    fetched();
    return leave;
  }, []);

  const start = (asked: ToWorker): void => {
    const began = performance.now();
    const at = fetched();
    setNow({ state: "running", done: 0, of: 0 });
    at.onmessage = ({ data }: MessageEvent<FromWorker>) =>
      setNow(
        "result" in data
          ? { state: "done", result: data.result, ms: performance.now() - began }
          : { state: "running", ...data },
      );
    at.onerror = (event) => {
      // Neither the console nor anyone who listens to it hears what a fault may quote.
      event.preventDefault();
      leave();
      setNow({ state: "failed" });
    };
    at.postMessage(asked);
  };
  /** Nothing of it stays. */
  const cancel = (): void => {
    leave();
    setNow({ state: "idle" });
    fetched();
  };
  return { now, start, cancel };
}
