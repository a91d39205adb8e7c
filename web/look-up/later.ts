/** What the first questions do without: fetched with the first rules, so that the questions come sooner. */
import { useEffect, useState } from "preact/hooks";

export type Further = typeof import("./further.ts").further;

/** Once it is wanted and here; where it does not come the answer stands without it. */
export function useFurther(wanted: boolean): Further | undefined {
  const [further, setFurther] = useState<Further>();
  useEffect(() => {
    if (wanted)
      import("./further.ts").then(
        ({ further }) => setFurther(further),
        () => {},
      );
  }, [wanted]);
  return further;
}
