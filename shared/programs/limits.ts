/** How much one program's record holds: all of it, its index rows and its plan are saved in one transaction of at most 100 writes. */

/** Each has a row in its own list and one of its courses: old and new together fit into one transaction. */
export const partiesMax = 24;
/** Versions before the latest. */
export const earlierMax = 30;
/** Letters of what a version changes: it stays on the record for good. */
export const changeSummaryMax = 600;
/** Agreements that one plan stands on. */
export const agreementsMax = 60;
export const slotsMax = 160;
/** Courses bound in one plan, by all its parties. */
export const coursesMax = 400;
/** Ways through one plan: its checks answer for each, in one response. */
export const routesMax = 2_000;
