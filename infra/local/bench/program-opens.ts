/**
 * What opening a program costs beside the reads it cannot do without: the record, its plan and everything its checks look
 * at, for a small program and for one of six schools, three colleges and sixty courses. The reads are those that the hub
 * itself sends, listened to once and sent again bare, those that follow from another after it.
 */
import { BatchGetItemCommand, DynamoDBClient, GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { readConfig } from "#functions/config.ts";
import type { Services } from "#functions/env.ts";
import { openServices } from "#functions/services.ts";
import { academicYearOf } from "#shared/academic-year.ts";
import { newId, type OrganizationId } from "#shared/ids.ts";
import { Plan } from "#shared/programs/plan-schema.ts";
import { Program } from "#shared/programs/schema.ts";
import { localAccount } from "../account.ts";
import { frameworkOf, publish } from "./framework.ts";
import { compare, type Timing } from "./latency.ts";
import { cedarValley, openPlace, type Place } from "./place.ts";
import { programOf } from "./programs.ts";
import { executedItems } from "./scale.ts";
import { overhear } from "./units.ts";

export type Opening = { what: string; courses: number; requests: number; timing: Timing };
type Size = Parameters<typeof programOf>[0];

const today = "2026-11-23";
const at = new Date("2026-08-03T14:00:00Z");

/** The program with its agreements, catalogs and statements, as the stores write them. */
async function put({ services, region }: Place, size: Size, from: number): Promise<Program> {
  const { program, plan } = programOf(size);
  const ids = new Map<string, string>([["org_college0", region.organization("PLCC")]]);
  const agreementId = newId("agr");
  const real = <Value>(value: Value): unknown =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll(/org_[a-z]+\d+/g, (made) => {
          const known = ids.get(made) ?? newId("org");
          ids.set(made, known);
          return known;
        })
        .replaceAll("agr_dual", agreementId),
    );
  const stamp = { actor: region.person("tom"), actorName: "Tom Brandvold", at };
  const title = `${size.schools} schools, ${size.colleges} colleges, ${size.courses} courses`;
  const statementFramework = frameworkOf(120).CFDocument.identifier;
  const now = Plan.parse(real(plan));
  const draft = Program.parse({
    ...(real(program) as object),
    ...{ id: newId("prg"), title, leadId: region.organization("PLCC"), statementFramework },
    ...{ visibility: "PARTIES", shared: true, versionNo: 1, status: "DRAFT", planId: newId("pln") },
    ...{ startedBy: stamp.actor, startedAt: at.toISOString(), version: 0 },
  });
  const saved = await services.programs.saving(
    cedarValley,
    undefined,
    draft,
    { action: "program-started" },
    stamp,
    now,
  );
  await services.table.commit(saved.writes);
  const of = (kind: string, count: number) =>
    Array.from({ length: count }, (_, no) => ids.get(`org_${kind}${no}`) as OrganizationId);
  const [schools, colleges] = [of("school", size.schools), of("college", size.colleges)];
  const pairs = schools.flatMap((school) => colleges.map((college) => ({ school, college })));
  for (const [no, pair] of pairs.entries())
    await services.table.stage(
      await executedItems(services, cedarValley, region, {
        ...pair,
        ...(no === 0 ? { id: agreementId } : {}),
        index: from + no,
        codes: (ruleNo) => `C ${ruleNo}`,
      }),
    );
  const courses = Array.from({ length: 200 }, (_, no) => ({
    ...{ code: `C ${no}`, title: `Course ${no}`, creditHundredths: 100, unit: "CarnegieUnit" as const },
    ...{ status: "ACTIVE" as const, skillStatementIds: [] },
  }));
  for (const organizationId of [...schools, ...colleges]) {
    const year = academicYearOf(today);
    const catalog = await services.courses.saving(
      cedarValley,
      await services.courses.find(cedarValley, organizationId, year),
      { organizationId, year },
      courses,
      { action: "courses-imported" },
      stamp,
    );
    await services.table.commit(catalog.writes);
  }
  return saved.record;
}

type Read = { name: string; input: object };

function sent(client: DynamoDBClient, { name, input }: Read): Promise<unknown> {
  if (name === "GetItemCommand") return client.send(new GetItemCommand(input as never));
  if (name === "QueryCommand") return client.send(new QueryCommand(input as never));
  if (name === "BatchGetItemCommand") return client.send(new BatchGetItemCommand(input as never));
  throw new Error(`Opening a program sends no ${name}`);
}

/** Everything that opening sends, once what is kept in memory is there. */
async function heard(services: Services, client: DynamoDBClient, program: Program): Promise<Read[]> {
  const open = async () => {
    const found = await services.programs.find(cedarValley, program.id);
    const plan = await services.programs.plan(cedarValley, found ?? program);
    await services.programFacts.of(cedarValley, [{ program, plan }], { by: undefined, today });
  };
  await open();
  const reads: Read[] = [];
  await overhear(client, ({ name, input }) => reads.push({ name, input }), open);
  return reads;
}

/** The same, bare: agreements and campaigns after their lists, all else at once. */
function again(client: DynamoDBClient, reads: readonly Read[]): () => Promise<unknown> {
  const send = (read: Read) => sent(client, read);
  const follows = (read: Read) =>
    read.name === "BatchGetItemCommand" && /#AGREEMENT#|#CAMPAIGN#/.test(JSON.stringify(read.input));
  const lists = (read: Read) =>
    read.name === "QueryCommand" && /#AGREEMENTS"|#CAMPAIGNS"/.test(JSON.stringify(read.input));
  const first = reads.filter((read) => lists(read));
  const second = reads.filter((read) => follows(read));
  const others = reads.filter((read) => !lists(read) && !follows(read));
  return () =>
    Promise.all([
      ...others.map(send),
      Promise.all(first.map(send)).then(() => Promise.all(second.map(send))),
    ]);
}

export async function programOpens(rounds: number): Promise<Opening[]> {
  const place = await openPlace();
  try {
    const { region, ask, endpoint, variables } = place;
    const client = new DynamoDBClient({ endpoint, ...localAccount });
    const services = openServices(readConfig(variables), client);
    await publish(services, frameworkOf(120), {
      ...{ partnership: cedarValley, ownerId: region.organization("PLCC"), person: region.person("tom"), at },
    });
    const found: Opening[] = [];
    for (const [no, size] of [
      { schools: 2, colleges: 1, courses: 12 },
      { schools: 6, colleges: 3, courses: 60 },
    ].entries()) {
      const program = await put(place, size, 100 * (no + 1));
      const reads = await heard(services, client, program);
      const bare = new DynamoDBClient({ endpoint, ...localAccount });
      found.push({
        what: `${size.schools} × ${size.colleges}`,
        courses: size.courses,
        requests: reads.length,
        timing: await compare(
          "program opens",
          2,
          rounds,
          () => ask("GET", `/api/partnerships/cedar-valley/programs/${program.id}/facts`),
          again(bare, reads),
        ),
      });
    }
    return found;
  } finally {
    await place.close();
  }
}
