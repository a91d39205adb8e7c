/** Why a move cannot be made now, for every move there is: the page greys its buttons with what the API refuses by. Pure. */
import type { Actor } from "../actor.ts";
import type { Objection } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import { objectionToCertifying, objectionToClosing, type Recipient } from "./disposition.ts";
import { objectionToTerminating } from "./ending.ts";
import { type HasParties, objectionToJoining } from "./joinder.ts";
import { type DataMove, objectionToMove } from "./moves.ts";
import { objectionToRestricting } from "./restrictions.ts";
import type { DataPhase, DataSharing } from "./schema.ts";
import { objectionToSucceeding } from "./succession.ts";
import type { DataTerms } from "./terms-schema.ts";

export type LifeMove =
  | DataMove
  | "amend"
  | "renew"
  | "restrict"
  | "suspend"
  | "terminate"
  | "join"
  | "certificates"
  | "close";

/** What the page knows beside the agreement. */
export type Beside = {
  today: IsoDate;
  phase: DataPhase;
  /** Of the version that binds: for `join`. */
  terms?: Pick<DataTerms, "joinder"> | undefined;
  organizationType?: string | undefined;
  /** Who is bound by what it stands under, where it stands under another: for `join`. */
  above?: HasParties | undefined;
  /** Who has not certified yet: for `close`. */
  missing?: readonly Recipient[] | undefined;
};

export function objection(move: LifeMove, record: DataSharing, actor: Actor, beside: Beside): Objection {
  const { phase, today } = beside;
  switch (move) {
    case "amend":
    case "renew":
      return objectionToSucceeding(record, actor, phase);
    case "restrict":
    case "suspend":
      return objectionToRestricting(record, actor, phase);
    case "terminate":
      return objectionToTerminating(record, actor, phase);
    case "join":
      return objectionToJoining(
        record,
        beside.terms ?? {},
        actor,
        beside.organizationType,
        phase,
        today,
        beside.above,
      );
    case "certificates":
      return objectionToCertifying(record, actor, phase);
    case "close":
      return objectionToClosing(record, actor, phase, beside.missing ?? []);
    default:
      return objectionToMove(move, record, actor);
  }
}
