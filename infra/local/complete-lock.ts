/**
 * Completes package-lock.json with the binaries of other platforms. A registry that mirrors only some of them leaves
 * the rest out of the lock, and `npm ci` then refuses it, there and everywhere. Run it after `npm install`:
 * `node infra/local/complete-lock.ts`. What it adds is pinned by version; npm fetches only this platform's.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Package = {
  version?: string;
  dev?: boolean;
  license?: string | undefined;
  optionalDependencies?: Record<string, string>;
};
export type Lock = { packages: Record<string, Package> };

/** The optional packages that some package names and the lock does not hold. */
export function missingFrom({ packages }: Lock): { name: string; version: string; of: Package }[] {
  return Object.entries(packages).flatMap(([path, of]) =>
    Object.entries(of.optionalDependencies ?? {})
      .filter(([name]) => !places(path, name).some((place) => place in packages))
      .map(([name, version]) => ({ name, version, of })),
  );
}

/** Where a package at this path finds another: in its own node_modules, or in one further up. */
function places(path: string, name: string): string[] {
  const up = path.lastIndexOf("/node_modules/");
  const above = path === "" ? [] : places(up === -1 ? "" : path.slice(0, up), name);
  return [`${path === "" ? "" : `${path}/`}node_modules/${name}`, ...above];
}

export function complete(lock: Lock): Lock {
  const packages: Lock["packages"] = { ...lock.packages };
  for (const { name, version, of } of missingFrom(lock)) {
    const [, os, cpu, abi] =
      /-(android|darwin|linux|win32|freebsd|openharmony)-([a-z0-9]+)(?:-(\w+))?$/.exec(name) ?? [];
    if (!os || !cpu || !/^\d/.test(version))
      throw new Error(`${name} ${version} names no platform and version.`);
    const libc =
      os !== "linux"
        ? undefined
        : abi?.startsWith("musl")
          ? "musl"
          : abi?.startsWith("gnu")
            ? "glibc"
            : undefined;
    packages[`node_modules/${name}`] = {
      version,
      ...{ cpu: [cpu], ...(of.dev && { dev: true }), ...(libc && { libc: [libc] }), license: of.license },
      ...{ optional: true, os: [os] },
    };
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

export const lockFile = join(import.meta.dirname, "../../package-lock.json");

if (process.argv[1] === import.meta.filename) {
  const lock = JSON.parse(readFileSync(lockFile, "utf8")) as Lock;
  console.log(
    `Added to package-lock.json: ${
      missingFrom(lock)
        .map(({ name }) => name)
        .join(", ") || "nothing"
    }`,
  );
  writeFileSync(lockFile, `${JSON.stringify(complete(lock), null, 2)}\n`);
}
