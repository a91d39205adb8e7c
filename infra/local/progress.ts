/** Says what is being done and how long it took, one line each; what takes long is named while it runs. */

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

export const say = (line = ""): void => console.log(line);

/** Does the work and prints its line. The work may give a word about its result. */
export async function step<Value>(
  label: string,
  work: () => Promise<Value>,
  result: (value: Value) => string | undefined = () => undefined,
): Promise<Value> {
  const started = performance.now();
  const long = setTimeout(() => say(`  …  ${label}`), 1_500);
  try {
    const value = await work();
    const word = result(value);
    say(`  ok ${label}${word ? `: ${word}` : ""}, ${seconds(started)}`);
    return value;
  } catch (cause) {
    say(`  !! ${label}, after ${seconds(started)}`);
    throw cause;
  } finally {
    clearTimeout(long);
  }
}
