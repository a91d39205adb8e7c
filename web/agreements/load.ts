/** Reading one agreement, and making a move: the ETag that was seen goes with every write. */
import type { MoveName } from "#shared/agreements/rules.ts";
import type { Agreement, Terms } from "#shared/agreements/schema.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import { type Answer, get, post } from "../api.ts";
import { type Action, changed, type Loaded, useAction, useLoad } from "../load.ts";

export const agreementPath = (partnership: string, agreement: string): string =>
  `/partnerships/${partnership}/agreements/${agreement}`;

export const useAgreement = (path: string): Loaded<Answer<AgreementView>> =>
  useLoad(`${path}#page`, (signal) => get<AgreementView>(path, signal));

export const useTerms = (path: string, wanted = true): Loaded<Answer<Terms>> =>
  useLoad(wanted ? `${path}/rules` : undefined, (signal) => get<Terms>(`${path}/rules`, signal));

/** Every member the rules read is there when the content is not hidden. */
export const whole = (view: AgreementView): Agreement => view as unknown as Agreement;

/** One move (or the visibility), then everything that shows agreements reads again. */
export function useMove(
  path: string,
  etag: string | undefined,
): Action<[move: MoveName | "visibility", body?: unknown]> {
  return useAction(async (key, move: MoveName | "visibility", body?: unknown) => {
    await post<AgreementView>(`${path}/${move}`, body, { ifMatch: etag, key });
    changed(path.slice(0, path.lastIndexOf("/")));
  });
}
