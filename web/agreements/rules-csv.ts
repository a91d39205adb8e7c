/** The rules in the flat layout, as the hub writes it. A plain link could not say whom the person acts for. */
import type { Actor } from "#shared/actor.ts";
import { Problem } from "../api.ts";
import { download } from "../ui/csv.ts";

export async function downloadRules(
  path: string,
  agreement: { codedNotation: string },
  { organization }: Actor,
) {
  const headers = organization ? { "acting-for": organization } : undefined;
  const answer = await fetch(`/api${path}/rules.csv`, headers ? { headers } : {}).catch(() => undefined);
  if (!answer?.ok) throw new Problem("unexpected", "The file could not be fetched", answer?.status ?? 0);
  download(`${agreement.codedNotation.replaceAll("/", "-")}-rules.csv`, await answer.text());
}
