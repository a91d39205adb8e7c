/** Markdown drawn as elements of our own, never as HTML of its writer's. */
import { type Block, blocksOf, type Inline, lineOf } from "./read-markdown.ts";

export function Markdown({ text, lang }: { text: string; lang?: string | undefined }) {
  return (
    <div class="markdown" lang={lang}>
      {blocksOf(text).map(drawn)}
    </div>
  );
}

/** Inside a link or a label: one line of it. */
export const MarkdownLine = ({ text }: { text: string }) => <>{lineOf(text).map(marked)}</>;

function drawn(block: Block, index: number) {
  if ("items" in block) {
    const items = block.items.map((one, place) => <li key={place}>{tight(one)}</li>);
    return block.as === "ul" ? (
      <ul key={index}>{items}</ul>
    ) : (
      <ol key={index} start={block.start}>
        {items}
      </ol>
    );
  }
  const words = block.of.map(marked);
  return <p key={index}>{block.as === "head" ? <b>{words}</b> : words}</p>;
}

/** An entry of one paragraph needs none of its own. */
const tight = ([first, ...more]: Block[]) => (
  <>
    {first && "of" in first ? first.of.map(marked) : first && drawn(first, 0)}
    {more.map((one, index) => drawn(one, index + 1))}
  </>
);

function marked(one: Inline, index: number) {
  if (typeof one === "string") return one;
  if (one.as === "br") return <br key={index} />;
  const of = one.of.map(marked);
  if (one.as === "a")
    return (
      <a key={index} href={one.href} rel="nofollow noreferrer">
        {of}
      </a>
    );
  const Mark = one.as;
  return <Mark key={index}>{of}</Mark>;
}
