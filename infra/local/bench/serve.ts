/** The API alone in a process of its own, for the bench to ask over HTTP: no sign-in page, no poller beside it. */
import { localAccount } from "../account.ts";
import { listen } from "../listen.ts";
import { openHub } from "../services.ts";

process.env["AWS_ACCESS_KEY_ID"] = localAccount.credentials.accessKeyId;
const hub = openHub(process.env, { send: async () => {} } as never);
await listen(hub.app, Number(process.env["BENCH_PORT"]));
process.send?.("ready");
process.on("disconnect", () => process.exit(0));
