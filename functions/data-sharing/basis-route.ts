/** …/legal-bases: what each law wants a data-sharing agreement to say. Members read; the convener edits, verifies and adds. */
import { basisInUse, basisRecordOf } from "#shared/data-sharing/bases-in-use.ts";
import {
  basisEdited,
  basisProblems,
  isOffered,
  objectionToAdding,
  objectionToDeciding,
} from "#shared/data-sharing/bases-rules.ts";
import {
  BasisId,
  LegalBasis,
  LegalBasisContent,
  type LegalBasisRecord,
  NewLegalBasis,
} from "#shared/data-sharing/bases-schema.ts";
import { pageOf } from "#shared/page.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { type Endpoint, endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { insistOnNone } from "./draft.ts";
import { All } from "./paths.ts";

const Basis = All.extend({ basisId: BasisId });
const bases = "/partnerships/{partnershipId}/legal-bases";
const basis = `${bases}/{basisId}` as const;

const shown = (record: LegalBasisRecord): LegalBasis => basisInUse(record.id, record) as LegalBasis;

export const legalBasisRoutes: Endpoint[] = [
  endpoint(
    {
      method: "GET",
      path: bases,
      summary: "The legal bases a data-sharing agreement can rest on, and what each wants it to say",
      audience: "member",
      params: All,
      answers: { 200: pageOf(LegalBasis) },
    },
    async ({ services, actor, params }) => {
      const [, every, region] = await Promise.all([
        actor,
        services.legalBases.every(params.partnershipId),
        services.partnerships.settings(params.partnershipId),
      ]);
      const items = every.filter((one) => isOffered(one, region?.jurisdiction ?? ""));
      return { status: 200, body: { items } };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: bases,
      summary: "Add a legal basis of the partnership's own",
      audience: "member",
      params: All,
      body: NewLegalBasis,
      answers: { 201: LegalBasis },
      refusals: ["role-missing", "already-there", "too-large"],
    },
    async ({ services, actor, params: { partnershipId }, body, stamp, today }) => {
      const { id, ...content } = body;
      const [by, there] = await Promise.all([actor, services.legalBases.every(partnershipId)]);
      insist(objectionToAdding(by, there));
      const before = there.find((one) => one.id === id);
      if (before) throw new Refusal("already-there", `${id} is the id of ${before.name}.`);
      insistOnNone(basisProblems(id, content, there, await today(partnershipId)));
      const after = { ...basisRecordOf(id, content), version: 0 };
      const saved = await services.legalBases.saving(
        partnershipId,
        undefined,
        after,
        basisEdited(undefined, content),
        stamp(by),
      );
      return {
        status: 201,
        body: shown(saved.record),
        version: saved.record.version,
        headers: { location: `/api/partnerships/${partnershipId}/legal-bases/${id}` },
        writes: saved.writes,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: basis,
      summary: "One legal basis as this partnership has it: version 0 is the shipped text, untouched",
      audience: "member",
      params: Basis,
      answers: { 200: LegalBasis },
    },
    async ({ services, actor, params }) => {
      const [, record] = await Promise.all([
        actor,
        services.legalBases.stored(params.partnershipId, params.basisId),
      ]);
      const found = basisInUse(params.basisId, record);
      if (!found) throw new Refusal("not-found");
      return { status: 200, body: found, version: found.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: basis,
      summary: "Edit a legal basis and verify its items; the shipped words again go back to them",
      audience: "member",
      params: Basis,
      body: LegalBasisContent,
      answers: { 200: LegalBasis },
      ifMatch: true,
      refusals: ["role-missing"],
    },
    async ({ services, actor, params, body, stamp, sameVersion, today }) => {
      const { partnershipId, basisId } = params;
      const [by, record, there] = await Promise.all([
        actor,
        services.legalBases.stored(partnershipId, basisId),
        services.legalBases.every(partnershipId),
      ]);
      const before = basisInUse(basisId, record);
      if (!before) throw new Refusal("not-found");
      insist(objectionToDeciding(by));
      await sameVersion(before, await services.legalBases.pk(partnershipId, basisId));
      insistOnNone(basisProblems(basisId, body, there, await today(partnershipId)));
      const after: LegalBasisRecord = {
        ...basisRecordOf(basisId, body),
        version: before.version,
        ...(record?.chainHash === undefined ? {} : { chainHash: record.chainHash }),
      };
      const saved = await services.legalBases.saving(
        partnershipId,
        record,
        after,
        basisEdited(before, body),
        stamp(by),
      );
      return {
        status: 200,
        body: shown(saved.record),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  ...historyOf({
    path: basis,
    params: Basis,
    what: "a legal basis in this partnership",
    async load({ services, actor, params }) {
      const [, record] = await Promise.all([
        actor,
        services.legalBases.stored(params.partnershipId, params.basisId),
      ]);
      return basisInUse(params.basisId, record)
        ? await services.legalBases.pk(params.partnershipId, params.basisId)
        : undefined;
    },
  }),
];
