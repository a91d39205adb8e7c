/** What the checks still find in a part while it is typed: the hub's own rules, run on what is in the form now. */
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { usePeople } from "../agreements/names.ts";
import { usePlace } from "../session.ts";
import { useChunk } from "../ui/chunk.ts";
import { Icon } from "../ui/icon.tsx";
import { useSettings } from "./load.ts";
import type { PartProps } from "./part-form.tsx";
import type { TermsPart } from "./paths.ts";
import { partOf } from "./where.ts";

type OpenProps = {
  of: Pick<PartProps, "agreement" | "bases" | "names">;
  part: TermsPart | "clauses";
  terms: DataTerms;
};

export function StillOpen({ of: { agreement, bases, names }, part, terms }: OpenProps) {
  const { partnership } = usePlace();
  const people = usePeople(partnership.id);
  const settings = useSettings(partnership.id);
  const checks = useChunk(() => import("#shared/data-sharing/checks.ts"), true);
  if (!checks || settings.state !== "content") return null;
  const open = checks
    .findings({
      ...{ draft: agreement, terms, bases, people },
      settings: settings.data.data,
      organizations: names.organizations,
      today: partnership.today,
    })
    .filter(({ path }) => partOf(path) === part);
  return (
    <div class="still-open" role="status">
      {open.length === 0 ? (
        <p class="nothing">
          <Icon name="check" /> Nothing is missing in this part.
        </p>
      ) : (
        <>
          <b>Still open in this part</b>
          <ul>
            {open.map(({ code, path, severity, message }) => (
              <li key={`${code} ${path} ${message}`} class={severity}>
                <Icon
                  name={severity === "block" ? "cross" : "alert"}
                  label={severity === "block" ? "missing" : "a warning"}
                />
                <span>{message}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
