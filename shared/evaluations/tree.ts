/** Walking an instrument's tree. Without zod: pages run this. */
import type { Instrument, InstrumentElement } from "./instrument-schema.ts";

export const elementsMax = 400;

export const elementsOf = ({ principles }: Pick<Instrument, "principles">): InstrumentElement[] =>
  principles.flatMap(({ elements }) => elements);

/** Elements whose words are this product's own. */
export const draftsOf = (instrument: Pick<Instrument, "principles">): number =>
  elementsOf(instrument).filter(({ standing }) => standing === "DRAFT").length;
