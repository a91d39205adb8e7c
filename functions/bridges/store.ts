/**
 * Bridge programs in the table.
 *
 *   T#<p>#BRIDGE#<id>            RECORD, EVENT#…              the bridge with its current version, and its history
 *   T#<p>#BRIDGE#<id>            PLAN#<plan id>#<nn>          one immutable set of modules, compressed, in pieces
 *   T#<p>#BRIDGE#<id>            VERSION#<version no>#<nn>    a version that another followed, whole, as it was then, likewise
 *   T#<p>#BRIDGES                <title>#<id>                 a pointer
 *   T#<p>#PROGRAM#<id>#BRIDGES   <id>                         a bridge that leads to an entry point of this program
 *   T#<p>#GAP-TASKS#<org>        <due>#<bridge>#<gap>         a gap that this organization took on, until it is closed
 *
 * The record's `planId` points at its modules: a new set becomes visible by that one swap.
 */
import type { Happened } from "#shared/activity/schema.ts";
import type { Actor } from "#shared/actor.ts";
import { Bridge, BridgePlan } from "#shared/bridges/schema.ts";
import { bindingNo, keepsIt } from "#shared/bridges/sight.ts";
import { contentHash } from "#shared/canonical.ts";
import { BridgeId, newId, type OrganizationId, type PartnershipId, type ProgramId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import { pack, unpack } from "../cloud/pack.ts";
import { pieceSets, pointedAt } from "../cloud/pieces.ts";
import type { Item, Table, Write } from "../cloud/table.ts";

export type BridgeStore = ReturnType<typeof bridgeStore>;

/** A gap somebody took on, as the lists of what is due say it. */
export type OwedTask = { due?: string; bridgeId: BridgeId; title: string; what: string };

/** An item stays below 100 kB. */
const recordBytesMax = 95_000;
const someday = "9999-12-31";

export function bridgeStore(table: Table) {
  const sets = pieceSets(table, "PLAN", BridgePlan);
  const pk = (partnership: PartnershipId, id: BridgeId) => tenant(partnership, "BRIDGE", id);

  async function find(partnership: PartnershipId, id: BridgeId): Promise<Bridge | undefined> {
    const item = await table.get(record(pk(partnership, id)));
    return item && recordIn(Bridge, item);
  }

  /** Those of these bridges that exist, in this order. */
  async function findAll(partnership: PartnershipId, ids: readonly BridgeId[]): Promise<Bridge[]> {
    const items = await table.batch(ids.map((id) => record(pk(partnership, id))));
    const byId = new Map(items.map((item) => [item.pk, recordIn(Bridge, item)]));
    return ids.flatMap((id) => byId.get(pk(partnership, id)) ?? []);
  }

  async function version(
    partnership: PartnershipId,
    bridge: Bridge,
    versionNo: number,
  ): Promise<Bridge | undefined> {
    if (versionNo === bridge.versionNo) return bridge;
    const parts = await table.all(pk(partnership, bridge.id), `${versionSk(versionNo)}#`);
    return parts.length === 0
      ? undefined
      : Bridge.parse(unpack(parts.map((piece) => piece["data"] as Uint8Array)));
  }

  return {
    pk,
    find,
    /** The bridge as it was when this version was its latest; undefined where there is no such version. */
    version,

    /** The bridge with the version this actor is to see in the place of its latest. */
    async presented(partnership: PartnershipId, bridge: Bridge, actor: Actor): Promise<Bridge> {
      const binding = bindingNo(bridge);
      if (keepsIt(bridge, actor) || binding === undefined || binding === bridge.versionNo) return bridge;
      const kept = await version(partnership, bridge, binding);
      if (!kept) throw new Error(`${bridge.id} has no version ${binding}`);
      const { visibility, tasks, retired, earlier } = bridge;
      return {
        ...kept,
        ...{ visibility, tasks, version: bridge.version },
        ...(retired ? { status: "RETIRED", retired } : {}),
        earlier: earlier.filter((one) => one.versionNo !== binding),
      };
    },

    /** What this version of the bridge teaches, from memory if it was read lately; one without modules teaches nothing. */
    async plan(
      partnership: PartnershipId,
      { id, planId, versionNo }: Pick<Bridge, "id" | "planId" | "versionNo">,
    ): Promise<BridgePlan> {
      if (!planId) return { modules: [] };
      return pointedAt(
        planId,
        (at) => sets.lately(pk(partnership, id), at),
        // What a version in force points at stays; a draft's may be replaced this moment.
        async () => {
          const now = await find(partnership, id);
          return now?.versionNo === versionNo ? now.planId : undefined;
        },
      );
    },

    /** By title. */
    async list(partnership: PartnershipId, limit: number, after?: string) {
      const { items, more } = await table.query(tenant(partnership, "BRIDGES"), { limit, after });
      const found = await findAll(partnership, items.map(idAt));
      const byId = new Map(found.map((one) => [one.id, one]));
      return {
        rows: items.flatMap((item) => {
          const row = byId.get(idAt(item));
          return row ? [{ key: item.sk, row }] : [];
        }),
        more,
      };
    },

    /** Those that lead to an entry point of this program. */
    async leadingTo(partnership: PartnershipId, program: ProgramId): Promise<Bridge[]> {
      const items = await table.all(leadingPk(partnership, program));
      return findAll(partnership, items.map(idAt));
    },

    /** The gaps this organization took on that are open, the first due first. */
    async owedBy(partnership: PartnershipId, organization: OrganizationId): Promise<OwedTask[]> {
      return (await table.all(tasksPk(partnership, organization))).map((item) => {
        const [due = someday, bridge] = item.sk.split("#");
        return {
          ...(due === someday ? {} : { due }),
          bridgeId: BridgeId.parse(bridge),
          title: String(item["t"]),
          what: String(item["w"]),
        };
      });
    },

    /** The writes that save it; `before` undefined: a new one. A version that another follows is kept whole. */
    async saving(
      partnership: PartnershipId,
      before: Bridge | undefined,
      draft: Bridge,
      happened: Happened,
      stamp: Stamp,
      plan?: BridgePlan,
    ): Promise<{ record: Bridge; writes: Write[] }> {
      const partition = pk(partnership, draft.id);
      const after = plan ? { ...draft, planId: newId("pln"), planHash: await contentHash(plan) } : draft;
      const saved = await change(
        {
          pk: partition,
          schema: Bridge,
          before,
          after,
          happened,
          rows: { before: before ? rows(partnership, before) : [], after: rows(partnership, after) },
        },
        stamp,
      );
      if (Buffer.byteLength(JSON.stringify(saved.record)) > recordBytesMax)
        throw new Refusal(
          "too-large",
          "What is said of this bridge is too long to be kept. Shorten its notes.",
        );
      const kept = new Set([after.planId, ...after.earlier.map(({ planId }) => planId)]);
      const old = kept.has(before?.planId) ? undefined : before?.planId;
      return {
        record: saved.record,
        writes: [
          ...saved.writes,
          ...(before && before.versionNo < after.versionNo ? snapshot(partition, before) : []),
          ...(plan && after.planId
            ? await sets.replacing(partition, old, { id: after.planId, content: plan })
            : old
              ? await sets.replacing(partition, old, undefined)
              : []),
        ],
      };
    },
  };
}

const idAt = ({ sk }: Item): BridgeId => BridgeId.parse(sk.slice(sk.lastIndexOf("#") + 1));
const leadingPk = (partnership: PartnershipId, program: string) =>
  tenant(partnership, "PROGRAM", program, "BRIDGES");
const tasksPk = (partnership: PartnershipId, organization: string) =>
  tenant(partnership, "GAP-TASKS", organization);
const versionSk = (versionNo: number): string => `VERSION#${String(versionNo).padStart(4, "0")}`;

/** A version that was given up and made anew leaves the same snapshot again. */
const snapshot = (pk: string, before: Bridge): Write[] =>
  pack(before).map((data, index) => ({
    put: { pk, sk: `${versionSk(before.versionNo)}#${String(index).padStart(2, "0")}`, data },
  }));

const short = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text;

/** In the list, below each program it leads to, and for each organization that took on a gap which is open. */
function rows(partnership: PartnershipId, bridge: Bridge): Item[] {
  const { id, title, status, tasks } = bridge;
  const open = status === "RETIRED" ? [] : tasks.filter(({ closedOn }) => closedOn === undefined);
  return [
    { pk: tenant(partnership, "BRIDGES"), sk: `${title.toLowerCase().slice(0, 60).toWellFormed()}#${id}` },
    ...programsOf(bridge).map((program) => ({ pk: leadingPk(partnership, program), sk: id })),
    ...open.map(({ key, ownerId, due, what }) => ({
      pk: tasksPk(partnership, ownerId),
      sk: `${due ?? someday}#${id}#${key}`,
      t: short(title, 60),
      w: short(what, 110),
    })),
  ];
}

/** Of the version that is being made and of those before: a program finds the one in force, too. */
const programsOf = (bridge: Bridge): string[] => [
  ...new Set(
    [...bridge.alignsTo, ...bridge.earlier.flatMap(({ alignsTo }) => alignsTo)].map((one) => one.programId),
  ),
];
