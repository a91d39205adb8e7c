/** How the local provider is set up, so that what the hub receives has the form of what Cognito sends. */
import { randomBytes } from "node:crypto";
import type { Configuration } from "oidc-provider";
import { contentSecurityPolicy } from "../plain-page.ts";
import { inMemory } from "./memory.ts";
import { messagePage, signOutPage } from "./page.ts";
import type { Account, Secrets } from "./secrets.ts";

export const clientId = "causeway";
const scopes = "openid email profile";
const hub = "urn:causeway:hub";

type Parts = { origin: string; secrets: Secrets; bySub(sub: string): Account | undefined };

export function providerSettings({ origin, secrets, bySub }: Parts): Configuration {
  return {
    adapter: inMemory(),
    clients: [
      {
        client_id: clientId,
        client_secret: secrets.clientSecret,
        redirect_uris: [`${origin}/api/sign-in/callback`],
        post_logout_redirect_uris: [`${origin}/`],
        grant_types: ["authorization_code"],
        response_types: ["code"],
        require_auth_time: true,
      },
    ],
    // As Cognito takes it: the secret in the header or in the body.
    clientAuthMethods: ["client_secret_basic", "client_secret_post"],
    jwks: secrets.jwks as NonNullable<Configuration["jwks"]>,
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    scopes: ["openid", "email", "profile"],
    claims: {
      openid: ["sub", "cognito:username", "token_use"],
      email: ["email", "email_verified"],
      profile: ["name"],
    },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    interactions: { url: (_c, interaction) => `/sign-in/${interaction.uid}` },
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 60,
      IdToken: 3600,
      Interaction: 3600,
      Session: 86_400,
      Grant: 86_400,
    },
    findAccount: (_c, sub) => {
      const account = bySub(sub);
      return account && { accountId: sub, claims: (use) => idClaims(account, use) };
    },
    // Nobody is asked for consent: the hub and its sign-in belong together.
    async loadExistingGrant(c) {
      const grant = new c.oidc.provider.Grant({
        clientId: c.oidc.client?.clientId,
        accountId: c.oidc.session?.accountId,
      });
      grant.addOIDCScope(scopes);
      grant.addResourceScope(hub, scopes);
      await grant.save();
      return grant;
    },
    extraTokenClaims: (_c, token) => ({
      token_use: "access",
      ...("accountId" in token ? { username: token.accountId } : {}),
    }),
    formats: {
      customizers: {
        jwt: (_c, _token, { payload }) => {
          // Cognito's access tokens have no audience. The provider insists on a value; this one writes nothing.
          payload["aud"] = { toJSON: () => undefined };
        },
      },
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => hub,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: scopes,
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: "RS256" } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        async logoutSource(c, form) {
          c.set("content-security-policy", contentSecurityPolicy);
          c.body = await signOutPage(form);
        },
        async postLogoutSuccessSource(c) {
          c.body = await messagePage("You are signed out", "You can close this page.");
        },
      },
    },
    async renderError(c, { error, error_description }) {
      c.type = "html";
      c.body = await messagePage("This sign-in did not work", error_description ?? error);
    },
  };
}

function idClaims({ sub, name, email }: Account, use: string) {
  const profile = { sub, name, email, email_verified: true, "cognito:username": sub };
  return use === "id_token" ? { ...profile, token_use: "id" } : profile;
}
