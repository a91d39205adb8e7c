/** Attaching a file the way the page does it: announce, PUT to the signed address, have it checked. */

import { draftOf, type SampleFile } from "./files.ts";
import type { World } from "./world.ts";

export const documentsOf = "/api/partnerships/cedar-valley/documents";

/** A draft of Prairie Lakes and Cedar Bend, shared by Tom; its id. */
export async function sharedAgreement(
  world: World,
  { shared = true, name = "Health" } = {},
): Promise<string> {
  const tom = world.as("tom");
  const started = await tom("POST", "/api/partnerships/cedar-valley/agreements", {
    name,
    agreementType: "ARTICULATION",
    parties: [
      { organizationId: world.region.organization("CBHS"), role: "SENDING" },
      { organizationId: world.region.organization("PLCC"), role: "RECEIVING" },
    ],
    dateEffective: "2026-08-01",
    expirationDate: "2028-07-31",
  });
  if (started.status !== 201) throw new Error(JSON.stringify(started.body));
  const { id } = started.body as { id: string };
  if (shared) {
    const path = `/api/partnerships/cedar-valley/agreements/${id}/share`;
    const answer = await tom("POST", path, undefined, { "if-match": started.etag });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }
  return id;
}

export async function announce(world: World, file: SampleFile, about: string, who = "tom") {
  const answer = await world.as(who)("POST", documentsOf, draftOf(file, about));
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body as {
    document: { id: string; version: number; state: string };
    upload: { url: string; headers: Record<string, string> };
  };
}

export async function send(
  upload: { url: string; headers: Record<string, string> },
  bytes: Uint8Array,
): Promise<number> {
  const { status } = await fetch(upload.url, {
    method: "PUT",
    headers: upload.headers,
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  return status;
}

/** All three steps; the document's id. */
export async function attach(world: World, file: SampleFile, about: string, who = "tom"): Promise<string> {
  const { document, upload } = await announce(world, file, about, who);
  await send(upload, file.bytes);
  const answer = await world.as(who)("POST", `${documentsOf}/${document.id}/complete`);
  if (answer.body.state !== "available") throw new Error(JSON.stringify(answer.body));
  return document.id;
}
