/**
 * What happened between the partners before anyone opened the hub: each step asked of the real API by the person whose
 * step it was, on the day it happened. The sample therefore cannot hold anything the product would not allow.
 */
import { createHash } from "node:crypto";
import type { Hono } from "hono";
import { createApp } from "#functions/app.ts";
import type { Env, Services } from "#functions/env.ts";
import { type AcademicYear, academicYearOf, daysOfYear, yearsOn } from "#shared/academic-year.ts";
import { shipped } from "#shared/rule-sets/shipped.ts";
import { plusDays } from "#shared/time.ts";
import { type Day, header, type SampleAgreement } from "./agreement.ts";
import { agreements } from "./agreements.ts";
import { amendments } from "./amendments.ts";
import { tellCampaigns } from "./campaigns.ts";
import { catalogs } from "./catalogs.ts";
import { texts } from "./clauses.ts";
import { tellDataSharing } from "./data-sharing.ts";
import { type Telling, tellLife } from "./life-story.ts";
import { lives } from "./lives.ts";
import { organizations } from "./organizations.ts";
import { people } from "./people.ts";
import type { Region } from "./region.ts";
import { signedPdf } from "./signed-pdf.ts";
import { tellSkills } from "./skills.ts";
import { tellYears } from "./yearly.ts";

type Who = keyof typeof people;

/** Who edits for a party: widening needs one of each. */
const editors: Record<string, Who> = { PLCC: "tom", CBHS: "lena", TRACC: "roberta", MRHS: "jo", NSU: "ruth" };
/** Who judges equivalencies, and so may send an agreement back. */
const reviewerOf: Record<string, Who> = { PLCC: "curtis" };

const base = "/api/partnerships/cedar-valley";

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
  const teller = new Teller(createApp(told), region, clock, today);
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
}

/** `day` is the calendar date that who-may and what is dated by the hub itself go by. */
type Clock = { now: Date; day: string };

class Teller {
  readonly #app: Hono<Env>;
  readonly #region: Region;
  readonly #clock: Clock;
  readonly #today: string;
  // Roles began lately; the older part of the story is asked of today who may, and only what is typed is dated back.
  #dated = false;
  /** Agreements by number. */
  readonly #ids = new Map<string, string>();

  constructor(app: Hono<Env>, region: Region, clock: Clock, today: string) {
    this.#app = app;
    this.#region = region;
    this.#clock = clock;
    this.#today = today;
  }

  /** The convener compares the seven known items of the dual credit act with its text, and has gaps block. */
  async verifyDualCredit(): Promise<void> {
    this.#on(-600, "15:10");
    const verifiedOn = plusDays(this.#today, -600);
    const { items = [], ...rest } = shipped["IL-110ILCS27/16"] ?? {};
    const source = "Sample: as if read on ilga.gov with counsel of the college";
    const verified = items.map((item) => (/^\d$/.test(item.id) ? { ...item, verifiedOn, source } : item));
    const body = { ...rest, items: verified, gaps: "BLOCK" };
    await this.#ask("marisol", "PUT", "/rule-sets/IL-110ILCS27_16", body, '"0"');
  }

  /** Each catalog of a year, three weeks before its first day. */
  async publish(year: AcademicYear): Promise<void> {
    this.#clock.now = new Date(`${plusDays(daysOfYear(year).from, -21)}T15:30:00Z`);
    for (const { code, by, header, both, lastYear, thisYear } of catalogs) {
      const rows = [...both, ...(year === academicYearOf(this.#today) ? thisYear : lastYear)];
      await this.#send(
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
    this.#dated = true;
  }

  /** What a longer story is told with. */
  telling(): Telling {
    const names = new Map<string, string>(
      organizations["cedar-valley"].map(({ code, name }) => [code, name]),
    );
    return {
      today: this.#today,
      on: (days, time) => this.#on(days, time),
      read: async (who, at) => (await this.#ask(who, "GET", at)).body,
      ask: (who, path, body, seen) => this.#ask(who, "POST", path, body, seen),
      importing: (who, at, rules, seen) => this.#import(who, at, rules, seen),
      organizationOf: (who) => names.get(editorOrganization(who) ?? "") ?? "",
    };
  }

  async tell(agreement: SampleAgreement): Promise<{ at: string; seen: string } | undefined> {
    const { stage, by, reason, startedDaysAgo, signedAfter = 0, visibility } = agreement;
    const first = agreement.parties.find((party) => editors[party.code] === by)?.code;
    this.#on(-startedDaysAgo, "14:20");
    const started = await this.#ask(
      by as Who,
      "POST",
      "/agreements",
      this.#draft(agreement),
      undefined,
      first,
    );
    this.#ids.set(agreement.number, started.id);
    const at = `/agreements/${started.id}`;
    this.#on(-startedDaysAgo, "15:05");
    let seen = await this.#import(by as Who, at, agreement.rules, started.etag);
    const clauses = texts[agreement.number]?.clauses;
    if (clauses) seen = (await this.#ask(by as Who, "PUT", `${at}/clauses`, { clauses }, seen, first)).etag;
    if (stage === "draft") return;

    this.#on(-startedDaysAgo + 1, "16:40");
    seen = (await this.#ask(by as Who, "POST", `${at}/share`, undefined, seen)).etag;
    if (stage === "shared") return;

    this.#on(-startedDaysAgo + 3, "13:15");
    seen = (await this.#ask(by as Who, "POST", `${at}/review`, undefined, seen)).etag;
    if (stage === "returned" || stage === "withdrawn") {
      this.#on(-startedDaysAgo + 9, "20:02");
      const who = stage === "returned" ? (reviewerOf["PLCC"] as Who) : (by as Who);
      await this.#ask(who, "POST", `${at}/${stage === "returned" ? "return" : "withdraw"}`, { reason }, seen);
      return;
    }
    if (stage === "review") return { at, seen };

    const signedOn = plusDays(this.#today, -startedDaysAgo + signedAfter);
    this.#on(-startedDaysAgo + signedAfter + 1, "14:31");
    const signers = agreement.parties.flatMap((party) =>
      party.signer ? [{ party, who: people[party.signer as Who] }] : [],
    );
    const documentId = await this.#attach(
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
    seen = (await this.#ask(registering, "POST", `${at}/register`, body, seen)).etag;
    if (stage === "registered") return;

    this.#on(-startedDaysAgo + signedAfter + 3, "21:10");
    seen = (await this.#ask(confirming, "POST", `${at}/confirm`, undefined, seen)).etag;
    if (!visibility) return;
    for (const { code } of agreement.parties) {
      seen = (
        await this.#ask(editors[code] as Who, "POST", `${at}/visibility`, { to: visibility }, seen, code)
      ).etag;
    }
    await this.#amend(agreement, at, seen);
  }

  /** What is done every year, and outside any agreement. */
  tellYears(): Promise<void> {
    this.#dated = false;
    this.#clock.day = this.#today;
    return tellYears({
      region: this.#region,
      today: this.#today,
      ids: this.#ids,
      on: (days, time) => this.#on(days, time),
      ask: (...asked) => this.#ask(...asked),
    });
  }

  /** What the region's businesses expect, in two editions. */
  tellSkills(): Promise<void> {
    this.#dated = true;
    return tellSkills(
      this.#today,
      `/organizations/${this.#region.organization("PLCC")}/courses/${academicYearOf(this.#today)}`,
      (days, time) => this.#on(days, time),
      (...asked) => this.#ask(...asked),
    );
  }

  /** What businesses were asked about it, and answered. */
  tellCampaigns(services: Services): Promise<void> {
    this.#dated = true;
    return tellCampaigns({
      services,
      today: this.#today,
      on: (days, time) => this.#on(days, time),
      ask: (...asked) => this.#ask(...asked),
      organization: (code) => this.#region.organization(code),
      anyone: async (path, body) => {
        const response = await this.#app.request(`/api${path}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        });
        if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      },
    });
  }

  tellDataSharing(): Promise<void> {
    this.#dated = true;
    return tellDataSharing({
      today: this.#today,
      on: (days, time) => this.#on(days, time),
      ask: (...asked) => this.#ask(...asked),
      organization: (code) => this.#region.organization(code),
      person: (key) => this.#region.person(key),
    });
  }

  /** A draft version beside the one in force, where its parties are about to change something. */
  async #amend({ number, by }: SampleAgreement, at: string, seen: string): Promise<void> {
    const amendment = amendments[number];
    if (!amendment) return;
    const { startedDaysAgo, from, changeSummary, rules, clauses } = amendment;
    this.#on(-startedDaysAgo, "16:05");
    const who = by as Who;
    const span = { dateEffective: plusDays(this.#today, from), changeSummary };
    const draft = await this.#ask(who, "POST", `${at}/amend`, span, seen);
    const said = { clauses: clauses(texts[number]?.clauses ?? []) };
    const worded = await this.#ask(who, "PUT", `${at}/clauses`, said, draft.etag);
    await this.#import(who, at, rules, worded.etag);
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

  #on(days: number, time: string): void {
    const day = plusDays(this.#today, days);
    this.#clock.now = new Date(`${day}T${time}:00Z`);
    if (this.#dated) this.#clock.day = day;
  }

  async #import(who: Who, at: string, rules: readonly string[], seen: string): Promise<string> {
    const csv = [header, ...rules].join("\n");
    const answer = await this.#send(
      who,
      "POST",
      `${at}/rules/import`,
      csv,
      { "content-type": "text/csv", "if-match": seen },
      editorOrganization(who),
    );
    return answer.headers.get("etag") ?? "";
  }

  async #attach(who: Who, agreementId: string, name: string, bytes: Uint8Array): Promise<string> {
    const announced = await this.#ask(
      who,
      "POST",
      "/documents",
      {
        name,
        type: "application/pdf",
        sizeBytes: bytes.byteLength,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        about: { kind: "agreement", id: agreementId },
      },
      undefined,
      editorOrganization(who),
    );
    const { upload, document } = announced.body as {
      upload: { url: string; headers: Record<string, string> };
      document: { id: string };
    };
    const put = await fetch(upload.url, {
      method: "PUT",
      headers: upload.headers,
      body: bytes as Uint8Array<ArrayBuffer>,
    });
    if (!put.ok) throw new Error(`The bucket answered ${put.status}: ${await put.text()}`);
    await this.#ask(
      who,
      "POST",
      `/documents/${document.id}/complete`,
      undefined,
      announced.etag,
      editorOrganization(who),
    );
    return document.id;
  }

  async #ask(who: Who, method: string, path: string, body?: object, seen?: string, code?: string) {
    const headers = {
      ...(body ? { "content-type": "application/json" } : {}),
      ...(seen ? { "if-match": seen } : {}),
    };
    const response = await this.#send(
      who,
      method,
      path,
      body ? JSON.stringify(body) : undefined,
      headers,
      code ?? editorOrganization(who),
    );
    const answer = (await response.json()) as { id: string };
    return { id: answer.id, body: answer as object, etag: response.headers.get("etag") ?? "" };
  }

  async #send(
    who: Who,
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string>,
    code?: string,
  ): Promise<Response> {
    const response = await this.#app.request(`${base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${people[who].sub}`,
        ...(code ? { "acting-for": this.#region.organization(code) } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok)
      throw new Error(`${who} ${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }
}

const editorOrganization = (who: Who): string | undefined => people[who].memberships[0]?.organizationCode;
