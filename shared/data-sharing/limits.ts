/** How much one data-sharing agreement's record holds: all of it is read and written at once, whatever stands on it. */

/** Versions before the latest. */
export const earlierMax = 30;
export const restrictionsMax = 60;
export const joindersMax = 20;
/** One from every party that received, from who joined and from whoever data was passed on to; some are given twice. */
export const certificatesMax = 100;
