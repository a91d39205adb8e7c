/** How an entry's state is drawn, and its fields as a row of a table. */
import type { PublicDataSharing } from "#shared/data-sharing/registry-schema.ts";
import type { State } from "../ui/badge.tsx";
import type { Voice } from "./voice.tsx";

export const states: Readonly<Record<PublicDataSharing["phase"], State>> = {
  PENDING_EFFECTIVE: "upcoming",
  ACTIVE: "in-force",
  SUSPENDED: "blocked",
  IN_DISPOSITION: "expired",
  CLOSED: "terminated",
};

/** The fields of the law, one a column. */
export function table(
  entries: readonly PublicDataSharing[],
  { text, day, held, onward, list }: Voice,
): string[][] {
  const head = [
    "number",
    "name",
    "state",
    "holders",
    "disclosers",
    "purpose",
    "scope",
    "duration",
    "types",
    "use",
    "held",
  ] as const;
  return [
    head.map((key) => text(key)),
    ...entries.map((one) => [
      one.codedNotation,
      one.name,
      text(`state.${one.phase}`),
      one.holders.flatMap(({ name, passedTo }) => [name, ...passedTo.map((each) => each.name)]).join("; "),
      list(one.disclosers.map(({ name }) => name)),
      one.purposes.join(" "),
      one.scope ?? "",
      text("duration.days", { from: day(one.from), until: day(one.until) }),
      one.information.map(({ name }) => name).join("; "),
      onward(one).join(" "),
      held(one).join(" "),
    ]),
  ];
}
