/** Asks the same thing as everyone in the cast, each for their first organization, and tells the answers apart. */
import { people } from "#infra/local/sample/people.ts";
import type { Answer, Who, World } from "#test/support/world.ts";

export const everyone = Object.keys(people) as Who[];

/** What each person's call is: `as("tom")(method, path, body, headers)`, with Acting-For where it is needed. */
export function acting(world: World, who: Who) {
  const [first, second] = people[who].memberships;
  const headers: Record<string, string> =
    first && second ? { "acting-for": world.region.organization(first.organizationCode) } : {};
  return (method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer> =>
    world.as(who)(method, path, body, { ...headers, ...more });
}

/** Everyone's status, by name. */
export async function asked(
  world: World,
  ask: (call: ReturnType<typeof acting>, who: Who) => Promise<Answer>,
): Promise<{ who: Who; status: number; body: Answer["body"] }[]> {
  const answers = [];
  for (const who of everyone) {
    const { status, body } = await ask(acting(world, who), who);
    answers.push({ who, status, body });
  }
  return answers;
}

/** Those who got one of these statuses. */
export const whoGot = (answers: readonly { who: Who; status: number }[], ...statuses: number[]): Who[] =>
  answers.filter(({ status }) => statuses.includes(status)).map(({ who }) => who);

/** Everyone with a role today in Cedar Valley. */
export const members: Who[] = everyone.filter((who) => !["petra", "olive", "wes", "ines"].includes(who));
