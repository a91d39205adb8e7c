/**
 * Which legal bases an agreement rests on, and for each who sends and receives under it: the ones its elements cite, and
 * those that come with them. What is needed is the union of all (3.2). Pure.
 */
import type { OrganizationId } from "../ids.ts";
import type { LegalBasis } from "./bases-schema.ts";
import type { CheckInput } from "./check-input.ts";
import { discloses, receives } from "./roles.ts";
import type { DataElement, Transfer } from "./terms-schema.ts";

export type UsedBasis = {
  readonly basis: LegalBasis;
  /** The elements that cite it, or the one it comes with. */
  readonly elements: readonly DataElement[];
  readonly senders: readonly OrganizationId[];
  readonly receivers: readonly OrganizationId[];
};

/** In the order in which a partnership has its bases, each once. */
export function usedBases({
  draft,
  terms,
  bases,
}: Pick<CheckInput, "draft" | "terms" | "bases">): UsedBasis[] {
  const byId = new Map(bases.map((basis) => [basis.id, basis]));
  const citing = new Map<string, Set<DataElement>>();
  const cite = (id: string, element: DataElement, seen: ReadonlySet<string> = new Set()) => {
    if (seen.has(id)) return;
    citing.set(id, (citing.get(id) ?? new Set()).add(element));
    for (const implied of byId.get(id)?.implies ?? []) cite(implied, element, new Set([...seen, id]));
  };
  for (const element of terms.elements) if (element.basisId !== undefined) cite(element.basisId, element);
  return bases.flatMap((basis) => {
    const elements = [...(citing.get(basis.id) ?? [])];
    if (elements.length === 0) return [];
    const ids = new Set(elements.map(({ elementId }) => elementId));
    const transfers = terms.transfers.filter(({ elementIds }) => elementIds.some((id) => ids.has(id)));
    return [{ basis, elements, ...whose(draft, transfers) }];
  });
}

/** As the transfers say; where none carries these elements yet, everyone with the role. */
function whose({ parties }: CheckInput["draft"], transfers: readonly Transfer[]) {
  const with_ = (role: typeof discloses) => parties.filter(role).map(({ organizationId }) => organizationId);
  if (transfers.length === 0) return { senders: with_(discloses), receivers: with_(receives) };
  return {
    senders: [...new Set(transfers.map(({ senderId }) => senderId))],
    receivers: [...new Set(transfers.flatMap(({ receiverIds }) => receiverIds))],
  };
}
