/**
 * What someone is typing, kept on this device under their own name until it is saved or thrown away, or they sign out:
 * nobody who signs in after them finds it. When the record has changed meanwhile, the answers they did not touch become
 * the new ones and theirs stay.
 */
import { useEffect, useState } from "preact/hooks";
import { useMe } from "../session.ts";

export type Draft<T> = {
  value: T;
  set: (value: T) => void;
  /** It was found on this device from an earlier visit. */
  restored: boolean;
  /** After a save that worked: nothing of it stays on this device. */
  forget: () => void;
  /** Forgets it, and the form goes back to what it began with. */
  discard: () => void;
};

type Kept<T> = { begin: T; value: T };

/**
 * `key` names the form and the record, e.g. `organization/org_…`; a short form needs none and keeps nothing on the
 * device. A kept copy of another shape is not used. `over` lays what was typed over what is there now.
 */
export function useDraft<T extends object>(key: string | undefined, begin: T, over = rebase<T>): Draft<T> {
  const person = useMe()?.person.id ?? "";
  const name = key && ownedBy(person) + key;
  const [found] = useState(() => (name ? read<T>(name, begin) : undefined));
  const [held, setHeld] = useState<Kept<T>>(found ?? { begin, value: begin });
  const [restored, setRestored] = useState(found !== undefined);
  const [touched, setTouched] = useState(false);
  const value = same(held.begin, begin) ? held.value : over(held.value, held.begin, begin);
  const kept = JSON.stringify({ begin, value });
  useEffect(() => {
    if (!touched || !name) return;
    try {
      localStorage.setItem(name, kept);
    } catch {
      // Storage may be full or off: the form still works, only a reload would lose it.
    }
  }, [name, touched, kept]);
  const forget = () => {
    if (name) remove(name);
    setTouched(false);
    setRestored(false);
  };
  return {
    value,
    set: (next) => {
      setTouched(true);
      setHeld({ begin, value: next });
    },
    restored,
    forget,
    discard: () => {
      forget();
      setHeld({ begin, value: begin });
    },
  };
}

/** `mine`, which began as `base`, on top of `theirs`: an answer that was not touched is theirs. */
export function rebase<T extends object>(mine: T, base: T, theirs: T): T {
  const untouched = (Object.keys(theirs) as (keyof T)[]).filter((name) => same(mine[name], base[name]));
  return { ...mine, ...Object.fromEntries(untouched.map((name) => [name, theirs[name]])) };
}

/** On signing out: whoever sits down at this device next finds nothing. */
export function forgetDraftsOf(person: string): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(ownedBy(person))) remove(name);
  } catch {
    // Nothing was kept then.
  }
}

const ownedBy = (person: string) => `causeway.draft.${person}/`;

function remove(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept then.
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function read<T extends object>(name: string, begin: T): Kept<T> | undefined {
  try {
    const found = JSON.parse(localStorage.getItem(name) ?? "null") as Kept<T> | null;
    return found && shaped(found.begin, begin) && shaped(found.value, begin) ? found : undefined;
  } catch {
    return undefined;
  }
}

const shaped = (found: unknown, begin: object): boolean =>
  typeof found === "object" && found !== null && Object.keys(begin).every((name) => name in found);
