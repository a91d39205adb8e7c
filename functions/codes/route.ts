/** /codes: which published codes this partnership goes by, found by code or by words, and what became of each. */
import * as z from "zod";
import { isKnown } from "#shared/codes/facts.ts";
import { knownEditions } from "#shared/codes/families.ts";
import {
  codesAbove,
  editionKnown,
  familiesIn,
  familiesOf,
  foundAs,
  isCode,
  isCurrent,
  nameOf,
  plainCode,
} from "#shared/codes/rules.ts";
import {
  type Code,
  CodeSearch,
  CodeSetRow,
  CodeSetView,
  type CodeSystem,
  CodeView,
  type FoundCode,
} from "#shared/codes/schema.ts";
import { search } from "#shared/codes/search.ts";
import { pageOf } from "#shared/page.ts";
import { Refusal } from "#shared/problem.ts";
import { line } from "#shared/text.ts";
import { type Asking, type Endpoint, endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { All, all, One, one, setIn } from "./paths.ts";
import { setPk } from "./store.ts";

type AboutOne = Asking<z.output<typeof One>>;

/** The partnership's set and the hub's; the 404 of an edition nobody knows. */
async function load({ services, actor, params }: AboutOne) {
  const { system, edition } = setIn(params);
  const [, { own, hub, origin }] = await Promise.all([
    actor,
    services.codes.both(params.partnershipId, { system, edition }),
  ]);
  if (!isKnown(system, edition, (own ?? hub) !== undefined)) throw new Refusal("not-found");
  return { own, hub, origin };
}

const SearchQuery = z.strictObject({
  q: line(100),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export const codeRoutes: Endpoint[] = [
  endpoint(
    {
      method: "GET",
      path: all,
      summary:
        "Published codes this partnership goes by: editions, revisions and maps that are loaded or known",
      audience: "member",
      params: All,
      answers: { 200: pageOf(CodeSetRow) },
    },
    async ({ services, actor, params: { partnershipId } }) => {
      const [, rows] = await Promise.all([actor, services.codes.rows(partnershipId)]);
      const found = new Map<string, CodeSetRow>();
      for (const { system, edition, name } of knownEditions)
        found.set(`${system} ${edition}`, { system, edition, name, origin: "SHIPPED", codes: 0, maps: [] });
      // The hub's first, so that the partnership's own takes its place.
      for (const { origin, row } of rows.toReversed()) {
        const key = `${row.system} ${row.edition}`;
        const before = found.get(key);
        const maps = [...(before?.maps ?? []), ...row.maps];
        const distinct = [...new Map(maps.map((one) => [`${one.target} ${one.standing}`, one])).values()];
        const loaded = row.codes > 0 || !before;
        found.set(key, { ...(loaded ? { ...row, origin } : before), maps: distinct });
      }
      return { status: 200, body: { items: [...found.values()] } };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: one,
      summary: "One edition of published codes: its revisions, its maps, its families",
      audience: "member",
      params: One,
      answers: { 200: CodeSetView },
    },
    async (asking) => {
      const { services, params } = asking;
      const { own, hub, origin } = await load(asking as AboutOne);
      const { system, edition } = setIn(params);
      const version = own?.version ?? 0;
      const set = origin === "OWN" ? own : hub;
      const families =
        set && origin !== "SHIPPED"
          ? familiesIn(set, await services.codes.codes(origin === "OWN" ? params.partnershipId : "hub", set))
          : familiesOf(system, edition);
      const maps = [...(own?.maps ?? []), ...(hub?.maps ?? [])];
      const body: CodeSetView = {
        system,
        edition,
        name: nameOf(system, edition),
        publisher: editionKnown(system, edition)?.publisher ?? "",
        origin,
        revisions: set?.revisions ?? [],
        maps: maps.filter(
          (map, index) =>
            maps.findIndex((one) => one.target === map.target && one.standing === map.standing) === index,
        ),
        families,
        version,
      };
      return { status: 200, body, version };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/search`,
      summary: "Codes of an edition by the beginning of a code or by words of the title",
      audience: "member",
      params: One,
      query: SearchQuery,
      answers: { 200: CodeSearch },
    },
    async (asking) => {
      const { services, params, query } = asking;
      const { own, hub, origin } = await load(asking as unknown as AboutOne);
      const set = origin === "OWN" ? own : origin === "HUB" ? hub : undefined;
      const codes: readonly Code[] = set
        ? await services.codes.codes(origin === "OWN" ? params.partnershipId : "hub", set)
        : familiesOf(params.system, params.codeEdition);
      return { status: 200, body: search(codes, query.q, query.limit) };
    },
  ),

  // Before the code: its address would take the word for one.
  ...historyOf({
    path: one,
    params: One,
    what: "an edition of codes in this partnership",
    async load(asking) {
      await load(asking as AboutOne);
      return setPk(asking.params.partnershipId, setIn(asking.params));
    },
  }),

  endpoint(
    {
      method: "GET",
      path: `${one}/{publishedCode}`,
      summary: "One code: what it is, what became of it, what it stands under, and where maps lead",
      audience: "member",
      params: One.extend({ publishedCode: z.string().regex(/^[0-9][0-9.-]{1,9}$/) }),
      answers: { 200: CodeView },
    },
    async ({ services, actor, params }) => {
      const { partnershipId, publishedCode: code } = params;
      const { system, edition } = setIn(params);
      if (!isCode(system, code)) throw new Refusal("not-found");
      const [, known] = await Promise.all([
        actor,
        services.codes.about(partnershipId, { system, edition, code }),
      ]);
      const { fact, set, origin, codes = [] } = known;
      if (fact.title === undefined && fact.later === undefined) throw new Refusal("not-found");
      const plain = plainCode(system, code);
      const found = codes.find((one) => one.code === plain);
      const described = set?.revisions.findLast((one) => one.described)?.name;
      const definition =
        set && described !== undefined && origin !== "SHIPPED"
          ? await services.codes.text(origin === "OWN" ? partnershipId : "hub", set, described, plain)
          : undefined;
      const body: CodeView = {
        ...fact,
        origin,
        ...(definition === undefined ? {} : { definition }),
        ...around(system, edition, plain, codes),
        ...(found?.since === undefined ? {} : { since: found.since }),
        titles: found?.titles ?? [],
        leadsTo: known.maps
          .filter(({ target }) => !target.startsWith("PATHWAY-") && !target.startsWith(`${system}-`))
          .map(({ target, lines }) => ({
            target,
            items: lines.flatMap(({ from, to, title }) =>
              from === plain && to !== undefined ? [{ code: to, ...(title ? { title } : {}) }] : [],
            ),
          }))
          .filter(({ items }) => items.length > 0),
      };
      return { status: 200, body };
    },
  ),
];

/** The codes it stands under, by their title in the set or as shipped, and those that stand right under it. */
function around(system: CodeSystem, edition: string, code: string, codes: readonly Code[]) {
  const shipped = new Map(familiesOf(system, edition).map((one) => [one.code, one]));
  const above = codesAbove(system, code).flatMap((one): FoundCode[] => {
    const found = codes.find((each) => each.code === one) ?? shipped.get(one);
    return found ? [foundAs(found)] : [];
  });
  const below = codes
    .filter((one) => isCurrent(one) && codesAbove(system, one.code).at(-1) === code)
    .map(foundAs);
  return { above, below };
}
