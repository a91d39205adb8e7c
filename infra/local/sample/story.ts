/**
 * What happened between the partners before anyone opened the hub: each step asked of the real API by the person whose
 * step it was, on the day it happened. The sample therefore cannot hold anything the product would not allow.
 */
import { createApp } from "#functions/app.ts";
import type { Services } from "#functions/env.ts";
import { type AcademicYear, academicYearOf, daysOfYear, yearsOn } from "#shared/academic-year.ts";
import { shipped } from "#shared/rule-sets/shipped.ts";
import { plusDays } from "#shared/time.ts";
import type { Day, SampleAgreement } from "./agreement.ts";
import { agreements } from "./agreements.ts";
import { amendments } from "./amendments.ts";
import { Asker, type Clock, editorOrganization, type Who } from "./asker.ts";
import { tellBridge, tellFoundations } from "./bridges.ts";
import { tellCampaigns } from "./campaigns.ts";
import { catalogs } from "./catalogs.ts";
import { texts } from "./clauses.ts";
import { tellCodes } from "./codes.ts";
import { type DataTelling, tellDataSharing } from "./data-sharing.ts";
import { tellEvaluations } from "./evaluations.ts";
import { type Telling, tellLife } from "./life-story.ts";
import { lives } from "./lives.ts";
import { organizations } from "./organizations.ts";
import { people } from "./people.ts";
import { tellPrograms } from "./programs.ts";
import type { Region } from "./region.ts";
import { signedPdf } from "./signed-pdf.ts";
import { tellSkills } from "./skills.ts";
import { tellYears } from "./yearly.ts";

/** Who edits for a party: widening needs one of each. */
const editors: Record<string, Who> = { PLCC: "tom", CBHS: "lena", TRACC: "roberta", MRHS: "jo", NSU: "ruth" };
/** Who judges equivalencies, and so may send an agreement back. */
const reviewerOf: Record<string, Who> = { PLCC: "curtis" };

/** Tells the whole story up to `today`. */
export async function tellStory(services: Services, region: Region, today: string): Promise<void> {
  const clock: Clock = { now: new Date(), day: today };
  const told: Services = {
    ...services,
    now: () => clock.now,
    today: async () => clock.day,
    // The story signs nobody in: a bearer token is the person's own sub.
    checkToken: async (token) => ({ sub: token, authTime: Math.floor(Date.now() / 1000) }),
  };
  const teller = new Teller(new Asker(createApp(told), region, clock, today), region, today);
  await teller.verifyDualCredit();
  const year = academicYearOf(today);
  // What was agreed since was agreed over last year's courses; this year's came after them.
  await teller.publish(yearsOn(year, -1));
  for (const agreement of agreements) await teller.tell(agreement);
  for (const { steps, ...agreement } of lives) {
    teller.dateEverything();
    const begun = await teller.tell(agreement);
    if (begun) await tellLife(teller.telling(), steps, begun);
  }
  await teller.publish(year);
  await teller.tellYears();
  await teller.tellSkills();
  await teller.tellCampaigns(told);
  await teller.tellDataSharing();
  await teller.tellCodes();
  await teller.tellPrograms();
}

class Teller {
  readonly #api: Asker;
  readonly #region: Region;
  readonly #today: string;
  /** Agreements by number. */
  readonly #ids = new Map<string, string>();

  constructor(api: Asker, region: Region, today: string) {
    this.#api = api;
    this.#region = region;
    this.#today = today;
  }

  /** The convener compares the seven known items of the dual credit act with its text, and has gaps block. */
  async verifyDualCredit(): Promise<void> {
    this.#api.on(-600, "15:10");
    const verifiedOn = plusDays(this.#today, -600);
    const { items = [], ...rest } = shipped["IL-110ILCS27/16"] ?? {};
    const source = "Sample: as if read on ilga.gov with counsel of the college";
    const verified = items.map((item) => (/^\d$/.test(item.id) ? { ...item, verifiedOn, source } : item));
    const body = { ...rest, items: verified, gaps: "BLOCK" };
    await this.#api.ask("marisol", "PUT", "/rule-sets/IL-110ILCS27_16", body, '"0"');
  }

  /** Each catalog of a year, three weeks before its first day. */
  async publish(year: AcademicYear): Promise<void> {
    this.#api.clock.now = new Date(`${plusDays(daysOfYear(year).from, -21)}T15:30:00Z`);
    for (const { code, by, header, both, lastYear, thisYear } of catalogs) {
      const rows = [...both, ...(year === academicYearOf(this.#today) ? thisYear : lastYear)];
      await this.#api.send(
        by,
        "POST",
        `/organizations/${this.#region.organization(code)}/courses/${year}/import`,
        [header, ...rows].join("\n"),
        { "content-type": "text/csv", "if-match": '"0"' },
        code,
      );
    }
  }

  /** From here on the hub, too, is told the day on which it happened. */
  dateEverything(): void {
    this.#api.dated = true;
  }

  /** What a longer story is told with. */
  telling(): Telling {
    const names = new Map<string, string>(
      organizations["cedar-valley"].map(({ code, name }) => [code, name]),
    );
    return {
      today: this.#today,
      on: this.#api.on,
      read: async (who, at) => (await this.#api.ask(who, "GET", at)).body,
      ask: (who, path, body, seen) => this.#api.ask(who, "POST", path, body, seen),
      importing: this.#api.importing,
      organizationOf: (who) => names.get(editorOrganization(who) ?? "") ?? "",
    };
  }

  async tell(agreement: SampleAgreement): Promise<{ at: string; seen: string } | undefined> {
    const { stage, by, reason, startedDaysAgo, signedAfter = 0, visibility } = agreement;
    const first = agreement.parties.find((party) => editors[party.code] === by)?.code;
    this.#api.on(-startedDaysAgo, "14:20");
    const started = await this.#api.ask(
      by as Who,
      "POST",
      "/agreements",
      this.#draft(agreement),
      undefined,
      first,
    );
    this.#ids.set(agreement.number, started.id);
    const at = `/agreements/${started.id}`;
    this.#api.on(-startedDaysAgo, "15:05");
    let seen = await this.#api.importing(by as Who, at, agreement.rules, started.etag);
    const clauses = texts[agreement.number]?.clauses;
    if (clauses)
      seen = (await this.#api.ask(by as Who, "PUT", `${at}/clauses`, { clauses }, seen, first)).etag;
    if (stage === "draft") return;

    this.#api.on(-startedDaysAgo + 1, "16:40");
    seen = (await this.#api.ask(by as Who, "POST", `${at}/share`, undefined, seen)).etag;
    if (stage === "shared") return;

    this.#api.on(-startedDaysAgo + 3, "13:15");
    seen = (await this.#api.ask(by as Who, "POST", `${at}/review`, undefined, seen)).etag;
    if (stage === "returned" || stage === "withdrawn") {
      this.#api.on(-startedDaysAgo + 9, "20:02");
      const who = stage === "returned" ? (reviewerOf["PLCC"] as Who) : (by as Who);
      await this.#api.ask(
        who,
        "POST",
        `${at}/${stage === "returned" ? "return" : "withdraw"}`,
        { reason },
        seen,
      );
      return;
    }
    if (stage === "review") return { at, seen };

    const signedOn = plusDays(this.#today, -startedDaysAgo + signedAfter);
    this.#api.on(-startedDaysAgo + signedAfter + 1, "14:31");
    const signers = agreement.parties.flatMap((party) =>
      party.signer ? [{ party, who: people[party.signer as Who] }] : [],
    );
    const documentId = await this.#api.attach(
      by as Who,
      started.id,
      `${agreement.name}, signed.pdf`,
      await signedPdf(
        agreement,
        signers.map(({ who }) => who.name),
        signedOn,
      ),
    );
    const [registering, confirming] = agreement.parties.flatMap((party) => party.signer ?? []) as [Who, Who];
    const body = {
      documentId,
      dateSigned: signedOn,
      signers: signers.map(({ party, who }) => ({
        name: who.name,
        title: who.title,
        organizationId: this.#region.organization(party.code),
        signedOn,
      })),
    };
    seen = (await this.#api.ask(registering, "POST", `${at}/register`, body, seen)).etag;
    if (stage === "registered") return;

    this.#api.on(-startedDaysAgo + signedAfter + 3, "21:10");
    seen = (await this.#api.ask(confirming, "POST", `${at}/confirm`, undefined, seen)).etag;
    if (!visibility) return;
    for (const { code } of agreement.parties) {
      seen = (
        await this.#api.ask(editors[code] as Who, "POST", `${at}/visibility`, { to: visibility }, seen, code)
      ).etag;
    }
    await this.#amend(agreement, at, seen);
  }

  /** What is done every year, and outside any agreement. */
  tellYears(): Promise<void> {
    this.#api.dated = false;
    this.#api.clock.day = this.#today;
    return tellYears({
      region: this.#region,
      today: this.#today,
      ids: this.#ids,
      on: this.#api.on,
      ask: this.#api.ask,
    });
  }

  /** What the region's businesses expect, in two editions. */
  tellSkills(): Promise<void> {
    this.#api.dated = true;
    return tellSkills(
      this.#today,
      `/organizations/${this.#region.organization("PLCC")}/courses/${academicYearOf(this.#today)}`,
      this.#api.on,
      this.#api.ask,
    );
  }

  /** What businesses were asked about it, and answered. */
  tellCampaigns(services: Services): Promise<void> {
    this.#api.dated = true;
    return tellCampaigns({
      services,
      today: this.#today,
      on: this.#api.on,
      ask: this.#api.ask,
      organization: (code) => this.#region.organization(code),
      anyone: this.#api.anyone,
    });
  }

  tellDataSharing(): Promise<void> {
    this.#api.dated = true;
    return tellDataSharing(this.#around());
  }

  /** The published codes that programs are filed under. */
  tellCodes(): Promise<void> {
    this.#api.dated = true;
    return tellCodes({
      on: this.#api.on,
      load: async (who, path, csv, seen) => {
        const answer = await this.#api.send(who, "POST", path, csv, {
          "content-type": "text/csv",
          "if-match": seen,
        });
        return answer.headers.get("etag") ?? "";
      },
    });
  }

  async tellPrograms(): Promise<void> {
    this.#api.dated = true;
    const telling = this.#around();
    const statements = await tellFoundations(telling);
    const agreement = (number: string) => this.#ids.get(number);
    const nursing = await tellPrograms({ ...telling, agreement, statements });
    await tellBridge(telling, statements, nursing);
    const judged = { nursing: nursing.programId, welding: nursing.weldingId };
    await tellEvaluations({ ...telling, agreement }, judged);
  }

  #around(): DataTelling {
    return {
      today: this.#today,
      on: this.#api.on,
      ask: this.#api.ask,
      organization: (code) => this.#region.organization(code),
      person: (key) => this.#region.person(key),
    };
  }

  /** A draft version beside the one in force, where its parties are about to change something. */
  async #amend({ number, by }: SampleAgreement, at: string, seen: string): Promise<void> {
    const amendment = amendments[number];
    if (!amendment) return;
    const { startedDaysAgo, from, changeSummary, rules, clauses } = amendment;
    this.#api.on(-startedDaysAgo, "16:05");
    const who = by as Who;
    const span = { dateEffective: plusDays(this.#today, from), changeSummary };
    const draft = await this.#api.ask(who, "POST", `${at}/amend`, span, seen);
    const said = { clauses: clauses(texts[number]?.clauses ?? []) };
    const worded = await this.#api.ask(who, "PUT", `${at}/clauses`, said, draft.etag);
    await this.#api.importing(who, at, rules, worded.etag);
  }

  #draft(agreement: SampleAgreement): object {
    const { number, name, type, purpose, pathwayId, cip, parties, from, until, signs = [] } = agreement;
    return {
      name,
      agreementType: type,
      purpose,
      codedNotation: number,
      governingRuleSet: texts[number]?.governingRuleSet,
      pathwayId,
      cipCodes: [cip],
      dateEffective: this.#day(from, "08-01", 0),
      expirationDate: this.#day(until, "07-31", 1),
      parties: parties.map(({ code, role, reviewers = [] }) => ({
        organizationId: this.#region.organization(code),
        role,
        reviewerIds: reviewers.map((key) => this.#region.person(key)),
      })),
      signatureSlots: signs.map(({ code, office, who }, index) => ({
        slotNo: index + 1,
        organizationId: this.#region.organization(code),
        function: office,
        order: index + 1,
        personId: this.#region.person(who),
      })),
    };
  }

  /** A day offset from today; or a day of the school year (July to June) that many years on. */
  #day(day: Day, monthDay: string, yearsOn: number): string {
    if ("days" in day) return plusDays(this.#today, day.days);
    return `${Number(academicYearOf(this.#today).slice(0, 4)) + day.schoolYear + yearsOn}-${monthDay}`;
  }
}
