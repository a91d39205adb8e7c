/** Fills a new table with the sample's two regions, through the same stores and rules that the API uses. */
import { plusDays } from "#shared/time.ts";
import { installRegions } from "./sample/region.ts";
import { tellStory } from "./sample/story.ts";
import type { Hub } from "./services.ts";

/** Called once per data folder. `today` is the first start's day: the sample's dates are offsets from it. */
export async function seed({ services }: Hub, { today }: { today: string }): Promise<void> {
  const region = await installRegions(services, new Date(`${plusDays(today, -1500)}T15:00:00Z`));
  await tellStory(services, region, today);
}
