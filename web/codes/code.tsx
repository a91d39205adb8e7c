/** One code: what it is, what became of it and what takes its place, what it stands under, and where maps lead. */
import { useRoute } from "preact-iso/router";
import { nameOf } from "#shared/codes/rules.ts";
import type { CodeView, FoundCode } from "#shared/codes/schema.ts";
import { useEdition } from "../framework/edition.ts";
import { usePlace } from "../session.ts";
import { Badge } from "../ui/badge.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { setPath, useCode } from "./load.ts";
import { codeIn, codePaths } from "./paths.ts";
import { fate, pathwayIn, percent, targetWords } from "./words.ts";

export function CodePage() {
  const { partnership } = usePlace();
  const { part: word = "", deep = "" } = useRoute().params;
  const code = codeIn(deep);
  const read = useCode(setPath(partnership.id, word), code);
  const crumbs = [
    { href: codePaths.codes(partnership.id), label: "Published codes" },
    { href: codePaths.codeSet(partnership.id, word), label: word.replace("-", " ") },
  ];
  if (read.state !== "content")
    return (
      <Page title={code} crumbs={crumbs} above="…">
        {read.state === "loading" ? (
          <Skeleton of="the code" lines={8} />
        ) : (
          <ProblemNotice problem={read.problem} retry={read.retry} />
        )}
      </Page>
    );
  const one = read.data;
  const known = one.above.map(({ code, title }) => ({
    href: codePaths.code(partnership.id, word, code),
    label: `${code} ${title}`,
  }));
  return (
    <Page
      title={`${one.code} ${one.title ?? ""}`.trim()}
      short={one.code}
      crumbs={[...crumbs, ...known]}
      above={
        <Badge state={one.status === "THERE" ? "pass" : one.status === "ABSENT" ? "fail" : "unknown"}>
          {one.status === "THERE"
            ? "A code of it"
            : one.status === "ABSENT"
              ? "Not a code of it"
              : "Cannot tell"}
        </Badge>
      }
      lede={one.definition}
    >
      <Fate one={one} />
      <Pathways one={one} />
      {one.leadsTo.map(({ target, items }) => (
        <Section key={target} id={target} title={`Leads to ${targetWords(target)}`}>
          <Codes word={target} items={items.map(({ code, title = "" }) => ({ code, title, stale: false }))} />
        </Section>
      ))}
      {one.below.length > 0 && (
        <Section id="below" title="Under it">
          <Codes word={word} items={one.below} />
        </Section>
      )}
      {(one.since !== undefined || one.titles.length > 0) && (
        <Section id="before" title="What revisions did">
          <ul>
            {one.since !== undefined && <li>New in {one.since}.</li>}
            {one.titles.map(({ title, until }) => (
              <li key={until}>
                Called “{title}” until {until}.
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

function Codes({ word, items }: { word: string; items: readonly FoundCode[] }) {
  const { partnership } = usePlace();
  return (
    <ul class="lines">
      {items.map(({ code, title }) => (
        <li key={code}>
          <a href={codePaths.code(partnership.id, word, code)}>
            <code>{code}</code> {title}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Fate({ one }: { one: CodeView }) {
  const said = fate(one);
  if (said === undefined) return null;
  const { later } = one;
  const successors = later && later.change !== "RETITLED" ? later.successors : [];
  return (
    <Notice kind={one.status === "UNKNOWN_SET" ? "info" : "warn"} title={said}>
      {later && successors.length > 0 && (
        <>
          <p>
            In {nameOf(one.system, later.edition)}{" "}
            {later.change === "DELETED" ? "report it under" : "its successor is"}:
          </p>
          <Codes
            word={`${one.system}-${later.edition}`}
            items={successors.map((each) => ({ ...each, stale: false }))}
          />
        </>
      )}
    </Notice>
  );
}

/** Suggestions show their share and are never filled in by themselves. */
function Pathways({ one }: { one: CodeView }) {
  const edition = useEdition();
  if (one.pathways.length === 0) return null;
  const clusters = edition.state === "content" ? edition.data.clusters : [];
  return (
    <Section id="pathways" title="Pathways">
      <ul class="lines">
        {one.pathways.map(({ pathwayId, share, official }) => (
          <li key={`${pathwayId} ${official}`}>
            {pathwayIn(clusters, pathwayId)}
            <small class="muted">
              {official
                ? " official"
                : ` suggested${share === undefined ? "" : `: ${percent(share)} of the occupations it leads to`}`}
            </small>
          </li>
        ))}
      </ul>
      {one.pathways.some(({ official }) => !official) && (
        <p class="muted">A suggestion is worked out from occupations. A person decides.</p>
      )}
    </Section>
  );
}
