/**
 * The sign-in provider, spoken to in OpenID Connect: code, PKCE, state and nonce. Its library is loaded, and the
 * provider asked about itself, with the first sign-in of a process.
 */
import type * as OpenId from "openid-client";
import type { Config } from "../config.ts";

/** A sign-in between leaving for the provider and coming back; it waits, sealed, in the browser. */
export type Started = { state: string; nonce: string; verifier: string };
export type SignedIn = {
  subject: string;
  name: string;
  email: string;
  idToken: string;
  authenticatedAt?: number | undefined;
};

type Settings = Pick<
  Config,
  "HUB_ORIGIN" | "SIGN_IN_ISSUER" | "SIGN_IN_CLIENT_ID" | "SIGN_IN_CLIENT_SECRET" | "SIGN_IN_SIGN_OUT"
>;
type Ready = { openId: typeof OpenId; provider: OpenId.Configuration };

const known = new Map<string, Promise<Ready>>();

function ready(settings: Settings): Promise<Ready> {
  const key = `${settings.SIGN_IN_ISSUER} ${settings.SIGN_IN_CLIENT_ID}`;
  const found = known.get(key) ?? discover(settings);
  known.set(key, found);
  found.catch(() => known.delete(key));
  return found;
}

async function discover(settings: Settings): Promise<Ready> {
  const openId = await import("openid-client");
  const issuer = new URL(settings.SIGN_IN_ISSUER);
  // The library refuses plain http; only a provider on this very machine may have it.
  const plain = issuer.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(issuer.hostname);
  const provider = await openId.discovery(
    issuer,
    settings.SIGN_IN_CLIENT_ID,
    settings.SIGN_IN_CLIENT_SECRET,
    undefined,
    // The ID token's signature is checked too, though it comes straight from the provider.
    {
      execute: [openId.enableNonRepudiationChecks, ...(plain ? [openId.allowInsecureRequests] : [])],
      timeout: 10,
    },
  );
  return { openId, provider };
}

const callback = ({ HUB_ORIGIN }: Settings) => `${HUB_ORIGIN}/api/sign-in/callback`;

/** Where to send the browser, and what to remember until it is back. */
export async function leaveFor(
  settings: Settings,
  again: boolean,
): Promise<{ address: string; started: Started }> {
  const { openId, provider } = await ready(settings);
  const started = {
    state: openId.randomState(),
    nonce: openId.randomNonce(),
    verifier: openId.randomPKCECodeVerifier(),
  };
  const address = openId.buildAuthorizationUrl(provider, {
    redirect_uri: callback(settings),
    scope: "openid email profile",
    code_challenge: await openId.calculatePKCECodeChallenge(started.verifier),
    code_challenge_method: "S256",
    state: started.state,
    nonce: started.nonce,
    // Whoever is signed in there already proves once more who they are (OpenID Connect Core § 3.1.2.1).
    ...(again ? { prompt: "login", max_age: "0" } : {}),
  });
  return { address: address.href, started };
}

/** Who came back with this query. Rejects for a wrong state or nonce, a code that was used, a provider that says no. */
export async function comeBack(settings: Settings, query: string, started: Started): Promise<SignedIn> {
  const { openId, provider } = await ready(settings);
  const tokens = await openId.authorizationCodeGrant(provider, new URL(`${callback(settings)}${query}`), {
    expectedState: started.state,
    expectedNonce: started.nonce,
    pkceCodeVerifier: started.verifier,
  });
  const claims = tokens.claims();
  if (!claims || tokens.id_token === undefined) throw new Error("The provider sent no ID token.");
  const email = oneLine(claims["email"]).toLowerCase();
  return {
    subject: claims.sub,
    name: oneLine(claims["name"]) || email.split("@")[0] || "Someone new",
    email,
    idToken: tokens.id_token,
    authenticatedAt: claims.auth_time,
  };
}

/** Where the browser goes to end the provider's session as well; it comes back to the front page. */
export async function goodbye(settings: Settings, idToken: string | undefined): Promise<string> {
  const home = `${settings.HUB_ORIGIN}/`;
  const { SIGN_IN_SIGN_OUT: own, SIGN_IN_CLIENT_ID: client_id } = settings;
  // Cognito's logout takes other parameters than the standard's.
  if (own !== undefined) return `${own}?${new URLSearchParams({ client_id, logout_uri: home })}`;
  const { openId, provider } = await ready(settings);
  if (provider.serverMetadata().end_session_endpoint === undefined) return home;
  return openId.buildEndSessionUrl(provider, {
    post_logout_redirect_uri: home,
    ...(idToken === undefined ? {} : { id_token_hint: idToken }),
  }).href;
}

/** A claim as the hub keeps names: one line, no control characters, not endless. */
const oneLine = (claim: unknown): string =>
  typeof claim === "string"
    ? claim
        .normalize("NFC")
        .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
        .trim()
        .slice(0, 120)
        .trim()
    : "";
