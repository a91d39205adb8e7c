/** What is allowed and yet worth a second look (3.5, "Warns"). Pure. */
import { plusDays, plusMonths } from "../time.ts";
import { type Asked, type CheckInput, counted, type Gap } from "./check-input.ts";

const citation = "hub rule";
const elementsMax = 25;
const yearsMax = 3;

const warning = (code: string, text: string, gaps: readonly (Gap | false)[]): Asked => {
  const found = gaps.filter((gap) => gap !== false);
  return {
    ...{ code, text, citation, warns: true },
    gaps: found,
    where: found.length > 0 ? [] : ["Nothing to say"],
  };
};

export function askedTwice({ draft, terms }: CheckInput): Asked[] {
  const { dateEffective, expirationDate } = draft;
  const { elements, transfers, redisclosure, renewal } = terms;
  const carried = new Set(transfers.flatMap(({ elementIds }) => elementIds));
  const passedOn = redisclosure?.kind === "publish_suppressed" || redisclosure?.kind === "named";
  const long = expirationDate > plusDays(plusMonths(dateEffective, 12 * yearsMax), -1);
  const throughHub = new Set(
    transfers.flatMap(({ method, elementIds }) => (method === "hub_aggregate" ? elementIds : [])),
  );
  return [
    warning("W1", "It does not renew by itself", [
      renewal === "auto_once" && {
        path: "/terms/renewal",
        message: "It renews by itself once: somebody should look at it first.",
      },
    ]),
    warning("W2", `It runs for ${yearsMax} years at most`, [
      long && {
        path: "/expirationDate",
        message: `It runs for more than ${yearsMax} years. Some boards approve two at most.`,
      },
    ]),
    warning("W3", "The disclosers look at a publication before it appears", [
      passedOn &&
        !redisclosure.publicationReviewDays && {
          path: "/terms/redisclosure/publicationReviewDays",
          message: "The disclosers have no time to look at what is passed on or published.",
        },
    ]),
    warning("W4", `At most ${elementsMax} elements`, [
      elements.length > elementsMax && {
        path: "/terms/elements",
        message: `There are ${counted(elements.length, "element")}: leave out what nobody needs.`,
      },
    ]),
    warning(
      "W5",
      "Every element is used",
      elements.map(({ elementId, purposeIds }, index) => {
        const path = `/terms/elements/${index}`;
        if (purposeIds.length === 0) return { path, message: `No purpose uses ${elementId}: leave it out.` };
        return (
          transfers.length > 0 &&
          !carried.has(elementId) && { path, message: `No transfer carries ${elementId}: leave it out.` }
        );
      }),
    ),
    warning(
      "W7",
      "Every element that goes through the hub names its indicator and years",
      elements.map(
        ({ elementId, exchange }, index) =>
          throughHub.has(elementId) &&
          !exchange && {
            path: `/terms/elements/${index}/exchange`,
            message: `${elementId} names no indicator, so nothing of it can be sent through the hub.`,
          },
      ),
    ),
  ];
}
