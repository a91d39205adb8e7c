/** What the page calls things about rule sets. */
import type { GapMode, Origin } from "#shared/rule-sets/schema.ts";

export const originWords: Record<Origin, { name: string; more: string }> = {
  SHIPPED: {
    name: "As it came",
    more: "The text that comes with Causeway. Corrections to it arrive by themselves.",
  },
  EDITED: {
    name: "Edited here",
    more: "Your partnership has its own words. The shipped text stays available.",
  },
  OWN: { name: "Added here", more: "Your partnership wrote it." },
};

export const gapWords: Record<GapMode, { name: string; more: string }> = {
  WARN: { name: "Gaps warn", more: "An agreement with gaps can go out for signature. The gaps are shown." },
  BLOCK: {
    name: "Gaps block",
    more: "A verified item without a clause keeps an agreement from going out for signature. Unverified items never do.",
  },
};
