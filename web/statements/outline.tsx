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
};

export function Outline({ statements, label, ...rest }: OutlineProps) {
  const open = statements.length <= openUpTo;
  return (
    <ul class="outline" aria-label={label}>
      {forestOf(statements).map((place) => (
        <Branch key={place.standing.item.identifier} place={place} open={open} {...rest} />
      ))}
    </ul>
  );
}

type BranchProps = Pick<OutlineProps, "today" | "href" | "tools"> & { place: Place; open: boolean };

function Branch({ place, open, today, href, tools }: BranchProps) {
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
            aria-label={`${statementsInWords(under.length)} under ${nameOf(item)}`}
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
                  {item.CFItemType ? "retired" : "Retired"} {dayInWords(item.statusEndDate)}
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
            <Branch
              key={one.standing.item.identifier}
              place={one}
              open={open}
              today={today}
              href={href}
              tools={tools}
            />
          ))}
        </ul>
      )}
    </li>
  );
}
