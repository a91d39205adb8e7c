/** What data are not used for, unless the parties say otherwise. Apart from the schema: pages that are no forms need it. */

export const usualProhibitedUses: readonly string[] = [
  "Finding out who a person in the data is",
  "Selling the data",
  "Marketing and advertising",
  "Immigration or law enforcement",
  "A decision about one student",
];
