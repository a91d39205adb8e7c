/**
 * The terms of one version as an ODRL 2.2 policy, for those who compare agreements by machine. An export, never the
 * store: what it does not permit is prohibited, and it says so (data-sharing.md 1.7). Pure.
 */
import type { OrganizationId } from "../ids.ts";
import type { IsoDate } from "../time.ts";
import { at, constraint, date, type Node, odrlContext, period, profileNamespace } from "./odrl-context.ts";
import { discloses, receives } from "./roles.ts";
import type { DataParty, DataSharing, Restriction } from "./schema.ts";
import type { DataElement, DataTerms } from "./terms-schema.ts";

/** One version as it is to be written down: a draft is an offer of those who would disclose. */
export type Written = Pick<DataSharing, "id" | "codedNotation" | "name" | "versionNo" | "dateSigned"> & {
  executed: boolean;
  /** Who joined it included. */
  parties: readonly DataParty[];
  /** The first and the last day in force. */
  from: IsoDate;
  until: IsoDate;
  /** By when nothing may be left. */
  destroyBy?: IsoDate | undefined;
  /** What single parties have restricted, today. */
  restrictions: readonly Restriction[];
  terms: DataTerms;
};

/** `address` is where the agreement stands in the hub; everything in it is named below that. */
export function odrlOf(written: Written, address: string, nameOf: (id: OrganizationId) => string): Node {
  const { terms, parties } = written;
  const here = `${address}/versions/${written.versionNo}`;
  const name = (part: string) => `${here}#${part}`;
  const ids = (side: typeof discloses) => parties.filter(side).map(({ organizationId }) => organizationId);
  const around: Around = {
    written,
    name,
    party: (id) => ({ uid: `urn:causeway:organization:${id}`, type: "Party", title: nameOf(id) }),
    days: [
      constraint("dateTime", "gteq", date(written.from)),
      constraint("dateTime", "lteq", date(written.until)),
    ],
    disclosers: ids(discloses),
    receivers: ids(receives),
  };
  return {
    "@context": odrlContext,
    uid: name("policy"),
    type: written.executed ? "Agreement" : "Offer",
    profile: {
      uid: profileNamespace.slice(0, -1),
      description:
        "What no permission of the policy allows is prohibited. A permission holds only while the agreement is active, which is worked out for each day of signatures, dates and suspensions.",
      "cw:unspecified": { uid: "cw:denied" },
    },
    conflict: "prohibit",
    identifier: written.codedNotation,
    title: written.name,
    ...(terms.scope === undefined ? {} : { description: terms.scope }),
    ...(written.dateSigned === undefined ? {} : { issued: written.dateSigned }),
    isPartOf: address,
    assigner: around.disclosers.map(around.party),
    assignee: around.receivers.map(around.party),
    "cw:purpose": terms.purposes.map(({ purposeId, statement, code }) => ({
      uid: name(purposeId),
      description: statement,
      ...(code === undefined ? {} : { identifier: code }),
    })),
    permission: terms.elements.flatMap((element) => permissions(element, around)),
    prohibition: [...uses(around), ...onward(around), ...restricted(around)],
    obligation: [...destroying(around), ...telling(around), ...sending(around)],
  };
}

type Around = {
  written: Written;
  name: (part: string) => string;
  party: (id: OrganizationId) => Node;
  days: Node[];
  disclosers: OrganizationId[];
  receivers: OrganizationId[];
};

/** The data as a whole: what prohibitions and obligations are about. */
const all = ({ name }: Around): Node[] => [{ uid: name("data"), type: "AssetCollection" }];

const asset = (element: DataElement, { name }: Around): Node => ({
  uid: name(element.elementId),
  type: "Asset",
  title: element.name,
  isPartOf: name("data"),
  ...(element.definition === undefined ? {} : { description: element.definition }),
  ...(element.vocabId === undefined ? {} : { identifier: `${element.vocab} ${element.vocabId}` }),
  "cw:level": element.level,
  "cw:sensitivity": element.sensitivity,
  ...(element.basisId === undefined ? {} : { "cw:basis": element.basisId }),
});

/** One for each who sends it: by the transfers that carry the element, or, where none does, by the parties' roles. */
function permissions(element: DataElement, around: Around): Node[] {
  const { written, name, party, days, disclosers, receivers } = around;
  const { terms } = written;
  const carried = terms.transfers.filter(({ elementIds }) => elementIds.includes(element.elementId));
  const senders = carried.length > 0 ? carried.map(({ senderId }) => senderId) : disclosers;
  const { exchange } = element;
  const policy = terms.suppressionPolicy;
  return [...new Set(senders)].map((sender) => {
    const to = carried
      .filter(({ senderId }) => senderId === sender)
      .flatMap(({ receiverIds }) => receiverIds);
    return {
      target: [asset(element, around)],
      action: "use",
      assigner: [party(sender)],
      assignee: [...new Set(carried.length > 0 ? to : receivers)].map(party),
      constraint: [
        ...days,
        // No purpose, no use: an empty list permits nothing.
        constraint("purpose", "isAnyOf", { "@list": element.purposeIds.map((id) => at(name(id))) }),
        ...(exchange
          ? [
              constraint("cw:indicator", "eq", exchange.indicatorId),
              constraint("cw:reportingYear", "gteq", exchange.from),
              constraint("cw:reportingYear", "lteq", exchange.to),
              constraint("cw:subgroups", "isAnyOf", { "@list": ["all", ...exchange.dimensions] }),
            ]
          : []),
        ...(element.level === "aggregate" && policy
          ? [constraint("cw:smallestGroup", "gteq", policy.n)]
          : []),
      ],
    };
  });
}

/** Uses that are ruled out by name. */
const uses = (around: Around): Node[] =>
  around.written.terms.prohibitedUses.map((use, index) => ({
    target: all(around),
    action: "use",
    assignee: around.receivers.map(around.party),
    constraint: [constraint("purpose", "eq", { uid: around.name(`not-${index + 1}`), title: use })],
  }));

/** Passing it on: to nobody, or to nobody but those named. Counts may be published where that was agreed, suppressed. */
function onward(around: Around): Node[] {
  const { redisclosure, subRecipients, suppressionPolicy } = around.written.terms;
  if (!redisclosure) return [];
  const named: unknown[] = [
    ...subRecipients.map(({ name }) => name),
    ...(redisclosure.kind === "named" ? redisclosure.to : []),
    ...(redisclosure.kind === "back_to_discloser" ? around.disclosers.map(around.party) : []),
  ];
  return [
    {
      target: all(around),
      action: "distribute",
      assignee: around.receivers.map(around.party),
      constraint: [
        ...(named.length > 0 ? [constraint("recipient", "isNoneOf", { "@list": named })] : []),
        ...(redisclosure.kind === "publish_suppressed" && suppressionPolicy
          ? [constraint("cw:smallestGroup", "lteq", suppressionPolicy.n - 1)]
          : []),
      ],
    },
  ];
}

/** What a party has narrowed on its own since (L11). */
const restricted = (around: Around): Node[] =>
  around.written.restrictions
    .filter(({ kind }) => kind !== "EARLIER_END")
    .map(({ kind, elementIds, from, reason }) => ({
      target:
        kind === "SUSPENSION"
          ? all(around)
          : elementIds.map((id) => ({ uid: around.name(id), type: "Asset" })),
      action: "use",
      assignee: around.receivers.map(around.party),
      description: reason,
      constraint: [constraint("dateTime", "gteq", date(from))],
    }));

const actions = { destroy: "delete", return: "cw:return", transfer: "cw:handOver" } as const;

function destroying(around: Around): Node[] {
  const { retention } = around.written.terms;
  if (!retention?.destroyWithin) return [];
  const { destroyBy } = around.written;
  return around.receivers.map((receiver) => ({
    target: all(around),
    action: actions[retention.action],
    assignee: [around.party(receiver)],
    ...(retention.standard === undefined ? {} : { description: retention.standard }),
    constraint: [
      constraint("event", "eq", { uid: `cw:${retention.trigger}` }),
      constraint("delayPeriod", "lteq", period(retention.destroyWithin as string)),
      ...(destroyBy === undefined ? [] : [constraint("dateTime", "lteq", date(destroyBy))]),
    ],
    ...(retention.certificateRequired ? { "cw:proof": { uid: "cw:certificate" } } : {}),
  }));
}

function telling(around: Around): Node[] {
  const { security } = around.written.terms;
  if (security?.breachNoticeHours === undefined) return [];
  return [
    {
      action: "inform",
      assigner: around.disclosers.map(around.party),
      assignee: around.receivers.map(around.party),
      constraint: [
        constraint("event", "eq", { uid: "cw:breach" }),
        constraint("elapsedTime", "lteq", period(`PT${security.breachNoticeHours}H`)),
      ],
    },
  ];
}

const sending = (around: Around): Node[] =>
  around.written.terms.transfers.map((transfer) => ({
    target: transfer.elementIds.map((id) => ({ uid: around.name(id), type: "Asset" })),
    action: "cw:send",
    assigner: transfer.receiverIds.map(around.party),
    assignee: [around.party(transfer.senderId)],
    constraint: [
      constraint("dateTime", "lteq", date(transfer.firstDue)),
      constraint("deliveryChannel", "eq", { uid: `cw:${transfer.method}` }),
    ],
    ...(transfer.everyMonths === undefined ? {} : { "cw:every": period(`P${transfer.everyMonths}M`) }),
  }));
