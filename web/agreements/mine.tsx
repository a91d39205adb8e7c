/** What waits for the reader about this agreement, as the home page and the reminders say it. */
import type { Notice as Mine, Waiting } from "#shared/reminders/schema.ts";
import { get } from "../api.ts";
import { type Loaded, useLoad } from "../load.ts";
import { Notice } from "../ui/notice.tsx";

/** Read again with the agreement. Should it not be had, the page is whole without. */
export const useMine = (path: string): Loaded<readonly Mine[]> =>
  useLoad(`${path}#mine`, async (signal) => {
    const [base, id] = path.split("/agreements/");
    const asked = get<Waiting>(`${base}/notices?about=${id}`, signal);
    return asked.then(
      ({ data }) => data.waiting,
      () => [],
    );
  });

/** What is said of the state already, and what nobody waits for, is not said twice. */
const saidBeside = ["DRAFT", "REGISTER", "EXPIRATION", "TERMINATION"];

export function NeedsMe({ mine }: { mine: readonly Mine[] }) {
  const mineAlone = mine.filter(({ kind }) => !saidBeside.includes(kind));
  return (
    <>
      {mineAlone.map(({ id, title, why }) => (
        <Notice key={id} kind="warn" icon="clock" title={`Needs you: ${title}`}>
          <p>{why}</p>
        </Notice>
      ))}
    </>
  );
}
