/** What a person still has to sign in data-sharing agreements that are not executed yet, and giving it to a colleague. Pure. */
import type { Happened } from "../activity/schema.ts";
import type { DataSharingId } from "../ids.ts";
import { openSlots, type SlotsHandover, slotsHandedOver, type Whose } from "../signing/handover.ts";
import type { DataSharing, DataSharingRow } from "./schema.ts";
import { isBeingWritten } from "./versions.ts";

/** Whether a version of it is being made, reviewed or signed. */
export const isOpen = ({ status, pending }: Pick<DataSharingRow, "status" | "pending">): boolean =>
  isBeingWritten({ status: pending ?? status });

type OpenTask = {
  kind: "SIGNATURE";
  dataSharingId: DataSharingId;
  codedNotation: string;
  name: string;
  office: string;
};

export function openTasks(record: DataSharing, whose: Whose): OpenTask[] {
  const { id: dataSharingId, codedNotation, name } = record;
  return isBeingWritten(record)
    ? openSlots(record, whose).map((slot) => ({
        kind: "SIGNATURE" as const,
        ...{ dataSharingId, codedNotation, name, office: slot.function },
      }))
    : [];
}

/** The record with its signatures moved, and the history's words for it. Undefined where nothing moves. */
export function handedOver(
  record: DataSharing,
  handover: SlotsHandover,
): { record: DataSharing; happened: Happened } | undefined {
  if (!isBeingWritten(record)) return undefined;
  const { record: after, said } = slotsHandedOver(record, handover);
  return said.length === 0
    ? undefined
    : { record: after, happened: { action: "handed-over", note: said.join("; ").slice(0, 1000) } };
}
