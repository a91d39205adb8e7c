/** What someone is typing in a long form, kept on this device until it is saved or thrown away. */
import { useEffect, useState } from "preact/hooks";

export type Draft<T> = {
  value: T;
  set: (value: T) => void;
  /** It was found on this device from an earlier visit. */
  restored: boolean;
  /** Forgets the kept copy; the form goes back to what it began with. */
  discard: () => void;
};

/** `key` names the form and the record, e.g. `organization/org_…`. A kept copy from another shape is not used. */
export function useDraft<T extends object>(key: string, begin: T): Draft<T> {
  const name = `causeway.draft.${key}`;
  const [value, setValue] = useState<T>(() => kept(name, begin) ?? begin);
  const [restored, setRestored] = useState(() => kept(name, begin) !== undefined);
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (!touched) return;
    try {
      localStorage.setItem(name, JSON.stringify(value));
    } catch {
      // Storage may be full or off: the form still works, only a reload would lose it.
    }
  }, [name, touched, value]);
  return {
    value,
    set: (next) => {
      setTouched(true);
      setValue(next);
    },
    restored,
    discard: () => {
      forgetDraft(key);
      setTouched(false);
      setRestored(false);
      setValue(begin);
    },
  };
}

/** After a save that worked. */
export function forgetDraft(key: string): void {
  try {
    localStorage.removeItem(`causeway.draft.${key}`);
  } catch {
    // Nothing was kept then.
  }
}

function kept<T extends object>(name: string, begin: T): T | undefined {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(name) ?? "null");
    if (typeof found !== "object" || found === null) return undefined;
    return Object.keys(begin).every((key) => key in found) ? (found as T) : undefined;
  } catch {
    return undefined;
  }
}
