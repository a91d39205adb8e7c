/** Apart from the schema, so that a page that counts courses does not carry zod. */

/** What one catalog year may hold. */
export const coursesMax = 5000;

/** Statements one course may be mapped to. */
export const alignedMax = 60;
