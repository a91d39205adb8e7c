/** How a download is named: RFC 6266, with RFC 8187 for what ASCII cannot say. Always an attachment. */

/** The name of every file of an agreement: `AA-2026-014-v1.pdf`, `AA-2026-014-rules.csv`. */
export const fileName = (codedNotation: string, rest: string): string =>
  `${codedNotation.replaceAll("/", "-")}-${rest}`;

/** The Content-Disposition for this file name. */
export function attachment(fileName: string): string {
  const safe = fileName.replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, "_");
  // Old programs read only the first form: ASCII without what a quoted string or a percent decoder could trip over.
  const ascii = safe
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\x20-\x7e]|%/g, "_");
  const encoded = encodeURIComponent(safe).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
