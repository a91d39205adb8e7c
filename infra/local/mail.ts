/** The laptop's mail: every letter is a file in a folder, and /dev/mail shows them. Nothing leaves this machine. */
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { html } from "hono/html";
import type { Letter, Mail } from "#functions/cloud/mail.ts";
import { plainPage } from "./plain-page.ts";

export type Posted = Letter & { at: string };

export type MailFolder = Mail & { list(): Promise<Posted[]> };

export function openMailFolder(dir: string): MailFolder {
  return {
    async send(letter) {
      await mkdir(dir, { recursive: true });
      const at = new Date().toISOString();
      const name = `${at.replaceAll(":", "")}-${randomUUID().slice(0, 8)}.json`;
      await writeFile(join(dir, name), JSON.stringify({ at, ...letter } satisfies Posted, null, 2), {
        mode: 0o600,
      });
    },
    /** Newest first. */
    async list() {
      const names = await readdir(dir).catch(() => []);
      const texts = names
        .sort()
        .reverse()
        .map((name) => readFile(join(dir, name), "utf8"));
      return (await Promise.all(texts)).map((text) => JSON.parse(text) as Posted);
    },
  };
}

/** The letters, with their links to click. */
export function mailPage(letters: readonly Posted[]): Promise<string> {
  const linked = (text: string) =>
    text
      .split(/(https?:\/\/[^\s<>"]+)/)
      .map((part, index) => (index % 2 ? html`<a href="${part}">${part}</a>` : part));
  return plainPage(
    "Mail",
    html`<h1>Mail sent by this hub</h1><p>On this machine a letter goes no further than this page.</p>
${letters.length === 0 ? html`<p>None yet. Invite a colleague to see one.</p>` : ""}
${letters.map(
  ({ at, to, subject, text }) =>
    html`<section><h2>${subject}</h2><p>To ${to}, <time datetime="${at}">${at.slice(0, 16).replace("T", " ")} UTC</time></p><pre>${linked(text)}</pre></section>`,
)}`,
  );
}
