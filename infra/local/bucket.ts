/**
 * The laptop's bucket: s3rver, reachable from this machine only, keeping its files in a folder. As with the real
 * one, a request without a valid signature is refused, and a page may only PUT and GET from a named origin.
 */
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import S3rver from "@20minutes/s3rver";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import type { S3Event } from "aws-lambda";
import { localAccount } from "./account.ts";
import "./signature.ts";

export type LocalBucket = {
  endpoint: string;
  /** Calls back with what S3 would send, for each change. Returns what stops it. */
  onEvent(listener: (event: S3Event) => void): () => void;
  stop(): Promise<void>;
};

type Options = { dir: string; port?: number; bucket?: string; origins?: readonly string[] };

/** Starts the engine, with one bucket if it is named. Without a port, the system picks a free one. */
export async function startBucket({ dir, port = 0, bucket, origins = [] }: Options): Promise<LocalBucket> {
  await mkdir(dir, { recursive: true });
  const s3 = new S3rver({
    address: "127.0.0.1",
    port,
    directory: dir,
    silent: true,
    vhostBuckets: false,
    configureBuckets: bucket === undefined ? [] : [{ name: bucket, configs: [cors(origins)] }],
  });
  // s3rver lets anyone in who shows no signature at all; a private bucket does not.
  s3.middleware.unshift(async (c, next) => {
    const signed = c.get("authorization") !== "" || "X-Amz-Signature" in c.query;
    if (signed || c.method === "OPTIONS") return next();
    c.status = 403;
    c.type = "application/xml";
    c.body = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";
  });
  // Its own run() leaves a port in use unhandled: the server is opened here instead.
  await s3.configureBuckets();
  const server: Server = s3.listen(port, "127.0.0.1", () => undefined);
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onEvent(listener) {
      const told = (event: S3Event) => listener(asS3Says(event));
      s3.on("event", told);
      return () => s3.off("event", told);
    },
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** In S3's own events a key is written as in a form; s3rver leaves it as it is. */
function asS3Says({ Records }: S3Event): S3Event {
  const written = (key: string) =>
    new URLSearchParams({ key }).toString().slice("key=".length).replaceAll("%2F", "/");
  return {
    Records: Records.map((record) => {
      const { s3 } = record;
      return { ...record, s3: { ...s3, object: { ...s3.object, key: written(s3.object.key) } } };
    }),
  };
}

/** Creates a bucket in a running engine (tests make their own), with the same rule for pages. */
export async function createBucket(
  endpoint: string,
  name: string,
  origins: readonly string[] = [],
): Promise<void> {
  await signedPut(new URL(`/${name}`, endpoint), "");
  await signedPut(new URL(`/${name}?cors=`, endpoint), cors(origins));
}

async function signedPut(url: URL, body: string): Promise<void> {
  const signer = new SignatureV4({ ...localAccount, service: "s3", sha256: Sha256, uriEscapePath: false });
  const { method, headers } = await signer.sign({
    method: "PUT",
    protocol: url.protocol,
    hostname: url.hostname,
    port: Number(url.port),
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: { host: url.host },
    body,
  });
  const answer = await fetch(url, { method, headers, body });
  if (!answer.ok) throw new Error(`PUT ${url.pathname}: ${answer.status} ${await answer.text()}`);
}

function cors(origins: readonly string[]): string {
  const allowed = (origins.length === 0 ? ["*"] : origins).map(
    (origin) => `<AllowedOrigin>${origin}</AllowedOrigin>`,
  );
  const methods = ["PUT", "GET", "HEAD"].map((method) => `<AllowedMethod>${method}</AllowedMethod>`);
  return `<CORSConfiguration><CORSRule>${allowed.join("")}${methods.join("")}<AllowedHeader>*</AllowedHeader><ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>300</MaxAgeSeconds></CORSRule></CORSConfiguration>`;
}
