/**
 * Three data-sharing agreements: the region's counts, in force and with releases; a study whose draft still lacks two
 * things; a pilot that has ended, with one certificate to come. Each step is asked of the API by whose step it was, and
 * counts are hidden before they are sent, as the page does.
 */
import { academicYearOf, yearsOn } from "#shared/academic-year.ts";
import type { DataSharingView } from "#shared/data-sharing/view.ts";
import type { OrganizationId, PersonId } from "#shared/ids.ts";
import { currentConsent, intentText } from "#shared/signing/texts.ts";
import { algorithm } from "#shared/suppression/audit.ts";
import { suppress } from "#shared/suppression/suppress.ts";
import type { Context, Policy } from "#shared/suppression/types.ts";
import { plusDays } from "#shared/time.ts";
import { type Counts, cedarBend, millrace, prairieLakes, tableOf, threeRivers } from "./data-counts.ts";
import { type Around, earlyCollegePilot, outcomesStudy, regionalOutcomes } from "./data-terms.ts";
import { organizations } from "./organizations.ts";
import { people } from "./people.ts";

type Who = keyof typeof people;
type Asked = { id: string; body: object; etag: string };

export type DataTelling = {
  today: string;
  /** It is so many days from today now, at this hour. */
  on: (days: number, time: string) => void;
  ask: (who: Who, method: string, path: string, body?: object, seen?: string) => Promise<Asked>;
  organization: (code: string) => OrganizationId;
  person: (key: Who) => PersonId;
};

/** A party: what it does, what it is under FERPA, who answers for its data, and who signs. */
type Party = {
  code: string;
  roles: readonly string[];
  capacity: string;
  contacts: readonly [steward: Who, custodian: Who, privacy: Who | undefined];
  signs: readonly [who: Who, office: string, authority: string];
};

const school = "educational_agency_or_institution";
const threeRiversParty: Party = {
  code: "TRACC",
  roles: ["disclosing", "receiving"],
  capacity: school,
  contacts: ["roberta", "roberta", "roberta"],
  signs: ["roberta", "Director", "Joint agreement of the center, article 6"],
};
const college: Party = {
  code: "PLCC",
  roles: ["disclosing", "receiving"],
  capacity: school,
  contacts: ["tom", "theo", "theo"],
  signs: ["denise", "Vice President of Instruction", "Board policy 2.14"],
};
const northgate: Party = {
  code: "NSU",
  roles: ["receiving", "lead_agency"],
  capacity: "other_noncovered",
  contacts: ["ruth", "ruth", "ruth"],
  signs: ["ruth", "Director of Transfer", "Provost's delegation of 2024"],
};
const everyone: readonly Party[] = [
  threeRiversParty,
  {
    code: "CBHS",
    roles: ["disclosing", "receiving"],
    capacity: school,
    contacts: ["lena", "lena", "samuel"],
    signs: ["samuel", "Superintendent", "Board resolution 2025-41"],
  },
  {
    code: "MRHS",
    roles: ["disclosing", "receiving"],
    capacity: school,
    contacts: ["jo", "jo", "dolores"],
    signs: ["dolores", "Superintendent", "Board resolution 87-112"],
  },
  college,
  northgate,
];

const nameOf = new Map(organizations["cedar-valley"].map(({ code, name }) => [code, name]));

export async function tellDataSharing(telling: DataTelling): Promise<void> {
  const { today, on, organization } = telling;
  const around: Around = {
    today,
    organization,
    yearsBack: (years) => yearsOn(academicYearOf(today), -years),
  };
  await tellPilot(telling, around);
  await tellRegion(telling, around);
  on(-9, "16:40");
  await draft(
    telling,
    "ruth",
    {
      number: 7,
      name: "Outcomes 2027",
      summary:
        "Prairie Lakes and Three Rivers disclose. Northgate State studies which bridge learners go on to finish a program.",
      from: 40,
      until: 950,
      parties: [
        { ...college, roles: ["disclosing"] },
        { ...threeRiversParty, roles: ["disclosing"], contacts: ["roberta", "roberta", undefined] },
        { ...northgate, capacity: "organization_conducting_study" },
      ],
    },
    outcomesStudy(around),
  );
}

async function tellPilot(telling: DataTelling, around: Around): Promise<void> {
  const { on } = telling;
  on(-430, "14:10");
  const parties: Party[] = [
    { ...threeRiversParty, roles: ["disclosing"] },
    { ...college, roles: ["receiving"] },
  ];
  const its = await draft(
    telling,
    "tom",
    {
      number: 1,
      name: "Early college pilot",
      summary: "Counts of credentials earned after early college courses, for one year.",
      from: -420,
      until: -20,
      parties,
    },
    earlyCollegePilot(around),
  );
  await execute(telling, "tom", its, parties);
  on(-290, "17:20");
  await release(telling, "roberta", its.at, "5S1", around.yearsBack(2), genderOnly(threeRivers[1]));
}

async function tellRegion(telling: DataTelling, around: Around): Promise<void> {
  const { on } = telling;
  const signedDaysAgo = 425;
  on(-signedDaysAgo - 3, "15:20");
  const its = await draft(
    telling,
    "ruth",
    {
      number: 2,
      name: "Regional Outcomes",
      summary:
        "Three Rivers, Cedar Bend, Millrace and Prairie Lakes send counts of credentials and placement to each other and to Northgate State.",
      from: -signedDaysAgo,
      until: 670,
      parties: everyone,
    },
    regionalOutcomes(around, signedDaysAgo),
  );
  await execute(telling, "ruth", its, everyone);
  on(-400, "16:00");
  for (const who of ["ruth", "roberta", "lena", "jo", "tom"] as const)
    await move(telling, who, its.at, "visibility", { to: "PUBLIC" });
  const sent: [days: number, who: Who, indicatorId: string, yearsBack: number, counts: Counts | undefined][] =
    [
      [-398, "roberta", "5S1", 3, threeRivers[2]],
      [-397, "roberta", "5S1", 2, threeRivers[1]],
      [-395, "lena", "5S1", 2, cedarBend[1]],
      [-380, "jo", "5S1", 2, millrace],
      [-80, "roberta", "5S1", 1, threeRivers[0]],
      [-61, "lena", "5S1", 1, cedarBend[0]],
      [-47, "tom", "1P1", 1, prairieLakes],
    ];
  for (const [days, who, indicatorId, yearsBack, counts] of sent) {
    on(days, "17:05");
    await release(telling, who, its.at, indicatorId, around.yearsBack(yearsBack), counts ?? {});
  }
}

type Draft = {
  number: number;
  name: string;
  summary: string;
  /** Days from today. */
  from: number;
  until: number;
  parties: readonly Party[];
};

async function draft(
  { today, ask, organization, person }: DataTelling,
  who: Who,
  { number, name, summary, from, until, parties }: Draft,
  terms: object,
): Promise<{ at: string }> {
  const started = await ask(who, "POST", "/data-sharing", {
    name,
    tier: "dsa",
    summary,
    codedNotation: `DS-${today.slice(0, 4)}-${String(number).padStart(3, "0")}`,
    parties: parties.map(({ code, roles, capacity, contacts: [steward, custodian, privacy] }) => ({
      organizationId: organization(code),
      roles,
      ferpaCapacity: capacity,
      contacts: {
        steward: person(steward),
        custodian: person(custodian),
        ...(privacy ? { privacy: person(privacy) } : {}),
      },
    })),
    dateEffective: plusDays(today, from),
    expirationDate: plusDays(today, until),
    signatureSlots: parties.map(({ code, signs: [signer, office] }, index) => ({
      slotNo: index + 1,
      organizationId: organization(code),
      function: office,
      order: index + 1,
      personId: person(signer),
    })),
    authorities: parties.map(({ signs: [, , reference] }, index) => ({
      slotNo: index + 1,
      basis: "board_resolution",
      reference,
    })),
  });
  const at = `/data-sharing/${started.id}`;
  await move({ ask }, who, at, "terms", terms, "PUT");
  return { at };
}

/** Shared, reviewed, sent, and signed by each in its turn. */
async function execute(
  telling: DataTelling,
  who: Who,
  { at }: { at: string },
  parties: readonly Party[],
): Promise<void> {
  for (const step of ["share", "review", "send"]) await move(telling, who, at, step);
  for (const [index, { code, signs }] of parties.entries()) {
    const [signer, office] = signs;
    const { body } = await telling.ask(signer, "GET", at);
    const latest = body as DataSharingView;
    await move(telling, signer, at, "sign", {
      slotNo: index + 1,
      method: "TYPED",
      nameAsSigned: people[signer].name,
      title: people[signer].title,
      consentTextVersion: currentConsent,
      consented: true,
      intentText: intentText(latest, office, nameOf.get(code) ?? ""),
      contentHash: latest.contentHash,
    });
  }
}

/** A move of what stands there now. */
async function move(
  { ask }: Pick<DataTelling, "ask">,
  who: Who,
  at: string,
  step: string,
  body?: object,
  method = "POST",
): Promise<void> {
  const { etag } = await ask(who, "GET", at);
  await ask(who, method, `${at}/${step}`, body, etag);
}

/** Hidden first, then sent: as the page does it. */
async function release(
  { ask }: DataTelling,
  who: Who,
  at: string,
  indicatorId: string,
  year: string,
  counts: Counts,
): Promise<void> {
  const asked = await ask(who, "GET", `${at}/releases/context?indicatorId=${indicatorId}&year=${year}`);
  const { policy, context } = asked.body as { policy: Policy; context: Context };
  const hidden = suppress(tableOf(year, counts), policy, context);
  if (!hidden.ok) throw new Error(`${indicatorId} of ${year} cannot be sent: ${hidden.why}`);
  await ask(who, "POST", `${at}/releases`, {
    indicatorId,
    year,
    purposeId: "P1",
    programs: [{ id: "all", name: "All programs" }],
    table: hidden.table,
    algorithm,
  });
}

const genderOnly = (counts: Counts = {}): Counts =>
  Object.fromEntries(Object.entries(counts).filter(([group]) => !/^(race|special)/.test(group)));
