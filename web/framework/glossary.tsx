/** The glossary page: every word and acronym of the edition in one plain sentence, each with an address of its own. */

import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { glossaryOf, heading } from "#shared/framework/browse.ts";
import type { Framework, Term } from "#shared/framework/schema.ts";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useEdition } from "./edition.ts";
import "./framework.css";

export function GlossaryPage() {
  const loaded = useEdition();
  if (loaded.state === "content") return <Content framework={loaded.data} />;
  return (
    <Page title="Glossary" narrow>
      {loaded.state === "loading" ? (
        <Skeleton of="the glossary" lines={24} />
      ) : (
        <ProblemNotice problem={loaded.problem} retry={loaded.retry} />
      )}
    </Page>
  );
}

/** The part of the address after `#` that leads to a word: `dual-credit`. */
export const anchorOf = (term: Term) =>
  heading(term)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-");

function Content({ framework }: { framework: Framework }) {
  const { query, route } = useLocation();
  const wanted = query["q"] ?? "";
  const all = glossaryOf(framework);
  const found = all.filter((term) => mentions(term, wanted));
  useEffect(() => {
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }, []);

  return (
    <Page
      title="The field’s words, each in a sentence"
      short="Glossary"
      lede={`${all.length} words and acronyms that schools, colleges and agencies use here.`}
      narrow
    >
      <section class="framework" aria-labelledby="words">
        <h2 id="words" class="sr">
          Words
        </h2>
        <search>
          <label for="word">Find a word or acronym</label>
          <input
            id="word"
            type="search"
            value={wanted}
            autocomplete="off"
            onInput={(event) => {
              const q = event.currentTarget.value;
              route(q === "" ? "/glossary" : `/glossary?${new URLSearchParams({ q })}`, true);
            }}
          />
        </search>
        <p class="muted" role="status">
          {wanted === "" ? "" : `${found.length} of ${all.length} mention “${wanted}”.`}
        </p>
        <dl class="words">
          {found.map((term) => (
            <div key={anchorOf(term)} id={anchorOf(term)}>
              <dt>
                {heading(term)}
                {term.acronym && <small>{term.term}</small>}
              </dt>
              <dd>
                {term.meaning}
                {term.more && <small>{term.more}</small>}
              </dd>
            </div>
          ))}
        </dl>
        {found.length === 0 && <p>No word here mentions that. Try its first letters.</p>}
      </section>
    </Page>
  );
}

function mentions(term: Term, wanted: string): boolean {
  const text = `${term.acronym ?? ""} ${term.term} ${term.meaning}`.toLowerCase();
  return text.includes(wanted.trim().toLowerCase());
}
