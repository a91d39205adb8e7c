/** …/program-settings: how strict the region's checks of programs are. Members read; the convener says. */
import * as z from "zod";
import { bridgeChecks } from "#shared/bridges/check-table.ts";
import { PartnershipId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { checkTable } from "#shared/programs/check-table.ts";
import { objectionToSetting, settingsDecided, settingsProblems } from "#shared/programs/settings.ts";
import { ProgramSettingsDraft, ProgramSettingsView } from "#shared/programs/settings-schema.ts";
import { type Endpoint, endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";

const All = z.object({ partnershipId: PartnershipId });
const path = "/partnerships/{partnershipId}/program-settings";
/** Of programs and of bridges; what an evaluation asks is the same everywhere. */
const known: ReadonlySet<string> = new Set([...checkTable, ...bridgeChecks].map(({ id }) => id));

export const programSettingsRoutes: Endpoint[] = [
  endpoint(
    {
      method: "GET",
      path,
      summary:
        "How strict the checks of the region's programs are, and which were turned, each with its reason",
      audience: "member",
      params: All,
      answers: { 200: ProgramSettingsView },
    },
    async ({ services, actor, params }) => {
      const [, { chainHash: _hash, ...body }] = await Promise.all([
        actor,
        services.programSettings.read(params.partnershipId),
      ]);
      return { status: 200, body, version: body.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path,
      summary: "Say how strict the checks are; a check that is turned needs its reason",
      audience: "member",
      params: All,
      body: ProgramSettingsDraft,
      answers: { 200: ProgramSettingsView },
      ifMatch: true,
      refusals: ["role-missing"],
    },
    async ({ services, actor, params: { partnershipId }, body, stamp, sameVersion }) => {
      const [by, before] = await Promise.all([actor, services.programSettings.read(partnershipId)]);
      insist(objectionToSetting(by));
      await sameVersion(before, await services.programSettings.pk(partnershipId));
      const errors = settingsProblems(body, known);
      if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
      const saved = await services.programSettings.saving(
        partnershipId,
        before,
        { ...before, ...body },
        settingsDecided(before, body),
        stamp(by),
      );
      const { chainHash: _hash, ...answer } = saved.record;
      return { status: 200, body: answer, version: answer.version, writes: saved.writes };
    },
  ),

  ...historyOf({
    path,
    params: All,
    what: "the settings of the checks",
    async load({ services, actor, params }) {
      await actor;
      return await services.programSettings.pk(params.partnershipId);
    },
  }),
];
