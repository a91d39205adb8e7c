/**
 * A store whose code is loaded when something is first asked of it, so that a process reads only what its first answer
 * needs. Once it is there, nothing is waited for.
 */

/** The store as its callers see it: what it answers without waiting may now have to wait for its code. */
export type Later<Store> = {
  [Name in keyof Store]: Store[Name] extends (...args: never[]) => Promise<unknown>
    ? Store[Name]
    : Store[Name] extends (...args: never[]) => AsyncIterable<unknown>
      ? Store[Name]
      : Store[Name] extends (...args: infer Args) => infer Answer
        ? (...args: Args) => Answer | Promise<Answer>
        : never;
};

type Methods = Record<string, (...args: unknown[]) => unknown>;

export function later<Store extends object>(load: () => Promise<Store>): Later<Store> {
  const there: Methods = {};
  let loading: Promise<Methods> | undefined;
  const answer = async (name: string, args: unknown[]): Promise<unknown> => {
    loading ??= load().then((store) => {
      Object.assign(there, { ...store, ...there });
      return store as Methods;
    });
    return (await loading)[name]?.(...args);
  };
  // What comes piece by piece comes from a promise as well.
  const waiting = (name: string, args: unknown[]) => {
    const answered = answer(name, args);
    return Object.assign(answered, {
      async *[Symbol.asyncIterator]() {
        yield* (await answered) as AsyncIterable<unknown>;
      },
    });
  };
  return new Proxy(there, {
    get(_, name) {
      // What is looked at to see whether it is a promise is none.
      if (typeof name === "symbol" || name === "then") return undefined;
      return there[name] ?? ((...args: unknown[]) => waiting(name, args));
    },
  }) as Later<Store>;
}
