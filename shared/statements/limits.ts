/** How much one framework, and one import of it, may hold. */

/** Places in the tree, a statement counted in each of its own; ten times the largest framework that is known. */
export const placesMax = 30_000;
/** Statements under one another: real frameworks stay under ten. */
export const levelsMax = 64;
/** Notes a report lists; the rest is counted. */
export const notesListed = 1_000;
/** How deep the JSON of a package may go: real ones stay under twenty. */
export const depthMax = 64;
