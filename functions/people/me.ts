/** GET /me: who is signed in, and everywhere they act today. A number of reads bounded by their partnerships. */
import { grantsOn } from "#shared/people/rules.ts";
import { Me } from "#shared/people/schema.ts";
import { endpoint } from "../http/endpoint.ts";

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);

export const meRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/me",
      summary: "Who is signed in, and for whom they may act today",
      audience: "signed-in",
      answers: { 200: Me },
    },
    async ({ services, personId }) => {
      const { person, places } = await services.people.places(personId);
      const partnerships = await Promise.all(
        [...places].map(async ([id, member]) => {
          const [partnership, today] = await Promise.all([
            services.partnerships.settings(id),
            services.today(id),
          ]);
          const grants = grantsOn(member, today);
          // Someone without a role today meets the partnership as a stranger does.
          if (!partnership || (grants.size === 0 && member.partnershipRoles.length === 0)) return [];
          const organizations = await services.organizations.findAll(id, [...grants.keys()]);
          return [
            {
              id,
              name: partnership.name,
              timeZone: partnership.timeZone,
              today,
              frameworkEdition: partnership.frameworkEdition,
              partnershipRoles: member.partnershipRoles,
              organizations: [...organizations.values()]
                .map(({ id, name, code, type }) => ({
                  id,
                  name,
                  code,
                  type,
                  roles: [...(grants.get(id) ?? [])],
                }))
                .sort(byName),
            },
          ];
        }),
      );
      return {
        status: 200,
        body: {
          person: { id: personId, name: person.name, email: person.email, operator: person.operator },
          partnerships: partnerships.flat().sort(byName),
        } satisfies Me,
        headers: { "cache-control": "no-store" },
      };
    },
  ),
];
