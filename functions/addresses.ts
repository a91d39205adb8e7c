/**
 * Which noun answers below which address: the API's table of contents. A noun's code is loaded at the first request
 * for it, so that a process reads only what its first answer needs.
 */
import type { Endpoint } from "./http/endpoint.ts";

/** Endpoints that are loaded together. */
export type Part = {
  /** Everything below these addresses is theirs, unless a longer address says otherwise; `*` is any one segment. */
  below: readonly string[];
  load(): Promise<readonly Endpoint[]>;
};

const ours = "/api/partnerships/*";
const everyones = "/api/public/partnerships/*";

/** What the API says about itself, and the 404 of every address that is nobody's. */
const about: Part = {
  below: ["/api/health", "/api/openapi.json", "/api/docs", "/problems"],
  load: async () => (await import("./http/describe-route.ts")).describeRoutes(everyEndpoint),
};

export const parts: readonly Part[] = [
  about,
  {
    below: ["/api/sign-in", "/api/sign-out"],
    load: async () => (await import("./sessions/route.ts")).sessionRoutes,
  },
  {
    below: ["/api/partnerships"],
    load: async () => (await import("./partnerships/route.ts")).partnershipRoutes,
  },
  {
    below: [`${ours}/organizations`],
    load: async () => (await import("./organizations/routes.ts")).routes,
  },
  {
    below: ["/api/me", "/api/invitations", `${ours}/invitations`, `${ours}/people`],
    load: async () => (await import("./people/routes.ts")).routes,
  },
  {
    below: ["/api/me/calendar", "/api/me/reminders", `${ours}/notices`, `${ours}/reminders`],
    load: async () => (await import("./reminders/routes.ts")).routes,
  },
  {
    below: ["/calendar"],
    load: async () => (await import("./reminders/calendar-route.ts")).calendarRoutes,
  },
  {
    below: ["/api/framework"],
    load: async () => (await import("./framework/route.ts")).frameworkEndpoints,
  },
  {
    below: [`${ours}/rule-sets`],
    load: async () => (await import("./rule-sets/route.ts")).ruleSetRoutes,
  },
  {
    below: ["/api/codes", `${ours}/codes`],
    load: async () => (await import("./codes/routes.ts")).routes,
  },
  {
    below: [`${ours}/evaluations`, `${ours}/instruments`],
    load: async () => (await import("./evaluations/routes.ts")).routes,
  },
  {
    below: [`${ours}/organizations/*/courses`],
    load: async () => (await import("./courses/routes.ts")).routes,
  },
  {
    below: [`${ours}/drift`, `${ours}/agreements/*/drift`],
    load: async () => (await import("./courses/drift-route.ts")).driftRoutes,
  },
  {
    below: [`${ours}/documents`],
    load: async () => (await import("./documents/route.ts")).documentRoutes,
  },
  {
    below: [
      `${ours}/agreements`,
      `${ours}/organizations/*/findings`,
      `${ours}/schools/*/recognition`,
      `${ours}/templates`,
    ],
    load: async () => (await import("./agreements/routes.ts")).routes,
  },
  {
    below: ["/api/public/partnerships"],
    load: async () => (await import("./partnerships/public-route.ts")).publicPartnershipRoutes,
  },
  {
    below: ["/api/public/credit", `${everyones}/schools`],
    load: async () => (await import("./agreements/public-route.ts")).publicRoutes,
  },
  {
    below: [`${everyones}/agreements`],
    load: async () => (await import("./agreements/registry-route.ts")).registryRoutes,
  },
  {
    below: ["/ctdl/agreements"],
    load: async () => (await import("./agreements/ctdl-route.ts")).ctdlRoutes,
  },
  {
    below: [
      `${ours}/coverage`,
      `${ours}/data-sharing`,
      `${ours}/data-sharing-settings`,
      `${ours}/indicators`,
      `${ours}/legal-bases`,
      `${ours}/regional`,
    ],
    load: async () => (await import("./data-sharing/routes.ts")).routes,
  },
  {
    below: [`${everyones}/data-sharing`],
    load: async () => (await import("./data-sharing/registry-route.ts")).dataRegistryRoutes,
  },
  {
    below: [`${everyones}/programs`, "/ctdl/programs"],
    load: async () => (await import("./programs/public-route.ts")).publicProgramRoutes,
  },
  {
    below: [`${ours}/impact`, `${ours}/program-checks`, `${ours}/program-settings`, `${ours}/programs`],
    load: async () => (await import("./programs/routes.ts")).routes,
  },
  {
    below: [`${ours}/bridges`],
    load: async () => (await import("./bridges/routes.ts")).routes,
  },
  {
    below: [`${ours}/frameworks`],
    load: async () => (await import("./statements/routes.ts")).routes,
  },
  {
    below: [`${everyones}/frameworks`],
    load: async () => (await import("./statements/public-route.ts")).publicFrameworkRoutes,
  },
  {
    below: ["/ims/case"],
    load: async () => (await import("./case/route.ts")).caseRoutes,
  },
  {
    below: [`${ours}/campaigns`, `${ours}/shortages`, `${ours}/shortages.csv`],
    load: async () => (await import("./validations/routes.ts")).routes,
  },
  {
    below: [`${everyones}/campaigns`],
    load: async () => (await import("./validations/public-route.ts")).publicCampaignRoutes,
  },
  {
    below: ["/api/respond"],
    load: async () => (await import("./validations/respond-route.ts")).respondRoutes,
  },
  {
    below: ["/api/respond/live"],
    load: async () => (await import("./validations/live-phone-route.ts")).livePhoneRoutes,
  },
];

/** Every endpoint there is: what is documented, and tested for who may. */
export async function everyEndpoint(): Promise<Endpoint[]> {
  return (await Promise.all(parts.map((part) => part.load()))).flat();
}

type Place = { part?: Part; next: Map<string, Place> };

const root: Place = { next: new Map() };
for (const part of parts) {
  for (const address of part.below) {
    let place = root;
    for (const segment of address.split("/")) {
      const next: Place = place.next.get(segment) ?? { next: new Map() };
      place.next.set(segment, next);
      place = next;
    }
    place.part = part;
  }
}

/** Whose address this is. */
export const partAt = (path: string): Part => longest(root, path.split("/"), 0) ?? about;

function longest(place: Place, segments: readonly string[], at: number): Part | undefined {
  const segment = segments[at];
  if (segment === undefined) return place.part;
  const [exact, any] = [place.next.get(segment), place.next.get("*")];
  return (exact && longest(exact, segments, at + 1)) ?? (any && longest(any, segments, at + 1)) ?? place.part;
}
