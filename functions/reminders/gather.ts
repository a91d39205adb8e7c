/** What waits in a partnership on a day: rows of the list, the records that tell more, and what stands beside them. */
import { academicYearOf } from "#shared/academic-year.ts";
import { approvalYears } from "#shared/agreements/approvals.ts";
import type { Agreement, AgreementRow } from "#shared/agreements/schema.ts";
import { executedSpans } from "#shared/agreements/spans.ts";
import { unverified, verificationsDueOn } from "#shared/agreements/verifications.ts";
import { contentHash } from "#shared/canonical.ts";
import { driftIn } from "#shared/courses/drift.ts";
import type { AgreementId, OrganizationId, PartnershipId } from "#shared/ids.ts";
import { YearlyDeadlines } from "#shared/partnerships/schema.ts";
import type { Need } from "#shared/reminders/need.ts";
import { type Around, needsOfRecord, needsOfRow, worthReading } from "#shared/reminders/needs.ts";
import { approvalNeeds, driftNeeds, instructorNeeds, yearNeeds } from "#shared/reminders/yearly.ts";
import { dateIn, type IsoDate } from "#shared/time.ts";
import type { Services } from "../env.ts";

/** A megabyte of rows at most, a hundred records at a time, and what stands beside twenty of them at once. */
const rowsAtOnce = 1000;
const recordsAtOnce = 100;
const besideAtOnce = 20;

export type Scope = {
  partnership: PartnershipId;
  today: IsoDate;
  /** Only this agreement. */
  about?: AgreementId | undefined;
  /** Only agreements of this party. */
  party?: OrganizationId | undefined;
  /** Only records of this party are read; absent: of everyone. */
  reading?: OrganizationId | "nobody" | undefined;
  /** Of how many agreements the rules are read too: for instructors that are missing and courses that changed. */
  rulesMax: number;
};

/** Every row of the partnership, or of one party; or the one row that is asked about. */
export async function* rowsOf(
  { agreements }: Pick<Services, "agreements">,
  { partnership, party, about }: Pick<Scope, "partnership" | "party" | "about">,
): AsyncGenerator<AgreementRow[]> {
  if (about !== undefined) {
    const agreement = await agreements.find(partnership, about);
    // A row's key is the number, which is unique, and the id: it is the first one after the number alone.
    const page = agreement && (await agreements.list(partnership, undefined, 1, agreement.codedNotation));
    return yield (page?.rows ?? []).map(({ row }) => row).filter(({ id }) => id === about);
  }
  for (let after: string | undefined, more = true; more; ) {
    const page = await agreements.list(partnership, party, rowsAtOnce, after);
    yield page.rows.map(({ row }) => row);
    more = page.more;
    after = page.rows.at(-1)?.key;
  }
}

/** All that waits there, for whomever. */
export async function gather(services: Services, scope: Scope): Promise<Need[]> {
  const { partnership, today, reading, about } = scope;
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
  const beside = besideRecords(services, scope, around, settings?.deadlines ?? YearlyDeadlines.parse({}));
  const mine = ({ parties }: AgreementRow) =>
    reading === undefined || parties.some(({ organizationId }) => organizationId === reading);
  const rows: AgreementRow[] = [];
  const needs: Need[] = [];
  for await (const page of rowsOf(services, scope)) {
    rows.push(...page);
    needs.push(...page.flatMap((row) => needsOfRow(row, around)));
    const telling = page.filter((row) => mine(row) && worthReading(row, today));
    for (let start = 0; start < telling.length; start += recordsAtOnce) {
      const ids = telling.slice(start, start + recordsAtOnce).map(({ id }) => id);
      const records = [...(await services.agreements.findAll(partnership, ids)).values()];
      for (let next = 0; next < records.length; next += besideAtOnce)
        needs.push(...(await Promise.all(records.slice(next, next + besideAtOnce).map(beside))).flat());
    }
  }
  if (reminders && about === undefined) needs.push(...yearNeeds(reminders, organizations, rows, today));
  return needs;
}

/** High-school teachers are verified; a college answers for its own faculty. */
const isTaughtAtSchool = ({ agreementType }: Agreement): boolean =>
  agreementType === "ARTICULATION" || agreementType === "DUAL_CREDIT_PARTNERSHIP";

/** Reads what stands beside a record, and says all that waits about it. */
function besideRecords(
  services: Services,
  { partnership, today, rulesMax }: Scope,
  around: Around,
  deadlines: YearlyDeadlines,
): (agreement: Agreement) => Promise<Need[]> {
  const comparing = services.courses.comparing(partnership);
  let rulesRead = 0;

  async function ofYears(agreement: Agreement): Promise<Need[]> {
    // Before anything opens there is nothing to ask for.
    if (approvalYears(agreement, [], deadlines, today).length === 0) return [];
    const given = await services.yearly.approvalsGiven(partnership, agreement.id);
    return approvalNeeds(agreement, approvalYears(agreement, given, deadlines, today), around);
  }

  async function ofRules(agreement: Agreement): Promise<Need[]> {
    const spans = executedSpans(agreement).filter(({ until }) => until >= today);
    const year = academicYearOf(today);
    const ids = [...new Set(spans.flatMap(({ termsId }) => termsId ?? []))];
    const [catalogs, verifications, ...terms] = await Promise.all([
      comparing(
        agreement.parties.map(({ organizationId }) => organizationId),
        {
          agreedOn: [agreement.startedAt.slice(0, 10), spans[0]?.dateSigned ?? "9999"].sort()[0] as IsoDate,
          until: spans.at(-1)?.until ?? today,
        },
      ),
      services.yearly.verifications(partnership, agreement.id, year),
      ...ids.map((id) => services.agreements.termsOf(partnership, agreement.id, id)),
    ]);
    const all = { rules: terms.flatMap((one) => one?.rules ?? []) };
    const drift = driftIn(all.rules, catalogs);
    return [
      ...instructorNeeds(
        agreement,
        year,
        isTaughtAtSchool(agreement) && spans.some(({ from }) => from <= today)
          ? unverified(all, verifications, year)
          : [],
        verificationsDueOn(year, deadlines),
        around,
      ),
      ...driftNeeds(agreement, drift.length, (await contentHash(drift)).slice(0, 16), around),
    ];
  }

  return async (agreement) => {
    const inReview = agreement.status === "IN_REVIEW" && !agreement.registration;
    const [reviewSince, years, found] = await Promise.all([
      inReview
        ? services.reminders.lastTime(
            services.agreements.pk(partnership, agreement.id),
            "agreement-sent-to-review",
          )
        : undefined,
      ofYears(agreement),
      executedSpans(agreement).some(({ until }) => until >= today) && rulesRead++ < rulesMax
        ? ofRules(agreement)
        : [],
    ]);
    return [...needsOfRecord(agreement, around, reviewSince), ...years, ...found];
  };
}
