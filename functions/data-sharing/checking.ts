/** The completeness checks of one agreement with all they look at: while it is drafted, when it goes out, when the last party signs. */
import type { Actor } from "#shared/actor.ts";
import type { Checklist } from "#shared/data-sharing/bases-schema.ts";
import { checklist } from "#shared/data-sharing/checks.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { keepsIt, mayKnowBound, sight } from "#shared/data-sharing/sight.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import type { Services } from "../env.ts";
import { aboveOf } from "./above.ts";

/** With `by`, no more is told of what it stands under than this actor may know. */
export async function checklistOf(
  services: Services,
  partnership: PartnershipId,
  record: DataSharing,
  terms: DataTerms,
  today: string,
  by?: Actor,
): Promise<Checklist> {
  const contacts = record.parties.flatMap((party) =>
    Object.values(party.contacts).filter((id) => id !== undefined),
  );
  const [bases, settings, people, organizations, above] = await Promise.all([
    services.legalBases.every(partnership),
    services.dataSettings.find(partnership),
    services.people.findAll(partnership, contacts),
    services.organizations.findAll(
      partnership,
      record.parties.map(({ organizationId }) => organizationId),
    ),
    aboveOf(services, partnership, record, today),
  ]);
  return checklist({
    draft: record,
    terms,
    above,
    aboveUntold:
      by !== undefined &&
      above !== undefined &&
      !keepsIt(record, by) &&
      !(sight(above.record, by) === "content" && mayKnowBound(above.record, by)),
    bases,
    settings,
    people: [...people.values()],
    organizations: [...organizations.values()],
    today,
  });
}

/** Refuses while a check blocks, naming each: an agreement with a gap cannot become active (L4). */
export function insistOnComplete({ items, block }: Checklist): void {
  if (block === 0) return;
  const findings = items.flatMap((item) => item.findings).filter(({ severity }) => severity === "block");
  throw new Refusal(
    "checks-missing",
    `${block === 1 ? "One check blocks" : `${block} checks block`} it: ${findings
      .slice(0, 3)
      .map(({ code, message }) => `${code}, ${message}`)
      .join(" ")}`,
    { findings },
  );
}
