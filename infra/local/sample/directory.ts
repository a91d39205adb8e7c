/** The cast as the local sign-in lists them: each under the first organization they speak for. */
import type { IdentityPerson } from "../identity.ts";
import { organizations } from "./organizations.ts";
import { partnerships } from "./partnerships.ts";
import { cast, type SamplePerson } from "./people.ts";

const nameOf = ({ partnership, organizationCode }: SamplePerson["memberships"][number]): string =>
  organizations[partnership].find(({ code }) => code === organizationCode)?.name ?? organizationCode;

function regionOf({ memberships: [first], partnershipRoles: [role], operator }: SamplePerson): string {
  const partnership = first?.partnership ?? role?.partnership;
  if (partnership) return partnerships[partnership].name;
  return operator ? "The hub itself" : "Elsewhere";
}

export const directory: readonly IdentityPerson[] = cast.map((person) => ({
  key: person.key,
  sub: person.sub,
  name: person.name,
  email: person.email,
  title: person.title,
  organization: person.memberships.map(nameOf).join(" and ") || "no organization",
  region: regionOf(person),
}));
