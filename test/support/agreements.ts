/** Agreements for tests: the two tables of the sample, and a world in which one of them has gone all the way. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { currentConsent, intentText } from "#shared/signing/texts.ts";
import type { Answer, World } from "./world.ts";

const fixture = (name: string) =>
  readFileSync(new URL(`../agreements/fixtures/${name}`, import.meta.url), "utf8");
export const weldingCsv = (): string => fixture("A-welding-simple.csv");
export const healthCsv = (): string => fixture("B-health-medium.csv");

export const base = "/api/partnerships/cedar-valley/agreements";

/** The draft Tom starts: two schools send, Prairie Lakes receives. */
export function draft(world: World, changes: object = {}): object {
  const { organization, person } = world.region;
  return {
    name: "Health Science articulation",
    agreementType: "ARTICULATION",
    parties: [
      { organizationId: organization("PLCC"), role: "RECEIVING", reviewerIds: [person("anjali")] },
      { organizationId: organization("CBHS"), role: "SENDING" },
      { organizationId: organization("TRACC"), role: "SENDING" },
    ],
    dateEffective: "2026-08-01",
    expirationDate: "2028-07-31",
    pathwayId: "health/therapeutic-services",
    cipCodes: ["51.3902"],
    ...changes,
  };
}

/** Insists that it worked, so that a broken step is named where it breaks. */
export function worked(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

/** Tom's draft with the rules of a file in it; its address and ETag. */
export async function drafted(world: World, csv = healthCsv(), changes: object = {}) {
  const tom = world.as("tom");
  const started = worked(await tom("POST", base, draft(world, changes)));
  const at = `${base}/${started.body.id}`;
  const imported = worked(
    await tom("POST", `${at}/rules/import`, csv, { "content-type": "text/csv", "if-match": started.etag }),
  );
  return {
    at,
    id: started.body.id as string,
    codedNotation: started.body.codedNotation as string,
    etag: imported.etag,
  };
}

const pdf = new TextEncoder().encode(
  "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);

/** A checked PDF attached to the agreement; its id. */
export async function attached(world: World, agreementId: string, bytes: Uint8Array = pdf): Promise<string> {
  const documents = "/api/partnerships/cedar-valley/documents";
  const announced = worked(
    await world.as("tom")("POST", documents, {
      name: "signed agreement.pdf",
      type: "application/pdf",
      sizeBytes: bytes.byteLength,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      about: { kind: "agreement", id: agreementId },
    }),
  );
  const { upload, document } = announced.body;
  const put = await fetch(upload.url, {
    method: upload.method,
    headers: upload.headers,
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  if (!put.ok) throw new Error(`PUT ${put.status} ${await put.text()}`);
  worked(
    await world.as("tom")("POST", `${documents}/${document.id}/complete`, undefined, {
      "if-match": announced.etag,
    }),
  );
  return document.id;
}

/** Who signed for each of these, as someone types it from the signed PDF; for the parties of `draft` where none are named. */
export function typedSigners(world: World, parties?: readonly string[]): object[] {
  const { organization } = world.region;
  const known = new Map<string, object>([
    [organization("PLCC"), { name: "Denise Okafor", title: "Vice President of Instruction" }],
    [organization("CBHS"), { name: "Samuel Abernathy", title: "Superintendent" }],
    [organization("TRACC"), { name: "Roberta Kowalczyk", title: "Director" }],
  ]);
  return (parties ?? [...known.keys()]).map((organizationId) => ({
    ...(known.get(organizationId) ?? { name: "R. Signer", title: "Superintendent" }),
    organizationId,
  }));
}

/** In force, public, answering: the whole way, each step by the person whose step it is. */
export async function executed(world: World, csv = healthCsv(), changes: object = {}) {
  const { at, id, codedNotation, etag } = await drafted(world, csv, changes);
  const documentId = await attached(world, id);
  const parties = (draft(world, changes) as { parties: { organizationId: string }[] }).parties.map(
    (party) => party.organizationId,
  );
  const step = async (who: string, path: string, seen: string, body?: object, as?: string) =>
    worked(
      await world.as(who)("POST", `${at}/${path}`, body, {
        "if-match": seen,
        ...(as ? { "acting-for": world.region.organization(as) } : {}),
      }),
    ).etag;
  let seen = await step("tom", "review", etag);
  seen = await step("denise", "register", seen, {
    documentId,
    dateSigned: "2026-07-15",
    signers: typedSigners(world, parties),
  });
  seen = await step("samuel", "confirm", seen);
  seen = await step("tom", "visibility", seen, { to: "PUBLIC" });
  if (parties.includes(world.region.organization("CBHS")))
    seen = await step("lena", "visibility", seen, { to: "PUBLIC" }, "CBHS");
  if (parties.includes(world.region.organization("TRACC")))
    seen = await step("roberta", "visibility", seen, { to: "PUBLIC" });
  return { at, id, codedNotation, documentId, etag: seen };
}

/** One signature each: Denise for the college first, then Samuel and Roberta for the schools in any order. */
export const slots = (world: World): object[] => {
  const { organization, person } = world.region;
  return [
    {
      slotNo: 1,
      organizationId: organization("PLCC"),
      function: "Vice President",
      order: 1,
      personId: person("denise"),
    },
    { slotNo: 2, organizationId: organization("CBHS"), function: "Superintendent", order: 2 },
    { slotNo: 3, organizationId: organization("TRACC"), function: "Director", order: 2 },
  ];
};

/** Reviewed, approved by the college's faculty and frozen: waiting for its first signature. */
export async function outForSignature(world: World, csv = weldingCsv(), changes: object = {}) {
  const { at, id, codedNotation, etag } = await drafted(world, csv, {
    signatureSlots: slots(world),
    ...changes,
  });
  const sent = await approvedAndSent(world, at, etag);
  return { at, id, codedNotation, etag: sent.etag, agreement: sent.body };
}

/** Every rule as it reads now, approved by Anjali. */
export async function approvedAll(world: World, at: string): Promise<Answer> {
  const anjali = world.as("anjali");
  const { termsId } = worked(await anjali("GET", at)).body;
  const { rules } = worked(await anjali("GET", `${at}/rules`)).body;
  const findings = rules.map(({ ruleNo }: { ruleNo: number }) => ({ ruleNo, kind: "OK" }));
  return worked(await anjali("POST", `${at}/reviews`, { termsId, findings }));
}

/** From a draft to its first signature: review, approval of every rule by Anjali, and out it goes. */
export async function approvedAndSent(world: World, at: string, etag: string): Promise<Answer> {
  worked(await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": etag }));
  const approved = await approvedAll(world, at);
  return worked(await world.as("tom")("POST", `${at}/send`, undefined, { "if-match": approved.etag }));
}

/** What a signer sends who has read what was sent out. */
export const signature = (
  agreement: { codedNotation: string; name: string; versionNo: number; contentHash?: string },
  slotNo: number,
  [nameAsSigned, office, organization]: readonly [string, string, string],
) => ({
  slotNo,
  method: "TYPED",
  nameAsSigned,
  title: office,
  consentTextVersion: currentConsent,
  consented: true,
  intentText: intentText(agreement, office, organization),
  contentHash: agreement.contentHash,
});

export const signers = {
  denise: ["Denise Okafor", "Vice President", "Prairie Lakes Community College"],
  samuel: ["Samuel Abernathy", "Superintendent", "Cedar Bend High School"],
  roberta: ["Roberta Kowalczyk", "Director", "Three Rivers Area Career Center"],
} as const;

/** Signed by all three, each for their own office; executed. */
export async function signedByAll(world: World, at: string): Promise<Answer> {
  for (const [index, who] of (["denise", "samuel", "roberta"] as const).entries()) {
    const { body, etag } = worked(await world.as(who)("GET", at));
    const draft = signature(body, index + 1, signers[who]);
    worked(await world.as(who)("POST", `${at}/sign`, draft, { "if-match": etag }));
  }
  return worked(await world.as("tom")("GET", at));
}
