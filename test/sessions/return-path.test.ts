import * as fc from "fast-check";
import { expect, it } from "vitest";
import { returnPath } from "#functions/sessions/return-path.ts";

const origin = "https://hub.example";

// Each way out that a browser, a proxy or a careless decoder is known to take.
const leads = [
  "//",
  "/\\",
  "\\\\",
  "\\/",
  "///",
  "/%2f",
  "/%2F/",
  "%2f%2f",
  "/%5c",
  "/%255c",
  "/%252f",
  "/.//",
  "/..//",
  "/./\\",
  "/%2e//",
  "/x/..//",
  "/\t/",
  "/\n/",
  "\t//",
  " //",
  "/ /",
  "/\u0000/",
  "/\u00a0/",
  "/\u2028/",
  "/%09/",
  "/%0a/",
  "/%00/",
  "@",
  ".",
  "javascript:",
  "data:text/html,",
  "http:",
  "https:",
  "http://",
  "https://",
  "HTTPS://",
  "ftp://",
  "blob:",
  "//user@",
  "https:/",
  "http:\\\\",
  "/\ufeff/",
  "/%ff//",
  "//%2e/",
];
const ends = [
  "evil.example",
  "evil.example/p/cedar-valley",
  "evil.example:443",
  "evil.example?return=/",
  "evil.example%00",
];
const attempts = leads.flatMap((lead) => ends.map((end) => lead + end));

it("leads home whenever the address is not plainly a path of this hub", () => {
  expect(attempts.length).toBeGreaterThanOrEqual(200);
  for (const attempt of attempts) expect([attempt, returnPath(attempt, origin)]).toEqual([attempt, "/"]);
});

it("leads home for nothing, and for what is too long", () => {
  expect(returnPath(undefined, origin)).toBe("/");
  expect(returnPath("", origin)).toBe("/");
  expect(returnPath(`/${"a".repeat(3000)}`, origin)).toBe("/");
});

it.each([
  "/",
  "/p/cedar-valley",
  "/p/cedar-valley/agreements?party=org_0123456789abcdefghjk&status=DRAFT",
  "/p/cedar-valley/documents?q=welding%20lab%2Fshop#found",
  "/glossary#CIP",
  "/look-up?then=https://elsewhere.example/",
])("goes back to %s", (path) => {
  expect(returnPath(path, origin)).toBe(path);
});

it("never leaves the hub, whatever is asked", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    "%2f",
    "%5c",
    "%25",
    ":",
    "@",
    "?",
    "#",
    "\t",
    "evil.example",
    "a",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")),
      ),
      (wanted) => {
        const path = returnPath(wanted, origin);
        expect(path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/\\")).toBe(true);
        expect(new URL(path, origin).origin).toBe(origin);
        expect(new URL(`${origin}${path}`).origin).toBe(origin);
      },
    ),
    { numRuns: 3000 },
  );
});
