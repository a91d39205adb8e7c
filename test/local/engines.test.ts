import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { expect, it } from "vitest";
import { bucketEndpoint, ownBucket, ownTable, tableEndpoint } from "#test/support/engines.ts";

const reachable = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const answer = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.on("connect", answer(true)).on("error", answer(false)).on("timeout", answer(false));
  });

it("gives every test file a table and a bucket of its own", async () => {
  expect(await ownTable()).not.toBe(await ownTable());
  expect(await ownBucket()).not.toBe(await ownBucket());
});

it("answers on this machine's loopback and on no other address", async () => {
  const elsewhere = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  for (const endpoint of [tableEndpoint(), bucketEndpoint()]) {
    const port = Number(new URL(endpoint).port);
    expect(await reachable("127.0.0.1", port)).toBe(true);
    for (const { address } of elsewhere) expect(await reachable(address, port), address).toBe(false);
  }
});

it("refuses a stranger who shows the bucket no signature", async () => {
  const url = `${bucketEndpoint()}/${await ownBucket()}/secret.pdf`;
  expect((await fetch(url, { method: "PUT", body: "x" })).status).toBe(403);
  expect((await fetch(url)).status).toBe(403);
});
