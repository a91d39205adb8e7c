/** Reading one agreement, and making a move: the ETag that was seen goes with every write. */
import type { MoveName } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import { type Answer, get, post, put } from "../api.ts";
import { type Action, freshAfter, type Loaded, useAction, useLoad } from "../load.ts";

export const agreementPath = (partnership: string, agreement: string): string =>
  `/partnerships/${partnership}/agreements/${agreement}`;

export const useAgreement = (path: string): Loaded<Answer<AgreementView>> =>
  useLoad(`${path}#page`, (signal) => get<AgreementView>(path, signal));

export const useTerms = (path: string, wanted = true): Loaded<Answer<Terms>> =>
  useLoad(wanted ? `${path}/rules` : undefined, (signal) => get<Terms>(`${path}/rules`, signal));

/** Rules without the clauses beside them, which have an address of their own. */
export const putRules = (path: string, { clauses: _beside, ...rules }: Terms, etag: string | undefined) =>
  put<Terms>(`${path}/rules`, rules, { ifMatch: etag });

/** Every member the rules read is there when the content is not hidden. */
export const whole = (view: AgreementView): Agreement => view as unknown as Agreement;

/** What is posted to an agreement besides the moves of its life cycle. */
type Posted = MoveName | "visibility" | ("amend" | "renew" | "notice" | "agree" | "take-back" | "terminate");

/** One move, then everything that shows agreements reads again. */
export function useMove(path: string, etag: string | undefined): Action<[move: Posted, body?: unknown]> {
  return useAction(async (key, move: Posted, body?: unknown) => {
    await freshAfter(path, post<AgreementView>(`${path}/${move}`, body, { ifMatch: etag, key }));
  });
}
