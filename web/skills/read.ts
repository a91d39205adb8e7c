/** Every public framework of a region, a page of the hub's answers after the other. */
import type { PublicFramework } from "#shared/statements/schema.ts";
import { query } from "../paths.ts";
import { read } from "../public-read.ts";

type Page = { items: PublicFramework[]; next?: string };

export async function readFrameworks(region: string): Promise<PublicFramework[]> {
  const found: PublicFramework[] = [];
  let cursor: string | undefined;
  do {
    const page: Page = await read(`/partnerships/${region}/frameworks${query({ limit: "100", cursor })}`);
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}
