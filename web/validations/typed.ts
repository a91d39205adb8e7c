/** What stands in the form of a campaign, as it is typed, and the body it becomes. Pure. */
import type { FrameworkRow } from "#shared/statements/schema.ts";
import { plusDays } from "#shared/time.ts";
import { defaultRule, defaultScales } from "#shared/validations/scales.ts";
import type { CampaignView, Scale } from "#shared/validations/schema.ts";

export type Typed = {
  title: string;
  frameworkId: string;
  editionNo: string;
  statementIds: string[];
  pathwayIds: string[];
  region: string;
  job: string;
  jobInSpanish: string;
  socCodes: string;
  purpose: string;
  method: string;
  opensOn: string;
  closesOn: string;
  introduction: string;
  introductionInSpanish: string;
  scales: Scale[];
  ruleMethod: string;
  minEmployers: string;
  blockingSeconds: string;
  endorsementPercent: string;
};

/** How long businesses commonly have. */
const usualDays = 21;

/** A framework and its last edition: they are numbered from one. */
export const lastOf = (
  framework: Pick<FrameworkRow, "identifier" | "editions"> | undefined,
): Pick<Typed, "frameworkId" | "editionNo"> => ({
  frameworkId: framework?.identifier ?? "",
  editionNo: framework ? String(framework.editions) : "",
});

/** A campaign for the region, asked from today on; where there is one framework, there is nothing to choose. */
export const begun = (
  today: string,
  region: string,
  frameworks: readonly Pick<FrameworkRow, "identifier" | "editions">[] = [],
): Typed => ({
  title: "",
  ...lastOf(frameworks.length === 1 ? frameworks[0] : undefined),
  statementIds: [],
  pathwayIds: [],
  region,
  job: "",
  jobInSpanish: "",
  socCodes: "",
  purpose: "INITIAL",
  method: "SURVEY",
  opensOn: today,
  closesOn: plusDays(today, usualDays),
  introduction: "",
  introductionInSpanish: "",
  scales: defaultScales,
  ...typedRule(defaultRule),
});

export const typedOf = (campaign: CampaignView): Typed => ({
  title: campaign.title,
  frameworkId: campaign.frameworkId,
  editionNo: String(campaign.editionNo),
  statementIds: campaign.statementIds,
  pathwayIds: campaign.pathwayIds,
  region: campaign.region,
  job: campaign.occupation.en,
  jobInSpanish: campaign.occupation.es ?? "",
  socCodes: campaign.socCodes.join(", "),
  purpose: campaign.purpose,
  method: campaign.method,
  opensOn: campaign.opensOn,
  closesOn: campaign.closesOn,
  introduction: campaign.introduction?.en ?? "",
  introductionInSpanish: campaign.introduction?.es ?? "",
  scales: campaign.scales,
  ...typedRule(campaign.rule),
});

function typedRule(rule: CampaignView["rule"]) {
  const { method, minEmployers, blockingSeconds, endorsementPercent } = rule;
  return {
    ruleMethod: method as string,
    minEmployers: String(minEmployers),
    blockingSeconds: String(blockingSeconds),
    endorsementPercent: String(endorsementPercent),
  };
}

/** Both languages; what was left empty is left out. */
const worded = (en: string, es: string) => ({ en: en.trim(), ...(es.trim() ? { es: es.trim() } : {}) });

/** The request body: the hub's own words say what is missing in it. */
export function bodyOf(typed: Typed): Record<string, unknown> {
  const { title, region, editionNo, frameworkId, statementIds, pathwayIds } = typed;
  const { purpose, method, opensOn, closesOn } = typed;
  const intro = worded(typed.introduction, typed.introductionInSpanish);
  return {
    title: title.trim(),
    frameworkId,
    editionNo: Number(editionNo),
    statementIds,
    pathwayIds,
    region: region.trim(),
    occupation: worded(typed.job, typed.jobInSpanish),
    socCodes: typed.socCodes.split(/[\s,;]+/).filter(Boolean),
    purpose,
    method,
    opensOn,
    closesOn,
    scales: typed.scales.map(scaleAsSaid),
    rule: {
      method: typed.ruleMethod,
      minEmployers: Number(typed.minEmployers),
      blockingSeconds: Number(typed.blockingSeconds),
      endorsementPercent: Number(typed.endorsementPercent),
    },
    ...(intro.en || intro.es ? { introduction: intro } : {}),
  };
}

/** A wording that was emptied in Spanish falls back to English. */
const scaleAsSaid = ({ question, points, ...scale }: Scale): Scale => ({
  ...scale,
  question: worded(question.en, question.es ?? ""),
  points: points.map(({ label, ...point }) => ({ ...point, label: worded(label.en, label.es ?? "") })),
});
