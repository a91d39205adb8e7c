/** Bearer tokens for programs: an access token of the sign-in provider, checked here on every request. */
import type { JWTVerifyGetKey } from "jose";
import { Refusal } from "#shared/problem.ts";
import type { Config } from "../config.ts";

/** Whose a valid access token is, and when that person last proved who they are (`auth_time`, in seconds). */
export type Checked = { sub: string; authTime?: number | undefined };
export type TokenCheck = (token: string) => Promise<Checked>;

/** A token found good is good until it expires, but for a minute at most: a withdrawn key is noticed within that. */
const rememberedMs = 60_000;
const rememberedMax = 1000;

export function tokenCheck(config: Config): TokenCheck {
  const good = new Map<string, Checked & { until: number }>();
  // Keys are fetched once and again when an unknown kid turns up, at most every 30 seconds (jose's cooldown).
  let keys: JWTVerifyGetKey | undefined;
  return async (token) => {
    if (token.length > 8192) throw new Refusal("not-signed-in", "The bearer token is not one of this hub's.");
    const seen = good.get(token);
    if (seen && seen.until > Date.now()) return seen;
    good.delete(token);
    // Loaded at the first token: browsers come with sessions, and a process that serves them starts without it.
    const { createRemoteJWKSet, jwtVerify } = await import("jose");
    try {
      keys ??= createRemoteJWKSet(new URL(await jwksAddress(config.SIGN_IN_ISSUER)));
      const { payload } = await jwtVerify(token, keys, {
        issuer: config.SIGN_IN_ISSUER,
        algorithms: ["RS256"],
        requiredClaims: ["sub", "exp"],
        clockTolerance: 5,
      });
      // Cognito's access tokens carry no aud: client_id and token_use say whom and what for.
      if (
        payload["token_use"] === "access" &&
        payload["client_id"] === config.SIGN_IN_CLIENT_ID &&
        payload.sub
      ) {
        if (good.size >= rememberedMax) good.clear();
        const checked = {
          sub: payload.sub,
          authTime: typeof payload["auth_time"] === "number" ? payload["auth_time"] : undefined,
          until: Math.min(Date.now() + rememberedMs, Number(payload.exp) * 1000),
        };
        good.set(token, checked);
        return checked;
      }
    } catch (error) {
      // The provider cannot be asked: that says nothing about the token, and passes.
      if (!isTokenFault(error)) {
        throw new Refusal("busy", "The sign-in provider does not answer.", { retryAfterSeconds: 5 });
      }
    }
    throw new Refusal("not-signed-in", "The bearer token is not one of this hub's, or it has expired.");
  };
}

/** jose's word for what is wrong with the token itself; anything else is about fetching keys. */
const isTokenFault = (error: unknown): boolean =>
  /^ERR_(JWT_|JWS_|JWE_|JOSE_ALG|JOSE_NOT_SUPPORTED|JWKS_NO_MATCHING|JWKS_MULTIPLE)/.test(
    String((error as { code?: unknown }).code),
  );

const known = new Map<string, Promise<string>>();

function jwksAddress(issuer: string): Promise<string> {
  const address =
    known.get(issuer) ??
    fetch(`${issuer}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(5000) }).then(
      async (answer) => ((await answer.json()) as { jwks_uri: string }).jwks_uri,
    );
  known.set(issuer, address);
  address.catch(() => known.delete(issuer));
  return address;
}
