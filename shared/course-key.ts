/** When two courses are the same one: by organization and code, letter case and runs of spaces aside. Pure. */

/** The one spelling under which a course is compared and looked up. */
export function courseKey(course: { readonly organizationId: string; readonly code: string }): string {
  return `${course.organizationId} ${plainText(course.code)}`;
}

/** A text as it is compared: trimmed, single spaces, upper case. */
export function plainText(text: string): string {
  return text.trim().replace(/\s+/g, " ").toUpperCase();
}
