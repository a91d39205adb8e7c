/**
 * The secret of the letter's link, taken out of the address as soon as it is read: no history, bookmark or picture of the
 * screen keeps it. It stays with this tab, so that a reload finds it; elsewhere the letter opens the form again.
 */

/** 32 bytes as base64url; no spot of the form is called so. */
const secret = /^#([\w-]{30,100})$/;

export function tokenOf({ hash, pathname }: Pick<Location, "hash" | "pathname">): string | undefined {
  const found = secret.exec(hash)?.[1];
  if (found === undefined) return undefined;
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

export function keptInTab(name: Name): string | undefined {
  try {
    return sessionStorage.getItem(`causeway.respond.${name}`) ?? undefined;
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
