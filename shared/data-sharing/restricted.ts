/** What single parties have restricted, by day (L11): lifted on a day, a restriction holds no more on that day. Pure. */
import { covers, type IsoDate, plusDays, type Span } from "../time.ts";
import type { DataSharing, Restriction } from "./schema.ts";

const heldDays = ({ from, lifted }: Restriction): Span => ({
  from,
  ...(lifted === undefined ? {} : { until: plusDays(lifted.on, -1) }),
});

/** The days on which some party had suspended it. */
export const suspensionsOf = ({ restrictions }: Pick<DataSharing, "restrictions">): Span[] =>
  restrictions.filter(({ kind }) => kind === "SUSPENSION").map(heldDays);

/** The elements that a party had withdrawn on this day. */
export const droppedOn = ({ restrictions }: Pick<DataSharing, "restrictions">, day: IsoDate): Set<string> =>
  new Set(
    restrictions
      .filter((one) => one.kind === "ELEMENTS_DROPPED" && covers(heldDays(one), day))
      .flatMap(({ elementIds }) => elementIds),
  );
