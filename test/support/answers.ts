/** What businesses answered, put into a campaign as the store keeps it; and the campaign closed and counted. */
import { type CampaignId, newId, PartnershipId, type RespondentId } from "#shared/ids.ts";
import type { Answers, Employer, StatementAnswer } from "#shared/validations/respondent-schema.ts";
import { worked } from "./agreements.ts";
import { campaignOf } from "./campaigns.ts";
import type { World } from "./world.ts";

const p = PartnershipId.parse("cedar-valley");

/** One person: which business, and what they say of the nth statement that is asked. */
export type Person = {
  employer: string;
  more?: Partial<Employer>;
  said?: Record<number, Partial<StatementAnswer>>;
  missing?: Answers["missing"];
  seconds?: Answers["seconds"];
};

/** Everyone's answers in the table, without a letter being written; the respondents in their order. */
export async function answering(
  world: World,
  { id, statementIds }: { id: string; statementIds: string[] },
  people: readonly Person[],
): Promise<RespondentId[]> {
  const { respondents, table } = world.services;
  const at = new Date("2026-11-23T15:00:00.000Z");
  const ids: RespondentId[] = [];
  const writes = await Promise.all(
    people.map(async ({ employer, more = {}, said = {}, missing = [], seconds = [] }, no) => {
      const respondent = {
        id: newId("rsp"),
        campaignId: id as CampaignId,
        employer: { employerId: employer, name: `Business ${employer}`, ...more },
        name: `Person ${no}`,
        email: `person${no}@${employer}.example`,
        language: "en" as const,
        state: "COMPLETED" as const,
        version: 0,
      };
      ids[no] = respondent.id;
      const saved = await respondents.saving(
        p,
        undefined,
        respondent,
        { action: "respondent-completed" },
        { actor: "hub:respondent", actorName: respondent.name, at },
      );
      const answers: Answers = {
        respondentId: respondent.id,
        employerId: employer,
        statements: Object.fromEntries(
          Object.entries(said).map(([index, answer]) => [
            statementIds[Number(index)] ?? "",
            { ratings: {}, ...answer },
          ]),
        ),
        missing,
        seconds,
        revision: 1,
        savedAt: at.toISOString(),
      };
      return [...saved.writes, respondents.answering(p, saved.record, answers)];
    }),
  );
  await table.stage(writes.flat().flatMap((write) => ("put" in write ? [write.put] : [])));
  return ids;
}

export const rated = (need: number, more: Partial<StatementAnswer> = {}): Partial<StatementAnswer> => ({
  ratings: { need },
  ...more,
});

/** An open campaign about the welding framework, with these answers. */
export async function campaignWith(world: World, people: readonly Person[]) {
  const campaign = await campaignOf(world, { open: true });
  return { ...campaign, respondents: await answering(world, campaign, people) };
}

/** Closes it and counts it, three minutes later by the clock that is given. */
export async function tallied(
  world: World,
  { at, etag }: { at: string; etag: string },
  wait: (minutes: number) => void,
): Promise<{ etag: string }> {
  const tom = world.as("tom");
  const closed = worked(await tom("POST", `${at}/close`, undefined, { "if-match": etag }));
  wait(3);
  return worked(await tom("POST", `${at}/tally`, undefined, { "if-match": closed.etag }));
}
