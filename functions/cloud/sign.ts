/**
 * Signature Version 4 of a request to the table (AWS, "Create a signed AWS API request"): always a POST to `/` with the
 * same few headers, so that nothing has to be sorted or escaped. The client's own signer takes twice as long.
 */
import { createHmac, createSecretKey, hash, type KeyObject } from "node:crypto";

export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string | undefined };
type Unsigned = { host: string; target: string; body: string };

/** Signs for this region and service. The key of a day is made once for each secret. */
export function signerFor(region: string, service: string) {
  let made: { secret: string; day: string; key: KeyObject } | undefined;

  function keyOf(secret: string, day: string): KeyObject {
    if (made?.secret !== secret || made.day !== day) {
      const steps = [day, region, service, "aws4_request"];
      const key = steps.reduce<Buffer | string>((of, step) => hmac(of, step).digest(), `AWS4${secret}`);
      made = { secret, day, key: createSecretKey(key as Buffer) };
    }
    return made.key;
  }

  /** The headers that send it, the signature among them. */
  return ({ host, target, body }: Unsigned, by: Credentials, at: Date): Record<string, string> => {
    const time = at.toISOString().replace(/[-:]|\.\d{3}/g, "");
    const day = time.slice(0, 8);
    const headers: Record<string, string> = {
      "content-type": "application/x-amz-json-1.0",
      host,
      "x-amz-date": time,
      ...(by.sessionToken === undefined ? {} : { "x-amz-security-token": by.sessionToken }),
      "x-amz-target": target,
    };
    const names = Object.keys(headers).join(";");
    const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
    const asked = `POST\n/\n\n${lines.join("")}\n${names}\n${hash("sha256", body)}`;
    const scope = `${day}/${region}/${service}/aws4_request`;
    const said = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hash("sha256", asked)}`;
    const signature = hmac(keyOf(by.secretAccessKey, day), said).digest("hex");
    headers["authorization"] =
      `AWS4-HMAC-SHA256 Credential=${by.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
    return headers;
  };
}

const hmac = (key: KeyObject | Buffer | string, text: string) => createHmac("sha256", key).update(text);
