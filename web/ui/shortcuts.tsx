/**
 * The keys that do something, and the list of them on `?`. Single keys can be turned off (WCAG 2.2, 2.1.4), because
 * someone who speaks to the computer would set them off by talking.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { CheckField } from "./field.tsx";

const memory = "causeway.keys";

function wanted(): boolean {
  try {
    return localStorage.getItem(memory) !== "off";
  } catch {
    return true;
  }
}

export function Shortcuts() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(wanted);
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
      if (target.closest("input, textarea, select, dialog, [contenteditable]")) return;
      if (event.key === "?") dialog.current?.showModal();
      else if (event.key === "/") {
        const search = document.querySelector<HTMLInputElement>("main input[type=search]");
        if (!search) return;
        search.focus();
        search.select();
      } else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [on]);

  const choose = (next: boolean) => {
    setOn(next);
    try {
      localStorage.setItem(memory, next ? "on" : "off");
    } catch {
      // Then it holds for this visit.
    }
  };
  return (
    <>
      <button type="button" class="quiet plain" onClick={() => dialog.current?.showModal()}>
        Keyboard
      </button>
      <dialog ref={dialog} aria-labelledby="keys-title" closedby="any">
        <div class="stack">
          <h2 id="keys-title">Keys</h2>
          <dl class="keys">
            <dt>
              <kbd>?</kbd>
            </dt>
            <dd>This list</dd>
            <dt>
              <kbd>/</kbd>
            </dt>
            <dd>To the search or filter of the page, where it has one</dd>
            <dt>
              <kbd>Tab</kbd>
            </dt>
            <dd>To the next link, button or field; the first one skips to the page</dd>
            <dt>
              <kbd>Esc</kbd>
            </dt>
            <dd>Close what is open</dd>
          </dl>
          <CheckField label="Use ? and / as shortcuts" checked={on} onChecked={choose} />
          <form method="dialog">
            <button type="submit">Close</button>
          </form>
        </div>
      </dialog>
    </>
  );
}
