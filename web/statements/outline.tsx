/** Statements as nested lists. A long outline begins folded, and what is folded is not drawn. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { isRetired } from "#shared/statements/editing.ts";
import type { StandingStatement } from "#shared/statements/schema.ts";
import { dayInWords } from "../ui/dates.tsx";
import { Markdown, MarkdownLine } from "../ui/markdown.tsx";
import { forestOf, type Place } from "./forest.ts";
import { nameOf, statementsInWords } from "./words.ts";
import "./statements.css";

/** Up to here all of it stands open. */
const openUpTo = 250;

export type OutlineProps = {
  statements: readonly StandingStatement[];
  today: string;
  label: string;
  href: (identifier: string) => string;
  /** After the words of each place. */
  tools?: ((place: Place) => ComponentChildren) | undefined;
  /** All of it open, however long it is. */
  open?: boolean;
  words?: OutlineWords;
};

/** What it says itself, in the language of the page it stands on. */
export type OutlineWords = {
  under: (count: number, name: string) => string;
  /** After what it is; `alone` where nothing is said before. */
  retired: (day: string, alone: boolean) => string;
};
const english: OutlineWords = {
  under: (count, name) => `${statementsInWords(count)} under ${name}`,
  retired: (day, alone) => `${alone ? "Retired" : "retired"} ${dayInWords(day)}`,
};

export function Outline({ statements, label, open: all, words = english, ...rest }: OutlineProps) {
  const open = all || statements.length <= openUpTo;
  return (
    <ul class="outline" aria-label={label}>
      {forestOf(statements).map((place) => (
        <Branch key={place.standing.item.identifier} place={place} open={open} words={words} {...rest} />
      ))}
    </ul>
  );
}

type BranchProps = Pick<OutlineProps, "today" | "href" | "tools"> & {
  place: Place;
  open: boolean;
  words: OutlineWords;
};

function Branch({ place, ...rest }: BranchProps) {
  const { open, today, href, tools, words } = rest;
  const { standing, first, under } = place;
  const { item } = standing;
  const [folded, setFolded] = useState(!open);
  const over = isRetired(item, today);
  return (
    <li
      {...(first ? { id: `statement-${item.identifier}`, tabIndex: -1 } : {})}
      data-level={standing.level}
      data-place={place.at}
    >
      <div class="statement">
        {under.length > 0 ? (
          <button
            type="button"
            class="fold quiet no-print"
            aria-expanded={!folded}
            aria-label={words.under(under.length, nameOf(item))}
            onClick={() => setFolded(!folded)}
          >
            <span aria-hidden="true">{folded ? "▸" : "▾"}</span>
          </button>
        ) : (
          <span />
        )}
        <div>
          <a class={over ? "plain-link retired" : "plain-link"} href={href(item.identifier)}>
            {item.humanCodingScheme && <b class="nowrap">{item.humanCodingScheme}</b>}{" "}
            <MarkdownLine text={item.abbreviatedStatement ?? item.fullStatement} />
          </a>
          {item.abbreviatedStatement && <Markdown text={item.fullStatement} />}
          {(item.CFItemType || over) && (
            <small>
              {item.CFItemType}
              {over && item.statusEndDate && (
                <>
                  {item.CFItemType && ", "}
                  {words.retired(item.statusEndDate, !item.CFItemType)}
                </>
              )}
            </small>
          )}
        </div>
        {tools?.(place)}
      </div>
      {under.length > 0 && !folded && (
        <ul>
          {under.map((one) => (
            <Branch key={one.standing.item.identifier} place={one} {...rest} />
          ))}
        </ul>
      )}
    </li>
  );
}
