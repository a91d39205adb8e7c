/**
 * Who is asking: a bearer token or a session cookie names the person; the membership, read on every request, says
 * what they may do. A revoked role stops at the next call.
 */
import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import type { Actor } from "#shared/actor.ts";
import { OrganizationId, type PartnershipId, type PersonId } from "#shared/ids.ts";
import { grantsOn } from "#shared/people/rules.ts";
import type { Member, Role } from "#shared/people/schema.ts";
import { Refusal } from "#shared/problem.ts";
import { personIdOf } from "../cloud/person-id.ts";
import type { Env, Services } from "../env.ts";

/** The cookie's name: `__Host-` binds it to this host and to https; plain http on a loopback cannot have it. */
export const sessionCookie = (origin: string): string => (origin.startsWith("https:") ? "__Host-s" : "s");

/** The person behind the request. A bearer token wins, and then no cookie counts. */
export async function identify(c: Context<Env>, services: Services): Promise<PersonId> {
  const authorization = c.req.header("authorization");
  if (authorization !== undefined) {
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
    if (token === undefined) throw new Refusal("not-signed-in", "Authorization has to read: Bearer <token>.");
    const { sub, authTime } = await services.checkToken(token);
    c.set("proof", provedAt("BEARER", authTime));
    return personIdOf(services.config.SIGN_IN_REALM, sub);
  }
  const cookie = getCookie(c, sessionCookie(services.config.HUB_ORIGIN));
  if (cookie === undefined) throw new Refusal("not-signed-in");
  if (!["GET", "HEAD"].includes(c.req.method)) insistOnSameOrigin(c, services.config.HUB_ORIGIN);
  const session = await services.sessions.find(cookie);
  if (!session) throw new Refusal("not-signed-in", "Your session has ended. Sign in again.");
  c.set("proof", provedAt("SESSION", session.authenticatedAt));
  return session.person;
}

/** How the person is known here, and when the provider says they last proved it, if it says so. */
const provedAt = <Method extends string>(method: Method, seconds: number | undefined) => ({
  method,
  ...(seconds === undefined ? {} : { at: new Date(seconds * 1000) }),
});

/** A cookie's authority counts for a change only when the hub's own page asks (no other site, no form elsewhere). */
export function insistOnSameOrigin(c: Context, origin: string): void {
  const site = c.req.header("sec-fetch-site");
  const from = c.req.header("origin");
  if (site !== undefined ? site === "same-origin" : from === origin) {
    if (from === undefined || from === origin) return;
  }
  throw new Refusal("not-from-here");
}

/** The person as an actor in this partnership, or the 404 of a partnership that does not exist. */
export async function actorFor(
  c: Context<Env>,
  services: Services,
  person: PersonId,
  partnership: PartnershipId,
): Promise<Actor> {
  const [member, today] = await Promise.all([
    services.people.find(partnership, person),
    services.today(partnership),
  ]);
  if (!member) throw new Refusal("not-found");
  return asActor(member, partnership, c.req.header("acting-for"), today);
}

export function asActor(
  member: Member,
  partnership: PartnershipId,
  actingFor: string | undefined,
  today: string,
): Actor {
  const grants = grantsOn(member, today);
  const organizations = [...grants.keys()];
  if (organizations.length === 0 && member.partnershipRoles.length === 0) throw new Refusal("not-found");
  const organization = actingFor === undefined ? organizations[0] : OrganizationId.safeParse(actingFor).data;
  if (actingFor !== undefined && (organization === undefined || !grants.has(organization))) {
    throw new Refusal("not-acting-for", "You hold no role today in the organization that Acting-For names.");
  }
  if (actingFor === undefined && organizations.length > 1) {
    throw new Refusal(
      "choose-organization",
      "You act for several organizations here: name one in the Acting-For header.",
    );
  }
  return {
    person: member.personId,
    name: member.name,
    partnership,
    ...(organization === undefined ? {} : { organization }),
    roles: organization === undefined ? [] : ([...(grants.get(organization) ?? [])] as Role[]),
    partnershipRoles: member.partnershipRoles,
  };
}
