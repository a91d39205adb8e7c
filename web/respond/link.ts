/**
 * The secret of the letter's link, taken out of the address as soon as it is read, so that no bookmark or picture of the
 * screen keeps it (a browser may have noted the address before). It stays with this tab, so that a reload finds it, until
 * the person says they are done; elsewhere the letter opens the form again.
 */

/** All that an address of the form can say, after the secret is taken out; the skip link's is `#main`. */
const spots = /^(#(\d{1,3}|start|list|review|receipt|main)?)?$/;

/** The link's secret; of a damaged link what is there, which opens nothing, and no other person's form. */
export function tokenOf({ hash, pathname }: Pick<Location, "hash" | "pathname">): string | undefined {
  if (spots.test(hash)) return undefined;
  const found = hash.slice(1, 100);
  keepInTab("token", found);
  history.replaceState(null, "", pathname);
  return found;
}

/** `room`: "in" while this tab is in a live session. */
type Name = "token" | "language" | "room";

export function keepInTab(name: Name, value: string): void {
  try {
    sessionStorage.setItem(`causeway.respond.${name}`, value);
  } catch {
    // Without storage the form works until the page is left.
  }
}

/** Whose form it was is known to this tab no more; the language is no secret. */
export function forgetInTab(): void {
  for (const name of ["token", "room"] as const) keepInTab(name, "");
  history.replaceState(null, "", location.pathname);
}

export function keptInTab(name: Name): string | undefined {
  try {
    return sessionStorage.getItem(`causeway.respond.${name}`) || undefined;
  } catch {
    return undefined;
  }
}

/** Where in the form the address is. */
export type Spot = number | "start" | "list" | "review" | "receipt";

export const addressOf = (spot: Spot): string => `#${spot}`;

/** Undefined where the address does not say. */
export function spotIn(hash: string, asked: number): Spot | undefined {
  const word = hash.slice(1);
  if (word === "start" || word === "list" || word === "review" || word === "receipt") return word;
  const no = /^\d{1,3}$/.test(word) ? Number(word) : 0;
  return no >= 1 && no <= asked ? no : undefined;
}
