/** What every move of a bridge shares: sending it with the version that was seen. */
import type { Bridge } from "#shared/bridges/schema.ts";
import { post } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";

export type Moving = { bridge: Bridge; path: string; etag: string | undefined };

/** One move, then everything that shows bridges reads again. */
export const useMove = (path: string, etag: string | undefined) =>
  useAction(async (key, move: string, body?: unknown) => {
    await freshAfter(path, post<unknown>(`${path}/${move}`, body, { ifMatch: etag, key }));
  });
