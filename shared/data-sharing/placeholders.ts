/** Blanks that somebody meant to fill in: `[insert days]`, `TBD`, `____` (B15). Pure. */

const blank = /\[\s*insert\b[^\]\n]{0,60}\]?|\bTBD\b|_{4,}/i;

/** The first blank in this text. */
export const blankIn = (text: string): string | undefined => blank.exec(text)?.[0];

/** Every text with a blank in it, by JSON pointer. */
export function blanksIn(value: unknown, path = ""): { path: string; blank: string }[] {
  if (typeof value === "string") {
    const found = blankIn(value);
    return found === undefined ? [] : [{ path, blank: found }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    blanksIn(inner, `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
  );
}
