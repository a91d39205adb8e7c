/** How much one bridge holds. Apart from the schema, so that the page counts without it. */

/** Versions that another followed. */
export const earlierMax = 60;
/** Entry points it leads to. */
export const alignmentsMax = 12;
/** Gaps that somebody took on, closed ones among them. */
export const tasksMax = 60;
