/**
 * Whether a region that has kept its agreements for years waits longer: the list and the public answer, each beside the
 * bare reads it needs, with 200, 2,000 and 20,000 agreements of 30 rules in one partnership, side by side.
 */
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
} from "@aws-sdk/lib-dynamodb";
import { organizationPk, record, tenant } from "#functions/cloud/keys.ts";
import type { Item } from "#functions/cloud/table.ts";
import type { Services } from "#functions/env.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { EquivalencyRule, Terms } from "#shared/agreements/terms-schema.ts";
import { totals } from "#shared/agreements/totals.ts";
import { type AgreementId, newId, type OrganizationId, type PartnershipId } from "#shared/ids.ts";
import type { Region } from "../sample/region.ts";
import { compare, type Timing } from "./latency.ts";
import { cedarValley, openPlace, type Place, tableName } from "./place.ts";

const span = { dateEffective: "2026-08-01", expirationDate: "2030-07-31" };

/** Thirty rules of one course each; `codes` names the courses. */
function termsOf(school: OrganizationId, college: OrganizationId, codes: (ruleNo: number) => string): Terms {
  const rules = Array.from({ length: 30 }, (_, index): EquivalencyRule => {
    const code = codes(index + 1);
    const course = { code, title: `Course ${code}`, creditHundredths: 100, unit: "CarnegieUnit" as const };
    return {
      ruleNo: index + 1,
      validFrom: span.dateEffective,
      validTo: span.expirationDate,
      options: [
        {
          optionNo: 1,
          slots: [{ slotNo: 1, chooseN: 1, courses: [{ ...course, organizationId: school, minGrade: "B" }] }],
        },
      ],
      awards: [
        {
          type: "COURSE",
          course: {
            organizationId: college,
            code: `C${index}`,
            title: `College course ${index}`,
            creditHundredths: 300,
            unit: "SemesterHour",
          },
        },
      ],
      awardMethod: "PROFICIENCY_CREDIT",
      conditions: [],
      priority: 1,
    };
  });
  return { rules, findings: [], conditions: [] };
}

type Executed = {
  id?: AgreementId;
  index: number;
  school: OrganizationId;
  college: OrganizationId;
  codes: (ruleNo: number) => string;
};

/** Everything an executed public agreement leaves in the table, as the store itself writes it. */
export async function executedItems(
  services: Services,
  partnership: PartnershipId,
  region: Region,
  { id = newId("agr"), index, school, college, codes }: Executed,
): Promise<Item[]> {
  const terms = termsOf(school, college, codes);
  const agreement: Agreement = {
    ...span,
    id,
    codedNotation: `AA-${String(index).padStart(6, "0")}`,
    name: `Agreement ${index}`,
    agreementType: "ARTICULATION",
    purpose: "",
    stewardId: college,
    visibility: "PUBLIC",
    versionNo: 1,
    versionKind: "ORIGINAL",
    status: "EXECUTED",
    shared: true,
    parties: [
      { organizationId: college, role: "RECEIVING", reviewerIds: [] },
      { organizationId: school, role: "SENDING", reviewerIds: [] },
    ],
    cipCodes: [],
    totals: totals(terms),
    signatureSlots: [],
    noticeDays: 90,
    signatures: [],
    unattested: [],
    delegations: [],
    earlier: [],
    termsId: newId("trm"),
    dateSigned: "2026-07-15",
    startedBy: region.person("tom"),
    startedAt: "2026-07-01T12:00:00.000Z",
    version: 0,
  };
  const stamp = {
    actor: region.person("tom"),
    actorName: "Tom Brandvold",
    at: new Date("2026-07-01T12:00:00Z"),
  };
  const { writes } = await services.agreements.saving(
    partnership,
    undefined,
    agreement,
    { action: "agreement-started" },
    stamp,
    { terms },
  );
  return [
    ...writes.flatMap((write) => ("put" in write ? [write.put] : [])),
    ...(await services.agreements.courseRows(partnership, agreement.id, [terms])),
  ];
}

/** Puts `count` agreements. Their courses are their own, but for the ones that are asked about. */
async function fill(
  { services, region }: Pick<Place, "services" | "region">,
  partnership: PartnershipId,
  count: number,
): Promise<void> {
  let next = 0;
  // Forty items each: five at a time fill the table's batches of twenty-five.
  const take = () => Array.from({ length: Math.min(5, count - next) }, () => next++);
  const worker = async () => {
    for (let some = take(); some.length > 0; some = take()) {
      const items = await Promise.all(
        some.map((index) => {
          // Three of the school that is asked about.
          const asked = index % 3 === 0 && index < 9;
          const schools = ["CBHS", "TRACC", "MRHS"];
          return executedItems(services, partnership, region, {
            index,
            school: region.organization(schools[index % schools.length] as string),
            college: region.organization("PLCC"),
            codes: (ruleNo) =>
              asked && ruleNo === 1 ? "ASKED" : `${String(index).padStart(6, "0")}-${ruleNo}`,
          });
        }),
      );
      await services.table.stage(items.flat());
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** The reads that the public answer to these courses cannot do without, in the order in which each is known to be needed. */
async function bareAnswer(
  db: DynamoDBDocumentClient,
  partnership: PartnershipId,
  school: OrganizationId,
  codes: readonly string[],
): Promise<number> {
  const query = (pk: string, prefix?: string) =>
    db.send(
      new QueryCommand({
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: prefix ? "pk = :pk and begins_with(sk, :prefix)" : "pk = :pk",
        ExpressionAttributeValues: prefix ? { ":pk": pk, ":prefix": prefix } : { ":pk": pk },
      }),
    );
  const batch = async (keys: { pk: string; sk: string }[]) =>
    (
      await db.send(
        new BatchGetCommand({ RequestItems: { [tableName]: { Keys: keys, ConsistentRead: true } } }),
      )
    ).Responses?.[tableName] ?? [];
  await Promise.all([
    query("PUB#CODE#CBHS"),
    db.send(
      new GetCommand({
        TableName: tableName,
        Key: record(tenant(partnership, "PARTNERSHIP")),
        ConsistentRead: true,
      }),
    ),
  ]);
  const rows = await Promise.all(codes.map((code) => query(tenant(partnership, "PUBLIC", school, code))));
  const ids = [...new Set(rows.flatMap(({ Items = [] }) => Items.map((item) => String(item["sk"]))))];
  const pointers = await batch(ids.map((sk) => ({ pk: tenant(partnership, "PUBLIC", school), sk })));
  const versions = pointers.flatMap((item) =>
    (item["data"] as { versions: { termsId: string; parties: { organizationId: string }[] }[] }).versions.map(
      (version) => ({ ...version, agreement: String(item["sk"]) }),
    ),
  );
  await Promise.all([
    ...versions.map(({ termsId, agreement }) =>
      query(tenant(partnership, "AGREEMENT", agreement), `TERMS#${termsId}#`),
    ),
    batch(
      [...new Set(versions.flatMap(({ parties }) => parties.map((party) => party.organizationId)))].map(
        (id) => record(organizationPk(partnership, id as OrganizationId)),
      ),
    ),
  ]);
  return 4 + codes.length + versions.length;
}

const question = (codes: readonly string[]): string =>
  JSON.stringify({
    partnership: "cedar-valley",
    courses: codes.map((code) => ({ organization: "CBHS", code, grade: "A", completedOn: "2027-05-25" })),
  });

/** What one size of the region costs. */
export type Scaled = { agreements: number; seconds: number; reads: number; list: Timing; answer: Timing };

/** So often each size has its turn: a machine that is slow for a minute is slow for all of them. */
const turns = 10;

export async function scales(rounds: number, sizes: readonly number[]): Promise<Scaled[]> {
  const places: Place[] = [];
  try {
    const sized: Awaited<ReturnType<typeof filledTo>>[] = [];
    for (const agreements of sizes) {
      const place = await openPlace();
      places.push(place);
      sized.push(await filledTo(place, agreements));
    }
    for (let turn = 0; turn < turns; turn++) {
      for (const { measure, list, answer } of sized) {
        const more = await measure(Math.ceil(rounds / turns));
        add(list, more.list);
        add(answer, more.answer);
      }
    }
    return sized;
  } finally {
    await Promise.all(places.map((place) => place.close()));
  }
}

function add(to: Timing, { api, bare }: Timing): void {
  to.api.push(...api);
  to.bare.push(...bare);
}

/** A place with so many agreements, and how both questions are timed there. */
async function filledTo(place: Place, agreements: number) {
  const { region, db, ask, bareList } = place;
  const codes = ["ASKED", "000000-2", "000003-3"];
  const school = region.organization("CBHS");
  const bare = () => bareAnswer(db, cedarValley, school, codes);
  const started = performance.now();
  await fill(place, cedarValley, agreements);
  const seconds = (performance.now() - started) / 1000;
  const list = () => ask("GET", "/api/partnerships/cedar-valley/agreements?limit=50");
  const answer = () => ask("POST", "/api/public/credit", question(codes));
  return {
    agreements,
    seconds,
    reads: await bare(),
    list: { what: "list of 50", goal: 1.3, api: [], bare: [] } as Timing,
    answer: { what: "public answer", goal: 2, api: [], bare: [] } as Timing,
    measure: async (rounds: number) => ({
      list: await compare("list of 50", 1.3, rounds, list, bareList),
      answer: await compare("public answer", 2, rounds, answer, bare),
    }),
  };
}
