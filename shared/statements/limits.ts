/** How much one framework, and one import of it, may hold. */

export const statementsMax = 10_000;
export const associationsMax = 30_000;
/** Notes a report lists; the rest is counted. */
export const notesListed = 1_000;
/** How deep the JSON of a package may go: real ones stay under twenty. */
export const depthMax = 64;
