/** What the declarations of all moves of a noun share: a POST below its record, over the version that was seen. */
import type * as z from "zod";
import type { ProblemCode } from "#shared/problem.ts";

/** `always`: how every move of it may be refused; what comes on top of that stands at the move. */
export const movesOf =
  <One extends string, Params extends z.ZodObject, View extends z.ZodType>(
    one: One,
    params: Params,
    view: View,
    always: readonly ProblemCode[],
  ) =>
  <Name extends string>(name: Name, summary: string, refusals: readonly ProblemCode[] = []) =>
    ({
      method: "POST",
      path: `${one}/${name}`,
      summary,
      audience: "member",
      params,
      answers: { 200: view },
      ifMatch: true,
      refusals: [...always, ...refusals],
    }) as const;
