/**
 * Where everything on this laptop is: the hub at PORT, its engines beside it. The places are kept in the data folder,
 * because tokens and links name them and have to stay good after a restart.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "./listen.ts";

export type Addresses = { hub: number; identity: number; bucket: number; table: number };

export async function chooseAddresses(folder: string, port: number): Promise<Addresses> {
  const file = join(folder, "addresses.json");
  const kept: Partial<Addresses> = await readFile(file, "utf8").then(JSON.parse, () => ({}));
  const same = kept.hub === port && port !== 0;
  const beside = (engine: keyof Addresses, offset: number): Promise<number> =>
    freePort((same ? kept[engine] : undefined) ?? (port === 0 ? 0 : port + offset));
  const addresses = {
    hub: port === 0 ? await freePort(0) : port,
    identity: await beside("identity", 1),
    bucket: await beside("bucket", 2),
    table: await beside("table", 3),
  };
  await writeFile(file, JSON.stringify(addresses));
  return addresses;
}
