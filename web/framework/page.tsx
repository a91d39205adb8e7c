/** The framework page: the wheel and the list, one cluster at a time, and what the edition says beside them. */
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { clusterOf, countPathways } from "#shared/framework/browse.ts";
import type { Framework } from "#shared/framework/schema.ts";
import { useChunk } from "../ui/chunk.ts";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { ClusterPanel, Neighbors } from "./cluster-panel.tsx";
import { useEdition } from "./edition.ts";
import { AreaList, go } from "./list.tsx";
import { Elements, Levels, Partners, Principles, ProgramOfStudy, Sources } from "./sections.tsx";
import { inWords } from "./text.ts";
import { addressOf, type View, viewIn } from "./view.ts";
import { Wheel } from "./wheel.tsx";
import "./framework.css";

export function FrameworkPage() {
  const loaded = useEdition();
  if (loaded.state === "loading") {
    return (
      <Page title="The framework" lede="Getting its areas, clusters and pathways.">
        <div class="cols wide-left framework-wait" role="status" aria-label="Loading the framework">
          <div class="wheel-to-come" />
        </div>
      </Page>
    );
  }
  if (loaded.state === "problem") {
    return (
      <Page title="The framework" narrow>
        <ProblemNotice problem={loaded.problem} retry={loaded.retry} />
      </Page>
    );
  }
  return <Content framework={loaded.data} />;
}

function Content({ framework }: { framework: Framework }) {
  const { query, route } = useLocation();
  const view = viewIn(framework, query);
  const cluster = clusterOf(framework, view.cluster);
  const area = framework.areas.find((one) => one.id === cluster?.areaId);
  const Statements = useChunk(
    async () => (await import("./statements.tsx")).ClusterStatements,
    cluster !== undefined,
  );
  const drawing = useRef<HTMLDivElement>(null);
  // Where the keyboard goes once the new view is drawn.
  const next = useRef<"page" | "drawing" | { part: string } | undefined>(undefined);

  const onGo = (to: View, byKey: boolean) => {
    const back = to.cluster === undefined && to.area === undefined;
    if (to.pathway !== undefined) next.current = undefined;
    else if (back) next.current = view.cluster ? { part: view.cluster } : undefined;
    else if (to.cluster) next.current = byKey ? "drawing" : "page";
    route(addressOf(to));
  };
  const fromList = (to: View) => onGo(to, false);

  useEffect(() => {
    const goal = next.current;
    if (goal === undefined) return;
    if (goal === "page") {
      next.current = undefined;
      const page = document.getElementById("main");
      page?.focus({ preventScroll: true });
      if (page && page.getBoundingClientRect().top < 0) page.scrollIntoView();
      return;
    }
    // Links stand in the drawing only once it has come to rest.
    let frame = 0;
    const look = () => {
      const part = goal === "drawing" ? "[tabindex='0']" : `[data-part="${CSS.escape(goal.part)}"]`;
      const link = drawing.current?.querySelector<SVGElement>(part);
      if (!link) {
        frame = requestAnimationFrame(look);
        return;
      }
      next.current = undefined;
      link.focus({ preventScroll: true });
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [view.cluster]);

  const areas = inWords(framework.areas.length);
  const title = `${areas.charAt(0).toUpperCase()}${areas.slice(1)} areas, ${inWords(framework.clusters.length)} clusters, ${inWords(countPathways(framework))} pathways`;
  return (
    <Page
      title={cluster?.name ?? title}
      short={cluster?.name ?? "Framework"}
      above={
        cluster && (
          <a class="button small" href={addressOf({})} onClick={(event) => go(event, () => onGo({}, false))}>
            <span aria-hidden="true">←</span> Back to the whole wheel
          </a>
        )
      }
      lede={
        cluster
          ? `${cluster.pathways.length} pathways, in ${area?.name}.`
          : `${framework.name}. Choose a cluster to read its pathways.`
      }
    >
      <div class="framework">
        <div class="cols wide-left">
          <div class="stack tight">
            <div ref={drawing}>
              <Wheel framework={framework} view={view} onGo={onGo} />
            </div>
            {cluster && <Neighbors framework={framework} cluster={cluster} onGo={fromList} />}
            <p class="muted">
              <small>
                {!cluster &&
                  "From the middle out: areas, clusters, pathways. Colors only tell the areas apart."}{" "}
                <span class="wheel-keys">
                  <kbd>Tab</kbd> moves to the wheel, <kbd>←</kbd> and <kbd>→</kbd> go around it,{" "}
                  <kbd>Enter</kbd> opens
                  {cluster && (
                    <>
                      , <kbd>Esc</kbd> goes back
                    </>
                  )}
                  .
                </span>
              </small>
            </p>
          </div>
          <div class="stack side">
            {cluster && <ClusterPanel framework={framework} cluster={cluster} view={view} onGo={fromList} />}
            {cluster && Statements && <Statements cluster={cluster} pathway={view.pathway} />}
            <section aria-labelledby="list">
              <h2 id="list">{cluster ? "All areas and clusters" : "As a list"}</h2>
              <AreaList framework={framework} view={view} onGo={fromList} />
            </section>
          </div>
        </div>
        <Elements framework={framework} />
        <Levels framework={framework} />
        <Principles framework={framework} />
        <div class="cols halves">
          <ProgramOfStudy framework={framework} />
          <Partners framework={framework} />
        </div>
        <Sources framework={framework} />
      </div>
    </Page>
  );
}
