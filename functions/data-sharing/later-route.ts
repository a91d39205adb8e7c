/** What follows an execution: another version; less than was agreed, by one party alone; the end, and what became of the data. */
import {
  certificateProblems,
  certify,
  close,
  objectionToCertifying,
  objectionToClosing,
  owing,
  recipients,
} from "#shared/data-sharing/disposition.ts";
import { objectionToTerminating, terminate, terminationProblems } from "#shared/data-sharing/ending.ts";
import {
  CertificateDraft,
  LiftDraft,
  RestrictionDraft,
  SuccessionDraft,
  SuspensionDraft,
  TerminationDraft,
} from "#shared/data-sharing/moves-schema.ts";
import { type Governing, governing, lastDayInLine, lastDayOf } from "#shared/data-sharing/phase.ts";
import {
  lift,
  objectionToLifting,
  objectionToRestricting,
  restrict,
  restrictionProblems,
} from "#shared/data-sharing/restrictions.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { objectionToSucceeding, spanOfNext, succeed } from "#shared/data-sharing/succession.ts";
import { countsOf } from "#shared/data-sharing/terms.ts";
import { bound, executedVersions, partiesTo } from "#shared/data-sharing/versions.ts";
import { newId, type OrganizationId } from "#shared/ids.ts";
import { type FieldProblem, Refusal } from "#shared/problem.ts";
import { endpoint } from "../http/endpoint.ts";
import { about, type Decided, type Move, move, type Now, telling } from "./move.ts";

const insistOnFields = (errors: readonly FieldProblem[]): void => {
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
};

/** Everyone who could receive under any version of it. */
async function recipientsOf<B>({ services, params }: Move<B>, record: DataSharing) {
  const executed = await Promise.all(
    executedVersions(record).map(async (version) => ({
      parties: partiesTo(record, version),
      terms: await services.dataSharing.termsOf(params.partnershipId, record.id, version.termsId),
    })),
  );
  return recipients(executed, record);
}

export const dataSharingLaterRoutes = [
  ...(["amend", "renew"] as const).map((name) =>
    endpoint(
      {
        ...about(
          name,
          name === "amend"
            ? "Start an amendment or restatement: a new draft version; until all have signed it, the one before governs"
            : "Start a renewal: a new draft version for the days after the last",
          ["not-executed", "version-under-way", "too-large"],
        ),
        body: SuccessionDraft,
      },
      (asking) =>
        move(
          asking,
          (record, by, { phase }) => objectionToSucceeding(record, by, phase),
          async (record, _by, { today }) => {
            const { services, params, body } = asking;
            const last = bound(record);
            const span = spanOfNext(name, last, body, today);
            if (span.expirationDate < span.dateEffective)
              insistOnFields([{ pointer: "/expirationDate", detail: `a day from ${span.dateEffective} on` }]);
            // What was declined or withdrawn since is no ground to build on.
            const [ground, terms] = await Promise.all([
              services.dataSharing.version(params.partnershipId, record, last.versionNo),
              services.dataSharing.termsOf(params.partnershipId, record.id, last.termsId),
            ]);
            const after = succeed(record, ground as DataSharing, name, body, span);
            return {
              ...after,
              record: { ...after.record, termsId: newId("trm"), counts: countsOf(terms) },
              terms,
            };
          },
        ),
    ),
  ),

  endpoint(
    {
      ...about("restrict", "Narrow it, as one party alone: drop elements, or set an earlier last day", [
        "not-executed",
        "too-large",
      ]),
      body: RestrictionDraft,
    },
    (asking) =>
      move(
        asking,
        (record, by, { phase }) => objectionToRestricting(record, by, phase),
        (record, by, now) => narrowed(asking, asking.body, record, by, now),
        "restriction",
      ),
  ),

  endpoint(
    {
      ...about(
        "suspend",
        "Suspend it at once or from a day on, with a reason: nothing passes until it is lifted",
        ["not-executed", "too-large"],
      ),
      body: SuspensionDraft,
    },
    (asking) =>
      move(
        asking,
        (record, by, { phase }) => objectionToRestricting(record, by, phase),
        (record, by, now) => narrowed(asking, { ...asking.body, kind: "SUSPENSION" }, record, by, now),
        "suspension",
      ),
  ),

  endpoint(
    {
      ...about("lift", "Lift a restriction or suspension, as the party that made it", ["not-yours-to-lift"]),
      body: LiftDraft,
    },
    (asking) =>
      move(
        asking,
        (record, by, { phase, today }) =>
          objectionToLifting(record, asking.body.restrictionNo, by, phase, today),
        async (record, by, { today }) => {
          const { restrictionNo, reason } = asking.body;
          const after = lift(record, restrictionNo, reason, by, asking.now, today);
          const what = `${by.name} has lifted restriction ${restrictionNo}`;
          return {
            ...after,
            writes: await telling(asking, record, { what, key: `lifted-${restrictionNo}` }),
          };
        },
        "lifting",
      ),
  ),

  endpoint(
    {
      ...about(
        "terminate",
        "End it on a day: after the notice agreed, or sooner for a cause its terms name",
        ["not-executed", "already-there"],
      ),
      body: TerminationDraft,
    },
    (asking) =>
      move(
        asking,
        (record, by, { phase }) => objectionToTerminating(record, by, phase),
        async (record, by, { today }) => {
          const { services, params, body, now } = asking;
          const { termsId } = bound(record);
          const terms = await services.dataSharing.termsOf(params.partnershipId, record.id, termsId);
          insistOnFields(terminationProblems(record, body, terms, lastDayOf(record) ?? today, today));
          const after = terminate(record, body, by, now, today);
          const what = `${by.name} ends it; its last day is ${body.lastDay}`;
          return { ...after, writes: await telling(asking, record, { what, key: "terminated" }) };
        },
        "termination",
      ),
  ),

  endpoint(
    {
      ...about(
        "certificates",
        "Certify what became of what your organization, or someone it passed data on to, received",
        ["too-large"],
      ),
      body: CertificateDraft,
    },
    (asking) =>
      move(
        asking,
        (record, by, { phase }) => objectionToCertifying(record, by, phase),
        async (record, by, { today }) => {
          const { services, params, body, now } = asking;
          const organizationId = by.organization as OrganizationId;
          const [all, document, organization] = await Promise.all([
            recipientsOf(asking, record),
            body.documentId ? services.documents.find(params.partnershipId, body.documentId) : undefined,
            services.organizations.find(params.partnershipId, organizationId),
          ]);
          const attached = document?.about.id === record.id && document.state === "available";
          insistOnFields([
            ...certificateProblems(body, organizationId, all, today),
            ...(body.documentId && !attached
              ? [{ pointer: "/documentId", detail: "a file attached to this agreement that has arrived" }]
              : []),
          ]);
          return certify(
            record,
            {
              ...body,
              organizationId,
              ...(document ? { documentHash: document.sha256 } : {}),
              by: by.person,
              byName: by.name,
              givenOn: today,
              at: now.toISOString(),
            },
            organization?.name ?? organizationId,
          );
        },
        "certificate",
      ),
  ),

  endpoint(
    about("close", "Close it, once everyone who received data has said what became of it", [
      "certificates-missing",
    ]),
    (asking) =>
      move(
        asking,
        (record, by, { phase }) => objectionToClosing(record, by, phase, []),
        async (record, by, { phase, today }) => {
          const { services, params } = asking;
          const [all, line] = await Promise.all([
            recipientsOf(asking, record),
            services.dataSharing.line(params.partnershipId, record),
          ]);
          const missing = owing(all, record.certificates, lastDayInLine(line) ?? today);
          const objection = objectionToClosing(record, by, phase, missing);
          if (objection) throw new Refusal(objection.code, objection.why, { missing });
          return close(record, today);
        },
      ),
  ),
];

type Narrowing = Parameters<typeof restrict>[1];

async function narrowed<B>(
  asking: Move<B>,
  asked: Narrowing,
  record: DataSharing,
  by: Parameters<typeof restrict>[2],
  { today }: Now,
): Promise<Decided> {
  const { services, params, now } = asking;
  const current = governing(record, today) as Governing;
  const terms = await services.dataSharing.termsOf(params.partnershipId, record.id, current.termsId);
  const elements = terms.elements.map(({ elementId }) => elementId);
  insistOnFields(restrictionProblems(asked, current, elements, lastDayOf(record) ?? today, today));
  const after = restrict(record, asked, by, now, today);
  const no = after.record.restrictions.length;
  const what = {
    SUSPENSION: `${by.name} has suspended it`,
    EARLIER_END: `${by.name} has set an earlier last day`,
    ELEMENTS_DROPPED: `${by.name} has dropped elements of the schedule`,
  }[asked.kind];
  return { ...after, writes: await telling(asking, record, { what, key: `restriction-${no}` }) };
}
