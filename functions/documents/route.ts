/** /partnerships/{partnershipId}/documents: announce, send, have checked, download. The bytes never pass through here. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import {
  announce,
  objectionToAttaching,
  objectionToDownloading,
  objectionToName,
  objectionToReading,
  objectionToRetrying,
  objectionToSending,
  retry,
} from "#shared/documents/rules.ts";
import {
  AboutId,
  Document,
  DocumentDraft,
  DownloadLink,
  FoundDocument,
  UploadTicket,
} from "#shared/documents/schema.ts";
import { DocumentId, newId, PartnershipId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { line } from "#shared/text.ts";
import { documentObject } from "../cloud/keys.ts";
import type { Services } from "../env.ts";
import { attachment } from "../http/attachment.ts";
import { endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { subjectOf } from "./about.ts";
import { check, stampOf } from "./check.ts";
import { find } from "./find.ts";

const All = z.object({ partnershipId: PartnershipId });
const One = All.extend({ documentId: DocumentId });
const all = "/partnerships/{partnershipId}/documents";
const one = `${all}/{documentId}` as const;

const ListQuery = PageQuery.extend({ about: AboutId.optional(), q: line(100).optional() });
const Announced = z.strictObject({ document: Document, upload: UploadTicket });

/** The document and what it is about, or the 404 of one that does not exist for everyone who may not read it. */
async function load(
  services: Services,
  { partnershipId, documentId }: z.output<typeof One>,
  asking: Promise<Actor>,
) {
  const [actor, document] = await Promise.all([asking, services.documents.find(partnershipId, documentId)]);
  if (!document) throw new Refusal("not-found");
  const subject = (await subjectOf(services, partnershipId, document.about.id))(actor);
  if (objectionToReading(subject)) throw new Refusal("not-found");
  return { actor, document, subject };
}

export const documentRoutes = [
  endpoint(
    {
      method: "GET",
      path: all,
      summary: "Documents you may read, newest first; `q` looks into names and text",
      audience: "member",
      params: All,
      query: ListQuery,
      answers: { 200: pageOf(FoundDocument) },
      refusals: ["content-hidden"],
    },
    async ({ services, actor, params: { partnershipId }, query, cursor }) => {
      const after = cursor.open();
      const by = await actor;
      if (query.about !== undefined) {
        insist(objectionToReading((await subjectOf(services, partnershipId, query.about))(by)));
      }
      const { items, next } = await find(
        services.documents,
        partnershipId,
        { ...query, after },
        async (about) => (await subjectOf(services, partnershipId, about))(by).sight === "content",
      );
      return { status: 200, body: { items, ...(next === undefined ? {} : { next: cursor.seal(next) }) } };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: all,
      summary: "Announce a file; the answer says where to PUT it",
      audience: "member",
      params: All,
      body: DocumentDraft,
      answers: { 201: Announced },
      refusals: ["not-found", "content-hidden", "not-a-party", "role-missing"],
    },
    async ({ services, actor, params: { partnershipId }, body, stamp, now }) => {
      const [by, subject] = await Promise.all([actor, subjectOf(services, partnershipId, body.about.id)]);
      insist(objectionToAttaching(by, subject(by)));
      insist(objectionToName(body));
      const { after, happened } = announce(body, newId("doc"), by, now);
      const [saved, upload] = await Promise.all([
        services.documents.saving(partnershipId, undefined, after, happened, stamp(by)),
        services.bucket.ticket(documentObject(partnershipId, after.id), after),
      ]);
      const { record, writes } = saved;
      return { status: 201, body: { document: record, upload }, version: record.version, writes };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: one,
      summary: "One document: what it is, and whether it has arrived",
      audience: "member",
      params: One,
      answers: { 200: Document },
    },
    async ({ services, actor, params }) => {
      const { document } = await load(services, params, actor);
      return { status: 200, body: document, version: document.version };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/retry`,
      summary: "Try a failed upload again: a new ticket under the same record",
      audience: "member",
      params: One,
      answers: { 200: Announced },
      ifMatch: true,
      refusals: ["not-a-party", "role-missing", "not-your-side", "wrong-moment"],
    },
    async ({ services, actor, params, stamp, sameVersion }) => {
      const { partnershipId } = params;
      const { actor: by, document, subject } = await load(services, params, actor);
      insist(objectionToRetrying(by, document, subject));
      await sameVersion(document, await services.documents.pk(partnershipId, document.id));
      const { after, happened } = retry(document);
      const [saved, upload] = await Promise.all([
        services.documents.saving(partnershipId, document, after, happened, stamp(by)),
        services.bucket.ticket(documentObject(partnershipId, after.id), after),
      ]);
      const { record, writes } = saved;
      return { status: 200, body: { document: record, upload }, version: record.version, writes };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/complete`,
      summary: "The file is sent: check it now; a repeat changes nothing",
      audience: "member",
      params: One,
      answers: { 200: Document },
      // No If-Match: it asks for a check that the bucket's own event starts too, and either may be first.
      refusals: ["not-a-party", "role-missing", "not-your-side", "upload-incomplete"],
    },
    async ({ services, actor, params, now }) => {
      const { partnershipId } = params;
      const { actor: by, document, subject } = await load(services, params, actor);
      insist(objectionToSending(by, document, subject));
      const outcome = await check(services, partnershipId, document);
      if (outcome === "absent") {
        throw new Refusal(
          "upload-incomplete",
          "No file is there yet. PUT it first; a retry gives a new address.",
        );
      }
      if (!outcome) return { status: 200, body: document, version: document.version };
      const { record, writes } = await services.documents.saving(
        partnershipId,
        document,
        outcome.after,
        outcome.happened,
        stampOf("check", now),
      );
      return { status: 200, body: record, version: record.version, writes };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/download`,
      summary: "An address to download it from, good for a minute",
      audience: "member",
      params: One,
      answers: { 200: DownloadLink },
      refusals: ["not-available"],
    },
    async ({ services, actor, params }) => {
      const { document } = await load(services, params, actor);
      insist(objectionToDownloading(document));
      const key = documentObject(params.partnershipId, document.id);
      return { status: 200, body: await services.bucket.link(key, attachment(document.name)) };
    },
  ),

  ...historyOf({
    path: one,
    params: One,
    what: "a document",
    async load({ services, actor, params }) {
      const { document } = await load(services, params, actor);
      return await services.documents.pk(params.partnershipId, document.id);
    },
  }),
];
