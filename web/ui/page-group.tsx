/**
 * Pages under one address, each fetched when it is first needed. One line of the page list leads to all of them, so that
 * the first page does not carry their addresses.
 */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { Skeleton } from "./skeleton.tsx";

type Params = Record<string, string | undefined>;

/** `record` is the parameter that names what a page is of: another one is drawn anew. */
export function pageGroup<Name extends string>(
  pages: Record<Name, () => Promise<ComponentType>>,
  pageAt: (params: Params) => Name,
  record: string,
) {
  const here = new Map<Name, ComponentType>();
  return function PageGroup() {
    const params: Params = useRoute().params;
    const wanted = pageAt(params);
    const [, arrived] = useState<ComponentType>();
    const Page = here.get(wanted);
    useEffect(() => {
      // The router gave the focus to a page that was on its way.
      if (Page && document.activeElement === document.body)
        document.getElementById("main")?.focus({ preventScroll: true });
      if (Page) return;
      let leaving = false;
      void pages[wanted]().then((page) => {
        here.set(wanted, page);
        if (!leaving) arrived(() => page);
      });
      return () => {
        leaving = true;
      };
    }, [wanted, Page]);
    if (Page) return <Page key={`${wanted} ${params[record] ?? ""}`} />;
    return (
      <main id="main" tabIndex={-1}>
        <Skeleton of="the page" lines={14} />
      </main>
    );
  };
}
