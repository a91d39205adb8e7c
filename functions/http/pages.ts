/** The two pages the API serves itself, as plain HTML with the hub's stylesheet: its description, and each problem. */
import { html, raw } from "hono/html";
import { type ProblemCode, problems } from "#shared/problem.ts";

type Json = Record<string, unknown>;
type Operation = {
  summary: string;
  tags: string[];
  security: unknown[];
  parameters: { name: string; in: string; required: boolean; description?: string; schema: Json }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
};

const page = (title: string, main: unknown) =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Causeway</title><link rel="icon" href="data:,"><link rel="preload" href="/plain.woff2" as="font" type="font/woff2" crossorigin><link rel="stylesheet" href="/plain.css"></head>
<body><a class="skip" href="#main">Skip to the page</a>
<header class="site"><div class="bar"><a class="mark" href="/"><span><b>Causeway</b></span></a></div></header>
<main id="main">${main}</main>
<footer class="site"><div><span>Causeway keeps agreements and counts, never a student’s record.</span><a href="/api/openapi.json">OpenAPI 3.1</a></div></footer></body></html>`.toString();

const advice: Partial<Record<number, string>> = {
  400: "The request cannot be read as it is. Change it before sending it again.",
  401: "Sign in, or send an access token in the Authorization header.",
  403: "You can see the record; this step is for someone else. The detail says for whom.",
  404: "There is nothing at this address, or nothing you may know of. The hub answers both alike.",
  409: "The record is not at the stage this step needs, or another change is under way. Load it again.",
  410: "The link was used, taken back or is too old. Ask for a new one.",
  412: "Someone saved the record after you loaded it. The answer lists what changed; load it again and repeat your change.",
  413: "Send less at once. The detail names the limit.",
  415: "Send one of the types that the detail names.",
  422: "The fields in “errors” need another look. Each names its place as a JSON pointer and says what is expected there.",
  428: "Send If-Match with the ETag of the version you saw, so that no one’s change is lost.",
  500: "Nothing was half saved. Try again; if it stays, tell us the x-request-id of the answer.",
  503: "Try again after the seconds that Retry-After names. Nothing was half saved.",
};

export function problemPage(code: ProblemCode): string {
  const { status, title } = problems[code];
  return page(
    title,
    html`<div class="stack"><p class="crumb">Problems / ${code}</p><div class="page-head"><h1>${title}</h1><p>HTTP status ${status}, problem code <code>${code}</code>.</p></div><p>${advice[status] ?? ""}</p><p><a href="/api/docs">The whole API</a></p></div>`,
  );
}

export function docsPage(document: Json): string {
  const operations = Object.entries(document["paths"] as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        path,
        method: method.toUpperCase(),
        ...operation,
      })),
  );
  const nouns = [...new Set(operations.map((operation) => operation.tags[0] ?? ""))];
  return page(
    "The API",
    html`<div class="page-head"><h1>The Causeway API</h1><p>JSON over HTTPS. Errors are <code>application/problem+json</code>. The machine-readable form is <a href="/api/openapi.json">openapi.json</a>.</p></div>
<nav aria-label="Parts of the API" class="row">${nouns.map((noun) => html`<a class="chip" href="#${noun}">${noun}</a>`)}</nav>
${nouns.map(
  (noun) =>
    html`<section id="${noun}"><h2>${noun}</h2>${operations
      .filter((operation) => operation.tags[0] === noun)
      .map((operation) => one(operation))}</section>`,
)}`,
  );
}

function one(operation: Operation & { path: string; method: string }) {
  const inputs = operation.parameters.filter((parameter) => parameter.in !== "path");
  const bodies = Object.entries(operation.requestBody?.content ?? {});
  return html`<div class="stack tight"><h3>${operation.summary}</h3><details><summary><code>${operation.method} ${operation.path}</code></summary><div class="stack tight">
${operation.security.length === 0 ? html`<p><small>Open to everyone.</small></p>` : ""}
${inputs.length > 0 ? html`<ul>${inputs.map((input) => html`<li><code>${input.name}</code> <small>${input.in}${input.required ? ", required" : ""}</small> ${input.description ?? ""}</li>`)}</ul>` : ""}
${bodies.map(([type, { schema }]) => html`<p>Send <code>${type}</code></p>${schemaBlock(schema)}`)}
${Object.entries(operation.responses).map(([status, { description, content }]) => html`<p><b>${status}</b> ${description}</p>${content?.["application/json"] ? schemaBlock(content["application/json"].schema) : ""}`)}</div></details></div>`;
}

const schemaBlock = (schema: Json) =>
  html`<details><summary>Shape</summary><pre class="scroll" tabindex="0">${raw(escaped(JSON.stringify(schema, null, 2)))}</pre></details>`;

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
