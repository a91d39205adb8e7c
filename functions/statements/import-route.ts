/** …/frameworks/import: a framework from a file or an address, read first, and then all of it or nothing. */
import * as z from "zod";
import { has, isConvener } from "#shared/actor.ts";
import { type CasePackage, CaseUuid } from "#shared/case/schema.ts";
import { csvType, importBytesMax, xlsxType } from "#shared/files/taken.ts";
import type { OrganizationId, PartnershipId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { StatementReport } from "#shared/statements/import-schema.ts";
import { objectionToKeeping, objectionToStarting, publicEdition } from "#shared/statements/rules.ts";
import type { StatementFramework } from "#shared/statements/schema.ts";
import { line } from "#shared/text.ts";
import type { Services } from "../env.ts";
import { parseJson, readAs } from "../http/body.ts";
import { endpoint } from "../http/endpoint.ts";
import { fetchFrom } from "../http/outside.ts";
import { All, all } from "./paths.ts";

const ImportQuery = z.strictObject({
  dryRun: z.enum(["true", "false"]).default("false"),
  /** An adaptation gets identifiers of its own, and keeps which statement each came from. */
  as: z.enum(["itself", "adaptation"]).default("itself"),
  /** Of a table that does not say it. */
  title: line(500).optional(),
  creator: line(500).optional(),
});
const FromAddress = z.strictObject({ url: line(2_000) });

type Outcome =
  | { would: "NEW" | "SAME" }
  /** `copy`: the one that is here already, of an earlier day. */
  | { would: "LINK"; holder: PartnershipId; copy?: StatementFramework }
  | { would: "DIFFERENT"; why: string };

export const statementImportRoutes = [
  endpoint(
    {
      method: "POST",
      path: `${all}/import`,
      summary:
        "Read a framework from a CASE package, CTDL-ASN or a table, or from an https address as {url}: a dry run says every repair and problem; without dryRun, all is added or nothing. The same file again adds nothing",
      audience: "member",
      params: All,
      query: ImportQuery,
      raw: {
        types: ["application/json", "application/ld+json", csvType, xlsxType],
        bytesMax: importBytesMax,
      },
      answers: { 200: StatementReport, 201: StatementReport },
      refusals: [
        "role-missing",
        "file-unreadable",
        "file-has-problems",
        "too-many-rows",
        "invalid-json",
        "already-there",
      ],
    },
    async ({ services, actor, params, query, body, c, now, stamp }) => {
      const { partnershipId } = params;
      const by = await actor;
      insist(objectionToStarting(by));
      const ownerId = by.organization as OrganizationId;
      const sent = {
        bytes: body as Uint8Array,
        type: c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "",
      };
      const address = addressIn(sent);
      if (address !== undefined && !has(by, "admin") && !isConvener(by))
        throw new Refusal("role-missing", "An admin or a convener reads a framework from an address.");
      const [{ readStatements, summary }, file] = await Promise.all([
        import("./read-statements.ts"),
        address === undefined ? sent : fetchFrom(services.outside, address, importBytesMax),
      ]);
      const owner = await services.organizations.find(partnershipId, ownerId);
      const { report, found: read } = await readStatements(file.bytes, file.type, {
        title: query.title,
        creator: query.creator ?? owner?.name,
        scope: `${partnershipId}#${ownerId}`,
        now: now.toISOString(),
      });
      const dry = query.dryRun === "true";
      if (!read) {
        if (dry) return { status: 200, body: { ...report, changes: false } };
        const { notes, notesLeftOff, problems, problemsLeftOff, stops } = report;
        throw new Refusal(
          "file-has-problems",
          `${stops} ${stops === 1 ? "problem stops" : "problems stop"} the file. Nothing was saved.`,
          { notes, notesLeftOff, problems, problemsLeftOff, stops },
        );
      }
      const { adapted } = await import("#shared/statements/adapted.ts");
      const found =
        query.as === "adaptation" ? adapted(read, () => CaseUuid.parse(crypto.randomUUID())) : read;
      const outcome = await outcomeOf(services, partnershipId, found, query.as);
      const { would } = outcome;
      const { holder, copy } = would === "LINK" ? outcome : {};
      if (copy) insist(objectionToKeeping(by, copy));
      const answer = { ...report, ...summary(found), would, changes: would === "NEW" || would === "LINK" };
      if (dry) return { status: 200, body: answer };
      const told = { ...answer, table: [] };
      if (would === "SAME") return { status: 200, body: told };
      if (would === "DIFFERENT")
        throw new Refusal(
          "already-there",
          `${outcome.why} Add this one as an adaptation: it gets identifiers of its own and keeps which statement each came from.`,
          { identifier: found.CFDocument.identifier, adaptation: true },
        );
      const { CFDocument: document, ...contents } = found;
      if (copy) {
        const saved = await services.statements.saving(
          partnershipId,
          copy,
          { ...copy, document, copiedAt: now.toISOString() },
          { action: "framework-linked", note: noteOf(found) },
          stamp(by),
          contents,
        );
        return { status: 200, body: told, version: saved.record.version, writes: saved.writes };
      }
      const { identifier, title, uri } = read.CFDocument;
      const saved = await services.statements.started(
        partnershipId,
        {
          identifier: document.identifier,
          document,
          ownerId,
          visibility: "PARTNERSHIP",
          ...(holder ? { linkedTo: holder, copiedAt: now.toISOString() } : {}),
          ...(query.as === "adaptation"
            ? { adaptedFrom: { identifier, title, ...(uri ? { uri } : {}) } }
            : {}),
          startedBy: by.person,
          startedAt: now.toISOString(),
        },
        contents,
        {
          action: would === "LINK" ? "framework-linked" : "framework-imported",
          note: noteOf(found),
        },
        stamp(by),
      );
      return { status: 201, body: told, version: saved.record.version, writes: saved.writes };
    },
  ),
];

/** The address, where the body is nothing but one. */
function addressIn({ bytes, type }: { bytes: Uint8Array; type: string }): string | undefined {
  if (type !== "application/json" || bytes.length > 4_000) return undefined;
  const raw = parseJson(new TextDecoder().decode(bytes));
  const asks = typeof raw === "object" && raw !== null && "url" in raw && Object.keys(raw).length === 1;
  return asks ? readAs(FromAddress, raw).url : undefined;
}

const noteOf = ({ CFDocument, CFItems }: CasePackage): string =>
  `${CFDocument.title}: ${CFItems.length} statements`;

const saysElse: Outcome = {
  would: "DIFFERENT",
  why: "This hub has a framework under the same identifier, and it says something else.",
};

/** What adding this package would come to. */
async function outcomeOf(
  services: Services,
  partnership: PartnershipId,
  found: CasePackage,
  as: z.output<typeof ImportQuery>["as"],
): Promise<Outcome> {
  // Its identifiers were made this moment.
  if (as === "adaptation") return { would: "NEW" };
  const { identifier } = found.CFDocument;
  const [own, holder] = await Promise.all([
    services.statements.find(partnership, identifier),
    services.statements.whose(identifier),
  ]);
  if (own && (await saysTheSame(services, partnership, own, found))) return { would: "SAME" };
  if (own && own.linkedTo === undefined) return saysElse;
  const theirs =
    holder === undefined || holder === partnership
      ? undefined
      : await services.statements.find(holder, identifier);
  if (holder && theirs)
    return (await saysTheSame(services, holder, theirs, found))
      ? { would: "LINK", holder, ...(own ? { copy: own } : {}) }
      : saysElse;
  const shared = await services.statements.sharing(
    found.CFDocument,
    found.CFItems.map((item) => item.identifier),
  );
  return shared ? { would: "DIFFERENT", why: sharedWith(partnership, shared) } : { would: "NEW" };
}

/** Which framework has statements of this one, as far as this partnership may know of it. */
function sharedWith(
  here: PartnershipId,
  { partnership, framework }: { partnership: PartnershipId; framework: StatementFramework },
): string {
  const document = partnership === here ? framework.document : publicEdition(framework)?.document;
  return `Another framework of this hub${document ? `, “${document.title}”,` : ""} has statements under the same identifiers, and a statement belongs to one framework.`;
}

/**
 * Word for word: as it is being worked on, or as it was published last. Which version it is and how far it is adopted
 * is for whoever publishes here to say.
 */
async function saysTheSame(
  services: Services,
  partnership: PartnershipId,
  framework: StatementFramework,
  found: CasePackage,
): Promise<boolean> {
  const { saidBy } = await import("#shared/statements/same-package.ts");
  const wanted = saidBy(found);
  const { version, adoptionStatus } = found.CFDocument;
  const last = framework.published.at(-1);
  for (const { document, contentsId } of [framework, ...(last ? [last] : [])]) {
    const contents = await services.statements.contents(partnership, framework, contentsId);
    if (saidBy({ CFDocument: { ...document, version, adoptionStatus }, ...contents }) === wanted) return true;
  }
  return false;
}
