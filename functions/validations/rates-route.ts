/**
 * …/campaigns/{campaignId}/rates: how many answered. Those who lead the campaign see every sector and size; others only
 * groups from which nobody learns what became of one business's letter.
 */
import { type Group, shownGroups } from "#shared/validations/groups.ts";
import { askedAmong, attributesOf, employerStates, ratesOf } from "#shared/validations/rates.ts";
import { RateTable } from "#shared/validations/respondent-schema.ts";
import { readsWhole } from "#shared/validations/results-rules.ts";
import { endpoint } from "../http/endpoint.ts";
import { load, One, one } from "./paths.ts";

export const rates = endpoint(
  {
    method: "GET",
    path: `${one}/rates`,
    summary:
      "How many answered: people, and businesses altogether, by sector and by size; to those who do not lead the campaign, by one of them, in groups of three and more",
    audience: "member",
    params: One,
    answers: { 200: RateTable },
  },
  async (asking) => {
    const { by, campaign } = await load(asking);
    const standing = await asking.services.respondents.standing(asking.params.partnershipId, campaign.id);
    const people = askedAmong(standing);
    const employers = employerStates(people);
    const known = attributesOf(standing);
    const invited = employers.filter(({ state }) => state !== "LISTED" && state !== "REVOKED");
    const every = (["sector", "size"] as const).flatMap((dimension) =>
      [...Map.groupBy(invited, ({ employer }) => known.get(employer.employerId)?.[dimension])]
        .flatMap(([name, some]): Group[] =>
          name === undefined
            ? []
            : [{ dimension, name, employers: new Set(some.map(({ employer }) => employer.employerId)) }],
        )
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
    const groups = readsWhole(by, campaign)
      ? every
      : shownGroups(new Set(invited.map(({ employer }) => employer.employerId)), every);
    const rowsOf = (wanted: string) =>
      groups
        .filter(({ dimension }) => dimension === wanted)
        .map(({ name, employers: these }) => ({
          name,
          rates: ratesOf(
            invited.filter(({ employer }) => these.has(employer.employerId)).map(({ state }) => state),
          ),
        }));
    return {
      status: 200,
      body: {
        listed: people.filter(({ state }) => state === "LISTED").length,
        cameIn: standing.length - people.length,
        people: ratesOf(people.map(({ state }) => state)),
        employers: ratesOf(employers.map(({ state }) => state)),
        bySector: rowsOf("sector").map(({ name, rates }) => ({ sector: name, rates })),
        bySize: rowsOf("size").map(({ name, rates }) => ({ size: name, rates })),
      },
    };
  },
);
