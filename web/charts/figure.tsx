/**
 * A chart and all that belongs to it: what it says in a heading, the same as a table, and as a picture to take along.
 * The files are drawn when they are asked for, with title and note, and made here: no one else is asked for anything.
 */
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { download } from "../ui/csv.ts";
import { Icon } from "../ui/icon.tsx";
import { type Drawing, lettered } from "./drawing.ts";
import { Picture } from "./picture.tsx";
import "./charts.css";

export type FigureProps = {
  title: ComponentChildren;
  /** As plain text on a file. */
  called: string;
  /** What there is to see, in a sentence: also the text for those who do not see it. */
  says: string;
  /** By which rule, of whom, when: under the picture, and in its file. */
  note: string;
  draw: (width: number) => Drawing;
  /** The file's name without its ending. */
  file: string;
  /** What leads to the table, where the page is not in English. */
  asTable?: string;
  /** The same as a table. */
  children: ComponentChildren;
};

/** As wide as a picture in a report. */
const fileWidth = 900;

export function Figure({
  title,
  called,
  says,
  note,
  draw,
  file,
  asTable = "The same as a table",
  children,
}: FigureProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(fileWidth);
  useLayoutEffect(() => {
    const around = place.current;
    if (!around) return;
    const measure = () => around.clientWidth > 0 && setWidth(around.clientWidth);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(around);
    return () => watch.disconnect();
  }, []);
  const take = async (as: "svg" | "png") => {
    const { onPaper, pngFile, svgFile } = await import("./file.ts");
    const drawing = lettered(draw(fileWidth), { title: called, note });
    if (as === "svg") download(`${file}.svg`, svgFile(drawing, says, onPaper()), "image/svg+xml");
    else download(`${file}.png`, await pngFile(drawing, onPaper()));
  };
  return (
    <figure class="figure" aria-labelledby={id}>
      <div class="section-head">
        <h3 id={id}>{title}</h3>
        <div class="row no-print">
          <Button small onClick={() => void take("svg")}>
            <Icon name="download" /> SVG<span class="sr">: {called}</span>
          </Button>
          <Button small onClick={() => void take("png")}>
            <Icon name="download" /> PNG<span class="sr">: {called}</span>
          </Button>
        </div>
      </div>
      <p>{says}</p>
      <div ref={place} class="chart-place">
        <Picture of={draw(width)} says={says} />
      </div>
      <figcaption>
        <small>{note}</small>
      </figcaption>
      <details>
        <summary>{asTable}</summary>
        {children}
      </details>
    </figure>
  );
}
