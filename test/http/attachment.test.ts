/** What a download is called. Odd names of uploads are walked through in test/documents/bucket.test.ts. */
import { expect, it } from "vitest";
import { attachment, fileName } from "#functions/http/attachment.ts";

it("names every file of an agreement by its number, without the slashes that no disk takes", () => {
  expect(fileName("AA/2026/014", "v2.pdf")).toBe("AA-2026-014-v2.pdf");
  expect(attachment(fileName("AA-2026-014", "rules.csv"))).toBe(
    "attachment; filename=\"AA-2026-014-rules.csv\"; filename*=UTF-8''AA-2026-014-rules.csv",
  );
});
