/** A bare `node:http` server that says one thing to everyone: what the hub's own answers are measured against. */
import { createServer } from "node:http";

type Said = { status: number; headers: Record<string, string>; body: Uint8Array };

process.once("message", ({ status, headers, body }: Said) => {
  const server = createServer((_, answer) => {
    answer.writeHead(status, headers);
    answer.end(status === 304 ? undefined : body);
  });
  server.listen(Number(process.env["BENCH_PORT"]), "127.0.0.1", () => process.send?.("ready"));
});
process.on("disconnect", () => process.exit(0));
