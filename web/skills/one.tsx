/** One public statement on its own: all that is said of it, where it stands and what it is related to. Its address can be cited. */
import type { ComponentChildren } from "preact";
import type { CfAssociation, CfDocument, CfItem } from "#shared/case/schema.ts";
import { isRetired } from "#shared/statements/editing.ts";
import type { WholeContents } from "#shared/statements/schema.ts";
import { lineTo } from "../statements/forest.ts";
import { nameOf } from "../statements/words.ts";
import { useLinkWith } from "../ui/address.ts";
import { Markdown } from "../ui/markdown.tsx";
import { Notice } from "../ui/notice.tsx";
import { useVoice } from "./voice.tsx";

type Props = { asked: string; contents: WholeContents; document: CfDocument };

export function One({ asked, contents, document }: Props) {
  const voice = useVoice();
  const { text } = voice;
  const link = useLinkWith("statement");
  const { statements, associations } = contents;
  const standing = statements.find(({ item }) => item.identifier === asked);
  const back = <a href={link("")}>{text("back")}</a>;
  if (!standing)
    return (
      <Notice kind="warn" title={text("missing")}>
        <p>{back}</p>
      </Notice>
    );
  const { item, level } = standing;
  const lang = voice.lang(item.language ?? document.language);
  const over = isRetired(item, new Date().toISOString().slice(0, 10));
  const related = associations.filter(({ originNodeURI, destinationNodeURI }) =>
    [originNodeURI.identifier, destinationNodeURI.identifier].includes(asked),
  );
  return (
    <>
      <section aria-labelledby="statement">
        <nav class="crumb" aria-label={text("where")}>
          {back}
          {lineTo(statements, standing).map((one) => (
            <span key={one.identifier} lang={lang}>
              {" / "}
              <a href={link(one.identifier)}>{nameOf(one)}</a>
            </span>
          ))}
        </nav>
        <h2 id="statement" lang={lang}>
          {item.humanCodingScheme ?? item.abbreviatedStatement ?? item.CFItemType ?? text("csv.statement")}
        </h2>
        <div class="whole-statement">
          <Markdown text={item.fullStatement} lang={lang} />
        </div>
        {over && item.statusEndDate && (
          <Notice kind="warn" title={text("retired.alone", { day: voice.day(item.statusEndDate) })}>
            <p>{text("retired.text")}</p>
          </Notice>
        )}
        <Facts item={item} lang={lang} level={text(`level.${level}`)} />
      </section>
      {related.length > 0 && (
        <section aria-labelledby="related">
          <h2 id="related">{text("related")}</h2>
          <ul class="lines">
            {related.map((one) => (
              <Relation key={one.identifier} relation={one} from={asked} contents={contents} lang={lang} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Facts({ item, level, lang }: { item: CfItem; level: string; lang: string | undefined }) {
  const { text, day } = useVoice();
  const source = item.extensions?.["sourceItemURI"] ?? item.extensions?.["sourceItemIdentifier"];
  const its = (value: string | undefined) => value && <span lang={lang}>{value}</span>;
  const facts: [string, ComponentChildren][] = [
    [text("fact.type"), its(item.CFItemType)],
    [text("fact.for"), level],
    [text("fact.levels"), its(item.educationLevel?.join(", "))],
    [text("fact.keywords"), its(item.conceptKeywords?.join(", "))],
    [text("fact.from"), item.statusStartDate && day(item.statusStartDate)],
    [text("fact.source"), typeof source === "string" && source],
    [text("fact.notes"), item.notes && <Markdown text={item.notes} lang={lang} />],
    [
      text("fact.identifier"),
      <a key="case" href={`/ims/case/v1p1/CFItems/${item.identifier}`}>
        <code class="hash">{item.identifier}</code>
      </a>,
    ],
  ];
  return (
    <dl class="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

type RelationProps = {
  relation: CfAssociation;
  from: string;
  contents: WholeContents;
  lang: string | undefined;
};

function Relation({ relation, from, contents, lang }: RelationProps) {
  const voice = useVoice();
  const link = useLinkWith("statement");
  const out = relation.originNodeURI.identifier === from;
  const other = out ? relation.destinationNodeURI : relation.originNodeURI;
  const here = contents.statements.find(({ item }) => item.identifier === other.identifier)?.item;
  return (
    <li>
      <small>{voice.relation(relation.associationType, out)}</small>{" "}
      {here ? (
        <a href={link(here.identifier)} lang={lang}>
          {nameOf(here)}
        </a>
      ) : other.uri && /^https?:/.test(other.uri) ? (
        <a href={other.uri} rel="nofollow noreferrer" lang={lang}>
          {other.title}
        </a>
      ) : (
        <span lang={lang}>{other.title}</span>
      )}
    </li>
  );
}
