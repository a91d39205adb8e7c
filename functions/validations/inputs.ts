/** What people wrote, as those who decide about it read it: a page at a time, each with who stands behind it. */
import type { CaseUuid } from "#shared/case/schema.ts";
import type { PartnershipId, TallyId } from "#shared/ids.ts";
import type { Respondent } from "#shared/validations/respondent-schema.ts";
import type { Campaign } from "#shared/validations/schema.ts";
import { secondsOf, standingOf } from "#shared/validations/seconds.ts";
import type { KeptTally } from "#shared/validations/tally-schema.ts";
import { triageOf } from "#shared/validations/triage.ts";
import type {
  CommentView,
  InputId,
  KeptComment,
  KeptProposal,
  MissingView,
  Triage,
  TriageState,
} from "#shared/validations/triage-schema.ts";
import type { Services } from "../env.ts";

export type Input = KeptComment | KeptProposal;
type Counted = { tally: KeptTally; tallyId: TallyId };
type Wanted = {
  state?: TriageState | undefined;
  statement?: CaseUuid | undefined;
  limit: number;
  after?: string | undefined;
  /** Whether it is told who it was, person and business: not to auditors. */
  named: boolean;
};
type Page<Kept> = { items: Kept[]; next?: string };

/** Where most were decided about already, a page of those that were not takes some more reading. */
const readsMax = 5;

export const inputAt = async (
  services: Services,
  partnership: PartnershipId,
  { id: campaign }: Pick<Campaign, "id">,
  { tallyId }: Counted,
  kind: "comments" | "missing",
  id: InputId,
): Promise<Input | undefined> =>
  (await services.tallies.inputs(partnership, campaign, tallyId, { [kind]: [id] })).get(id);

/** Those of this state; nothing was done with what is not in `states`. */
async function pageIn<Kept extends Input>(
  read: (limit: number, after: string | undefined) => Promise<Page<Kept>>,
  states: ReadonlyMap<string, TriageState>,
  { state, limit, after }: Wanted,
): Promise<Page<Kept>> {
  const items: Kept[] = [];
  let next = after;
  for (let reads = 0; reads < readsMax; reads++) {
    const page = await read(limit - items.length, next);
    items.push(...page.items.filter(({ id }) => state === undefined || (states.get(id) ?? "OPEN") === state));
    next = page.next;
    if (next === undefined || items.length >= limit) break;
  }
  return { items, ...(next === undefined ? {} : { next }) };
}

async function found<Kept extends Input>(
  services: Services,
  partnership: PartnershipId,
  campaign: Campaign,
  { tally }: Counted,
  read: (limit: number, after: string | undefined) => Promise<Page<Kept>>,
  wanted: Wanted,
) {
  const done = await services.decisions.triaged(partnership, campaign.id, wanted.statement);
  const rows = standingOf(done, tally);
  const states = new Map(rows.map(({ id, state }) => [id as string, state]));
  const page = await pageIn(read, states, wanted);
  const records = await services.decisions.inputs(
    partnership,
    campaign.id,
    page.items.filter(({ id }) => states.has(id)).map(({ id }) => id),
  );
  const triaged = new Map(standingOf([...records.values()], tally).map((one) => [one.id, one]));
  const seconds = new Map(
    page.items.map((one) => [one.id, secondsOf(one, tally, triaged.get(one.id)?.joined)]),
  );
  const people = await services.respondents.findAll(partnership, [
    ...new Set([
      ...page.items.map(({ respondentId }) => respondentId),
      ...[...seconds.values()].flat().map(({ respondentId }) => respondentId),
    ]),
  ]);
  const byId = new Map(people.map((one) => [one.id, one]));
  const items = page.items.map((input) => {
    const known = triaged.get(input.id) ?? triageOf(input);
    return { input, known, seen: seenOf(input, known, byId, seconds.get(input.id) ?? [], wanted.named) };
  });
  return { items, next: page.next };
}

function seenOf(
  input: Input,
  { id, state, answer, becomes, mergedInto, version }: Triage,
  people: ReadonlyMap<string, Respondent>,
  seconds: ReturnType<typeof secondsOf>,
  named: boolean,
) {
  const author = people.get(input.respondentId);
  return {
    id,
    version,
    state,
    ...(answer === undefined ? {} : { answer }),
    ...(becomes === undefined ? {} : { becomes }),
    ...(mergedInto === undefined ? {} : { mergedInto }),
    employer: named ? { employerId: input.employerId, name: author?.employer.name ?? "" } : {},
    ...(named && author ? { name: author.name } : {}),
    seconds: seconds.map(({ employerId, respondentId }) =>
      named ? { employerId, name: people.get(respondentId)?.employer.name ?? "" } : {},
    ),
    savedAt: input.savedAt,
  };
}

export async function commentsPage(
  services: Services,
  partnership: PartnershipId,
  campaign: Campaign,
  counted: Counted,
  wanted: Wanted,
): Promise<Page<CommentView>> {
  const { statement } = wanted;
  const { items, next } = await found(
    services,
    partnership,
    campaign,
    counted,
    (limit, after) =>
      services.tallies.comments(partnership, campaign.id, counted.tallyId, { statement, limit, after }),
    wanted,
  );
  return {
    items: items.map(({ input, seen, known }) => ({
      ...seen,
      statementId: input.statementId,
      kind: input.kind,
      text: input.text,
      ...(input.rewording === undefined ? {} : { rewording: input.rewording }),
      blocks:
        seen.state === "OPEN" && known.rewording && seen.seconds.length >= campaign.rule.blockingSeconds,
    })),
    ...(next === undefined ? {} : { next }),
  };
}

export async function proposalsPage(
  services: Services,
  partnership: PartnershipId,
  campaign: Campaign,
  counted: Counted,
  wanted: Wanted,
): Promise<Page<MissingView>> {
  const { items, next } = await found(
    services,
    partnership,
    campaign,
    counted,
    (limit, after) => services.tallies.proposals(partnership, campaign.id, counted.tallyId, { limit, after }),
    wanted,
  );
  return {
    items: items.map(({ input: { text, belongsUnder, why }, seen }) => ({
      ...seen,
      text,
      ...(belongsUnder === undefined ? {} : { belongsUnder }),
      ...(why === undefined ? {} : { why }),
    })),
    ...(next === undefined ? {} : { next }),
  };
}
