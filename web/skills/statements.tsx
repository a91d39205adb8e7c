/** The statements of a public edition: by words, by level, or what stands under one of them; as an outline, a table and on paper. */
import { useState } from "preact/hooks";
import type { CfDocument } from "#shared/case/schema.ts";
import type { StatementLevel, WholeContents } from "#shared/statements/schema.ts";
import { narrowed } from "../statements/forest.ts";
import { Outline } from "../statements/outline.tsx";
import { nameOf } from "../statements/words.ts";
import { useAddress, useLinkWith } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { csvOf, download } from "../ui/csv.ts";
import { Icon } from "../ui/icon.tsx";
import { plainOf } from "../ui/read-markdown.ts";
import { useVoice } from "./voice.tsx";

const levels: readonly StatementLevel[] = ["essential", "cluster", "pathway"];

export function Statements({ contents, document }: { contents: WholeContents; document: CfDocument }) {
  const voice = useVoice();
  const { text } = voice;
  const [words, setWords] = useAddress("q");
  const [level] = useAddress("level");
  const [under] = useAddress("in");
  const inLevel = useLinkWith("level");
  const inPart = useLinkWith("in");
  const link = useLinkWith("statement");
  const [whole, setWhole] = useState(0);
  const { statements, editionNo } = contents;
  const { shown, found } = narrowed(statements, { words, level, under });
  const part = statements.find(({ item }) => item.identifier === under)?.item;
  const lang = voice.lang(document.language);
  const there = levels.filter((one) => statements.some((standing) => standing.level === one));
  const table = () => {
    const head = ["csv.code", "csv.statement", "fact.type", "fact.for"] as const;
    const rows = shown.map(({ item, level: its }) => [
      item.humanCodingScheme ?? "",
      plainOf(item.fullStatement),
      item.CFItemType ?? "",
      text(`level.${its}`),
    ]);
    download(`${document.title}.csv`, csvOf([head.map((key) => text(key)), ...rows]));
  };
  return (
    <>
      <section id="statements" aria-label={text("title")}>
        <div class="row between table-head">
          <p class="muted" role="status">
            {found === statements.length
              ? voice.statements(found)
              : text("found", { count: voice.number(found), all: voice.statements(statements.length) })}
          </p>
          {there.length > 1 && (
            <nav class="row no-print" aria-label={text("levels")}>
              {there.map((one) => (
                <a
                  key={one}
                  class="chip"
                  href={inLevel(one === level ? "" : one)}
                  aria-current={one === level ? "true" : undefined}
                >
                  {text(`level.${one}`)}
                </a>
              ))}
            </nav>
          )}
          {under !== "" && (
            <nav class="row no-print" aria-label={text("part")}>
              <a class="chip" href={inPart("")} aria-current="true">
                <span lang={lang}>{part ? nameOf(part) : text("part.gone")}</span>{" "}
                <span aria-hidden="true">×</span>
                <span class="sr">, {text("part.all")}</span>
              </a>
            </nav>
          )}
          <search class="filter no-print">
            <Icon name="search" />
            <input
              type="search"
              aria-label={text("filter")}
              title={text("filter")}
              value={words}
              autocomplete="off"
              onInput={(event) => setWords(event.currentTarget.value)}
            />
          </search>
        </div>
        {found === 0 ? (
          <p class="muted">{text("filter.none")}</p>
        ) : (
          <div lang={lang}>
            <Outline
              key={`${editionNo} ${level} ${under} ${words} ${whole}`}
              label={document.title}
              statements={shown}
              today={new Date().toISOString().slice(0, 10)}
              href={link}
              open={whole > 0}
              words={{
                under: (count, name) => text("under", { count: voice.statements(count), name }),
                retired: (day, alone) => text(alone ? "retired.alone" : "retired", { day: voice.day(day) }),
              }}
            />
          </div>
        )}
      </section>
      <section class="no-print" aria-labelledby="take">
        <h2 id="take">{text("take")}</h2>
        <p>{text("take.text")}</p>
        <div class="row">
          <Button onClick={table}>
            <Icon name="download" /> {text("take.csv")}
          </Button>
          <a class="button" href={`/ims/case/v1p1/CFPackages/${document.identifier}`}>
            <Icon name="download" /> {text("take.case")}
          </a>
          <Button
            onClick={() => {
              // What is folded is not drawn, and paper has no folds.
              setWhole(whole + 1);
              requestAnimationFrame(() => requestAnimationFrame(() => print()));
            }}
          >
            <Icon name="print" /> {text("print")}
          </Button>
        </div>
      </section>
    </>
  );
}
