/** What an address of this noun names, and the framework behind it. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { CaseUuid } from "#shared/case/schema.ts";
import { PartnershipId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import type { FrameworkView, StatementFramework } from "#shared/statements/schema.ts";
import type { Asking } from "../http/endpoint.ts";

export const All = z.object({ partnershipId: PartnershipId });
export const One = All.extend({ frameworkId: CaseUuid });
export const OneEdition = One.extend({ editionNo: z.coerce.number().int().positive().max(1_000) });

export const all = "/partnerships/{partnershipId}/frameworks";
export const one = `${all}/{frameworkId}` as const;

/** Who asks, and the framework: every member of the partnership reads it. */
export async function load({
  services,
  actor,
  params,
}: Pick<Asking<z.output<typeof One>>, "services" | "actor" | "params">): Promise<{
  by: Actor;
  framework: StatementFramework;
}> {
  const [by, framework] = await Promise.all([
    actor,
    services.statements.find(params.partnershipId, params.frameworkId),
  ]);
  if (!framework) throw new Refusal("not-found");
  return { by, framework };
}

export const view = ({
  chainHash: _chain,
  contentsId: _id,
  published,
  ...rest
}: StatementFramework): FrameworkView => ({
  ...rest,
  published: published.map(({ contentsId: _contents, ...edition }) => edition),
});
