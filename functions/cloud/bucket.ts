/**
 * The bucket, reached by signed requests and addresses alone: a few HMACs and `fetch`, no S3 client to load. What a
 * page may PUT is fixed to the byte by what is signed; what it may GET is an attachment for a minute.
 */
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import type { UploadTicket } from "#shared/documents/schema.ts";
import { Refusal } from "#shared/problem.ts";
import type { Config } from "../config.ts";

/** As the table's client holds them: `() => client.config.credentials()`, looked for once and renewed there. */
export type Credentials = () => Promise<{
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}>;

export type Bucket = ReturnType<typeof openBucket>;

/** What a ticket binds: a PUT of anything else is refused by the bucket. */
type Announced = { type: string; sizeBytes: number; sha256: string };
type Method = "GET" | "HEAD" | "PUT";
type Place = Pick<Config, "BUCKET_NAME" | "AWS_REGION" | "S3_ENDPOINT">;

const minutes = 60;
const ticketSeconds = 5 * minutes;

export function openBucket(place: Place, credentials: Credentials) {
  const signer = new SignatureV4({
    service: "s3",
    region: place.AWS_REGION,
    credentials,
    sha256: Sha256,
    uriEscapePath: false,
  });
  const root = rootOf(place);

  const request = (method: Method, key: string, headers: Record<string, string>, query = {}) => ({
    method,
    protocol: root.protocol,
    hostname: root.hostname,
    ...(root.port ? { port: Number(root.port) } : {}),
    // The bucket itself, reached by path, has no slash at its end.
    path:
      key === ""
        ? root.pathname.replace(/(.)\/$/, "$1")
        : root.pathname + key.split("/").map(escaped).join("/"),
    query,
    headers: { host: root.host, ...headers, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" },
  });

  /** An address that carries its own permission. The engine's clock counts, so this is never the sample's date. */
  async function presign(
    method: "GET" | "PUT",
    key: string,
    seconds: number,
    { query = {}, headers = {} }: { query?: Record<string, string>; headers?: Record<string, string> },
  ): Promise<{ url: string; expiresAt: string }> {
    const signingDate = new Date();
    const signed = await signer.presign(request(method, key, headers, query), {
      expiresIn: seconds,
      signingDate,
      // Left among the headers, and so signed as such; a query would bind nobody.
      unhoistableHeaders: new Set(Object.keys(headers)),
    });
    const pairs = Object.entries(signed.query ?? {}).map(
      ([name, value]) => `${escaped(name)}=${escaped(String(value))}`,
    );
    return {
      url: `${root.protocol}//${root.host}${signed.path}?${pairs.join("&")}`,
      expiresAt: new Date(signingDate.getTime() + seconds * 1000).toISOString(),
    };
  }

  /**
   * A request of our own, signed in its headers: the bucket's policy lets no address with a signature in it read what
   * is not scanned yet, and the check of an upload comes before its scan. A bucket that does not answer is a moment's
   * trouble, and is said so.
   */
  async function ask(method: Method, key: string, headers: Record<string, string> = {}, body?: Uint8Array) {
    const signed = await signer.sign(request(method, key, headers));
    const signal = AbortSignal.timeout(method === "HEAD" ? 2_000 : 60_000);
    const once = () =>
      fetch(`${root.protocol}//${root.host}${signed.path}`, {
        method,
        headers: signed.headers,
        ...(body ? { body: body as Uint8Array<ArrayBuffer> } : {}),
        signal,
      }).catch(() => undefined);
    // A kept connection may close under a request; each of ours can be made twice, within the same time.
    const answer = (await once()) ?? (await once());
    if (!answer || answer.status >= 500) {
      await answer?.body?.cancel();
      throw new Refusal("busy", "The file store did not answer.", { retryAfterSeconds: 5 });
    }
    return answer;
  }

  return {
    /** Where and how to PUT exactly these bytes, for five minutes. The length is signed too; every client sends it. */
    async ticket(key: string, { type, sizeBytes, sha256 }: Announced): Promise<UploadTicket> {
      const sent = {
        "content-type": type,
        "x-amz-checksum-sha256": Buffer.from(sha256, "hex").toString("base64"),
      };
      const { url, expiresAt } = await presign("PUT", key, ticketSeconds, {
        headers: { ...sent, "content-length": String(sizeBytes) },
      });
      return { method: "PUT", url, headers: sent, expiresAt };
    },

    /** Where to GET it for a minute, under this Content-Disposition. */
    link(key: string, disposition: string): Promise<{ url: string; expiresAt: string }> {
      return presign("GET", key, minutes, {
        query: {
          "response-content-disposition": disposition,
          "response-cache-control": "no-store",
        },
      });
    },

    /** The object's length and its bytes as they come, or undefined. */
    async open(key: string): Promise<{ sizeBytes: number; bytes: AsyncIterable<Uint8Array> } | undefined> {
      const answer = await ask("GET", key);
      if (answer.status === 404) return undefined;
      if (!answer.ok || !answer.body) throw new Error(`GET ${key}: ${answer.status} ${await answer.text()}`);
      return {
        sizeBytes: Number(answer.headers.get("content-length")),
        bytes: answer.body as AsyncIterable<Uint8Array>,
      };
    },

    /** With `lockedUntil`, no version of the object can be removed before that moment, by anyone the hub runs as. */
    async put(key: string, bytes: Uint8Array, type: string, lockedUntil?: Date): Promise<void> {
      const hash = new Sha256();
      hash.update(bytes);
      const checksum = Buffer.from(await hash.digest()).toString("base64");
      const answer = await ask(
        "PUT",
        key,
        {
          "content-type": type,
          "x-amz-checksum-sha256": checksum,
          ...(lockedUntil
            ? {
                "x-amz-object-lock-mode": "GOVERNANCE",
                "x-amz-object-lock-retain-until-date": lockedUntil.toISOString(),
              }
            : {}),
        },
        bytes,
      );
      if (!answer.ok) throw new Error(`PUT ${key}: ${answer.status} ${await answer.text()}`);
      await answer.body?.cancel();
    },

    /** Whether the bucket is there and answers us. */
    async answers(): Promise<boolean> {
      const answer = await ask("HEAD", "").catch(() => undefined);
      return answer?.ok === true;
    },
  };
}

/** Another engine is reached by path; S3 itself by the bucket's own host. */
function rootOf({ BUCKET_NAME, AWS_REGION, S3_ENDPOINT }: Place): URL {
  return new URL(
    S3_ENDPOINT ? `/${BUCKET_NAME}/` : "/",
    S3_ENDPOINT ?? `https://${BUCKET_NAME}.s3.${AWS_REGION}.amazonaws.com`,
  );
}

/** RFC 3986: Signature Version 4 escapes the four marks that encodeURIComponent leaves. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
