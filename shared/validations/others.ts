/**
 * What businesses may read of each other while a campaign is open: words, and how many businesses stand behind them. Never
 * who: nothing is shown until three other businesses have answered, a text that names its author or leads to them is held
 * back, and ids are hashes, so that what one person wrote here and there cannot be put together. Pure.
 */
import { contentHash } from "../canonical.ts";
import { leastGroup } from "./groups.ts";
import { ratedIn } from "./respondent-rules.ts";
import type { Answers, Other, Respondent, SecondId } from "./respondent-schema.ts";
import type { Campaign } from "./schema.ts";
import type { InputId, KeptComment, KeptProposal } from "./triage-schema.ts";
import { commentsIn, proposalsIn } from "./written.ts";

/** How many are kept of one statement, and of the skills people miss: those a draw by hash picks, whatever a business is called. */
const mostOfOne = 60;

export const secondIdOf = async (campaignId: Campaign["id"], id: string): Promise<SecondId> =>
  (await contentHash(["second", campaignId, id])).slice(0, 24) as SecondId;

type Written = (KeptComment | KeptProposal) & { secondId: SecondId };

/** All that was written in a campaign. */
export type Gathered = {
  /** By statement; skills that people miss under "". */
  written: ReadonlyMap<string, readonly Written[]>;
  /** Employers behind each input, its author's aside. */
  behind: ReadonlyMap<string, ReadonlySet<string>>;
  /** Employers who rated something. */
  answered: ReadonlySet<string>;
};

export async function gathered(
  campaign: Pick<Campaign, "id" | "statementIds">,
  answers: AsyncIterable<Answers> | Iterable<Answers>,
): Promise<Gathered> {
  const written = new Map<string, Written[]>();
  const behind = new Map<string, Set<string>>();
  const answered = new Set<string>();
  for await (const one of answers) {
    if (ratedIn(one.statements) > 0) answered.add(one.employerId);
    for (const id of one.seconds) {
      const by = behind.get(id) ?? new Set<string>();
      behind.set(id, by.add(one.employerId));
    }
    for (const input of [...commentsIn(one, campaign), ...proposalsIn(one)]) {
      const about = "statementId" in input ? input.statementId : "";
      const known = written.get(about) ?? [];
      written.set(about, known);
      if (!saysSomething(input)) continue;
      known.push({ ...input, secondId: await secondIdOf(campaign.id, input.id) });
      if (known.length > 2 * mostOfOne) drawn(known);
    }
  }
  for (const known of written.values()) drawn(known);
  return { written, behind, answered };
}

function drawn(known: Written[]): void {
  known.sort((a, b) => (a.secondId < b.secondId ? -1 : 1)).splice(mostOfOne);
}

/** That something is unclear, without a word more, is nothing to second. */
const saysSomething = (input: KeptComment | KeptProposal): boolean =>
  input.text !== "" || ("rewording" in input && input.rewording !== undefined);

type Reader = Pick<Answers, "respondentId" | "employerId">;
type Author = Pick<Respondent, "id" | "name" | "employer">;

/** Whether enough other businesses have answered for one to be hidden among them. */
export const enoughOthers = ({ answered }: Pick<Gathered, "answered">, { employerId }: Reader): boolean =>
  answered.size - (answered.has(employerId) ? 1 : 0) >= leastGroup;

/** What this reader may see about a statement, or of the skills that are missing: what most stand behind first. */
export function othersFor(
  all: Gathered,
  reader: Reader,
  about: string,
  authors: ReadonlyMap<string, Author>,
): Other[] {
  if (!enoughOthers(all, reader)) return [];
  return (all.written.get(about) ?? [])
    .flatMap((input): Other[] => {
      const author = authors.get(input.respondentId);
      if (input.respondentId === reader.respondentId || !author) return [];
      const { secondId: id, employerId, text } = input;
      const { rewording, kind } = "kind" in input ? input : {};
      const { why, belongsUnder } = "kind" in input ? {} : input;
      if ([text, rewording, why].some((words) => words !== undefined && identifies(words, author))) return [];
      const businesses = new Set([employerId, ...(all.behind.get(input.id) ?? [])]);
      const colleague = employerId === reader.employerId;
      businesses.delete(reader.employerId);
      return [
        {
          id,
          text,
          businesses: businesses.size,
          colleague,
          ...(kind && { kind }),
          ...(rewording !== undefined && { rewording }),
          ...(why !== undefined && { why }),
          ...(belongsUnder && { belongsUnder }),
        },
      ];
    })
    .sort((a, b) => b.businesses - a.businesses || (a.id < b.id ? -1 : 1));
}

/** The inputs behind these hashes; what is no longer there is behind none. */
export function inputsOf({ written }: Gathered, ids: ReadonlySet<string>): InputId[] {
  return [...written.values()].flatMap((some) =>
    some.flatMap(({ secondId, id }) => (ids.has(secondId) ? id : [])),
  );
}

/** Whether words tell who wrote them: a name of theirs, or an address, a number or a page that leads to them. */
export function identifies(words: string, { name, employer }: Pick<Author, "name" | "employer">): boolean {
  if (/\S@\S|https?:|www\.|\d{3}\W{0,2}\d{3}\W?\d{4}|\b\d{3}[-. ]\d{4}\b/iu.test(words)) return true;
  const said = folded(words);
  const own = [name, employer.name].map(folded).filter((one) => one.length > 2);
  if (own.some((one) => ` ${said} `.includes(` ${one} `))) return true;
  // A family name, or the first word of a business's: as a name is written, so that "will" is no Will.
  const named = employer.name.trim().split(/\s+/);
  const names = [name.trim().split(/\s+/).at(-1), named.find((one) => !articles.has(one.toLowerCase()))];
  const capitals = new Set(words.match(/\p{Lu}[\p{L}\p{M}'’-]*/gu)?.map(folded));
  return names.some((one) => one !== undefined && one.length > 2 && capitals.has(folded(one)));
}

const articles: ReadonlySet<string> = new Set(["the", "a", "an", "el", "la", "los", "las"]);

const folded = (words: string): string =>
  words
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
