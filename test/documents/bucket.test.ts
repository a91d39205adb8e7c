/** The bucket against the real engine: what is signed is what may be done, and nothing else. */
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, expect, it } from "vitest";
import { type Bucket, openBucket } from "#functions/cloud/bucket.ts";
import { attachment } from "#functions/http/attachment.ts";
import { localAccount } from "#infra/local/account.ts";
import { bucketEndpoint, ownBucket } from "#test/support/engines.ts";

const bytes = new TextEncoder().encode("school,course\nCBHS,HS1\n");
const announced = {
  type: "text/csv",
  sizeBytes: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
};
let bucket: Bucket;
let name: string;

const open = (bucketName: string) =>
  openBucket(
    { BUCKET_NAME: bucketName, AWS_REGION: localAccount.region, S3_ENDPOINT: bucketEndpoint() },
    async () => localAccount.credentials,
  );

beforeAll(async () => {
  name = await ownBucket();
  bucket = open(name);
});

it("takes exactly the length, type and checksum that were signed, and refuses any other with a 403", async () => {
  const { url, headers } = await bucket.ticket("documents/p/one", announced);
  const put = async (body: Uint8Array<ArrayBuffer>, changed: Record<string, string> = {}) =>
    (await fetch(url, { method: "PUT", headers: { ...headers, ...changed }, body })).status;
  expect(await put(new Uint8Array([...bytes, 10]))).toBe(403);
  expect(await put(bytes.subarray(1))).toBe(403);
  expect(await put(bytes, { "content-type": "text/html" })).toBe(403);
  expect(await put(bytes, { "x-amz-checksum-sha256": Buffer.alloc(32).toString("base64") })).toBe(403);
  expect((await fetch(url.replace("/one", "/two"), { method: "PUT", headers, body: bytes })).status).toBe(
    403,
  );
  expect(await bucket.open("documents/p/one")).toBeUndefined();
  expect(await put(bytes)).toBe(200);
  expect((await bucket.open("documents/p/one"))?.sizeBytes).toBe(bytes.length);
});

it("locks what it is told to lock: the moment is signed with the rest, so that no one between can leave it out", async () => {
  const heard: Record<string, string | string[] | undefined>[] = [];
  const engine = createServer((request, response) => {
    heard.push(request.headers);
    request.resume().on("end", () => response.end());
  });
  await new Promise<void>((ready) => engine.listen(0, "127.0.0.1", ready));
  const { port } = engine.address() as AddressInfo;
  const place = { BUCKET_NAME: "papers", AWS_REGION: "us-east-2", S3_ENDPOINT: `http://127.0.0.1:${port}` };
  const there = openBucket(place, async () => localAccount.credentials);
  await there.put("agreements/p/a/1.pdf", bytes, "application/pdf", new Date("2035-07-31T00:00:00.000Z"));
  await there.put("agreements/p/a/2.pdf", bytes, "application/pdf");
  await new Promise((closed) => engine.close(closed));
  expect(heard[0]).toMatchObject({
    "x-amz-object-lock-mode": "GOVERNANCE",
    "x-amz-object-lock-retain-until-date": "2035-07-31T00:00:00.000Z",
    authorization: expect.stringMatching(
      /SignedHeaders=[^,]*x-amz-object-lock-mode;x-amz-object-lock-retain-until-date/,
    ),
  });
  expect(heard[1]).not.toHaveProperty("x-amz-object-lock-mode");
});

it("says for how long a ticket and a link are good: five minutes and one", async () => {
  const { expiresAt, url } = await bucket.ticket("documents/p/x", announced);
  expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(290_000);
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(300_000);
  expect(new URL(url).searchParams.get("X-Amz-Expires")).toBe("300");
  expect(
    new URL((await bucket.link("documents/p/x", "attachment")).url).searchParams.get("X-Amz-Expires"),
  ).toBe("60");
});

it.each([
  "Agreement (signed).pdf",
  "Acuerdo de articulación — año 2026.pdf",
  "اتفاقية التنسيق.pdf",
  "协议 🎓.pdf",
  "it's 100% done*.pdf",
])("gives %s back as an attachment under its own name", async (fileName) => {
  await bucket.put("documents/p/named", bytes, "application/pdf");
  const { url } = await bucket.link("documents/p/named", attachment(fileName));
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  const disposition = answer.headers.get("content-disposition") ?? "";
  expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%~!-]+$/);
  const decoded = decodeURIComponent(disposition.split("UTF-8''")[1] ?? "");
  expect(decoded).toBe(fileName.replace("*", "_"));
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
});

it("refuses a link whose disposition was changed to show the file in place", async () => {
  const { url } = await bucket.link("documents/p/named", attachment("a.pdf"));
  const inline = url.replace(
    "response-content-disposition=attachment",
    "response-content-disposition=inline",
  );
  expect(inline).not.toBe(url);
  expect((await fetch(inline)).status).toBe(403);
});

it("puts no path, quote or line break of a name into the header", () => {
  expect(attachment('..\\..\\a/b"c\r\nx: y.pdf')).toBe(
    `attachment; filename=".._.._a_b_c__x_ y.pdf"; filename*=UTF-8''.._.._a_b_c__x_%20y.pdf`,
  );
});

it("knows whether the bucket answers", async () => {
  expect(await bucket.answers()).toBe(true);
  expect(await open("test-there-is-no-such-bucket").answers()).toBe(false);
});

it("speaks to S3 itself under the bucket's own host, and hands on a session's token", async () => {
  const cloud = openBucket(
    { BUCKET_NAME: "hub", AWS_REGION: "us-east-2", S3_ENDPOINT: undefined },
    async () => ({
      ...localAccount.credentials,
      sessionToken: "a session/of=Lambda",
    }),
  );
  const url = new URL((await cloud.ticket("documents/p/one", announced)).url);
  expect(url.origin + url.pathname).toBe("https://hub.s3.us-east-2.amazonaws.com/documents/p/one");
  expect(url.searchParams.get("X-Amz-Security-Token")).toBe("a session/of=Lambda");
  expect(url.searchParams.get("X-Amz-SignedHeaders")).toBe(
    "content-length;content-type;host;x-amz-checksum-sha256",
  );
});
