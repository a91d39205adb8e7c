/** What keeps a version out of force: checks that fail and refuse, as the hub itself sees them, whoever asks. */
import type { Actor } from "#shared/actor.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { listed } from "#shared/listed.ts";
import { Refusal } from "#shared/problem.ts";
import type { CheckAnswer } from "#shared/programs/check-schema.ts";
import { checkTable } from "#shared/programs/check-table.ts";
import { check } from "#shared/programs/checks.ts";
import type { Program } from "#shared/programs/schema.ts";
import type { Services } from "../env.ts";

const refuses = ({ result, severity }: CheckAnswer): boolean => result === "FAIL" && severity === "REFUSE";

/** Refuses, naming every check that fails. What an answer tells of records that `by` may not know stays untold. */
export async function insistOnChecks(
  services: Services,
  partnership: PartnershipId,
  record: Program,
  by: Actor,
  today: string,
): Promise<void> {
  const plan = await services.programs.plan(partnership, record);
  const asked = [{ program: record, plan }];
  const answersFor = async (eyes: Actor | undefined) => {
    const [facts] = await services.programFacts.of(partnership, asked, { by: eyes, today });
    return facts ? check(record, plan, facts).filter(refuses) : [];
  };
  const failing = await answersFor(undefined);
  if (failing.length === 0) return;
  const told = new Map(
    (await answersFor(by)).map((answer) => [`${answer.checkId} ${answer.because}`, answer]),
  );
  const ids = [...new Set(failing.map(({ checkId }) => checkId))];
  const named = ids.map((id) => checkTable.find((rule) => rule.id === id)?.name ?? id);
  throw new Refusal("checks-missing", `It cannot be put in force yet: ${listed(named)}.`, {
    checks: failing.map(({ checkId, because }) => ({
      checkId,
      ...(told.has(`${checkId} ${because}`) ? { because } : {}),
    })),
  });
}
