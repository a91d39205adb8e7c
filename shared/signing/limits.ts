/** How much signing may put on one record: all of it is read and written at once, whatever stands on it. */

/** Delegates of one version, a later one for the same signature included. */
export const delegationsMax = 60;
/** Characters of one drawn signature, of which there are forty at most. */
export const drawingMax = 4000;
