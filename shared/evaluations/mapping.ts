/**
 * One piece of evidence answers several instruments: what a round has rated and shown, laid over the elements of another
 * instrument that its own are mapped to. A mapping counts in both directions. Pure.
 */
import type { Instrument } from "./instrument-schema.ts";
import { isHigh } from "./results.ts";
import type { Evidence, EvidenceState, Rating } from "./schema.ts";
import { elementsOf } from "./tree.ts";

export type Answered = {
  elementId: string;
  text: string;
  /** Elements of the round's own instrument that speak to it, with what the team agreed. */
  by: { elementId: string; text: string; rating: Rating | undefined }[];
  /** Evidence named for any of them, and whether it holds. */
  evidence: { evidence: Evidence; holds: EvidenceState["holds"] }[];
  /** All of them at 3 or higher; PARTLY: some; NOT: none; OPEN: nothing is mapped or agreed. */
  answer: "IN_PLACE" | "PARTLY" | "NOT" | "OPEN";
};

type Said = {
  instrument: Instrument;
  agreed: readonly Rating[];
  evidence: readonly Evidence[];
  states: readonly EvidenceState[];
};

/** Every element of `other` in its order, with what this round says to it. */
export function answeredBy({ instrument, agreed, evidence, states }: Said, other: Instrument): Answered[] {
  const rating = new Map(agreed.map((one) => [one.elementId, one]));
  const holds = new Map(states.map((one) => [one.evidenceId, one.holds]));
  return elementsOf(other).map(({ elementId, text, mapsTo }) => {
    const own = elementsOf(instrument).filter(
      (one) =>
        one.mapsTo.includes(`${other.instrumentId}/${elementId}`) ||
        mapsTo.includes(`${instrument.instrumentId}/${one.elementId}`),
    );
    const ids = new Set(own.map((one) => one.elementId));
    const values = own.flatMap((one) => rating.get(one.elementId)?.value ?? []).filter((one) => one !== "NA");
    const high = values.filter(isHigh).length;
    return {
      elementId,
      text,
      by: own.map((one) => ({
        elementId: one.elementId,
        text: one.text,
        rating: rating.get(one.elementId),
      })),
      evidence: evidence
        .filter(({ elementIds }) => elementIds.some((id) => ids.has(id)))
        .map((one) => ({ evidence: one, holds: holds.get(one.evidenceId) ?? "CANNOT_TELL" })),
      answer:
        values.length === 0 ? "OPEN" : high === values.length ? "IN_PLACE" : high > 0 ? "PARTLY" : "NOT",
    };
  });
}

/** Instruments that any element of this one is mapped to, or that map to it. */
export const mappedTo = (instrument: Instrument, others: readonly Instrument[]): Instrument[] =>
  others.filter(
    (other) =>
      other.instrumentId !== instrument.instrumentId &&
      (elementsOf(instrument).some(({ mapsTo }) =>
        mapsTo.some((target) => target.startsWith(`${other.instrumentId}/`)),
      ) ||
        elementsOf(other).some(({ mapsTo }) =>
          mapsTo.some((target) => target.startsWith(`${instrument.instrumentId}/`)),
        )),
  );
