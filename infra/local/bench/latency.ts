/**
 * What the API adds to the engine: each request beside the bare SDK doing the reads the promise needs (membership and
 * record in parallel), or the same transaction, one after the other on the same engine, with a bearer token.
 */
import { join } from "node:path";
import { BatchGetCommand, GetCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { memberPk, organizationPk, record, tenant } from "#functions/cloud/keys.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { type AgreementId, newId } from "#shared/ids.ts";
import { cedarValley, openPlace, tableName } from "./place.ts";

export type Timing = { what: string; goal: number; api: number[]; bare: number[] };

/** Alternates the two, so that what the machine does besides falls on both alike. */
export async function compare(
  what: string,
  goal: number,
  rounds: number,
  api: (round: number) => Promise<unknown>,
  bare: (round: number) => Promise<unknown>,
): Promise<Timing> {
  const timing: Timing = { what, goal, api: [], bare: [] };
  const timed = async (work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  const warm = Math.ceil(rounds / 3);
  for (let round = 0; round < rounds + warm; round++) {
    const [first, second] = [await timed(() => api(round)), await timed(() => bare(round))];
    if (round >= warm) {
      timing.api.push(first);
      timing.bare.push(second);
    }
  }
  return timing;
}

export async function latencies(folder: string, rounds: number): Promise<Timing[]> {
  const { services, region, db, ask, member, bareList, close } = await openPlace(join(folder, "bench-table"));
  try {
    const at = "/api/partnerships/cedar-valley/agreements";
    const draft = JSON.stringify({
      name: "Health Science articulation",
      agreementType: "ARTICULATION",
      parties: [
        {
          organizationId: region.organization("PLCC"),
          role: "RECEIVING",
          reviewerIds: [region.person("anjali")],
        },
        { organizationId: region.organization("CBHS"), role: "SENDING" },
      ],
      dateEffective: "2026-08-01",
      expirationDate: "2028-07-31",
      pathwayId: "health/therapeutic-services",
      cipCodes: ["51.3902"],
    });
    let started: Agreement | undefined;
    for (let index = 0; index < 60; index++) started = JSON.parse(await ask("POST", at, draft)) as Agreement;
    const id = started?.id as AgreementId;
    const known = (await services.agreements.find(cedarValley, id)) as Agreement;
    const one = new GetCommand({
      TableName: tableName,
      Key: record(tenant(cedarValley, "AGREEMENT", id)),
      ConsistentRead: true,
    });
    const stamp = {
      actor: region.person("tom"),
      actorName: "Tom Brandvold",
      at: new Date("2026-11-23T12:00:00Z"),
    };
    const transactions = await Promise.all(
      Array.from({ length: rounds * 3 }, async (_, index) => {
        const copy: Agreement = {
          ...known,
          id: newId("agr"),
          codedNotation: `BARE-${index}`,
          version: 0,
          chainHash: undefined,
        };
        const { writes } = await services.agreements.saving(
          cedarValley,
          undefined,
          copy,
          { action: "agreement-started" },
          stamp,
        );
        return new TransactWriteCommand({
          ClientRequestToken: crypto.randomUUID(),
          TransactItems: writes.map((write) => ({
            Put: {
              TableName: tableName,
              Item: "put" in write ? write.put : {},
              ...(write.when === "absent" ? { ConditionExpression: "attribute_not_exists(pk)" } : {}),
            },
          })),
        });
      }),
    );
    // What a draft names has to be there, and who asks a member, before anything is written: one request for all.
    const named = new BatchGetCommand({
      RequestItems: {
        [tableName]: {
          ConsistentRead: true,
          Keys: [
            ...["tom", "anjali"].map((login) => record(memberPk(cedarValley, region.person(login)))),
            ...["PLCC", "CBHS"].map((code) => record(organizationPk(cedarValley, region.organization(code)))),
          ],
        },
      },
    });
    const create = () => ask("POST", at, draft);
    // The writes that the store itself makes, with their conditions: record, event, rows of lists, number.
    let next = 0;
    const save = () => db.send(transactions[next++] as TransactWriteCommand);
    return [
      await compare(
        "get",
        1.5,
        rounds,
        () => ask("GET", `${at}/${id}`),
        // Who asks, and the record. What the hub reads besides (who reaffirmed it) is not asked of the bare side.
        () => Promise.all([db.send(member), db.send(one)]),
      ),
      await compare("list of 50", 1.3, rounds, () => ask("GET", `${at}?limit=50`), bareList),
      await compare("create", 1.5, rounds, create, async () => {
        await db.send(named);
        await save();
      }),
      await compare("create, over its transaction alone", 1.5, rounds, create, save),
    ];
  } finally {
    await close();
  }
}
