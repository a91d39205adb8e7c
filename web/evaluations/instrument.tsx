/** One edition of an instrument: where it comes from, its principles and elements, and what else each answers. */
import { useRoute } from "preact-iso/router";
import type { InstrumentElement, InstrumentView } from "#shared/evaluations/instrument-schema.ts";
import { objectionToInstruments } from "#shared/evaluations/rules.ts";
import { draftsOf, elementsOf } from "#shared/evaluations/tree.ts";
import { FileButton } from "../documents/file-button.tsx";
import { downloadWritten } from "../files/written.ts";
import { useAction } from "../load.ts";
import { paths, query } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { LinkButton } from "../ui/button.tsx";
import { Day } from "../ui/dates.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Standing } from "./element.tsx";
import { instrumentsPath, useInstrument } from "./load.ts";
import { evaluationPaths } from "./paths.ts";
import { ScaleKey } from "./strips.tsx";
import { kindWords } from "./words.ts";
import "./evaluations.css";

export function InstrumentPage() {
  const { partnership } = usePlace();
  const id = useRoute().params["part"] ?? "";
  const [edition] = useAddress("edition");
  const path = `${instrumentsPath(partnership.id)}/${id}`;
  const read = useInstrument(path, edition || undefined);
  const crumbs = [
    { href: paths.programs(partnership.id), label: "Programs" },
    { href: evaluationPaths.evaluations(partnership.id), label: "Evaluations" },
    { href: evaluationPaths.instruments(partnership.id), label: "Instruments" },
  ];
  if (read.state === "loading")
    return (
      <Page title="An instrument" crumbs={crumbs} above="…">
        <Skeleton of="the instrument" lines={16} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title="An instrument" crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const { data: view } = read.data;
  return (
    <Page title={view.name} crumbs={crumbs} above={<span class="muted">Edition {view.edition}</span>}>
      <Head view={view} path={path} />
      <Tree view={view} />
    </Page>
  );
}

function Head({ view, path }: { view: InstrumentView; path: string }) {
  const { partnership, actor } = usePlace();
  const drafts = draftsOf(view);
  const csv = useAction(() =>
    downloadWritten(
      `${path}/table.csv${query({ edition: view.edition })}`,
      `${view.instrumentId}-${view.edition}.csv`,
      actor,
    ),
  );
  return (
    <div class="cols wide-left">
      <div class="stack">
        <Notice
          kind={view.verifiedOn && drafts === 0 ? "good" : "warn"}
          title={
            view.verifiedOn ? "Compared with its source" : "Nobody has compared this with its source yet"
          }
        >
          {view.verifiedOn && (
            <p>
              On <Day date={view.verifiedOn} />.
            </p>
          )}
          {drafts > 0 && (
            <p>
              {drafts} of {elementsOf(view).length} elements are drafts of this product, marked so.
            </p>
          )}
          <p>{view.source}</p>
        </Notice>
        <ScaleKey scale={view.scale} />
      </div>
      <section class="sheet moves no-print" aria-label="Editions and files">
        <nav aria-label="Editions" class="row">
          {view.editions.map(({ edition, origin }) => (
            <a
              key={edition}
              class="chip"
              aria-current={edition === view.edition ? "page" : undefined}
              href={evaluationPaths.instrument(partnership.id, view.instrumentId, edition)}
            >
              {edition}
              {origin === "OWN" && <small> own</small>}
            </a>
          ))}
        </nav>
        <FileButton file={csv}>Table (CSV)</FileButton>
        {!objectionToInstruments(actor) && (
          <>
            <LinkButton href={evaluationPaths.newEdition(partnership.id, view.instrumentId, view.edition)}>
              Write another edition
            </LinkButton>
            <LinkButton href={evaluationPaths.importEdition(partnership.id, view.instrumentId)}>
              Read an edition from a file
            </LinkButton>
          </>
        )}
      </section>
    </div>
  );
}

function Tree({ view }: { view: InstrumentView }) {
  return (
    <div class="tree">
      {view.principles.map((principle) => (
        <section key={principle.principleId} class="principle" aria-labelledby={`h-${principle.principleId}`}>
          <h2 id={`h-${principle.principleId}`}>{principle.name}</h2>
          {principle.statement && <p>{principle.statement}</p>}
          <ol class="elements">
            {principle.elements.map((element) => (
              <li key={element.elementId} id={`e-${element.elementId}`}>
                <p>
                  {element.text} <Standing of={element.standing} />
                </p>
                <Answers element={element} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Answers({ element }: { element: InstrumentElement }) {
  const { partnership } = usePlace();
  const { evidence, mapsTo } = element;
  return (
    <>
      {evidence.length > 0 && (
        <small>Best shown by: {evidence.map((kind) => kindWords[kind].one.toLowerCase()).join(", ")}</small>
      )}
      {mapsTo.length > 0 && (
        <small>
          Also answers:{" "}
          {mapsTo.map((target, at) => {
            const [instrument = "", id = ""] = target.split("/");
            return (
              <span key={target}>
                {at > 0 && ", "}
                <a href={`${evaluationPaths.instrument(partnership.id, instrument)}#e-${id}`}>{target}</a>
              </span>
            );
          })}
        </small>
      )}
    </>
  );
}
