/**
 * What it takes to count a campaign as it grows: everyone's answers read from the table and tallied employer by employer,
 * with ten times as many of them. What is held meanwhile is one employer's people, however many there are.
 */
import type { Item } from "#functions/cloud/table.ts";
import { CaseUuid } from "#shared/case/schema.ts";
import { type CampaignId, newId } from "#shared/ids.ts";
import { byEmployer, counting } from "#shared/validations/counting.ts";
import type { Answers } from "#shared/validations/respondent-schema.ts";
import { defaultScales } from "#shared/validations/scales.ts";
import { cedarValley, openPlace, type Place } from "./place.ts";

export type Tallied = { responses: number; employers: number; ms: number; held: number };

const statementIds = Array.from({ length: 4 }, () => CaseUuid.parse(crypto.randomUUID()));
/** Three people each. */
const employerOf = (no: number): string => `e${String(Math.floor(no / 3)).padStart(6, "0")}`;

function answersOf(no: number): Answers {
  const ratings = Object.fromEntries(
    defaultScales.map(({ id, points }, scale) => [id, points[(no * 7 + scale) % points.length]?.value ?? 0]),
  );
  return {
    respondentId: newId("rsp"),
    employerId: employerOf(no),
    statements: Object.fromEntries(statementIds.map((id) => [id, { ratings }])),
    missing: [],
    seconds: [],
    revision: 1,
    savedAt: "2026-11-23T12:00:00.000Z",
  };
}

async function campaignOf({ services }: Place, responses: number): Promise<CampaignId> {
  const id = newId("cmp");
  const pk = `${await services.campaigns.pk(cedarValley, id)}#ANSWERS`;
  const share = 2_500;
  for (let start = 0; start < responses; start += share)
    await services.table.stage(
      Array.from({ length: Math.min(share, responses - start) }, (_, index): Item => {
        const data = answersOf(start + index);
        return { pk, sk: `${data.employerId}#${data.respondentId}`, version: 1, data };
      }),
    );
  return id;
}

async function counted({ services }: Place, id: CampaignId) {
  const started = performance.now();
  const tally = counting({ statementIds, scales: defaultScales }, (employer) => {
    const no = Number(employer.slice(1));
    return { sector: String(31 + (no % 8)), size: no % 2 ? "UNDER_50" : "50_TO_249", county: `C${no % 12}` };
  });
  let held = 0;
  for await (const people of byEmployer(services.tallies.answers(cedarValley, id))) {
    held = Math.max(held, people.length);
    tally.take(people);
  }
  const { employers } = tally.tally(() => undefined);
  return { employers, held, ms: performance.now() - started };
}

/** The middle of some rounds for each number of responses. */
export async function tallies(rounds: number, sizes: readonly number[]): Promise<Tallied[]> {
  const place = await openPlace();
  try {
    const all: Tallied[] = [];
    for (const responses of sizes) {
      const id = await campaignOf(place, responses);
      const times = [];
      for (let round = 0; round < rounds; round++) times.push(await counted(place, id));
      times.sort((a, b) => a.ms - b.ms);
      const middle = times[Math.floor(times.length / 2)];
      if (middle) all.push({ responses, ...middle });
    }
    return all;
  } finally {
    await place.close();
  }
}
