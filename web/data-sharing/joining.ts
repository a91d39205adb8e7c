/** Whether this person may join an agreement that is open to others, and else why not: by the rule the API refuses with. */
import { objection } from "#shared/data-sharing/objection.ts";
import type { DataPhase, DataSharing } from "#shared/data-sharing/schema.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import type { Objection } from "#shared/problem.ts";
import type { Names } from "../agreements/names.ts";
import { type Loaded, together } from "../load.ts";
import { usePlace } from "../session.ts";
import { useRows, useTerms } from "./load.ts";

export type Joining = { offer: DataTerms["joinder"]; why: Objection };

export function useJoining(
  agreement: DataSharing,
  phase: DataPhase,
  path: string,
  names: Names,
): Loaded<Joining> {
  const { partnership, actor } = usePlace();
  const read = together(useTerms(path), useRows(partnership.id));
  if (read.state !== "content") return read;
  const [{ data: terms }, rows] = read.data;
  const { parentId } = agreement;
  // One that this organization may not know of is one that it is no party to.
  const above = parentId && { parties: rows.find(({ id }) => id === parentId)?.parties ?? [] };
  const why = objection("join", agreement, actor, {
    ...{ today: partnership.today, phase, terms },
    organizationType: names.organizations.find(({ id }) => id === actor.organization)?.type,
    ...(above ? { above } : {}),
  });
  return { ...read, data: { offer: terms.joinder, why } };
}
