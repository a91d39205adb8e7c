/** …/campaigns/{campaignId}/feedback: everyone who answered is told, once, what became of what they wrote. */
import type { PartnershipId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import type { Respondent } from "#shared/validations/respondent-schema.ts";
import { isValidated, objectionToFeedback } from "#shared/validations/results-rules.ts";
import { objectionToRunning } from "#shared/validations/rules.ts";
import type { Campaign } from "#shared/validations/schema.ts";
import { standingOf } from "#shared/validations/seconds.ts";
import { InputId, Told, type Triage } from "#shared/validations/triage-schema.ts";
import { posting } from "../cloud/outbox.ts";
import type { Services } from "../env.ts";
import { endpoint } from "../http/endpoint.ts";
import { type Gathered, gathered } from "./evidence.ts";
import { type Fate, feedbackLetter } from "./feedback-letter.ts";
import { load, One, one } from "./paths.ts";
import { inTurn, lettersAtOnce, lettersMax } from "./writing.ts";

/**
 * Whether this person has answered, and has not been told what came of it. An address that was typed at the door of a live
 * session is nobody's for sure: it is never written to.
 */
const isDue = ({
  state,
  toldAt,
  cameIn,
}: Pick<Respondent, "state"> & Partial<Record<"toldAt" | "cameIn", unknown>>): boolean =>
  (state === "STARTED" || state === "COMPLETED") && toldAt === undefined && cameIn === undefined;

/** What was merged has the fate of what it was merged into: a few steps at most. */
const mergersMax = 5;

/** What a person wrote, and what they seconded. */
type Wrote = { id: InputId; text: string; statementId?: string | undefined; seconded: boolean };

async function writtenBy(
  services: Services,
  partnership: PartnershipId,
  campaign: Campaign,
  found: Gathered,
  respondent: Respondent,
): Promise<Wrote[]> {
  const answers = await services.respondents.answers(partnership, respondent);
  if (!answers) return [];
  const asked = new Set<string>(campaign.statementIds);
  const ids = answers.seconds.flatMap((second) => InputId.safeParse(second).data ?? []);
  const { comments = [], missing = [] } = Object.groupBy(ids, (id) =>
    asked.has(id.slice(id.indexOf(".") + 1)) ? "comments" : "missing",
  );
  const seconds = await services.tallies.inputs(partnership, campaign.id, found.tallyId, {
    comments,
    missing,
  });
  return [
    ...campaign.statementIds.flatMap((statementId): Wrote[] => {
      const comment = answers.statements[statementId]?.comment;
      const id = InputId.parse(`${respondent.id}.${statementId}`);
      return comment ? [{ id, text: comment.rewording || comment.text, statementId, seconded: false }] : [];
    }),
    ...answers.missing.map(({ id, text }) => ({
      id: InputId.parse(`${respondent.id}.${id.toLowerCase()}`),
      text,
      seconded: false,
    })),
    ...[...seconds.values()].map((input) => ({
      id: input.id,
      text: input.text,
      statementId: "statementId" in input ? input.statementId : undefined,
      seconded: true,
    })),
  ];
}

/** What was done with these, and with what they were merged into. */
async function triagedOf(
  services: Services,
  partnership: PartnershipId,
  campaign: Campaign,
  ids: readonly InputId[],
): Promise<Map<InputId, Triage>> {
  const all = new Map<InputId, Triage>();
  let wanted = [...new Set(ids)];
  for (let step = 0; wanted.length > 0 && step <= mergersMax; step++) {
    const found = await services.decisions.inputs(partnership, campaign.id, wanted);
    for (const [id, one] of found) all.set(id, one);
    wanted = [...found.values()].flatMap(({ mergedInto }) =>
      mergedInto !== undefined && !all.has(mergedInto) ? mergedInto : [],
    );
  }
  return all;
}

function fateOf(
  { id, text, statementId, seconded }: Wrote,
  triaged: ReadonlyMap<InputId, Triage>,
  wordsOf: (statementId: string) => string | undefined,
  nowOf: (statementId: string) => string | undefined,
): Fate {
  let known = triaged.get(id);
  for (let step = 0; known?.mergedInto !== undefined && step < mergersMax; step++)
    known = triaged.get(known.mergedInto);
  return {
    text,
    statement: statementId === undefined ? undefined : wordsOf(statementId),
    seconded,
    state: known?.state ?? "OPEN",
    answer: known?.answer,
    now: known?.becomes === undefined ? undefined : nowOf(known.becomes),
  };
}

export const feedbackRoutes = [
  endpoint(
    {
      method: "POST",
      path: `${one}/feedback`,
      summary:
        "Tell people what became of what they wrote, each once: 200 at a time; ask again while some are left",
      audience: "member",
      params: One,
      answers: { 200: Told },
      refusals: ["role-missing", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, stamp } = asking;
      const { partnershipId } = params;
      const { by, campaign } = await load(asking);
      insist(objectionToRunning(by, campaign));
      insist(objectionToFeedback(campaign));
      const [found, standing] = await Promise.all([
        gathered(services, partnershipId, campaign),
        services.respondents.standing(partnershipId, campaign.id),
      ]);
      const framework = await services.statements.find(partnershipId, campaign.frameworkId);
      if (!framework) throw new Refusal("not-found");
      const contents = await services.statements.contents(partnershipId, framework);
      const now = new Map<string, string>(
        contents.CFItems.map((item) => [item.identifier, item.fullStatement]),
      );
      const words = new Map<string, string>(found.asked.map((one) => [one.identifier, one.fullStatement]));
      const due = standing.filter(isDue).map(({ id }) => id);
      const todo = due.slice(0, lettersMax);
      const numbers = {
        employers: found.tally.employers,
        asked: campaign.statementIds.length,
        validated: [...found.decisions.values()].filter(({ decision }) => isValidated(decision)).length,
        link:
          campaign.state === "PUBLISHED"
            ? `${services.config.HUB_ORIGIN}/skills/${partnershipId}/campaigns/${campaign.id}`
            : undefined,
      };

      const letters = async (some: readonly Respondent[]) => {
        const wrote = await Promise.all(
          some.map((one) => writtenBy(services, partnershipId, campaign, found, one)),
        );
        const ids = wrote.flat().map(({ id }) => id);
        const done = await triagedOf(services, partnershipId, campaign, ids);
        const triaged = new Map(standingOf([...done.values()], found.tally).map((one) => [one.id, one]));
        return Promise.all(
          some.map(async (respondent, index) => {
            const saved = await services.respondents.saving(
              partnershipId,
              respondent,
              { ...respondent, toldAt: asking.now.toISOString() },
              { action: "respondent-told" },
              stamp(by),
            );
            const fates = (wrote[index] ?? []).map((one) =>
              fateOf(
                one,
                triaged,
                (id) => words.get(id),
                (id) => now.get(id),
              ),
            );
            const letter = feedbackLetter({ respondent, campaign, fates, ...numbers });
            const id = `${respondent.id}-${saved.record.version}`;
            return [...saved.writes, posting(services.seal, partnershipId, id, letter)];
          }),
        );
      };

      let written = 0;
      for (let start = 0; start < todo.length; start += lettersAtOnce)
        written += await inTurn(
          services,
          partnershipId,
          todo.slice(start, start + lettersAtOnce),
          isDue,
          letters,
        );
      return { status: 200, body: { written, left: due.length - todo.length } };
    },
  ),
];
