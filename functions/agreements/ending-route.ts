/** What comes after execution: a new version that amends or renews, or an end before the last day. */

import { NoticeDraft, SuccessionDraft } from "#shared/agreements/drafts.ts";
import {
  agreeToEnd,
  giveNotice,
  noticeProblems,
  objectionToAgreeing,
  objectionToNotice,
  objectionToSucceeding,
  objectionToTakingBack,
  objectionToTerminating,
  takeBack,
  terminate,
} from "#shared/agreements/ending.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { executedVersions, retimed, spanOfNext, succeed } from "#shared/agreements/succession.ts";
import { totals } from "#shared/agreements/totals.ts";
import { newId, type OrganizationId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { type Endpoint, endpoint } from "../http/endpoint.ts";
import { about, move } from "./move.ts";

const kinds = { amend: "AMENDMENT", renew: "RENEWAL" } as const;
const summaries = {
  amend: "Start an amendment: a new draft version that takes over on its first day",
  renew: "Start a renewal: a new draft version for the time after this one",
};

export const endingRoutes: Endpoint[] = [
  ...(["amend", "renew"] as const).map((name) =>
    endpoint(
      {
        ...about(name, summaries[name], ["not-executed", "version-under-way", "dates-overlap"]),
        body: SuccessionDraft,
      },
      (asking) =>
        move(asking, objectionToSucceeding, async (agreement, _by, today) => {
          const { services, params, body } = asking;
          const asked = { kind: kinds[name], ...body };
          const span = spanOfNext(agreement, asked, today);
          const last = executedVersions(agreement).at(-1);
          if (!last || span.dateEffective <= last.dateEffective)
            throw new Refusal(
              "dates-overlap",
              `Begin it after ${last?.dateEffective}, when the last one took effect.`,
            );
          if (span.expirationDate < span.dateEffective)
            throw new Refusal("invalid-input", undefined, {
              errors: [{ pointer: "/expirationDate", detail: `a day on or after ${span.dateEffective}` }],
            });
          // What was declined or withdrawn since is no ground to build on: the new version starts from the executed one.
          const ground = (await services.agreements.version(
            params.partnershipId,
            agreement,
            last.versionNo,
          )) as Agreement;
          const terms = retimed(
            await services.agreements.termsOf(params.partnershipId, agreement.id, last.termsId),
            last,
            span,
            name === "renew",
          );
          const after = succeed(agreement, ground, asked, span);
          return {
            ...after,
            agreement: { ...after.agreement, termsId: newId("trm"), totals: totals(terms) },
            terms,
          };
        }),
    ),
  ),

  endpoint(
    {
      ...about("notice", "Give notice of termination: the last day, the teach-out, the reason", [
        "not-executed",
        "already-there",
      ]),
      body: NoticeDraft,
    },
    (asking) =>
      move(
        asking,
        objectionToNotice,
        (agreement, by, today) => {
          const { body, now } = asking;
          const errors = noticeProblems(agreement, body, today);
          if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
          return giveNotice(agreement, {
            ...body,
            givenOn: today,
            by: by.person,
            byName: by.name,
            byOrganization: by.organization as OrganizationId,
            at: now.toISOString(),
          });
        },
        "notice of termination",
      ),
  ),

  endpoint(
    about("agree", "Agree, for the other side, to end it on the day that was named", ["same-party"]),
    (asking) =>
      move(
        asking,
        objectionToAgreeing,
        (agreement, by) => agreeToEnd(agreement, by, asking.now),
        "agreeing to the end",
      ),
  ),

  endpoint(about("take-back", "Take back a notice of termination", ["not-your-side"]), (asking) =>
    move(asking, objectionToTakingBack, takeBack),
  ),

  endpoint(
    about("terminate", "Make the termination final: the notice has run, or the other side has agreed", [
      "notice-running",
    ]),
    (asking) =>
      move(
        asking,
        objectionToTerminating,
        (agreement, _by, today) => terminate(agreement, today),
        "termination",
      ),
  ),
];
