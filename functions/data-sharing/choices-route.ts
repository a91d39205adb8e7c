/**
 * …/data-sharing-settings and …/indicators: what the region asks of every data-sharing agreement. Members read; the
 * convener sets the smallest group, turns a check with its reason, and says what is counted.
 */
import {
  checkProblems,
  indicatorProblems,
  indicatorsChanged,
  objectionToDeciding,
  settingsDecided,
} from "#shared/data-sharing/bases-rules.ts";
import { DataSharingSettings, DataSharingSettingsChange } from "#shared/data-sharing/bases-schema.ts";
import { isCheck } from "#shared/data-sharing/checks.ts";
import { shippedIndicators } from "#shared/data-sharing/indicators-shipped.ts";
import { IndicatorSet, IndicatorSetChange } from "#shared/data-sharing/release-schema.ts";
import { insist } from "#shared/problem.ts";
import { type Endpoint, endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { insistOnNone } from "./draft.ts";
import { All } from "./paths.ts";

const settings = "/partnerships/{partnershipId}/data-sharing-settings";
const indicators = "/partnerships/{partnershipId}/indicators";

export const dataChoicesRoutes: Endpoint[] = [
  endpoint(
    {
      method: "GET",
      path: settings,
      summary: "The smallest group of the partnership, and the checks its counsel turned",
      audience: "member",
      params: All,
      answers: { 200: DataSharingSettings.omit({ chainHash: true }) },
    },
    async ({ services, actor, params }) => {
      const [, { chainHash: _hash, ...body }] = await Promise.all([
        actor,
        services.dataSettings.find(params.partnershipId),
      ]);
      return { status: 200, body, version: body.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: settings,
      summary: "Set the smallest group, and turn checks, each with its reason",
      audience: "member",
      params: All,
      body: DataSharingSettingsChange,
      answers: { 200: DataSharingSettings.omit({ chainHash: true }) },
      ifMatch: true,
      refusals: ["role-missing"],
    },
    async ({ services, actor, params: { partnershipId }, body, stamp, now, sameVersion }) => {
      const [by, before, bases] = await Promise.all([
        actor,
        services.dataSettings.find(partnershipId),
        services.legalBases.every(partnershipId),
      ]);
      insist(objectionToDeciding(by));
      await sameVersion(before, await services.dataSettings.pk(partnershipId));
      insistOnNone(checkProblems(body, before, (code) => isCheck(code, bases)));
      const old = new Map(before.checks.map((one) => [one.code, one]));
      const after: DataSharingSettings = {
        ...before,
        floor: body.floor,
        checks: body.checks.map((check) => {
          const was = old.get(check.code);
          const kept = was?.severity === check.severity && was.reason === check.reason;
          return kept ? was : { ...check, by: by.person, byName: by.name, at: now.toISOString() };
        }),
      };
      const saved = await services.dataSettings.saving(
        partnershipId,
        before,
        after,
        settingsDecided(before, after),
        stamp(by),
      );
      const { chainHash: _hash, ...answer } = saved.record;
      return { status: 200, body: answer, version: answer.version, writes: saved.writes };
    },
  ),

  ...historyOf({
    path: settings,
    params: All,
    what: "the settings for data sharing",
    async load({ services, actor, params }) {
      await actor;
      return await services.dataSettings.pk(params.partnershipId);
    },
  }),

  endpoint(
    {
      method: "GET",
      path: indicators,
      summary: "The indicators of the partnership, and how students are divided",
      audience: "member",
      params: All,
      answers: { 200: IndicatorSet.omit({ chainHash: true }) },
    },
    async ({ services, actor, params }) => {
      const [, { chainHash: _hash, ...body }] = await Promise.all([
        actor,
        services.indicators.find(params.partnershipId),
      ]);
      return { status: 200, body, version: body.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: indicators,
      summary: "Replace the indicators and subgroups, such as with the state's own",
      audience: "member",
      params: All,
      body: IndicatorSetChange,
      answers: { 200: IndicatorSet.omit({ chainHash: true }) },
      ifMatch: true,
      refusals: ["role-missing"],
    },
    async ({ services, actor, params: { partnershipId }, body, stamp, sameVersion, today }) => {
      const [by, before] = await Promise.all([actor, services.indicators.find(partnershipId)]);
      insist(objectionToDeciding(by));
      await sameVersion(before, await services.indicators.pk(partnershipId));
      insistOnNone(indicatorProblems(body, before, shippedIndicators.indicators, await today(partnershipId)));
      const saved = await services.indicators.saving(
        partnershipId,
        before,
        { ...before, ...body },
        indicatorsChanged(before, body),
        stamp(by),
      );
      const { chainHash: _hash, ...answer } = saved.record;
      return { status: 200, body: answer, version: answer.version, writes: saved.writes };
    },
  ),

  ...historyOf({
    path: indicators,
    params: All,
    what: "the indicators of this partnership",
    async load({ services, actor, params }) {
      await actor;
      return await services.indicators.pk(params.partnershipId);
    },
  }),
];
