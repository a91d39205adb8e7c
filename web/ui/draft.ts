/**
 * What someone is typing in a long form, kept on this device until it is saved or thrown away. When the record has
 * changed meanwhile, the answers they did not touch become the new ones and theirs stay.
 */
import { useEffect, useState } from "preact/hooks";

export type Draft<T> = {
  value: T;
  set: (value: T) => void;
  /** It was found on this device from an earlier visit. */
  restored: boolean;
  /** Forgets the kept copy; the form goes back to what it began with. */
  discard: () => void;
};

type Kept<T> = { begin: T; value: T };

/** `key` names the form and the record, e.g. `organization/org_…`. A kept copy of another shape is not used. */
export function useDraft<T extends object>(key: string, begin: T): Draft<T> {
  const [found] = useState(() => read<T>(key, begin));
  const [held, setHeld] = useState<Kept<T>>(found ?? { begin, value: begin });
  const [restored, setRestored] = useState(found !== undefined);
  const [touched, setTouched] = useState(false);
  const value = same(held.begin, begin) ? held.value : rebase(held.value, held.begin, begin);
  const kept = JSON.stringify({ begin, value });
  useEffect(() => {
    if (!touched) return;
    try {
      localStorage.setItem(nameOf(key), kept);
    } catch {
      // Storage may be full or off: the form still works, only a reload would lose it.
    }
  }, [key, touched, kept]);
  return {
    value,
    set: (next) => {
      setTouched(true);
      setHeld({ begin, value: next });
    },
    restored,
    discard: () => {
      forgetDraft(key);
      setTouched(false);
      setRestored(false);
      setHeld({ begin, value: begin });
    },
  };
}

/** `mine`, which began as `base`, on top of `theirs`: an answer that was not touched is theirs. */
export function rebase<T extends object>(mine: T, base: T, theirs: T): T {
  const untouched = (Object.keys(theirs) as (keyof T)[]).filter((name) => same(mine[name], base[name]));
  return { ...mine, ...Object.fromEntries(untouched.map((name) => [name, theirs[name]])) };
}

/** After a save that worked. */
export function forgetDraft(key: string): void {
  try {
    localStorage.removeItem(nameOf(key));
  } catch {
    // Nothing was kept then.
  }
}

const nameOf = (key: string) => `causeway.draft.${key}`;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function read<T extends object>(key: string, begin: T): Kept<T> | undefined {
  try {
    const found = JSON.parse(localStorage.getItem(nameOf(key)) ?? "null") as Kept<T> | null;
    return found && shaped(found.begin, begin) && shaped(found.value, begin) ? found : undefined;
  } catch {
    return undefined;
  }
}

const shaped = (found: unknown, begin: object): boolean =>
  typeof found === "object" && found !== null && Object.keys(begin).every((name) => name in found);
