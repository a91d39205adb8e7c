/** A part of a page fetched when it is first needed, so that those who only read do not carry it. */
import { useEffect, useState } from "preact/hooks";

/** What `load` brings, once it is wanted and here. */
export function useChunk<Part>(load: () => Promise<Part>, wanted: boolean): Part | undefined {
  const [part, setPart] = useState<{ part: Part } | undefined>(undefined);
  useEffect(() => {
    let leaving = false;
    if (wanted && !part) void load().then((loaded) => leaving || setPart({ part: loaded }));
    return () => {
      leaving = true;
    };
  }, [wanted]);
  return part?.part;
}
