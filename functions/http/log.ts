/** One JSON line per thing worth knowing: request id and actor, route and time; never content. */

let silent = false;

/** Tests and benchmarks turn the log off; nothing else does. */
export function silenceLog(quiet = true): void {
  silent = quiet;
}

export function log(
  level: "info" | "warn" | "error",
  message: string,
  facts: Record<string, unknown> = {},
): void {
  if (silent && level !== "error") return;
  console.log(JSON.stringify({ level, message, ...facts }));
}
