/** What the local sign-in keeps on disk: its signing key, the hub's client secret, and who typed in their own name. */
import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exportJWK, generateKeyPair, type JWK } from "jose";

/** Reads a file, or makes it once and for this user alone. */
export async function keep<Value>(path: string, make: () => Value | Promise<Value>): Promise<Value> {
  const found = await readFile(path, "utf8").catch(() => undefined);
  if (found !== undefined) return JSON.parse(found) as Value;
  const made = await make();
  await write(path, made);
  return made;
}

async function write(path: string, value: unknown): Promise<void> {
  await writeFile(path, JSON.stringify(value, null, 2), { mode: 0o600 });
}

export const newSecret = (): string => randomBytes(32).toString("base64url");

async function newKeys(): Promise<{ keys: [JWK] }> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const kid = randomBytes(8).toString("base64url");
  return { keys: [{ ...(await exportJWK(privateKey)), kid, alg: "RS256", use: "sig" }] };
}

/** Someone who signs in: of the cast, or new. */
export type Account = { sub: string; name: string; email: string };

export type Secrets = {
  jwks: { keys: [JWK] };
  clientSecret: string;
  newcomers: readonly Account[];
  /** Whoever types this e-mail is the same person next time, also after a restart. */
  welcome(name: string, email: string): Promise<Account>;
};

export async function openSecrets(dir: string): Promise<Secrets> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const newcomersFile = join(dir, "newcomers.json");
  const [jwks, clientSecret, newcomers] = await Promise.all([
    keep(join(dir, "jwks.json"), newKeys),
    keep(join(dir, "client-secret.json"), newSecret),
    keep<Account[]>(newcomersFile, () => []),
  ]);
  return {
    jwks,
    clientSecret,
    newcomers,
    async welcome(name, typedEmail) {
      const email = typedEmail.toLowerCase();
      const known = newcomers.find((account) => account.email === email);
      if (known) return known;
      const hex = createHash("sha256").update(email).digest("hex");
      const sub = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
      const account = { sub, name, email };
      newcomers.push(account);
      await write(newcomersFile, newcomers);
      return account;
    },
  };
}
