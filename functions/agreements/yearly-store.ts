/**
 * What is done about an agreement every academic year, each a record with its own chain.
 *
 *   T#<p>#APPROVAL#<agr>#<year>#<org>   RECORD, EVENT#…      one side's word for one year, and its history
 *   T#<p>#AGREEMENT#<id>#APPROVALS      <year>#<org>         that it was given
 *   T#<p>#APPROVALS                     <year>#<org>#<agr>   the same, by who gave it
 *   T#<p>#VERIFICATION#<id>             RECORD, EVENT#…      who teaches one course at one school in one year
 *   T#<p>#AGREEMENT#<id>#INSTRUCTORS    <year>#<org>#<id>    a pointer to it
 *   T#<p>#AGREEMENT#<id>#TEACHES        <year>#<org>#<hash>  this person teaches this course there: said once, while it holds
 *   T#<p>#OUTCOMES#<agr>#<year>#<org>   RECORD, EVENT#…      what one organization counted, small numbers hidden
 *   T#<p>#AGREEMENT#<id>#OUTCOMES       <org>#<year>         a pointer to it
 */
import type { AcademicYear } from "#shared/academic-year.ts";
import type { Happened } from "#shared/activity/schema.ts";
import { AnnualApproval, InstructorVerification, Outcomes } from "#shared/agreements/yearly-schema.ts";
import { sha256 } from "#shared/canonical.ts";
import { plainText } from "#shared/course-key.ts";
import { type AgreementId, type OrganizationId, type PartnershipId, VerificationId } from "#shared/ids.ts";
import { record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import type { Table, Write } from "../cloud/table.ts";

export type YearlyStore = ReturnType<typeof yearlyStore>;

type Saved<Record> = Promise<{ record: Record; writes: Write[] }>;
type OfYear = { agreementId: AgreementId; academicYear: AcademicYear; organizationId: OrganizationId };

export function yearlyStore(table: Table) {
  const lists = (p: PartnershipId, id: AgreementId, name: string) => tenant(p, "AGREEMENT", id, name);
  const approvalPk = (p: PartnershipId, { agreementId, academicYear, organizationId }: OfYear) =>
    tenant(p, "APPROVAL", agreementId, academicYear, organizationId);
  const outcomesPk = (p: PartnershipId, { agreementId, academicYear, organizationId }: OfYear) =>
    tenant(p, "OUTCOMES", agreementId, academicYear, organizationId);
  const verificationPk = (p: PartnershipId, id: VerificationId) => tenant(p, "VERIFICATION", id);

  /** That someone teaches a course is said once: the claim is made with the verification, and given up when it is taken back. */
  async function teaches(p: PartnershipId, said: InstructorVerification): Promise<Write> {
    const { academicYear, siteId, courseCode, instructorName } = said;
    const what = await sha256(`${plainText(courseCode)}\n${plainText(instructorName)}`);
    const key = {
      pk: lists(p, said.agreementId, "TEACHES"),
      sk: `${academicYear}#${siteId}#${what.slice(0, 16)}`,
    };
    return said.withdrawn ? { remove: key } : { put: key, when: "absent", otherwise: "already-there" };
  }

  /** For which year and by whom: one query of a small partition, enough to tell what is overdue. */
  async function approvalsGiven(p: PartnershipId, agreementId: AgreementId): Promise<OfYear[]> {
    return (await table.all(lists(p, agreementId, "APPROVALS"))).map(({ sk }) => {
      const [academicYear = "", organizationId] = sk.split("#");
      return { agreementId, academicYear, organizationId: organizationId as OrganizationId };
    });
  }

  return {
    approvalPk,
    approvalsGiven,

    /** All that were given for this year, or those of one organization: one query, a page for thousands. */
    async approvalsFor(
      p: PartnershipId,
      year: AcademicYear,
      organization?: OrganizationId,
    ): Promise<OfYear[]> {
      const given = await table.all(
        tenant(p, "APPROVALS"),
        `${year}#${organization ? `${organization}#` : ""}`,
      );
      return given.map(({ sk }) => {
        const [academicYear = "", organizationId, agreementId] = sk.split("#");
        return {
          agreementId: agreementId as AgreementId,
          academicYear,
          organizationId: organizationId as OrganizationId,
        };
      });
    },

    async approvals(p: PartnershipId, agreementId: AgreementId): Promise<AnnualApproval[]> {
      const given = await approvalsGiven(p, agreementId);
      const items = await table.batch(given.map((one) => record(approvalPk(p, one))));
      return items.map((item) => recordIn(AnnualApproval, item));
    },

    async approval(p: PartnershipId, of: OfYear): Promise<AnnualApproval | undefined> {
      const item = await table.get(record(approvalPk(p, of)));
      return item && recordIn(AnnualApproval, item);
    },

    async savingApproval(
      p: PartnershipId,
      before: AnnualApproval | undefined,
      after: AnnualApproval,
      happened: Happened,
      stamp: Stamp,
    ): Saved<AnnualApproval> {
      const said = `${after.academicYear}#${after.organizationId}`;
      const both = [
        { pk: lists(p, after.agreementId, "APPROVALS"), sk: said },
        { pk: tenant(p, "APPROVALS"), sk: `${said}#${after.agreementId}` },
      ];
      const rows = { before: before ? both : [], after: both };
      return change(
        { pk: approvalPk(p, after), schema: AnnualApproval, before, after, happened, rows },
        stamp,
      );
    },

    verificationPk,

    /** Of one agreement and year, by school. */
    async verifications(
      p: PartnershipId,
      agreementId: AgreementId,
      year: AcademicYear,
    ): Promise<InstructorVerification[]> {
      const rows = await table.all(lists(p, agreementId, "INSTRUCTORS"), `${year}#`);
      const ids = rows.map(({ sk }) => VerificationId.parse(sk.split("#")[2]));
      const items = await table.batch(ids.map((id) => record(verificationPk(p, id))));
      const byId = new Map(
        items.map((item) => {
          const verification = recordIn(InstructorVerification, item);
          return [verification.id, verification] as const;
        }),
      );
      return ids.flatMap((id) => byId.get(id) ?? []);
    },

    async verification(p: PartnershipId, id: VerificationId): Promise<InstructorVerification | undefined> {
      const item = await table.get(record(verificationPk(p, id)));
      return item && recordIn(InstructorVerification, item);
    },

    async savingVerification(
      p: PartnershipId,
      before: InstructorVerification | undefined,
      after: InstructorVerification,
      happened: Happened,
      stamp: Stamp,
    ): Saved<InstructorVerification> {
      const row = {
        pk: lists(p, after.agreementId, "INSTRUCTORS"),
        sk: `${after.academicYear}#${after.siteId}#${after.id}`,
      };
      const rows = { before: before ? [row] : [], after: [row] };
      const saved = await change(
        { pk: verificationPk(p, after.id), schema: InstructorVerification, before, after, happened, rows },
        stamp,
      );
      const claim = await teaches(p, after);
      return { record: saved.record, writes: [...saved.writes, claim] };
    },

    outcomesPk,

    /** What this organization counted, or (left out) what each did; oldest year first. */
    async outcomes(
      p: PartnershipId,
      agreementId: AgreementId,
      organization?: OrganizationId,
    ): Promise<Outcomes[]> {
      const rows = await table.all(
        lists(p, agreementId, "OUTCOMES"),
        organization === undefined ? "" : `${organization}#`,
      );
      const pointers = rows.map(({ sk }) => {
        const [organizationId, academicYear = ""] = sk.split("#");
        return { agreementId, academicYear, organizationId: organizationId as OrganizationId };
      });
      const items = await table.batch(pointers.map((one) => record(outcomesPk(p, one))));
      return items
        .map((item) => recordIn(Outcomes, item))
        .sort((a, b) => (a.academicYear < b.academicYear ? -1 : 1));
    },

    async outcome(p: PartnershipId, of: OfYear): Promise<Outcomes | undefined> {
      const item = await table.get(record(outcomesPk(p, of)));
      return item && recordIn(Outcomes, item);
    },

    async savingOutcomes(
      p: PartnershipId,
      before: Outcomes | undefined,
      after: Outcomes,
      happened: Happened,
      stamp: Stamp,
    ): Saved<Outcomes> {
      const row = {
        pk: lists(p, after.agreementId, "OUTCOMES"),
        sk: `${after.organizationId}#${after.academicYear}`,
      };
      const rows = { before: before ? [row] : [], after: [row] };
      return change({ pk: outcomesPk(p, after), schema: Outcomes, before, after, happened, rows }, stamp);
    },
  };
}
