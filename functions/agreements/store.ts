/**
 * Agreements in the table.
 *
 *   T#<p>#AGREEMENT#<id>          RECORD, EVENT#…            the agreement with its current version, and its history
 *   T#<p>#AGREEMENT#<id>          TERMS#<terms id>#<nn>      one immutable set of rules, compressed, in pieces
 *   T#<p>#AGREEMENTS              <number>#<id>              a row of the list, at most 250 bytes
 *   T#<p>#PARTY#<org>#AGREEMENTS  <number>#<id>              the same row, for each party
 *   T#<p>#PUBLIC#<org>            <id>#<version no>          an executed public version in which this school sends
 *   PUB#AGREEMENT#<number>        POINTER                    the number is taken, and by whom
 *
 * The record's `termsId` points at its rules: a new set becomes visible by that one swap.
 */
import * as z from "zod";
import type { Happened } from "#shared/activity/schema.ts";
import { sends } from "#shared/agreements/rules.ts";
import { Agreement, type AgreementRow, AgreementType, PartyRole, Terms } from "#shared/agreements/schema.ts";
import { AgreementId, OrganizationId, type PartnershipId, TermsId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { IsoDate } from "#shared/time.ts";
import { agreementNumber, record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import { pack, unpack } from "../cloud/pack.ts";
import type { Item, Table, Write } from "../cloud/table.ts";
import { agreementRow, packedRow } from "./row.ts";

export type AgreementStore = ReturnType<typeof agreementStore>;

/** What a public list needs of an executed version, besides its rules. */
const PublicPointer = z.strictObject({
  agreementId: AgreementId,
  termsId: TermsId,
  codedNotation: z.string(),
  name: z.string(),
  agreementType: AgreementType,
  versionNo: z.int().positive(),
  dateEffective: IsoDate,
  expirationDate: IsoDate,
  executedOn: IsoDate,
  parties: z.array(z.strictObject({ organizationId: OrganizationId, role: PartyRole })),
});
export type PublicPointer = z.infer<typeof PublicPointer>;

const noTerms: Terms = { rules: [], findings: [], conditions: [] };

export function agreementStore(table: Table) {
  const pk = (partnership: PartnershipId, id: AgreementId) => tenant(partnership, "AGREEMENT", id);

  async function find(partnership: PartnershipId, id: AgreementId): Promise<Agreement | undefined> {
    const item = await table.get(record(pk(partnership, id)));
    return item && recordIn(Agreement, item);
  }

  async function termsOf(
    partnership: PartnershipId,
    id: AgreementId,
    termsId: TermsId,
  ): Promise<Terms | undefined> {
    const pieces = await table.all(pk(partnership, id), `TERMS#${termsId}#`);
    return pieces.length === 0
      ? undefined
      : Terms.parse(unpack(pieces.map((piece) => piece["data"] as Uint8Array)));
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

    /** The rules of this agreement as it is now. A set replaced between two reads is looked for again. */
    async terms(partnership: PartnershipId, agreement: Agreement): Promise<Terms> {
      for (let current: Agreement | undefined = agreement, tries = 0; current && tries < 4; tries++) {
        if (!current.termsId) return noTerms;
        const terms = await termsOf(partnership, current.id, current.termsId);
        if (terms) return terms;
        current = await find(partnership, agreement.id);
      }
      throw new Refusal("busy", "The rules are being replaced; try again.", { retryAfterSeconds: 1 });
    },

    /** Rows in the order of their numbers: all of the partnership's, or those of one party. */
    async list(partnership: PartnershipId, party: OrganizationId | undefined, limit: number, after?: string) {
      const partition = party
        ? tenant(partnership, "PARTY", party, "AGREEMENTS")
        : tenant(partnership, "AGREEMENTS");
      const { items, more } = await table.query(partition, { limit, after });
      return { rows: items.map((item) => ({ key: item.sk, row: agreementRow(item) })), more };
    },

    /**
     * The writes that save an agreement; with `terms`, also its new rules. `before` undefined: a new one.
     */
    async saving(
      partnership: PartnershipId,
      before: Agreement | undefined,
      after: Agreement,
      happened: Happened,
      stamp: Stamp,
      terms?: Terms,
    ): Promise<{ record: Agreement; writes: Write[] }> {
      const partition = pk(partnership, after.id);
      const saved = await change(
        {
          pk: partition,
          before,
          after,
          happened: withPaper(before, after, happened),
          rows: { before: before ? rows(partnership, before) : [], after: rows(partnership, after) },
        },
        stamp,
      );
      return {
        record: saved.record,
        writes: [
          ...saved.writes,
          ...numbers(partnership, before, after),
          ...(terms && after.termsId
            ? await pieces(table, partition, before?.termsId, after.termsId, terms)
            : []),
        ],
      };
    },

    /** Executed public versions in which this organization sends. */
    async publicPointers(partnership: PartnershipId, school: OrganizationId): Promise<PublicPointer[]> {
      return (await table.all(tenant(partnership, "PUBLIC", school))).map((item) =>
        PublicPointer.parse(item["data"]),
      );
    },

    /** Whether this organization sends under any executed public version. */
    async sendsInPublic(partnership: PartnershipId, school: OrganizationId): Promise<boolean> {
      return (await table.query(tenant(partnership, "PUBLIC", school), { limit: 1 })).items.length > 0;
    },

    async publicTerms(
      partnership: PartnershipId,
      { agreementId, termsId }: Pick<PublicPointer, "agreementId" | "termsId">,
    ): Promise<Terms> {
      return (await termsOf(partnership, agreementId, termsId)) ?? noTerms;
    },
  };
}

/** A paper that this change brought about is named by its hash in the event, and so held by the chain. */
function withPaper(before: Agreement | undefined, after: Agreement, happened: Happened): Happened {
  for (const kind of ["executedDocument", "signingDocument"] as const) {
    const paper = after[kind]?.sha256;
    if (paper !== undefined && paper !== before?.[kind]?.sha256) return { ...happened, paper };
  }
  return happened;
}

/** Index rows an agreement stands under: lists, and while executed and public, its schools. */
function rows(partnership: PartnershipId, agreement: Agreement): Item[] {
  const sk = `${agreement.codedNotation}#${agreement.id}`;
  const row = packedRow(asRow(agreement));
  return [
    { pk: tenant(partnership, "AGREEMENTS"), sk, ...row },
    ...agreement.parties.map(({ organizationId }) => ({
      pk: tenant(partnership, "PARTY", organizationId, "AGREEMENTS"),
      sk,
      ...row,
    })),
    ...publicRows(partnership, agreement),
  ];
}

function publicRows(partnership: PartnershipId, agreement: Agreement): Item[] {
  const { id, status, visibility, termsId, dateSigned } = agreement;
  if (visibility !== "PUBLIC" || status !== "EXECUTED" || !termsId || !dateSigned) return [];
  const data: PublicPointer = {
    agreementId: id,
    termsId,
    codedNotation: agreement.codedNotation,
    name: agreement.name,
    agreementType: agreement.agreementType,
    versionNo: agreement.versionNo,
    dateEffective: agreement.dateEffective,
    expirationDate: agreement.expirationDate,
    executedOn: dateSigned,
    parties: agreement.parties.map(({ organizationId, role }) => ({ organizationId, role })),
  };
  return agreement.parties.filter(sends).map(({ organizationId }) => ({
    pk: tenant(partnership, "PUBLIC", organizationId),
    sk: `${id}#${String(agreement.versionNo).padStart(4, "0")}`,
    data,
  }));
}

export function asRow(agreement: Agreement): AgreementRow {
  const { id, codedNotation, name, agreementType, status, visibility, shared, stewardId, pathwayId } =
    agreement;
  return {
    id,
    codedNotation,
    name,
    agreementType,
    status,
    visibility,
    shared,
    stewardId,
    parties: agreement.parties.map(({ organizationId, role }) => ({ organizationId, role })),
    dateEffective: agreement.dateEffective,
    expirationDate: agreement.expirationDate,
    ...(pathwayId === undefined ? {} : { pathwayId }),
  };
}

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

/** The new set in pieces, and the removal of the draft's last one. Executed sets are never replaced. */
async function pieces(
  table: Table,
  pk: string,
  old: TermsId | undefined,
  now: TermsId,
  terms: Terms,
): Promise<Write[]> {
  const parts = pack(terms);
  const gone = old === undefined ? [] : await table.all(pk, `TERMS#${old}#`);
  return [
    ...parts.map(
      (data, index): Write => ({ put: { pk, sk: `TERMS#${now}#${String(index).padStart(2, "0")}`, data } }),
    ),
    ...gone.map(({ sk }): Write => ({ remove: { pk, sk } })),
  ];
}
