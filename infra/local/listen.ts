/** Serves an app on this machine's loopback, in both of its forms, so that `localhost` means us however it resolves. */
import { once } from "node:events";
import { createServer, type Server } from "node:net";

type App = { fetch(request: Request, env: never): Response | Promise<Response> };

export class PortInUse extends Error {
  override readonly name = "PortInUse";
}

export async function listen(app: App, port: number): Promise<{ stop(): Promise<void> }> {
  const { createAdaptorServer } = await import("@hono/node-server");
  const open: Server[] = [];
  for (const host of ["127.0.0.1", "::1"]) {
    const server = createAdaptorServer({ fetch: app.fetch as never }) as import("node:http").Server;
    server.listen(port, host);
    try {
      await once(server, "listening");
      open.push(server);
    } catch (cause) {
      // A machine without IPv6 has no ::1; everyone has 127.0.0.1.
      if (host === "::1" && ["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(codeOf(cause))) continue;
      for (const one of open) one.close();
      if (codeOf(cause) === "EADDRINUSE") throw new PortInUse(`Port ${port} is in use.`);
      throw cause;
    }
  }
  return {
    async stop() {
      await Promise.all(
        open.map(async (server) => {
          const closed = once(server, "close");
          server.close();
          (server as import("node:http").Server).closeAllConnections();
          await closed;
        }),
      );
    },
  };
}

const codeOf = (cause: unknown): string => String((cause as { code?: unknown }).code);

/** Whether nobody listens on this port here. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}

/** This port, or another that is free. */
export async function freePort(wanted: number): Promise<number> {
  if (wanted > 0 && (await isFree(wanted))) return wanted;
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as import("node:net").AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
