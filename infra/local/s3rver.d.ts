/** The part of s3rver that the laptop uses; the package brings no types of its own. */
declare module "@20minutes/s3rver" {
  import type { EventEmitter } from "node:events";
  import type { Server } from "node:http";

  type Context = {
    get(header: string): string;
    readonly query: Record<string, unknown>;
    readonly method: string;
    status: number;
    type: string;
    body: string;
  };

  export default class S3rver extends EventEmitter {
    constructor(options: {
      address: string;
      port: number;
      directory: string;
      silent: boolean;
      vhostBuckets: boolean;
      configureBuckets: { name: string; configs: string[] }[];
    });
    readonly middleware: ((c: Context, next: () => Promise<void>) => Promise<void>)[];
    configureBuckets(): Promise<void>;
    listen(port: number, address: string, listening: () => void): Server;
  }
}
