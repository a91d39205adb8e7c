/** The cast as the local sign-in lists them: each under the first organization they speak for. */
import type { IdentityPerson } from "../identity.ts";
import { organizations } from "./organizations.ts";
import { partnerships } from "./partnerships.ts";
import { cast, type SamplePerson } from "./people.ts";

const nameOf = ({ partnership, organizationCode }: SamplePerson["memberships"][number]): string =>
  organizations[partnership].find(({ code }) => code === organizationCode)?.name ?? organizationCode;

function place({ memberships: [first], partnershipRoles: [role], operator }: SamplePerson): string {
  if (first) return `${partnerships[first.partnership].name}: ${nameOf(first)}`;
  if (role) return partnerships[role.partnership].name;
  return operator ? "This hub" : "Elsewhere";
}

function titleOf({ title, memberships: [, second] }: SamplePerson): string {
  return second ? `${title}; also acts for ${nameOf(second)}` : title;
}

export const directory: readonly IdentityPerson[] = cast.map((person) => ({
  key: person.key,
  sub: person.sub,
  name: person.name,
  email: person.email,
  title: titleOf(person),
  where: place(person),
}));
