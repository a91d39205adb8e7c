/**
 * Agreements in the table.
 *
 *   T#<p>#AGREEMENT#<id>          RECORD, EVENT#…            the agreement with its current version, and its history
 *   T#<p>#AGREEMENT#<id>          TERMS#<terms id>#<nn>      one immutable set of rules and clauses, compressed, in pieces
 *   T#<p>#AGREEMENT#<id>          REVIEW#<review id>#<nn>    what reviewers said of a version's rules, likewise
 *   T#<p>#AGREEMENT#<id>          VERSION#<version no>#<nn>  a version that another followed, whole, as it was then, likewise
 *   T#<p>#AGREEMENT#<id>          VOIDED#<version>#<nn>      a version that was recalled, as it was out, with the signatures it had
 *   T#<p>#AGREEMENTS              <number>#<id>              a row of the list, at most 250 bytes
 *   T#<p>#PARTY#<org>#AGREEMENTS  <number>#<id>              the same row, for each party
 *   T#<p>#PUBLIC#<org>            <id>                       a public agreement in which this school sends: every executed version
 *   T#<p>#REGISTRY                <number>#<id>              a row of the public registry, while an executed version is public
 *   PUB#AGREEMENTS                <id>                       which partnership's registry has it, and under which number
 *   T#<p>#PUBLIC#<org>#<course>   <id>                       an agreement that may say something of this course in public
 *   PUB#AGREEMENT#<number>        POINTER                    the number is taken, and by whom
 *
 * The record's `termsId` points at its rules: a new set becomes visible by that one swap.
 */
import * as z from "zod";
import { ActivityEvent, type Happened } from "#shared/activity/schema.ts";
import type { Actor } from "#shared/actor.ts";
import type { ExecutedRules } from "#shared/agreements/in-force.ts";
import { Agreement, type AgreementRow, ReviewFinding } from "#shared/agreements/schema.ts";
import { mayRead } from "#shared/agreements/sight.ts";
import { executedSpans } from "#shared/agreements/spans.ts";
import { executedVersions } from "#shared/agreements/succession.ts";
import { Terms } from "#shared/agreements/terms-schema.ts";
import { AgreementId, OrganizationId, PartnershipId, TermsId } from "#shared/ids.ts";
import { withPaper } from "#shared/signing/rules.ts";
import type { IsoDate } from "#shared/time.ts";
import { agreementNumber, publicAgreements, record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import { pack, unpack } from "../cloud/pack.ts";
import { pieceSets, pointedAt } from "../cloud/pieces.ts";
import type { Table, Write } from "../cloud/table.ts";
import { unpackedPublicRow } from "./registry-row.ts";
import { agreementRow } from "./row.ts";
import { asRow, courseRows, PublicPointer, publicCourse, rows } from "./rows.ts";

export type AgreementStore = ReturnType<typeof agreementStore>;

const noTerms: Terms = { rules: [], findings: [], conditions: [] };

export function agreementStore(table: Table) {
  const sets = pieceSets(table, "TERMS", Terms);
  const said = pieceSets<readonly ReviewFinding[]>(table, "REVIEW", z.array(ReviewFinding));
  const pk = (partnership: PartnershipId, id: AgreementId) => tenant(partnership, "AGREEMENT", id);

  async function find(partnership: PartnershipId, id: AgreementId): Promise<Agreement | undefined> {
    const item = await table.get(record(pk(partnership, id)));
    return item && recordIn(Agreement, item);
  }

  /** An agreement kept whole, in pieces; the first that were kept are one item without a number. */
  async function whole(pk: string, sk: string): Promise<Agreement | undefined> {
    const parts = await table.all(pk, sk);
    return parts.length === 0
      ? undefined
      : Agreement.parse(unpack(parts.map((piece) => piece["data"] as Uint8Array)));
  }

  async function version(
    partnership: PartnershipId,
    agreement: Agreement,
    versionNo: number,
  ): Promise<Agreement | undefined> {
    if (versionNo === agreement.versionNo) return agreement;
    return whole(pk(partnership, agreement.id), versionSk(versionNo));
  }

  return {
    pk,
    find,

    /** Those of these agreements that exist: a page of a list at most. */
    async findAll(
      partnership: PartnershipId,
      ids: readonly AgreementId[],
    ): Promise<Map<AgreementId, Agreement>> {
      const items = await table.batch(ids.map((id) => record(pk(partnership, id))));
      return new Map(
        items.map((item) => {
          const agreement = recordIn(Agreement, item);
          return [agreement.id, agreement] as const;
        }),
      );
    },

    /** The agreement as it was when this version was its latest; undefined where there is no such version. */
    version,

    /** The agreement with the version this actor is to see in the place of its latest. */
    async presented(partnership: PartnershipId, agreement: Agreement, actor: Actor): Promise<Agreement> {
      if (mayRead(agreement, agreement.versionNo, actor)) return agreement;
      const executed = executedVersions(agreement);
      const { versionNo, status } = executed.at(-1) ?? agreement;
      const last = await version(partnership, agreement, versionNo);
      if (!last) throw new Error(`${agreement.id} has no version ${versionNo}`);
      const { visibility, termination, corrections } = agreement;
      return {
        ...last,
        ...{ visibility, status },
        ...(termination ? { termination } : {}),
        ...(corrections ? { corrections } : {}),
        earlier: executed.slice(0, -1),
        version: agreement.version,
      };
    },

    /** The agreement as it was out for signature at this version of the record, before it was recalled. */
    async recalled(
      partnership: PartnershipId,
      agreement: Agreement,
      version: number,
    ): Promise<Agreement | undefined> {
      return agreement.recalls?.some((one) => one.version === version)
        ? whole(pk(partnership, agreement.id), voidedSk(version))
        : undefined;
    },

    /** When this action last happened to it. */
    async lastTime(partnership: PartnershipId, id: AgreementId, action: string): Promise<string | undefined> {
      for (let after: string | undefined, more = true; more; ) {
        const page = await table.query(pk(partnership, id), {
          prefix: "EVENT#",
          newestFirst: true,
          limit: 50,
          after,
        });
        const found = page.items
          .map(({ data }) => data as ActivityEvent)
          .find((one) => one.action === action);
        if (found) return found.at;
        more = page.more;
        after = page.items.at(-1)?.sk;
      }
      return undefined;
    },

    /** All that happened to it, oldest first. */
    async events(partnership: PartnershipId, id: AgreementId): Promise<ActivityEvent[]> {
      return (await table.all(pk(partnership, id), "EVENT#")).map((item) =>
        ActivityEvent.parse(item["data"]),
      );
    },

    /** Everything reviewers have said of this version's rules, oldest first. */
    async reviews(partnership: PartnershipId, agreement: Agreement): Promise<readonly ReviewFinding[]> {
      const { id, versionNo, reviewId } = agreement;
      if (!reviewId) return [];
      return pointedAt(
        reviewId,
        (at) => said.read(pk(partnership, id), at),
        async () => same(await find(partnership, id), versionNo)?.reviewId,
      );
    },

    /** The rules of this agreement as it is now. */
    async terms(
      partnership: PartnershipId,
      { id, versionNo, termsId }: Pick<Agreement, "id" | "versionNo" | "termsId">,
    ): Promise<Terms> {
      if (!termsId) return noTerms;
      return pointedAt(
        termsId,
        (at) => sets.read(pk(partnership, id), at),
        async () => same(await find(partnership, id), versionNo)?.termsId,
      );
    },

    /** Rows in the order of their numbers: all of the partnership's, or those of one party. */
    async list(partnership: PartnershipId, party: OrganizationId | undefined, limit: number, after?: string) {
      const partition = party
        ? tenant(partnership, "PARTY", party, "AGREEMENTS")
        : tenant(partnership, "AGREEMENTS");
      const { items, more } = await table.query(partition, { limit, after });
      return { rows: items.map((item) => ({ key: item.sk, row: agreementRow(item) })), more };
    },

    /** Every row of the partnership, or of one party, up to a megabyte at a time. */
    async *pages(partnership: PartnershipId, party?: OrganizationId): AsyncIterable<AgreementRow[]> {
      for (let after: string | undefined, more = true; more; ) {
        const page = await this.list(partnership, party, 1000, after);
        yield page.rows.map(({ row }) => row);
        more = page.more;
        after = page.rows.at(-1)?.key;
      }
    },

    /** The row of one agreement. */
    async row(partnership: PartnershipId, id: AgreementId): Promise<AgreementRow | undefined> {
      const agreement = await find(partnership, id);
      return agreement && asRow(agreement);
    },

    /** Every row of one party: for the few actions that concern all of its agreements. */
    async every(partnership: PartnershipId, party: OrganizationId): Promise<AgreementRow[]> {
      return (await table.all(tenant(partnership, "PARTY", party, "AGREEMENTS"))).map(agreementRow);
    },

    /**
     * The writes that save an agreement; with `terms` or `reviews`, also those. `before` undefined: a new one. Where a
     * version follows another, the one before is kept whole.
     */
    async saving(
      partnership: PartnershipId,
      before: Agreement | undefined,
      after: Agreement,
      happened: Happened,
      stamp: Stamp,
      { terms, reviews }: { terms?: Terms | undefined; reviews?: readonly ReviewFinding[] } = {},
    ): Promise<{ record: Agreement; writes: Write[] }> {
      const partition = pk(partnership, after.id);
      const saved = await change(
        {
          pk: partition,
          schema: Agreement,
          before,
          after,
          happened: withPaper(before, after, happened),
          rows: { before: before ? rows(partnership, before) : [], after: rows(partnership, after) },
        },
        stamp,
      );
      // What was executed, or signed by some, is kept as it was.
      const kept = new Set([...after.earlier, ...(after.recalls ?? [])].map(({ termsId }) => termsId));
      const oldTerms = kept.has(before?.termsId) ? undefined : before?.termsId;
      const oldReviews = after.earlier.some((version) => version.reviewId === before?.reviewId)
        ? undefined
        : before?.reviewId;
      return {
        record: saved.record,
        writes: [
          ...saved.writes,
          ...numbers(partnership, before, after),
          ...(before && before.versionNo < after.versionNo
            ? snapshot(partition, versionSk(before.versionNo), before)
            : []),
          ...(before && after.recalls?.at(-1)?.version === before.version
            ? snapshot(partition, voidedSk(before.version), before)
            : []),
          ...(terms && after.termsId
            ? await sets.replacing(partition, oldTerms, { id: after.termsId, content: terms })
            : []),
          ...(reviews && after.reviewId
            ? await said.replacing(partition, oldReviews, { id: after.reviewId, content: reviews })
            : []),
        ],
      };
    },

    /** Public agreements in which this organization sends, or once sent. */
    async publicPointers(partnership: PartnershipId, school: OrganizationId): Promise<PublicPointer[]> {
      return (await table.all(tenant(partnership, "PUBLIC", school))).map((item) =>
        PublicPointer.parse(item["data"]),
      );
    },

    /**
     * Public agreements that name one of these courses. The rows by course only lead there; what is public now is said by
     * the pointers, so a row that was staged for nothing, or is left from before, tells nothing.
     */
    async publicPointersNaming(
      partnership: PartnershipId,
      courses: readonly { organizationId: OrganizationId; code: string }[],
    ): Promise<PublicPointer[]> {
      const partitions = new Map(
        courses.map((course) => [publicCourse(partnership, course), course.organizationId]),
      );
      const rows = await Promise.all(
        [...partitions].map(async ([pk, school]) => (await table.all(pk)).map(({ sk }) => ({ school, sk }))),
      );
      const items = await table.batch(
        rows.flat().map(({ school, sk }) => ({ pk: tenant(partnership, "PUBLIC", school), sk })),
      );
      return items.map((item) => PublicPointer.parse(item["data"]));
    },

    courseRows,

    /** Puts the rows by course of what is about to become public, before the transaction that makes it so. */
    stageCourses: (partnership: PartnershipId, id: AgreementId, said: readonly Terms[]): Promise<void> =>
      table.stage(courseRows(partnership, id, said)),

    /** Whether this organization sends under any executed public version. */
    async sendsInPublic(partnership: PartnershipId, school: OrganizationId): Promise<boolean> {
      return (await table.query(tenant(partnership, "PUBLIC", school), { limit: 1 })).items.length > 0;
    },

    /** Rows of the public registry, in the order of their numbers. */
    async registry(partnership: PartnershipId, limit: number, after?: string) {
      const { items, more } = await table.query(tenant(partnership, "REGISTRY"), { limit, after });
      return { rows: items.map((item) => ({ key: item.sk, row: unpackedPublicRow(item) })), more };
    },

    /** The registries of every partnership, by id: each with its row, where there is still one. */
    async everyRegistry(limit: number, after?: string) {
      const { items, more } = await table.query(publicAgreements, { limit, after });
      const pointers = items.map((item) => ({
        partnership: PartnershipId.parse(item["partnership"]),
        sk: `${item["number"]}#${item.sk}`,
      }));
      const found = await table.batch(
        pointers.map(({ partnership, sk }) => ({ pk: tenant(partnership, "REGISTRY"), sk })),
      );
      const bySk = new Map(found.map((item) => [item.sk, unpackedPublicRow(item)]));
      // In the order of the pointers: a batch answers in none.
      const rows = pointers.flatMap(({ partnership, sk }) => {
        const row = bySk.get(sk);
        return row ? [{ ...row, partnership }] : [];
      });
      return { rows, ...(more ? { next: items.at(-1)?.sk } : {}) };
    },

    /** Those of these agreements that everyone may read, with their numbers. */
    async amongPublic(ids: readonly AgreementId[]): Promise<Map<AgreementId, string>> {
      const items = await table.batch(ids.map((sk) => ({ pk: publicAgreements, sk })));
      return new Map(items.map((item) => [item.sk as AgreementId, String(item["number"])]));
    },

    /** In which partnership's registry an agreement stands. */
    async registryOf(id: AgreementId): Promise<PartnershipId | undefined> {
      const item = await table.get({ pk: publicAgreements, sk: id });
      return item && PartnershipId.parse(item["partnership"]);
    },

    /** What one version says; a version without rules or clauses says nothing. */
    async termsOf(
      partnership: PartnershipId,
      agreementId: AgreementId,
      termsId: TermsId | undefined,
    ): Promise<Terms> {
      const found = termsId && (await sets.lately(pk(partnership, agreementId), termsId));
      return found ?? noTerms;
    },

    /** The same of many agreements, read at once. */
    async executedOfAll(
      partnership: PartnershipId,
      agreements: readonly Agreement[],
    ): Promise<Map<AgreementId, ExecutedRules[]>> {
      const all = agreements.map((agreement) => ({ agreement, spans: executedSpans(agreement) }));
      const terms = await sets.many(
        all.flatMap(({ agreement, spans }) =>
          spans.flatMap(({ termsId }) =>
            termsId === undefined ? [] : { pk: pk(partnership, agreement.id), id: termsId },
          ),
        ),
      );
      return new Map(
        all.map(({ agreement, spans }) => [
          agreement.id,
          spans.map((span) => ({ span, rules: terms.get(span.termsId ?? "")?.rules ?? [] })),
        ]),
      );
    },

    /** What each executed version says, oldest first; with `since`, only those in force on that day or later. */
    executed(partnership: PartnershipId, agreement: Agreement, since?: IsoDate): Promise<ExecutedRules[]> {
      const spans = executedSpans(agreement).filter(({ until }) => since === undefined || until >= since);
      return Promise.all(
        spans.map(async (span) => {
          const { rules } = await this.termsOf(partnership, agreement.id, span.termsId);
          return { span, rules };
        }),
      );
    },
  };
}

/** The agreement while this version is still its latest: another one's rules are not this one's. */
const same = (now: Agreement | undefined, versionNo: number): Agreement | undefined =>
  now?.versionNo === versionNo ? now : undefined;

const versionSk = (versionNo: number): string => `VERSION#${String(versionNo).padStart(4, "0")}`;

const voidedSk = (version: number): string => `VOIDED#${String(version).padStart(9, "0")}`;

const snapshot = (pk: string, sk: string, before: Agreement): Write[] =>
  pack(before).map((data, index) => ({
    put: { pk, sk: `${sk}#${String(index).padStart(2, "0")}`, data },
    when: "absent",
  }));

/** The number is unique in the hub: its pointer is taken with the agreement and moves with a change of number. */
function numbers(partnership: PartnershipId, before: Agreement | undefined, after: Agreement): Write[] {
  if (before?.codedNotation === after.codedNotation) return [];
  return [
    {
      put: { ...agreementNumber(after.codedNotation), partnership, agreementId: after.id },
      when: "absent",
      otherwise: "already-there",
    },
    ...(before ? [{ remove: agreementNumber(before.codedNotation) }] : []),
  ];
}
