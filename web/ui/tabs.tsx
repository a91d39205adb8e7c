/** Parts of one record, each with its own address. Links, not a widget: they open in a new window as links do. */
import { useEffect, useRef } from "preact/hooks";
import { useLinkWith } from "./address.ts";

export type Tab = { id: string; label: string; count?: number | undefined };

/** The first tab is the page without `?tab=`. */
export function Tabs({ tabs, current, label }: { tabs: readonly Tab[]; current: string; label: string }) {
  const link = useLinkWith("tab");
  const bar = useRef<HTMLElement>(null);
  // On a phone the bar scrolls sideways: the part that is open stays in sight.
  useEffect(() => {
    const open = bar.current?.querySelector<HTMLElement>("[aria-current]");
    if (open && bar.current) bar.current.scrollLeft = open.offsetLeft - bar.current.offsetLeft - 24;
  }, [current]);
  return (
    <nav class="tabs" aria-label={label} ref={bar}>
      {tabs.map((tab, index) => (
        <a
          key={tab.id}
          href={link(index === 0 ? "" : tab.id)}
          aria-current={tab.id === current ? "page" : undefined}
        >
          {tab.label}
          {tab.count !== undefined && <small> {tab.count}</small>}
        </a>
      ))}
    </nav>
  );
}
