/** `A, B and C`. English. */
export const listed = (names: readonly string[], word = "and"): string =>
  names.length > 1 ? `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}` : (names[0] ?? "");
