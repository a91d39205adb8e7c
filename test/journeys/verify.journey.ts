/** The page that checks a signed agreement: downloaded from the hub, opened from a disk, asking nobody. */
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { executed } from "#test/agreements/executed.ts";
import { accessible, fits } from "#test/support/browser.ts";

test("a signed agreement is checked from a disk, without a network, at every width and in both schemes", async ({
  page,
  context,
}, info) => {
  const answer = await page.request.get("/verify.html");
  expect(answer.headers()["content-disposition"]).toBe('attachment; filename="verify.html"');
  const file = (name: string) => info.outputPath(name);
  await writeFile(file("verify.html"), await answer.body());
  const { pdf, signing, bundle } = await executed();
  await Promise.all([
    writeFile(file("agreement.pdf"), pdf),
    writeFile(file("signing.pdf"), signing),
    writeFile(file("bundle.json"), JSON.stringify(bundle)),
    writeFile(file("changed.json"), JSON.stringify(bundle).replace("2028-07-31", "2029-07-31")),
  ]);
  await context.setOffline(true);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  const address = pathToFileURL(file("verify.html")).href;
  for (const [width, colorScheme] of [
    [1280, "light"],
    [390, "dark"],
    [390, "light"],
    [320, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.goto(address);
    await accessible(page);
    await page.getByLabel("The agreement").setInputFiles(file("agreement.pdf"));
    await page.getByLabel("The bundle").setInputFiles(file("bundle.json"));
    const result = page.getByRole("region", { name: "Result" });
    await expect(result.getByRole("heading", { name: "Whole, and belongs together" })).toBeVisible();
    await expect(result).toContainText(
      "Denise Okafor (Vice President of Instruction, Prairie Lakes Community College)",
    );
    await accessible(page);
    await fits(page);
    await page.getByLabel("The bundle").setInputFiles(file("changed.json"));
    await expect(result.getByRole("heading", { name: "This does not match" })).toBeVisible();
    await expect(result).toContainText("What was agreed was changed");
    await page.getByLabel("The agreement").setInputFiles(file("signing.pdf"));
    await expect(result).toContainText("The PDF is the one that was sent for signature");
    await accessible(page);
  }

  await test.step("two files dropped anywhere find their own places", async () => {
    await page.goto(address);
    const contents = [
      ["bundle.json", "application/json", (await readFile(file("bundle.json"))).toString("base64")],
      ["agreement.pdf", "application/pdf", (await readFile(file("agreement.pdf"))).toString("base64")],
    ] as const;
    const dropped = await page.evaluateHandle((files) => {
      const transfer = new DataTransfer();
      for (const [name, type, text] of files)
        transfer.items.add(
          new File([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))], name, { type }),
        );
      return transfer;
    }, contents);
    await page.dispatchEvent("main", "drop", { dataTransfer: dropped });
    await expect(page.getByRole("heading", { name: "Whole, and belongs together" })).toBeVisible();
  });
  expect(faults).toEqual([]);
  expect(asked.filter((url) => !url.startsWith("file:"))).toEqual([]);
});
