/** How the story asks: of the real API, as each of its people, on the day it is told of. */
import { createHash } from "node:crypto";
import type { Hono } from "hono";
import type { Env } from "#functions/env.ts";
import { plusDays } from "#shared/time.ts";
import { header } from "./agreement.ts";
import { people } from "./people.ts";
import type { Region } from "./region.ts";

export type Who = keyof typeof people;

/** `day` is the calendar date that who-may and what is dated by the hub itself go by. */
export type Clock = { now: Date; day: string };

const base = "/api/partnerships/cedar-valley";

export const editorOrganization = (who: Who): string | undefined =>
  people[who].memberships[0]?.organizationCode;

export class Asker {
  readonly #app: Hono<Env>;
  readonly #region: Region;
  readonly clock: Clock;
  readonly #today: string;
  // Roles began lately; the older part of the story is asked of today who may, and only what is typed is dated back.
  dated = false;

  constructor(app: Hono<Env>, region: Region, clock: Clock, today: string) {
    this.#app = app;
    this.#region = region;
    this.clock = clock;
    this.#today = today;
  }

  /** It is so many days from today now, at this hour. */
  readonly on = (days: number, time: string): void => {
    const day = plusDays(this.#today, days);
    this.clock.now = new Date(`${day}T${time}:00Z`);
    if (this.dated) this.clock.day = day;
  };

  readonly importing = async (
    who: Who,
    at: string,
    rules: readonly string[],
    seen: string,
  ): Promise<string> => {
    const csv = [header, ...rules].join("\n");
    const answer = await this.send(
      who,
      "POST",
      `${at}/rules/import`,
      csv,
      { "content-type": "text/csv", "if-match": seen },
      editorOrganization(who),
    );
    return answer.headers.get("etag") ?? "";
  };

  async attach(who: Who, agreementId: string, name: string, bytes: Uint8Array): Promise<string> {
    const announced = await this.ask(
      who,
      "POST",
      "/documents",
      {
        name,
        type: "application/pdf",
        sizeBytes: bytes.byteLength,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        about: { kind: "agreement", id: agreementId },
      },
      undefined,
      editorOrganization(who),
    );
    const { upload, document } = announced.body as {
      upload: { url: string; headers: Record<string, string> };
      document: { id: string };
    };
    const put = await fetch(upload.url, {
      method: "PUT",
      headers: upload.headers,
      body: bytes as Uint8Array<ArrayBuffer>,
    });
    if (!put.ok) throw new Error(`The bucket answered ${put.status}: ${await put.text()}`);
    await this.ask(
      who,
      "POST",
      `/documents/${document.id}/complete`,
      undefined,
      announced.etag,
      editorOrganization(who),
    );
    return document.id;
  }

  readonly ask = async (
    who: Who,
    method: string,
    path: string,
    body?: object,
    seen?: string,
    code?: string,
  ) => {
    const headers = {
      ...(body ? { "content-type": "application/json" } : {}),
      ...(seen ? { "if-match": seen } : {}),
    };
    const response = await this.send(
      who,
      method,
      path,
      body ? JSON.stringify(body) : undefined,
      headers,
      code ?? editorOrganization(who),
    );
    const answer = (await response.json()) as { id: string };
    return { id: answer.id, body: answer as object, etag: response.headers.get("etag") ?? "" };
  };

  async send(
    who: Who,
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string>,
    code?: string,
  ): Promise<Response> {
    const response = await this.#app.request(`${base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${people[who].sub}`,
        ...(code ? { "acting-for": this.#region.organization(code) } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok)
      throw new Error(`${who} ${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  /** Without an account, as the form asks. */
  readonly anyone = async (path: string, body: object): Promise<void> => {
    const response = await this.#app.request(`/api${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
}
