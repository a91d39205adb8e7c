/**
 * Files on their way. They are kept beside the pages, not in one, so that a person can go on working elsewhere in the
 * hub while bytes move; a try that failed is tried again under the document it already has.
 */
import { useEffect, useReducer } from "preact/hooks";
import { isExpected } from "#shared/documents/rules.ts";
import type { Document, UploadTicket } from "#shared/documents/schema.ts";
import { get, newKey, Problem, post } from "../api.ts";
import { changed } from "../load.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { SendingFailed, send } from "./send.ts";

export type Step = "reading" | "sending" | "checking" | "failed" | "done";
export type Try = {
  readonly file: File;
  /** The agreement it goes to. */
  readonly about: string;
  step: Step;
  sentBytes: number;
  /** Why it failed, and whether another go can help. */
  why?: string;
  again?: boolean;
  /** There from the announcement on. */
  document?: Document;
};

type Announced = { document: Document; upload?: UploadTicket };
type Under = { base: string; key: string; stop: AbortController };

const tries = new Map<Try, Under>();
const watchers = new Set<() => void>();

function told(one: Try, news: Partial<Try>): void {
  Object.assign(one, news);
  for (const watch of watchers) watch();
}

/** Sends a file to an agreement; with `document`, as another go at one that is not here yet. */
export function attach(
  base: string,
  about: string,
  file: File,
  document?: Document,
): Promise<Document | undefined> {
  const one: Try = { file, about, step: "reading", sentBytes: 0, ...(document ? { document } : {}) };
  tries.set(one, { base, key: newKey(), stop: new AbortController() });
  return run(one);
}

export function tryAgain(one: Try): void {
  const under = tries.get(one);
  if (!under || one.step !== "failed") return;
  under.stop = new AbortController();
  void run(one);
}

/** Stops it if it runs, and takes it off the list if it has ended. */
export function dismiss(one: Try): void {
  if (isUnderWay(one)) tries.get(one)?.stop.abort();
  else {
    tries.delete(one);
    told(one, {});
  }
}

export const isUnderWay = ({ step }: Try): boolean => step !== "failed" && step !== "done";

async function run(one: Try): Promise<Document | undefined> {
  const { base, key, stop } = tries.get(one) as Under;
  told(one, { step: "reading", sentBytes: 0 });
  addEventListener("beforeunload", askFirst);
  try {
    const prepared = await prepare(one.file);
    if (typeof prepared === "string") {
      told(one, { step: "failed", why: prepared, again: false });
      return undefined;
    }
    if (one.document && one.document.sha256 !== prepared.sha256) {
      const why = `This is not the file announced as ${one.document.name}. Attach it as a new document.`;
      told(one, { step: "failed", why, again: false });
      return undefined;
    }
    const { document, upload } = await ticketFor(one, base, key, prepared);
    told(one, { document, step: upload ? "sending" : "done" });
    if (!upload) {
      tries.delete(one);
      return document;
    }
    await send(upload, one.file, (sentBytes) => told(one, { sentBytes }), stop.signal);
    told(one, { step: "checking" });
    const { data } = await post<Document>(`${base}/${document.id}/complete`);
    if (data.state === "rejected") {
      told(one, {
        step: "failed",
        document: data,
        why: data.rejectedBecause ?? "The hub did not take it.",
        again: true,
      });
      return undefined;
    }
    told(one, { step: "done", document: data });
    tries.delete(one);
    return data;
  } catch (error) {
    told(one, { step: "failed", ...reason(error) });
    return undefined;
  } finally {
    if (![...tries.keys()].some(isUnderWay)) removeEventListener("beforeunload", askFirst);
    changed(base);
    told(one, {});
  }
}

/**
 * The first go announces the file; another one asks for a new ticket under the same record, at its latest version.
 * No ticket where every byte had arrived after all and only the answer was lost.
 */
async function ticketFor(
  { document, about }: Try,
  base: string,
  key: string,
  file: Prepared,
): Promise<Announced> {
  if (!document) {
    const draft = { ...file, about: { kind: kindOf(about), id: about } };
    const { data } = await post<Announced>(base, draft, { key });
    return data;
  }
  const { data: latest, etag } = await get<Document>(`${base}/${document.id}`);
  if (!isExpected(latest)) return { document: latest };
  const { data } = await post<Announced>(`${base}/${document.id}/retry`, undefined, { ifMatch: etag });
  return data;
}

/** An id says of which noun it is. */
const kindOf = (id: string): Document["about"]["kind"] =>
  id.startsWith("dsa_") ? "data-sharing" : id.startsWith("evl_") ? "evaluation" : "agreement";

function reason(error: unknown): { why: string; again: boolean } {
  if (error instanceof SendingFailed) return { why: error.message, again: true };
  if (error instanceof Problem) {
    if (error.status === 0) return { why: "The connection broke on the way.", again: true };
    const why = [error.detail ?? error.title, ...error.errors.map(({ detail }) => detail)].join(" ");
    return { why, again: error.status >= 409 };
  }
  console.error(error);
  return { why: "Something went wrong on this page.", again: true };
}

const askFirst = (event: BeforeUnloadEvent): void => event.preventDefault();

/** The files on their way to this agreement, drawn anew as they move. */
export function useTries(about: string): Try[] {
  const [, draw] = useReducer((count: number, _: undefined) => count + 1, 0);
  useEffect(() => {
    const watch = () => draw(undefined);
    watchers.add(watch);
    return () => {
      watchers.delete(watch);
    };
  }, []);
  return [...tries.keys()].filter((one) => one.about === about);
}
