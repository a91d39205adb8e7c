/** The data on the paper of a data-sharing agreement: what for, the schedule, transfers, and how the data is kept. */
import { type Block, paragraphsOf } from "../signing/paper.ts";
import { dayInWords } from "../signing/paper-dates.ts";
import type { LegalBasis } from "./bases-schema.ts";
import {
  durationInWords,
  methodWords,
  redisclosureWords,
  sensitivityWords,
  triggerWords,
} from "./paper-words.ts";
import type { DataElement, DataTerms, SuppressionPolicy, Transfer } from "./terms-schema.ts";

export type Namer = (id: string) => string;
export type Basis = Pick<LegalBasis, "id" | "name" | "facts">;
type Facts = (readonly [name: string, value: string | undefined | false])[];

export const facts = (all: Facts): Block => ({
  kind: "facts",
  facts: all.flatMap(([name, value]) => (value ? [{ name, value }] : [])),
});
export const heading = (text: string): Block => ({ kind: "heading", level: 2, text });
export const texts = (prose: string): Block[] => paragraphsOf(prose).map((text) => ({ kind: "text", text }));
export const when = (holds: boolean, blocks: () => Block[]): Block[] => (holds ? blocks() : []);

export function schedule(
  { scope, purposes, prohibitedUses, elements }: DataTerms,
  bases: readonly Basis[],
): Block[] {
  const basisOf = (id: string | undefined) => bases.find((one) => one.id === id)?.name ?? id ?? "";
  const defined = elements.filter(({ definition }) => definition);
  return [
    ...when(purposes.length > 0, () => [
      heading("What for"),
      { kind: "list", items: purposes.map(({ purposeId, statement }) => `${purposeId}. ${statement}`) },
    ]),
    ...when(!!scope, () => [heading("Scope"), ...texts(scope ?? "")]),
    ...when(prohibitedUses.length > 0, () => [
      heading("Never for"),
      { kind: "list", items: [...prohibitedUses] },
    ]),
    ...when(elements.length > 0, () => [
      heading("Schedule of data"),
      {
        kind: "table",
        columns: ["", "Element", "Of whom", "Kind", "Basis", "For"],
        shares: [0.07, 0.28, 0.19, 0.15, 0.22, 0.09],
        rows: elements.map((one) => [
          one.elementId,
          `${one.name}${one.vocabId ? ` (${one.vocab} ${one.vocabId})` : ""}${one.required ? "" : ", where there is one"}`,
          levelInWords(one),
          sensitivityWords[one.sensitivity],
          basisOf(one.basisId),
          one.purposeIds.join(", "),
        ]),
      },
      ...when(defined.length > 0, () => [
        {
          kind: "list",
          items: defined.map(({ elementId, definition }) => `${elementId}: ${definition}`),
        },
      ]),
    ]),
  ];
}

function levelInWords({ level, exchange }: DataElement): string {
  if (level === "student") return "single students";
  if (!exchange) return "counts";
  const years = exchange.from === exchange.to ? exchange.from : `${exchange.from} to ${exchange.to}`;
  const by = exchange.dimensions.length > 0 ? `, by ${exchange.dimensions.join(", ")}` : "";
  return `counts, ${exchange.indicatorId}, ${years}${by}`;
}

export function transfers({ transfers: all }: DataTerms, nameOf: Namer): Block[] {
  const due = ({ firstDue, everyMonths }: Transfer) =>
    `${dayInWords(firstDue)}${everyMonths === undefined ? "" : `, then every ${everyMonths} months`}`;
  return when(all.length > 0, () => [
    heading("Transfers"),
    {
      kind: "table",
      columns: ["", "From", "To", "What", "How", "Due"],
      shares: [0.07, 0.2, 0.23, 0.15, 0.17, 0.18],
      rows: all.map((one) => [
        one.transferId,
        nameOf(one.senderId),
        one.receiverIds.map(nameOf).join(", "),
        one.elementIds.join(", "),
        [methodWords[one.method], one.format, one.encryption].filter(Boolean).join(", "),
        due(one),
      ]),
    },
    {
      kind: "list",
      items: all.map(
        ({ transferId, opensDaysBefore, closesDaysAfter, acceptance }) =>
          `${transferId}: may be sent from ${opensDaysBefore} days before it is due to ${closesDaysAfter} days after.${
            acceptance ? ` Received once: ${acceptance}` : ""
          }`,
      ),
    },
  ]);
}

export function handling(terms: DataTerms, nameOf: Namer): Block[] {
  const { retention, redisclosure, security, suppressionPolicy: hidden, joinder } = terms;
  const kept =
    retention &&
    {
      destroy: "Destroyed",
      return: "Returned",
      transfer: "Handed on",
    }[retention.action];
  const secured = security && [
    security.framework,
    security.encryptionAtRest && "encrypted at rest",
    security.encryptionInTransit && "encrypted in transit",
    security.roleLimitedAccess && "access by role",
    security.training,
    security.subcontractors,
  ];
  return [
    heading("How the data is kept"),
    facts([
      [
        "At the end",
        retention &&
          `${kept} ${triggerWords[retention.trigger]}${retention.on ? `, ${dayInWords(retention.on)}` : ""}${
            retention.destroyWithin ? `, within ${durationInWords(retention.destroyWithin)}` : ""
          }`,
      ],
      ["Standard", retention?.standard],
      [
        "Certificate",
        retention && (retention.certificateRequired ? "From everyone who received" : "Not asked for"),
      ],
      ["Backups", retention?.backups],
      ["Released counts", retention?.keepsReleases && "May stay with those who received them"],
      [
        "Passed on",
        redisclosure &&
          [redisclosureWords[redisclosure.kind], redisclosure.to.join(", ")].filter(Boolean).join(": "),
      ],
      ["Further disclosure", redisclosure?.recordKept && "A record of each is kept"],
      [
        "Before publication",
        redisclosure?.publicationReviewDays !== undefined &&
          `${redisclosure.publicationReviewDays} days to look at it`,
      ],
      ["Security", secured?.filter(Boolean).join("; ")],
      [
        "Breach",
        security?.breachNoticeHours !== undefined && `Told within ${security.breachNoticeHours} hours`,
      ],
      ["Who pays for a breach", security?.costAllocation],
      ["Audit", security?.auditRight && "The disclosing party may audit"],
      ["Small groups", hidden && hiddenInWords(hidden)],
      ["What lasts", terms.survival],
      ["Joining", joinder && `Open to others until ${dayInWords(joinder.openUntil)}, by signing these words`],
    ]),
    ...when(terms.subRecipients.length > 0, () => [
      heading("Who a receiver passes it on to"),
      {
        kind: "list",
        items: terms.subRecipients.map(
          ({ name, role, ofOrganizationId }) =>
            `${name}${role ? `, ${role}` : ""}: ${nameOf(ofOrganizationId)} answers for it`,
        ),
      },
    ]),
    ...when(terms.terminationCauses.length > 0, () => [
      heading("Ends at once for"),
      { kind: "list", items: [...terms.terminationCauses] },
    ]),
  ];
}

const eventWords: Record<SuppressionPolicy["eventMode"], (policy: SuppressionPolicy) => string> = {
  homogeneity: () => "of larger ones, an outcome that all or none share is hidden",
  event_k: ({ k }) => `of larger ones, an outcome that fewer than ${k} have, or lack, is hidden`,
  strict: ({ n }) => `of larger ones, an outcome that fewer than ${n} have, or lack, is hidden`,
};

const hiddenInWords = (policy: SuppressionPolicy): string =>
  `Groups of fewer than ${policy.n} are hidden; ${eventWords[policy.eventMode](policy)}; and so is whatever would give them away.${
    policy.bands ? " A band stands where a rate would tell too much." : ""
  }`;
