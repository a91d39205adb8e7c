/**
 * Load, decide, save: what every move of an agreement does, with its own objection and its own decision. An attempt to
 * bind someone that is refused stays in the history, so that nobody has to take anyone's word for it.
 */
import type * as z from "zod";
import type { Happened } from "#shared/activity/schema.ts";
import type { Actor } from "#shared/actor.ts";
import type { Agreement, ReviewFinding } from "#shared/agreements/schema.ts";
import { executedVersions } from "#shared/agreements/succession.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import { AgreementView } from "#shared/agreements/view.ts";
import { insist, type Objection } from "#shared/problem.ts";
import type { StoredFile } from "#shared/signing/schema.ts";
import type { Write } from "../cloud/table.ts";
import type { Asking, Reply } from "../http/endpoint.ts";
import { movesOf } from "../http/moves.ts";
import { type History, remembered } from "../signing/attempts.ts";
import { One, one } from "./paths.ts";
import { readable, view } from "./show.ts";

export type Move<B> = Asking<z.output<typeof One>, unknown, B>;
export type Decided = {
  agreement: Agreement;
  happened: Happened;
  terms?: Terms;
  reviews?: readonly ReviewFinding[];
  writes?: readonly Write[];
};

/** What signing decided, as a move of an agreement says it. */
export const asDecided = ({
  record,
  ...rest
}: {
  record: Agreement;
  happened: Happened;
  writes?: readonly Write[];
}): Decided => ({ ...rest, agreement: record });

export async function move<B>(
  asking: Move<B>,
  objectionTo: (agreement: Agreement, by: Actor, today: string) => Objection,
  decide: (agreement: Agreement, by: Actor, today: string) => Decided | Promise<Decided>,
  /** What was attempted, where a refusal of it is to be remembered. */
  binding?: string,
): Promise<Reply> {
  const { services, params, stamp } = asking;
  const [by, found, today] = await Promise.all([
    asking.actor,
    services.agreements.find(params.partnershipId, params.agreementId),
    asking.today(params.partnershipId),
  ]);
  const before = readable(found, by);
  let after: Decided;
  try {
    insist(objectionTo(before, by, today));
    await asking.sameVersion(before, await services.agreements.pk(params.partnershipId, before.id));
    after = await decide(before, by, today);
  } catch (error) {
    if (binding === undefined) throw error;
    throw await remembered(asking, await historyOf(asking, before, by), by, binding, error);
  }
  const { agreement, happened, terms, reviews, writes = [] } = after;
  const saved = await services.agreements.saving(
    params.partnershipId,
    before,
    agreement,
    happened,
    stamp(by),
    {
      ...(terms ? { terms } : {}),
      ...(reviews ? { reviews } : {}),
    },
  );
  const publishing = await published(asking, before, agreement);
  return {
    status: 200,
    body: view(saved.record, by, today),
    version: saved.record.version,
    writes: [...saved.writes, ...publishing, ...writes],
  };
}

/** What becomes public with this change is looked up by course: those rows are put first, and mean nothing until it is saved. */
async function published<B>(
  { services, params: { partnershipId } }: Move<B>,
  before: Agreement,
  after: Agreement,
): Promise<Write[]> {
  const executed = executedVersions(after);
  if (after.visibility !== "PUBLIC" || executed.length === 0) return [];
  const known = before.visibility === "PUBLIC" ? executedVersions(before).map((one) => one.termsId) : [];
  const fresh = executed.filter((one) => !known.includes(one.termsId));
  if (fresh.length > 0) {
    const said = await Promise.all(
      fresh.map((one) => services.agreements.termsOf(partnershipId, after.id, one.termsId)),
    );
    await services.agreements.stageCourses(partnershipId, after.id, said);
  }
  return [services.partnerships.publishing(partnershipId)];
}

const historyOf = async <B>(
  { services, params, stamp }: Move<B>,
  before: Agreement,
  by: Actor,
): Promise<History> => ({
  pk: await services.agreements.pk(params.partnershipId, before.id),
  version: before.version,
  saving: (happened) => services.agreements.saving(params.partnershipId, before, before, happened, stamp(by)),
});

/** What the declarations of all moves share. */
export const about = movesOf(one, One, AgreementView, ["role-missing", "not-a-party", "wrong-moment"]);

/** The PDF of this version as it stands, kept under its own hash before the record that names it is written. */
export async function paper<B>(
  { services, params, now }: Move<B>,
  agreement: Agreement,
  terms: Terms,
  stage: "FOR_SIGNATURE" | "EXECUTED",
): Promise<StoredFile> {
  const { keepPaper } = await import("./keep-paper.ts");
  return keepPaper(services, params.partnershipId, { agreement, terms, stage, at: now });
}
