/** What businesses read of each other: words and how many stand behind them, and nothing from which one could be known. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { othersReader } from "#functions/validations/others.ts";
import { gathered, identifies } from "#shared/validations/others.ts";
import type { Answers, Other } from "#shared/validations/respondent-schema.ts";
import { worked } from "#test/support/agreements.ts";
import { answering, type Person, rated } from "#test/support/answers.ts";
import { campaignOf, linkFor, listed } from "#test/support/campaigns.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const respond = async (what: string, body: object) =>
  worked(await world.anonymously("POST", `/api/respond/${what}`, body)).body;

const says = (text: string, rewording?: string): Person["said"] => ({
  0: rated(3, { comment: { kind: "REWORDING", text, ...(rewording ? { rewording } : {}) } }),
});
const shop = (employer: string, said: Person["said"], more: Partial<Person> = {}): Person => ({
  employer,
  more: { name: `${employer[0]?.toUpperCase()}${employer.slice(1)} Metalworks` },
  said: said as NonNullable<Person["said"]>,
  ...more,
});
const missing = (text: string): Answers["missing"] => [{ id: "5b0e3c9a-6f0e-4b6b-9a2e-0123456789ab", text }];

/** A link of someone at a business of their own, beside these people. */
async function reader(people: readonly Person[]) {
  const campaign = await campaignOf(world, { open: true });
  const token = await linkFor(world, campaign);
  const respondents = await answering(world, campaign, people);
  const others = async (statementId?: string): Promise<{ enough: boolean; items: Other[] }> =>
    respond("others", { token, ...(statementId ? { statementId } : {}) });
  return { campaign, token, respondents, first: campaign.statementIds[0] ?? "", others };
}

describe("what other businesses say", () => {
  it("is shown once three of them have answered, and before then not at all", async () => {
    const two = [shop("alpha", says("Say it short.")), shop("beta", says(""))];
    const few = await reader([...two, shop("alpha", says("Me too."))]);
    expect(await few.others(few.first)).toEqual({ enough: false, items: [] });
    const enough = await reader([...two, shop("gamma", { 0: rated(1) })]);
    expect(await enough.others(enough.first)).toEqual({
      enough: true,
      items: [
        { id: expect.any(String), kind: "REWORDING", text: "Say it short.", businesses: 1, colleague: false },
      ],
    });
  });

  it("comes without a name, a business or an id of either, and is held back where its words tell", async () => {
    const { others, respondents, first } = await reader([
      shop("alpha", says("", "Weld what the drawing says.")),
      shop("beta", says("At Beta we do it the other way round.")),
      shop("gamma", says("Call me: 815-555-0142.")),
      shop("delta", { 0: rated(2) }, { missing: missing("Read a weld map") }),
    ]);
    const about = await others(first);
    expect(about.items.map(({ rewording }) => rewording)).toEqual(["Weld what the drawing says."]);
    const lacking = await others();
    expect(lacking.items).toMatchObject([{ text: "Read a weld map", businesses: 1 }]);
    const told = JSON.stringify([about, lacking]);
    for (const secret of [...respondents, "alpha", "delta", "Metalworks", "Person"])
      expect(told).not.toContain(secret);
  });

  it("is seconded with the answers, under the id it is counted by, until that is taken back", async () => {
    const { campaign, token, respondents, first, others } = await reader([
      shop("alpha", says("Say it short.")),
      shop("beta", { 0: rated(3) }),
      shop("gamma", { 0: rated(3) }),
    ]);
    const [{ id } = { id: "" }] = (await others(first)).items;
    const draft = { token, statements: { [first]: { ratings: { need: 3 } } }, missing: [] };
    // One hash that stands for nothing, or for nothing any more, does no harm.
    await respond("save", { ...draft, seconds: [id, "0".repeat(24)], revision: 0 });
    expect((await respond("open", { token })).answers.seconds).toEqual([id]);
    const me = await listed(world, campaign.at);
    const all = await world.services.table.all(`T#cedar-valley#CAMPAIGN#${campaign.id}#ANSWERS`);
    const mine = all.find(({ sk }) => sk.endsWith(`#${me}`));
    expect(mine?.["data"]).toMatchObject({ seconds: [`${respondents[0]}.${first}`] });

    // A form that says nothing of seconds leaves them as they were; one that takes it back does.
    await respond("save", { ...draft, revision: 1 });
    expect((await respond("open", { token })).answers.seconds).toEqual([id]);
    await respond("save", { ...draft, seconds: [], revision: 2 });
    expect((await respond("open", { token })).answers.seconds).toEqual([]);
  });
});

it("of more than sixty is a draw in which no business's name counts", async () => {
  const asked = "5b0e3c9a-6f0e-4b6b-9a2e-0123456789ab";
  const campaign = { id: "cmp_1", statementIds: [asked] } as never;
  const answers = Array.from({ length: 200 }, (_, no) => ({
    respondentId: `rsp_${String(no).padStart(20, "0")}`,
    employerId: `e${String(no).padStart(3, "0")}`,
    statements: { [asked]: { ratings: { need: 3 }, comment: { kind: "OTHER", text: `Word ${no}` } } },
    missing: [],
    seconds: [],
  })) as never as Answers[];
  const drawn = (await gathered(campaign, answers)).written.get(asked) ?? [];
  expect(drawn).toHaveLength(60);
  expect(drawn.some(({ employerId }) => employerId > "e100")).toBe(true);
  const backwards = (await gathered(campaign, answers.toReversed())).written.get(asked);
  expect(backwards).toEqual(drawn);
});

it("an id that stands for nothing makes the answers of others be read once in a while, not with every save", async () => {
  let reads = 0;
  let now = 0;
  const reader = othersReader(
    {
      answers() {
        reads++;
        return [];
      },
    } as never,
    {} as never,
    () => new Date(now),
  );
  const campaign = { id: "cmp_1", statementIds: [] } as never;
  const look = () =>
    reader.behind("cedar-valley" as never, campaign, "rsp_1" as never, new Set(["0"] as never));
  for (now = 2_000; now < 20_000; now += 2_000) await look();
  expect(reads).toBeLessThanOrEqual(2);
});

it.each<[string, boolean]>([
  ["Halvorsen trains its own people.", true],
  ["We at HALVORSEN FABRICATION train our own.", true],
  ["Ask Kevin Ålder.", true],
  ["Alder asked for this.", true],
  ["alder wood burns well", false],
  ["Write to kevin@halvorsen.example", true],
  ["See www.halvorsen.example", true],
  ["(815) 555-0142", true],
  ["Weld to D1.1 within 0.030 in 2026.", false],
  ["Fabrication is the word we use.", false],
])("words are held back when they tell whose they are: %s", (words, told) => {
  const employer = { employerId: "halvorsen", name: "Halvorsen Fabrication" };
  expect(identifies(words, { name: "Kevin Alder", employer })).toBe(told);
});

it("an article a business's name begins with holds no sentence back", () => {
  const employer = { employerId: "weld", name: "The Halvorsen Works" };
  const author = { name: "Kevin Alder", employer };
  expect(identifies("The drawing says it.", author)).toBe(false);
  expect(identifies("At Halvorsen we do.", author)).toBe(true);
});
