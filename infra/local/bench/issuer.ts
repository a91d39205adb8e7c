/** The sign-in provider as far as tokens go: a discovery document and a key, on loopback. Tests and bench share it. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from "jose";

/** A key to sign with: making one takes a while, so a run of tests makes one for all. */
export async function issuerKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return exportJWK(privateKey);
}

export async function openIssuer(key?: JWK) {
  const own = key ?? (await issuerKey());
  const privateKey = (await importJWK(own, "RS256")) as CryptoKey;
  const { kty, n, e } = own as { kty: string; n: string; e: string };
  const jwk = { kty, n, e, kid: "test", alg: "RS256", use: "sig" };
  const publicKey = (await importJWK(jwk, "RS256")) as CryptoKey;
  const asked = { jwks: 0 };
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    const keys = request.url === "/jwks";
    if (keys) asked.jwks++;
    response.end(JSON.stringify(keys ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/jwks` }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sign = (claims: JWTPayload, header: object = {}): Promise<string> =>
    new SignJWT({
      client_id: "causeway",
      token_use: "access",
      auth_time: Math.floor(Date.now() / 1000),
      ...claims,
    })
      .setProtectedHeader({ alg: "RS256", kid: "test", ...header })
      .setIssuer(claims.iss ?? issuer)
      .setIssuedAt()
      .setExpirationTime(claims.exp ?? "1h")
      .sign(privateKey);
  return {
    issuer,
    sign,
    token: (sub: string) => sign({ sub }),
    publicKey,
    asked,
    close: () => server.close(),
  };
}
