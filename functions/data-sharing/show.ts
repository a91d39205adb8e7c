/** A data-sharing agreement as this actor may see it today; absent and hidden are the same 404. */
import type { Actor } from "#shared/actor.ts";
import { standing } from "#shared/data-sharing/phase.ts";
import type { DataPhase, DataSharing } from "#shared/data-sharing/schema.ts";
import { isAtTheTable, mayRead, recordFor, sight } from "#shared/data-sharing/sight.ts";
import { bound } from "#shared/data-sharing/versions.ts";
import type { DataSharingView } from "#shared/data-sharing/view.ts";
import { Refusal } from "#shared/problem.ts";
import type { SignatureEvent } from "#shared/signing/schema.ts";
import { networkless } from "../signing/evidence.ts";

/** What only the records beside it tell. */
type Beside = {
  /** Where what it stands under stands today. */
  parent?: DataPhase | undefined;
  reviewBy?: string | undefined;
  findings?: DataSharingView["findings"];
};

export function view(
  whole: DataSharing,
  actor: Actor,
  today: string,
  { findings, ...beside }: Beside = {},
): DataSharingView {
  const record = recordFor(whole, actor);
  const { pending, ...when } = standing(record, today, beside);
  if (sight(record, actor) !== "content") return { ...outline(record), ...when, contentHidden: true };
  const atTable = isAtTheTable(record, actor);
  return {
    ...asRead(record, actor),
    ...when,
    ...(pending && atTable ? { pending } : {}),
    ...(findings ? { findings } : {}),
  };
}

/** All of it, but for versions that are not this actor's to read; the network of who signed is for those at the table. */
function asRead(record: DataSharing, actor: Actor): Omit<DataSharing, "chainHash"> {
  const { chainHash: _hash, declined, ...stored } = record;
  const atTable = isAtTheTable(record, actor);
  const bySeat = (near: boolean) => (one: SignatureEvent) => (near ? one : networkless(one));
  const evidence = bySeat(atTable);
  const joining = bySeat(isAtTheTable(record, actor, bound(record).versionNo));
  return {
    ...stored,
    signatures: stored.signatures.map(evidence),
    unattested: stored.unattested.map(evidence),
    joinders: stored.joinders.map((one) => ({ ...one, signature: joining(one.signature) })),
    earlier: stored.earlier.filter(({ versionNo }) => mayRead(record, versionNo, actor)),
    // What came of the making is its makers' alone.
    ...(declined && atTable ? { declined } : {}),
  };
}

/** Title, parties, state and dates, each by its name: what is added to an agreement later is hidden until someone lists it here. */
function outline(record: DataSharing) {
  const { id, codedNotation, name, tier, stewardId, visibility, shared, version } = record;
  const { versionNo, versionKind, status, dateEffective, expirationDate, noticeDays } = record;
  const named = (parties: DataSharing["parties"]) => parties.map((party) => ({ ...party, contacts: {} }));
  return {
    ...{ id, codedNotation, name, tier, stewardId, visibility, shared, version },
    ...{ versionNo, versionKind, status, dateEffective, expirationDate, noticeDays },
    ...(record.dateSigned ? { dateSigned: record.dateSigned } : {}),
    parties: named(record.parties),
    ...{ signatureSlots: [], authorities: [], signatures: [], unattested: [], delegations: [] },
    ...{ restrictions: [], joinders: [], certificates: [] },
    earlier: record.earlier.map((one) => ({
      ...{ versionNo: one.versionNo, versionKind: one.versionKind, status: one.status, name: one.name },
      ...{ dateEffective: one.dateEffective, expirationDate: one.expirationDate },
      ...{ parties: named(one.parties), noticeDays: one.noticeDays },
    })),
  };
}

/** The agreement, if this actor may know of it. */
export function seen(record: DataSharing | undefined, actor: Actor): DataSharing {
  if (!record || sight(record, actor) === "none") throw new Refusal("not-found");
  return record;
}

/** The agreement, if this actor may read what it says. */
export function readable(record: DataSharing | undefined, actor: Actor): DataSharing {
  const found = seen(record, actor);
  if (sight(found, actor) === "content") return found;
  throw new Refusal(
    "content-hidden",
    "You see the title, parties, state and dates of this agreement. Its parties see the rest.",
  );
}
