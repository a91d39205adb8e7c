/** The keys that lead a session: one letter each, and a presenter's remote, whose forward key is the next step. */
import { useEffect, useRef } from "preact/hooks";

/** What web/ui/shortcuts.tsx keeps for who has turned single keys off; read here, so that the first page carries no more. */
function singleKeys(): boolean {
  try {
    return localStorage.getItem("causeway.keys") !== "off";
  } catch {
    return true;
  }
}

/** By key as the browser names it. An action that cannot be done now does nothing: its button says why. */
export function useKeys(actions: Readonly<Record<string, (() => void) | undefined>>): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (target instanceof Element && target.closest("input, textarea, select, dialog")) return;
      if (event.key.length === 1 && !singleKeys()) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
