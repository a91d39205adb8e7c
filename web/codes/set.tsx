/** One edition: find a code by its beginning or by words, or go by family; beside it what was loaded, and from where. */
import { useRoute } from "preact-iso/router";
import { objectionToLoading } from "#shared/codes/rules.ts";
import type { CodeSearch, CodeSetView } from "#shared/codes/schema.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { Filter } from "../ui/filter.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { setPath, useCodeSearch, useCodeSet } from "./load.ts";
import { codePaths } from "./paths.ts";
import { originWords, targetWords } from "./words.ts";

export function CodeSetPage() {
  const { partnership, actor } = usePlace();
  const word = useRoute().params["part"] ?? "";
  const path = setPath(partnership.id, word);
  const read = useCodeSet(path);
  const crumbs = [
    { href: paths.programs(partnership.id), label: "Programs" },
    { href: codePaths.codes(partnership.id), label: "Published codes" },
  ];
  const title = read.state === "content" ? read.data.data.name : word.replace("-", " ");
  const actions = !objectionToLoading(actor) && (
    <a class="button primary" href={codePaths.loadCodes(partnership.id, word)}>
      Load a file
    </a>
  );
  if (read.state !== "content")
    return (
      <Page title={title} crumbs={crumbs} above="…">
        {read.state === "loading" ? (
          <Skeleton of="the codes" lines={10} />
        ) : (
          <ProblemNotice problem={read.problem} retry={read.retry} />
        )}
      </Page>
    );
  const set = read.data.data;
  return (
    <Page
      title={title}
      crumbs={crumbs}
      actions={actions}
      above={<Badge state={set.origin === "SHIPPED" ? "unknown" : "pass"}>{originWords[set.origin]}</Badge>}
      lede={set.publisher && `Published by the ${set.publisher}.`}
    >
      <div class="cols wide-left">
        <Find set={set} path={path} word={word} />
        <Loaded set={set} />
      </div>
    </Page>
  );
}

function Find({ set, path, word }: { set: CodeSetView; path: string; word: string }) {
  const { partnership } = usePlace();
  const [typed] = useAddress("q");
  const found = useCodeSearch(path, typed);
  return (
    <Section id="find" title="Find a code" aside={<Filter label="A code or words of its title" />}>
      {set.origin === "SHIPPED" && (
        <Notice title="Only the families are known">
          <p>
            Nobody has loaded {set.name} yet. Until someone does, checks answer “cannot tell” for its codes.
          </p>
        </Notice>
      )}
      {found === undefined ? (
        <Items
          items={set.families.map((family) => ({ ...family, stale: false }))}
          href={(code) => codePaths.code(partnership.id, word, code)}
          empty="No families are known of this edition: type a code or words of a title."
        />
      ) : found.state === "loading" ? (
        <Skeleton of="what was found" lines={12} />
      ) : found.state === "problem" ? (
        <ProblemNotice problem={found.problem} retry={found.retry} />
      ) : (
        <>
          <p class="muted" role="status">
            {found.data.more ? "The first " : ""}
            {found.data.items.length} {found.data.items.length === 1 ? "code" : "codes"}
            {found.data.more ? "; type more to narrow them" : ""}
          </p>
          <Items
            items={found.data.items}
            href={(code) => codePaths.code(partnership.id, word, code)}
            empty={`Nothing in ${set.name} fits “${typed}”.`}
          />
        </>
      )}
    </Section>
  );
}

function Items({
  items,
  href,
  empty,
}: {
  items: CodeSearch["items"];
  href: (code: string) => string;
  empty: string;
}) {
  if (items.length === 0) return <p class="muted">{empty}</p>;
  return (
    <ul class="lines">
      {items.map(({ code, title, stale }) => (
        <li key={code}>
          <a href={href(code)}>
            <code>{code}</code> {title}
          </a>
          {stale && <small class="muted"> not a code of it any more</small>}
        </li>
      ))}
    </ul>
  );
}

/** Revisions, newest first, and maps; each with its source, whose licence may ask for that. */
function Loaded({ set }: { set: CodeSetView }) {
  return (
    <div class="stack">
      <section aria-labelledby="revisions">
        <h2 id="revisions" class="small-head">
          Revisions
        </h2>
        {set.revisions.length === 0 && <p class="muted">None is loaded.</p>}
        <dl class="facts">
          {set.revisions.toReversed().map((one) => (
            <div key={one.name}>
              <dt>As of {one.name}</dt>
              <dd>
                {one.codes.toLocaleString("en-US")} codes
                <small>
                  {one.added.toLocaleString("en-US")} new, {one.retitled} renamed, {one.gone} dropped
                </small>
                <small>{one.source}</small>
                <small>
                  {one.byName}, {dayInWords(one.at.slice(0, 10))}
                </small>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="maps">
        <h2 id="maps" class="small-head">
          Maps
        </h2>
        {set.maps.length === 0 && <p class="muted">None is loaded.</p>}
        <dl class="facts">
          {set.maps.map((one) => (
            <div key={`${one.target} ${one.standing}`}>
              <dt>To {targetWords(one.target)}</dt>
              <dd>
                {one.lines.toLocaleString("en-US")} lines
                <small>{one.standing === "OFFICIAL" ? "Official" : "Suggested: a person decides"}</small>
                <small>{one.source}</small>
                <small>
                  {one.byName}, {dayInWords(one.at.slice(0, 10))}
                </small>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
