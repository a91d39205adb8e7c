/** A part of a page fetched when it is first needed, so that those who only read do not carry it. */
import { useEffect, useState } from "preact/hooks";

const againMs = 3_000;

/** What `load` brings, once it is wanted and here; it is asked for until it comes. */
export function useChunk<Part>(load: () => Promise<Part>, wanted: boolean): Part | undefined {
  const [part, setPart] = useState<{ part: Part } | undefined>(undefined);
  useEffect(() => {
    let leaving = false;
    const fetched = () =>
      void load().then(
        (loaded) => leaving || setPart({ part: loaded }),
        () => leaving || setTimeout(fetched, againMs),
      );
    if (wanted && !part) fetched();
    return () => {
      leaving = true;
    };
  }, [wanted]);
  return part?.part;
}
