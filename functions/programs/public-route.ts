/**
 * Programs of study as everyone may read them, and as CTDL: the version in force of those that their parties made public.
 * What is private, a draft or no longer public is the 404 of what does not exist.
 */
import * as z from "zod";
import { edition } from "#shared/framework/editions.ts";
import { type PartnershipId, ProgramId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { Refusal } from "#shared/problem.ts";
import { programCtdl, programCtdlList } from "#shared/programs/ctdl.ts";
import { agreementsNamed } from "#shared/programs/plan.ts";
import { isPublicRow, publicProgram, publicRow } from "#shared/programs/public.ts";
import { PublicProgram, PublicProgramRow } from "#shared/programs/public-schema.ts";
import { spokenRow } from "#shared/programs/sight.ts";
import { inForce } from "#shared/programs/versions.ts";
import type { Services } from "../env.ts";
import { cached } from "../http/cached.ts";
import { endpoint } from "../http/endpoint.ts";
import { LinkedData, linkedData } from "../http/linked-data.ts";
import { All, One } from "./paths.ts";

const all = "/public/partnerships/{partnershipId}/programs";

/** One public program, or the 404 of what does not exist. */
async function published(services: Services, id: PartnershipId, programId: ProgramId) {
  const [partnership, record] = await Promise.all([
    services.partnerships.settings(id),
    services.programs.find(id, programId),
  ]);
  if (!partnership || record?.visibility !== "PUBLIC") throw new Refusal("not-found");
  const program = await services.programs.inForce(id, record);
  if (!program) throw new Refusal("not-found");
  const plan = await services.programs.planOf(id, programId, program.planId);
  const [organizations, codes, agreements] = await Promise.all([
    services.organizations.every(id),
    services.codes.facts(id, [
      ...program.cips.map(({ code, edition }) => ({ system: "CIP" as const, edition, code })),
      ...program.occupations.map((code) => ({ system: "SOC" as const, edition: "2018", code })),
    ]),
    services.agreements.amongPublic([...agreementsNamed(plan)]),
  ]);
  return publicProgram(program, plan, {
    partnership: { id, name: partnership.name },
    organizations: organizations.map(({ id, code, name }) => ({ id, code, name })),
    framework: edition(program.edition),
    codes,
    agreements,
  });
}

export const publicProgramRoutes = [
  endpoint(
    {
      method: "GET",
      path: all,
      summary: "Programs of study that are in force and public, by title",
      audience: "anyone",
      params: All,
      answers: { 200: pageOf(PublicProgramRow) },
    },
    async ({ services, params: { partnershipId } }) => {
      const [partnership, rows, organizations] = await Promise.all([
        services.partnerships.settings(partnershipId),
        services.programs.every(partnershipId),
        services.organizations.every(partnershipId),
      ]);
      if (!partnership) throw new Refusal("not-found");
      const named = organizations.map(({ id, code, name }) => ({ id, code, name }));
      const items = rows
        .filter(isPublicRow)
        .map((row) => publicRow(spokenRow(row), { organizations: named, framework: edition(row.edition) }));
      return { status: 200, body: { items }, headers: cached };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${all}/{programId}`,
      summary: "One public program of study: who takes part, its grid, where people enter and leave",
      audience: "anyone",
      params: One,
      answers: { 200: PublicProgram },
    },
    async ({ services, params: { partnershipId, programId } }) => ({
      status: 200,
      body: await published(services, partnershipId, programId),
      headers: cached,
    }),
  ),

  endpoint(
    {
      method: "GET",
      path: "/ctdl/programs",
      root: true,
      summary:
        "Every public program of study of this hub in CTDL, in outline; the next page is in the Link header",
      audience: "anyone",
      query: PageQuery,
      answers: { 200: LinkedData, 304: null },
      refusals: ["bad-cursor"],
    },
    async ({ services, query, cursor, c }) => {
      const { HUB_ORIGIN: origin } = services.config;
      const { rows, more } = await services.programs.everyPublic(query.limit, cursor.open());
      const byPartnership = Map.groupBy(rows, ({ row }) => row.partnership);
      const found = await Promise.all(
        [...byPartnership].map(([partnership, some]) =>
          services.programs.findAll(
            partnership,
            some.map(({ row }) => row.id),
          ),
        ),
      );
      const records = new Map(found.flatMap((some) => [...some]));
      const listed = rows.flatMap(({ row: { id, partnership } }) => {
        const record = records.get(id);
        const now = record && inForce(record);
        return now ? [{ id, partnership, title: now.title, versionNo: now.versionNo }] : [];
      });
      const last = rows.at(-1)?.key;
      const address = (mark: string) =>
        `${origin}/ctdl/programs?${new URLSearchParams({ limit: String(query.limit), cursor: mark })}`;
      return linkedData(
        c,
        await programCtdlList(listed, origin),
        more && last !== undefined ? { link: `<${address(cursor.seal(last))}>; rel="next"` } : {},
      );
    },
  ),

  endpoint(
    {
      method: "GET",
      path: "/ctdl/programs/{programId}",
      root: true,
      summary:
        "One public program of study in CTDL: its courses, its entries, and the credentials it leads to",
      audience: "anyone",
      params: z.object({ programId: ProgramId }),
      answers: { 200: LinkedData, 304: null },
    },
    async ({ services, params: { programId }, c }) => {
      const partnership = await services.programs.partnershipOf(programId);
      if (!partnership) throw new Refusal("not-found");
      const program = await published(services, partnership, programId);
      return linkedData(c, await programCtdl(program, services.config.HUB_ORIGIN));
    },
  ),
];
