/** How much one agreement's record holds: all of it is read and written at once, whatever stands on it. */

/** Versions before the latest. */
export const earlierMax = 60;
/** How often it is called back from signing. */
export const recallsMax = 60;
/** People of one party who judge equivalencies. */
export const reviewersMax = 20;
