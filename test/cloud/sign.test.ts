/** A signature is the one that AWS's own signer makes, whatever is signed, by whom and when. */
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import fc from "fast-check";
import { expect, it } from "vitest";
import { signerFor } from "#functions/cloud/sign.ts";

const word = fc.stringMatching(/^[A-Za-z0-9+/=]{1,40}$/);
const [region, service] = ["us-east-2", "dynamodb"] as const;
// One for all, so that days and secrets change under it.
const ours = signerFor(region, service);

it("is what AWS's own signer says", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record(
        { accessKeyId: word, secretAccessKey: word, sessionToken: word },
        { requiredKeys: ["accessKeyId", "secretAccessKey"] },
      ),
      fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
      fc.string({ unit: "grapheme" }),
      fc.stringMatching(/^[a-z0-9.-]{1,30}(:\d{2,5})?$/),
      fc.constantFrom("GetItem", "Query", "TransactWriteItems"),
      async (credentials, at, body, host, operation) => {
        const target = `DynamoDB_20120810.${operation}`;
        const headers = ours({ host, target, body }, credentials, at);
        const { authorization, ...unsigned } = headers;
        const theirs = new SignatureV4({
          service,
          region,
          sha256: Sha256,
          credentials,
          applyChecksum: false,
        });
        const { "x-amz-date": _date, "x-amz-security-token": _token, ...given } = unsigned;
        const signed = await theirs.sign(
          { method: "POST", protocol: "https:", hostname: "h", path: "/", query: {}, headers: given, body },
          { signingDate: at },
        );
        expect(headers).toEqual(signed.headers);
        expect(authorization).toBe(signed.headers["authorization"]);
      },
    ),
    { numRuns: 300 },
  );
});
