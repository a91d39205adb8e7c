/**
 * Who is signed in, and where they stand: the partnership of the address and the organization they act for.
 * The acting organization is in the address (`?for=`) wherever a person has several; what was chosen last is
 * remembered for links that leave it out.
 */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Actor } from "#shared/actor.ts";
import type { Me } from "#shared/people/schema.ts";
import { get, Problem } from "./api.ts";

export type { Me };
export type MyPartnership = Me["partnerships"][number];
export type MyOrganization = MyPartnership["organizations"][number];

/** Who is signed in; undefined when nobody is. Anything but a 401 is a Problem. */
export async function whoAmI(): Promise<Me | undefined> {
  try {
    return (await get<Me>("/me")).data;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return undefined;
    throw error;
  }
}

/** Where a signed-in person stands. `actor` is what the rules in #shared ask for. */
export type Place = {
  me: Me;
  partnership: MyPartnership;
  organization: MyOrganization | undefined;
  actor: Actor;
};

type Remembered = { partnership?: string; organization?: string };

/** The place an address means for this person, or undefined when they belong to no partnership it could mean. */
export function placeOf(
  me: Me,
  address: { partnership?: string; organization?: string },
  last: Remembered,
): Place | undefined {
  const wanted = address.partnership ?? last.partnership;
  const partnership =
    me.partnerships.find(({ id }) => id === wanted) ??
    (address.partnership === undefined ? me.partnerships[0] : undefined);
  if (!partnership) return undefined;
  const { organizations } = partnership;
  const organization =
    organizations.find(({ id }) => id === address.organization) ??
    organizations.find(({ id }) => id === last.organization) ??
    organizations[0];
  const actor: Actor = {
    person: me.person.id,
    name: me.person.name,
    partnership: partnership.id,
    organization: organization?.id,
    roles: organization?.roles ?? [],
    partnershipRoles: partnership.partnershipRoles,
  };
  return { me, partnership, organization, actor };
}

const memory = "causeway.place";

export function lastPlace(): Remembered {
  try {
    return JSON.parse(sessionStorage.getItem(memory) ?? "{}") as Remembered;
  } catch {
    return {};
  }
}

export function rememberPlace(place: Place): void {
  try {
    const last: Remembered = { partnership: place.partnership.id };
    if (place.organization) last.organization = place.organization.id;
    sessionStorage.setItem(memory, JSON.stringify(last));
  } catch {
    // Storage may be off: links then fall back to the first organization.
  }
}

export const PlaceContext = createContext<Place | undefined>(undefined);

/** The place of a page under /p/…; such pages are only drawn for someone who has one. */
export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error("A page outside /p/ has no place: use useMaybePlace");
  return place;
}

export const MeContext = createContext<Me | undefined>(undefined);

/** Who is signed in, if anyone, wherever they are: an invited person may belong nowhere yet. */
export const useMe = (): Me | undefined => useContext(MeContext);

/** For pages that anyone may see, such as the framework: the place, when someone is signed in. */
export const useMaybePlace = (): Place | undefined => useContext(PlaceContext);
