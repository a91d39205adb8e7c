/** The laptop's EventBridge Scheduler: calls once at the start and then every minute, never twice at a time. */

export type Tick = (event: { time: string }) => Promise<unknown>;

export function startTimer(tick: Tick, everyMs = 60_000): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const run = () => {
    if (busy) return;
    busy = true;
    running = tick({ time: new Date().toISOString() })
      .catch((cause) => console.error("Schedule: this run failed; the next is in a minute.", cause))
      .finally(() => {
        busy = false;
      });
  };
  run();
  const timer = setInterval(run, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
