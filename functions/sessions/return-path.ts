/** Where to go after signing in: a path of this hub, or its front page. Never another site, however it is spelled. */

const longest = 2000;

/** The path with its query, as a browser would read it; `/` for anything that is not plainly a path of `origin`. */
export function returnPath(wanted: string | undefined, origin: string): string {
  if (wanted === undefined || wanted.length > longest) return "/";
  if (!isPath(wanted) || !URL.canParse(wanted, origin)) return "/";
  const url = new URL(wanted, origin);
  if (url.origin !== new URL(origin).origin) return "/";
  // Dots are resolved by now (`/./` + `/elsewhere` has become two slashes); what is escaped is read as every decoder
  // on the way might read it, once more than it should, until nothing changes.
  for (let reading = url.pathname, before = ""; reading !== before; ) {
    if (!isPath(reading)) return "/";
    before = reading;
    try {
      reading = decodeURIComponent(reading);
    } catch {
      return "/";
    }
  }
  return `${url.pathname}${url.search}${url.hash}`;
}

/** White space and control characters, which browsers drop before they look. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the point
const invisible = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]/;

/** One slash, and nowhere two or a backslash. */
const isPath = (text: string): boolean =>
  /^\/(?!\/)/.test(text) && !/\\|^[^?#]*\/\//.test(text) && !invisible.test(text);
