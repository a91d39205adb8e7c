/**
 * The laptop's sign-in: a certified OpenID provider whose tokens are shaped like Cognito's, reachable from this
 * machine only. Its page lists the cast; its keys are kept, so that a token outlives a restart.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { importJWK, SignJWT } from "jose";
import { Provider } from "oidc-provider";
import { clientId, providerSettings } from "./identity/claims.ts";
import { type Listed, messagePage, signInPage } from "./identity/page.ts";
import { type Account, openSecrets, type Secrets } from "./identity/secrets.ts";
import { contentSecurityPolicy } from "./plain-page.ts";

export type IdentityPerson = Account & Listed;

export type LocalIdentity = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** An access token for one of the cast (by key) or for anybody who has signed in (by e-mail). */
  token(person: string): Promise<string | undefined>;
  stop(): Promise<void>;
};

type Options = { port?: number; origin: string; dir: string; people: readonly IdentityPerson[] };

export async function startIdentity({ port = 0, origin, dir, people }: Options): Promise<LocalIdentity> {
  const secrets = await openSecrets(dir);
  const server = createServer();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `http://${host}`;
  const find = (who: string): Account | undefined =>
    people.find(({ key, email }) => key === who || email === who.toLowerCase()) ??
    secrets.newcomers.find(({ email }) => email === who.toLowerCase());
  const bySub = (sub: string) => [...people, ...secrets.newcomers].find((account) => account.sub === sub);
  const provider = new Provider(issuer, providerSettings({ origin, secrets, bySub }));
  provider.on("server_error", (_c, error) => console.error("Sign-in:", error));
  const token = async (who: string) => {
    const account = find(who);
    return account && mint(issuer, account, secrets);
  };

  const pages = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? "/", issuer);
    if (pathname.startsWith("/sign-in/")) await interact(request, response, pathname);
    else if (pathname === "/dev/token" && request.method === "POST") await hand(request, response);
    else await provider.callback()(request, response);
  };
  server.on("request", (request, response) => {
    pages(request, response).catch((error: Error) =>
      page(response, 400, messagePage("Start again", error.message)),
    );
  });

  /** The provider asks who somebody is; the answer is a button of the cast, or a name and an e-mail. */
  async function interact(
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
  ): Promise<void> {
    await provider.interactionDetails(request, response);
    const typed = request.method === "POST" ? new URLSearchParams(await text(request)) : undefined;
    const account = typed && (await whoIs(typed));
    if (account === undefined) {
      const wrong = typed && "A name and an e-mail address such as name@school.example are needed.";
      return page(response, typed ? 422 : 200, signInPage(pathname, people, wrong));
    }
    await provider.interactionFinished(request, response, { login: { accountId: account.sub } });
  }

  async function whoIs(typed: URLSearchParams): Promise<Account | undefined> {
    const key = typed.get("person");
    if (key !== null) return people.find((person) => person.key === key);
    const [name, email] = [typed.get("name")?.trim() ?? "", typed.get("email")?.trim() ?? ""];
    if (!/^.{1,120}$/.test(name) || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return undefined;
    return find(email) ?? secrets.welcome(name, email);
  }

  /** For `npm run token`. A page elsewhere cannot read the answer; a rebound name is refused by its Host. */
  async function hand(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const foreign = request.headers.host !== host || request.headers.origin !== undefined;
    const { person } = JSON.parse((await text(request)) || "{}") as { person?: unknown };
    const made = foreign ? undefined : await token(String(person));
    response.writeHead(made ? 200 : foreign ? 403 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(made ? { token: made } : { people: people.map(({ key }) => key) }));
  }

  return {
    issuer,
    clientId,
    clientSecret: secrets.clientSecret,
    token,
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** An access token as Cognito makes them: no `aud`; `client_id` and `token_use` say whom and what for. */
async function mint(issuer: string, { sub }: Account, { jwks }: Secrets): Promise<string> {
  const [key] = jwks.keys;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    client_id: clientId,
    token_use: "access",
    username: sub,
    scope: "openid email profile",
    auth_time: now,
    jti: crypto.randomUUID(),
  })
    .setProtectedHeader({ alg: "RS256", kid: String(key.kid) })
    .setIssuer(issuer)
    .setSubject(sub)
    .setIssuedAt(now)
    .setExpirationTime("8h")
    .sign(await importJWK(key, "RS256"));
}

async function page(response: ServerResponse, status: number, body: Promise<string>): Promise<void> {
  const sent = await body;
  if (response.headersSent) return;
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": contentSecurityPolicy,
    "x-content-type-options": "nosniff",
  });
  response.end(sent);
}

async function text(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) {
    body += chunk;
    if (body.length > 10_000) throw new Error("That is more than this page takes.");
  }
  return body;
}
