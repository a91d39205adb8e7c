/** Pathways that maps name for a code, each with whose word it is. Nothing is filled in: a person takes one or leaves it. */
import { isCode } from "#shared/codes/rules.ts";
import type { Framework } from "#shared/framework/schema.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { setPath, useCode } from "./load.ts";
import { setWord } from "./paths.ts";
import { pathwayIn, percent } from "./words.ts";

type Hints = {
  code: string;
  edition: string;
  framework: Pick<Framework, "clusters">;
  /** The one that is chosen. */
  chosen: string;
  onUse: (pathwayId: string) => void;
};

/** No more than these: what few occupations lead to is no help. */
const shown = 3;

export function PathwayHints({ code, edition, framework, chosen, onUse }: Hints) {
  const { partnership } = usePlace();
  const path = setPath(partnership.id, setWord({ system: "CIP", edition }));
  const read = useCode(path, isCode("CIP", code) ? code : undefined);
  const pathways = read.state === "content" ? read.data.pathways : [];
  const official = pathways.filter((one) => one.official);
  const named = (official.length > 0 ? official : pathways).slice(0, shown);
  if (named.length === 0 || named.some(({ pathwayId }) => pathwayId === chosen)) return null;
  return (
    <p class="muted" role="status">
      {code} {official.length > 0 ? "belongs to" : "may belong to"}{" "}
      {named.map(({ pathwayId, share }, index) => (
        <span key={pathwayId}>
          {index > 0 && ", "}
          <Button small kind="quiet" onClick={() => onUse(pathwayId)}>
            {pathwayIn(framework.clusters, pathwayId)}
          </Button>
          {share !== undefined && ` (${percent(share)} of its occupations)`}
        </span>
      ))}
      . {official.length > 0 ? "The official crosswalk says so." : "That is a suggestion; you decide."}
    </p>
  );
}
