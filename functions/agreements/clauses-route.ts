/** …/clauses: the agreement's text in numbered clauses, kept in the order of their numbers beside the course rules. */
import * as z from "zod";
import { clauseProblems, clausesChanged, inListOrder } from "#shared/agreements/clauses.ts";
import { objectionToEditing } from "#shared/agreements/rules.ts";
import { Clause, type Terms } from "#shared/agreements/terms-schema.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { One, one } from "./paths.ts";
import { loadTerms, saveTerms } from "./rules-route.ts";

const Clauses = z.strictObject({ clauses: z.array(Clause).max(100) });
type AboutOne = Asking<z.output<typeof One>>;

export const clausesRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/clauses`,
      summary: "The agreement's clauses, in the order of their numbers",
      audience: "member",
      params: One,
      answers: { 200: Clauses },
    },
    async (asking) => {
      const { agreement, terms } = await loadTerms(asking as AboutOne);
      return { status: 200, body: { clauses: terms.clauses ?? [] }, version: agreement.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: `${one}/clauses`,
      summary: "Replace the clauses of a draft; its rules stay as they are",
      audience: "member",
      params: One,
      body: Clauses,
      answers: { 200: Clauses },
      ifMatch: true,
      refusals: ["role-missing", "not-a-party", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, body, stamp, sameVersion } = asking;
      const { by, agreement, terms } = await loadTerms(asking as unknown as AboutOne);
      insist(objectionToEditing(agreement, by));
      await sameVersion(agreement, await services.agreements.pk(params.partnershipId, agreement.id));
      const errors = clauseProblems(body.clauses);
      if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
      const clauses = inListOrder(body.clauses);
      const { clauses: before = [], ...rest } = terms;
      const proposed: Terms = { ...rest, ...(clauses.length > 0 ? { clauses } : {}) };
      const happened = { action: "clauses-changed", note: clausesChanged(before, clauses) };
      const saved = await saveTerms(
        services,
        params.partnershipId,
        agreement,
        terms,
        proposed,
        happened,
        stamp(by),
      );
      return { status: 200, body: { clauses }, version: saved.record.version, writes: saved.writes };
    },
  ),
];
