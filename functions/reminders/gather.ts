/** What waits in a partnership on a day: rows of the list, the records that tell more, and what stands beside them. */
import { academicYearOf, daysOfYear } from "#shared/academic-year.ts";
import { approvalYears, yearsAsked } from "#shared/agreements/approvals.ts";
import { agreedOver, rulesDuring } from "#shared/agreements/in-force.ts";
import { moves } from "#shared/agreements/rules.ts";
import type { Agreement, AgreementRow } from "#shared/agreements/schema.ts";
import { executedSpans } from "#shared/agreements/spans.ts";
import { isTaughtAtSchool, unverified, verificationsDueOn } from "#shared/agreements/verifications.ts";
import { waitsFor } from "#shared/agreements/waiting.ts";
import type { ApprovalYear } from "#shared/agreements/yearly-schema.ts";
import { changesIn, driftIn } from "#shared/courses/drift.ts";
import type { AgreementId, DataSharingId, OrganizationId, PartnershipId } from "#shared/ids.ts";
import { YearlyDeadlines } from "#shared/partnerships/schema.ts";
import type { Around } from "#shared/reminders/around.ts";
import type { Need } from "#shared/reminders/need.ts";
import { isInForce, needsOfRecord, needsOfRow, tellsMore } from "#shared/reminders/needs.ts";
import { approvalNeeds, driftNeeds, instructorNeeds, yearNeeds } from "#shared/reminders/yearly.ts";
import { dateIn, type IsoDate } from "#shared/time.ts";
import type { Services } from "../env.ts";
import { gatherData } from "./gather-data.ts";
import { gatherPrograms } from "./gather-programs.ts";

/** A hundred records at a time, and what stands beside twenty of them at once. */
const recordsAtOnce = 100;
const besideAtOnce = 20;

/** How much is read at most. */
type Most = {
  rows: number;
  records: number;
  /** Whether approvals are looked at; of how many agreements the rules are, for instructors and changed courses. */
  approvals: boolean;
  rules: number;
  /** Of how many data-sharing agreements what is owed is worked out. */
  owed: number;
};

const unbounded = Number.POSITIVE_INFINITY;
export const everything: Most = {
  rows: unbounded,
  records: unbounded,
  approvals: true,
  rules: unbounded,
  owed: unbounded,
};
/** What comes back every year, and courses that changed, wait for the next thorough round. */
export const theRecordsAlone: Most = { ...everything, approvals: false, rules: 0 };

type Scope = {
  partnership: PartnershipId;
  today: IsoDate;
  /** Only this agreement, of either kind. */
  about?: AgreementId | DataSharingId | undefined;
  /** Only agreements of this party. */
  party?: OrganizationId | undefined;
  /** Only records of this party are read; absent: of everyone. */
  reading?: OrganizationId | "nobody" | undefined;
  most: Most;
};

const isData = (id: AgreementId | DataSharingId): id is DataSharingId => id.startsWith("dsa_");

/** All that waits there, for whomever; `partial` where there was more than was to be read. */
export async function gather(services: Services, scope: Scope): Promise<{ needs: Need[]; partial: boolean }> {
  const { partnership, today, party, most } = scope;
  const [about, data] =
    scope.about === undefined || !isData(scope.about) ? [scope.about] : [undefined, scope.about];
  const reading = scope.reading ?? party;
  const [settings, reminders, organizations] = await Promise.all([
    services.partnerships.settings(partnership),
    services.reminders.settings(partnership),
    services.organizations.every(partnership),
  ]);
  const names = new Map(organizations.map(({ id, name }) => [id, name]));
  const around: Around = {
    today,
    dayOf: (instant) => dateIn(settings?.timeZone ?? "UTC", new Date(instant)),
    name: (id) => names.get(id) ?? "a party",
  };
  // Asked about one agreement, the other kind is not looked at.
  const ofData =
    about === undefined
      ? await gatherData(services, { partnership, about: data, party, reading, records: most.owed }, around)
      : undefined;
  if (data !== undefined) return ofData ?? { needs: [], partial: false };
  const deadlines = settings?.deadlines ?? YearlyDeadlines.parse({});
  const years = most.approvals && reading !== "nobody" ? yearsAsked(deadlines, today) : [];
  const given = await Promise.all(
    years.map((year) =>
      services.yearly.approvalsFor(partnership, year, reading === "nobody" ? undefined : reading),
    ),
  );
  const said = Map.groupBy(given.flat(), ({ agreementId }) => agreementId);
  const left = { ...most };
  let partial = ofData?.partial ?? false;
  /** As many of these as may still be read. */
  function take<One>(what: "rows" | "records" | "rules", all: readonly One[]): readonly One[] {
    const some = all.slice(0, left[what]);
    left[what] -= some.length;
    partial ||= some.length < all.length;
    return some;
  }
  const beside = besideRecords(services, scope, around, {
    approvalsOf: (agreement) =>
      years.length > 0 ? approvalYears(agreement, said.get(agreement.id) ?? [], deadlines, today) : [],
    readsRules: () => most.rules > 0 && take("rules", [true]).length > 0,
    deadlines,
  });
  const mine = ({ parties, joining = [] }: AgreementRow) =>
    reading === undefined ||
    [...parties, ...joining].some(({ organizationId }) => organizationId === reading);
  /** Whether someone has yet to reaffirm it, as far as that is known without its signatures. */
  const asksApproval = ({ id, parties }: AgreementRow) =>
    (said.get(id)?.length ?? 0) < years.length * (reading === undefined ? parties.length : 1);
  const rows: AgreementRow[] = [];
  const needs: Need[] = ofData?.needs ?? [];
  if (about === undefined)
    needs.push(
      ...(await gatherPrograms(
        services,
        { partnership, party, reading, thorough: most.rules > 0 },
        organizations.map(({ id }) => id),
        around,
      )),
    );
  const pages =
    about === undefined
      ? services.agreements.pages(partnership, party)
      : [[await services.agreements.row(partnership, about)].filter((row) => row !== undefined)];
  for await (const page of pages) {
    const looked = take("rows", page);
    rows.push(...looked);
    needs.push(...looked.flatMap((row) => needsOfRow(row, around)));
    const some = looked.filter(mine);
    const telling = some.filter((row) => tellsMore(row, around));
    const inForce = some.filter((row) => !tellsMore(row, around) && isInForce(row, around));
    const asking = inForce.filter(asksApproval);
    const others = most.rules > 0 ? inForce.filter((row) => !asksApproval(row)) : [];
    const read = take("records", [...telling, ...asking, ...others]).map(({ id }) => id);
    for (let start = 0; start < read.length; start += recordsAtOnce) {
      const found = await services.agreements.findAll(partnership, read.slice(start, start + recordsAtOnce));
      const records = [...found.values()];
      for (let next = 0; next < records.length; next += besideAtOnce)
        needs.push(...(await Promise.all(records.slice(next, next + besideAtOnce).map(beside))).flat());
    }
    // Only a page that was cut says that there is more.
    if (partial && left.rows === 0) break;
  }
  if (reminders && about === undefined) needs.push(...yearNeeds(reminders, organizations, rows, around));
  return { needs, partial };
}

type Beside = {
  approvalsOf: (agreement: Agreement) => ApprovalYear[];
  /** Whether one more agreement's rules may be read. */
  readsRules: () => boolean;
  deadlines: YearlyDeadlines;
};

/** Reads what stands beside a record, and says all that waits about it. */
function besideRecords(
  services: Services,
  { partnership, today }: Scope,
  around: Around,
  { approvalsOf, readsRules, deadlines }: Beside,
): (agreement: Agreement) => Promise<Need[]> {
  const comparing = services.courses.comparing(partnership);

  async function ofRules(agreement: Agreement): Promise<Need[]> {
    const year = academicYearOf(today);
    const executed = await services.agreements.executed(partnership, agreement, daysOfYear(year).from);
    const standing = executed.filter(({ span }) => span.until >= today);
    const [catalogs, verifications] = await Promise.all([
      (await comparing)(
        agreement.parties.map(({ organizationId }) => organizationId),
        agreedOver(agreement, standing),
      ),
      services.yearly.verifications(partnership, agreement.id, year),
    ]);
    const drift = driftIn(rulesDuring(standing, { from: today }), catalogs);
    return [
      ...instructorNeeds(
        agreement,
        year,
        isTaughtAtSchool(agreement) && standing.some(({ span }) => span.from <= today)
          ? unverified(executed, verifications, year)
          : [],
        verificationsDueOn(year, deadlines),
        around,
      ),
      ...driftNeeds(agreement, await changesIn(drift)),
    ];
  }

  return async (agreement) => {
    const inReview = agreement.status === "IN_REVIEW" && !agreement.registration;
    const [reviewSince, ofItsRules] = await Promise.all([
      inReview ? services.agreements.lastTime(partnership, agreement.id, moves.review.action) : undefined,
      executedSpans(agreement).some(({ until }) => until >= today) && readsRules() ? ofRules(agreement) : [],
    ]);
    return [
      ...needsOfRecord(agreement, { ...waitsFor(agreement), reviewSince }, around),
      ...approvalNeeds(agreement, approvalsOf(agreement), around),
      ...ofItsRules,
    ];
  };
}
