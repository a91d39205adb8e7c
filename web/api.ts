/**
 * The page's one way to the hub: typed JSON, the record's ETag beside it, and every refusal as one kind of Problem.
 * A retry of the same action carries the same Idempotency-Key, so that a lost answer never means a second effect.
 */
import type { Page } from "#shared/page.ts";
import type { FieldProblem, Particulars, ProblemCode } from "#shared/problem.ts";

export type Change = NonNullable<Particulars["changes"]>[number];

/** `unreachable` is the page's own word for a hub that did not answer at all. */
export type Code = ProblemCode | "unreachable";

/** Why the hub said no, in its own words. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: Code;
  readonly title: string;
  readonly detail: string | undefined;
  readonly status: number;
  readonly errors: readonly FieldProblem[];
  readonly changes: readonly Change[];
  readonly particulars: Particulars;
  /** The answer's request id: what to quote when asking for help. */
  readonly requestId: string | undefined;

  constructor(code: Code, title: string, status: number, particulars: Particulars = {}, requestId?: string) {
    super(title);
    this.code = code;
    this.title = title;
    this.status = status;
    this.detail = typeof particulars["detail"] === "string" ? particulars["detail"] : undefined;
    this.errors = particulars.errors ?? [];
    this.changes = particulars.changes ?? [];
    this.particulars = particulars;
    this.requestId = requestId;
  }
}

/** What a form finds missing before it asks the hub, said in the hub's way: each answer at its field. */
export const invalid = (errors: FieldProblem[]): Problem =>
  new Problem("invalid-input", "Some answers need another look", 422, { errors });

export type Answer<T> = { data: T; etag: string | undefined };

/** What one write carries besides its body. */
export type Write = {
  /** The ETag the person saw. */
  ifMatch?: string | undefined;
  /** One per action of the person, the same in every retry; made here when left out. */
  key?: string | undefined;
  /** For a body that is not JSON, such as a CSV file. */
  type?: string | undefined;
  signal?: AbortSignal | undefined;
};

let actingFor: string | undefined;

/** From now on requests speak for this organization. The shell says so before a page of that place is drawn. */
export function speakFor(organization: string | undefined): void {
  actingFor = organization;
}

/** A new Idempotency-Key. (`randomUUID` would need https; a laptop's address on the local network has none.) */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** GET `/api` + path. */
export const get = <T>(path: string, signal?: AbortSignal) => request<T>("GET", path, undefined, { signal });

/** POST `/api` + path; the body is JSON unless it is a Blob, a string with a type, or nothing. */
export const post = <T>(path: string, body?: unknown, write: Write = {}) =>
  request<T>("POST", path, body, { ...write, key: write.key ?? newKey() });

/** PUT `/api` + path, always with the ETag that was seen. */
export const put = <T>(path: string, body: unknown, write: Write & { ifMatch: string | undefined }) =>
  request<T>("PUT", path, body, write);

/** DELETE `/api` + path, with the ETag that was seen where there is one. */
export const remove = (path: string, write: Pick<Write, "ifMatch"> = {}) =>
  request<undefined>("DELETE", path, undefined, write);

/** Every item of a list, following its cursors, so many at a time. */
export async function getAll<Item>(path: string, signal?: AbortSignal, limit = 100): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const mark = cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const { data } = await get<Page<Item>>(
      `${path}${path.includes("?") ? "&" : "?"}limit=${limit}${mark}`,
      signal,
    );
    items.push(...data.items);
    cursor = data.next;
  } while (cursor !== undefined);
  return items;
}

async function request<T>(method: string, path: string, body: unknown, write: Write): Promise<Answer<T>> {
  const headers = new Headers({ accept: "application/json, application/problem+json" });
  if (actingFor) headers.set("acting-for", actingFor);
  if (write.ifMatch) headers.set("if-match", write.ifMatch);
  if (write.key) headers.set("idempotency-key", write.key);
  const raw = body instanceof Blob || write.type !== undefined;
  if (body !== undefined)
    headers.set("content-type", write.type ?? (raw ? (body as Blob).type : "application/json"));

  const response = await fetch(`/api${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
    ...(write.signal ? { signal: write.signal } : {}),
  }).catch((error: unknown) => {
    if (write.signal?.aborted) throw error;
    throw unreachable();
  });
  if (!response.ok) throw await problemOf(response);
  const text = await response.text().catch(() => {
    throw unreachable();
  });
  return {
    data: (text === "" ? undefined : JSON.parse(text)) as T,
    etag: response.headers.get("etag") ?? undefined,
  };
}

function unreachable(): Problem {
  return new Problem("unreachable", "The hub did not answer", 0, {
    detail: "Check your connection and try again. Nothing you typed is lost.",
  });
}

/** The Problem an answer carries, whatever stood between the hub and here. */
async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  const requestId = response.headers.get("x-request-id") ?? undefined;
  if (typeof body !== "object" || body === null) {
    const title = response.status >= 500 ? "The hub is not answering as it should" : "That did not work";
    return new Problem("unexpected", title, response.status, {}, requestId);
  }
  const { title, type, ...rest } = body as Record<string, unknown>;
  const code =
    String(type ?? "")
      .split("/")
      .at(-1) || "unexpected";
  return new Problem(code as Code, String(title ?? "That did not work"), response.status, rest, requestId);
}
