/**
 * Fetching from an address a person typed. Only https, only public addresses: the name is looked up here, every answer
 * is checked, and the connection goes to the address that was checked, again after each redirect, so that no name leads
 * to what stands behind the hub's own wall. Bounded in time and size.
 */
import { lookup } from "node:dns/promises";
import { request } from "node:https";
import { BlockList, isIP } from "node:net";
import { Refusal } from "#shared/problem.ts";

/** The two things that reach outside; a test puts its own in their place. */
export type Outside = {
  addressesOf(host: string): Promise<string[]>;
  /** Connects to this address, whatever the name would lead to by now. */
  get(url: URL, address: string, signal: AbortSignal): Promise<Answered>;
};
type Answered = {
  status: number;
  headers: Record<string, string | undefined>;
  body: AsyncIterable<Uint8Array>;
};

export const openOutside = (): Outside => ({
  addressesOf: async (host) =>
    (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  get: (url, address, signal) =>
    new Promise((resolve, reject) => {
      const asked = request(
        url,
        {
          signal,
          agent: false,
          headers: {
            accept: "application/json, application/ld+json, text/csv;q=0.9",
            "user-agent": "Causeway",
          },
          lookup: (_host, options, done) => {
            const found = { address, family: isIP(address) };
            // Node asks for all where it tries several at once.
            if (options.all) (done as unknown as (error: null, all: object[]) => void)(null, [found]);
            else done(null, found.address, found.family);
          },
        },
        (answer) => {
          const { "content-type": type, "content-encoding": encoding, location } = answer.headers;
          resolve({
            status: answer.statusCode ?? 0,
            headers: { "content-type": type, "content-encoding": encoding, location },
            body: answer,
          });
        },
      );
      asked.on("error", reject);
      asked.end();
    }),
});

const redirectsMax = 3;
const millisecondsMax = 15_000;

type Fetched = { bytes: Uint8Array; type: string };

/** What stands at the address, or why it cannot be had. */
export async function fetchFrom(outside: Outside, address: string, bytesMax: number): Promise<Fetched> {
  const signal = AbortSignal.timeout(millisecondsMax);
  let url = readUrl(address);
  try {
    for (let hop = 0; hop <= redirectsMax; hop++) {
      const answer = await outside.get(url, await publicAddress(outside, url, signal), signal);
      const { location } = answer.headers;
      if (answer.status >= 300 && answer.status < 400 && location) {
        if (!URL.canParse(location, url)) throw unfetched("It leads on to something that is no address.");
        url = readUrl(new URL(location, url).href);
        continue;
      }
      if (answer.status !== 200) throw unfetched(`${url.host} answered with ${answer.status}.`);
      if ((answer.headers["content-encoding"] ?? "identity") !== "identity")
        throw unfetched(`${url.host} sends it compressed though we did not ask for that.`);
      const type = answer.headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
      return { bytes: await readAll(answer.body, bytesMax), type };
    }
    throw unfetched(`It leads on more than ${redirectsMax} times.`);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (signal.aborted) throw unfetched(`It took longer than ${millisecondsMax / 1000} seconds.`);
    throw unfetched(`${url.host} could not be reached.`);
  }
}

const unfetched = (why: string) =>
  new Refusal("invalid-input", `The address could not be read. ${why}`, {
    errors: [{ pointer: "/url", detail: why }],
  });

function readUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== "https:") throw unfetched("An address that begins with https:// is expected.");
  if (url.username || url.password)
    throw unfetched("An address without a name and password in it is expected.");
  if (url.port !== "") throw unfetched("An address without a port is expected.");
  return url;
}

/** The address to connect to. One private answer among public ones refuses them all: such a name is made to deceive. */
async function publicAddress(outside: Outside, { hostname }: URL, signal: AbortSignal): Promise<string> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const found = isIP(host) ? [host] : await Promise.race([outside.addressesOf(host), rejectedBy(signal)]);
  const [first] = found;
  if (first === undefined || !found.every(isPublic))
    throw unfetched("It does not lead to a public address of the internet.");
  return first;
}

const rejectedBy = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("too slow")), { once: true });
  });

async function readAll(body: AsyncIterable<Uint8Array>, bytesMax: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > bytesMax)
      throw new Refusal("too-large", `At most ${bytesMax / 1024 / 1024} MB are read from an address.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

// IANA's special-purpose registries: private, shared, loopback, link-local, test, relay, multicast, reserved.
const closed = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  closed.addSubnet(net, bits, "ipv4");
// Of IPv6 only global unicast is open, less what tunnels to elsewhere or is for books.
const open6 = new BlockList();
open6.addSubnet("2000::", 3, "ipv6");
for (const [net, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  closed.addSubnet(net, bits, "ipv6");

export function isPublic(address: string): boolean {
  const kind = isIP(address);
  if (kind === 4) return !closed.check(address, "ipv4");
  return kind === 6 && open6.check(address, "ipv6") && !closed.check(address, "ipv6");
}
