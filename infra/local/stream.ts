/**
 * Feeds the table's stream to the handler that Lambda runs in the cloud, under the same promises: each shard in
 * order, at least once, a failed record again and again before the next, and after too many tries set aside.
 */
import { readFile, rename, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { DescribeTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
  type ShardIteratorType,
  TrimmedDataAccessException,
} from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { asLambdaRecord } from "./stream-record.ts";

export type Deliver = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | undefined>;

type Options = {
  table: DynamoDBClient;
  streams: DynamoDBStreamsClient;
  tableName: string;
  /** Where the place reached in each shard is kept over a restart. */
  checkpointFile: string;
  deliver: Deliver;
  /** What a record is given to after its last try: the laptop's dead-letter queue. */
  setAside(record: DynamoDBRecord, cause: unknown): Promise<void> | void;
  triesMax?: number;
  idleMs?: number;
};

/** The last sequence number delivered per shard; `end` once a closed shard is read to its end. */
type Checkpoint = { streamArn: string; shards: Record<string, string | "end" | undefined> };

/** Starts reading; `stop` waits for the batch in hand. */
export async function startStream(options: Options): Promise<{ stop(): Promise<void> }> {
  const { Table } = await options.table.send(new DescribeTableCommand({ TableName: options.tableName }));
  const streamArn = Table?.LatestStreamArn;
  if (streamArn === undefined) throw new Error(`The table ${options.tableName} has no stream.`);
  const reader = new Reader(options, await load(options.checkpointFile, streamArn));
  const ended = reader.run();
  return {
    stop() {
      reader.stopping.abort();
      return ended;
    },
  };
}

async function load(file: string, streamArn: string): Promise<Checkpoint> {
  const kept = await readFile(file, "utf8").then(JSON.parse, () => undefined);
  return kept?.streamArn === streamArn ? (kept as Checkpoint) : { streamArn, shards: {} };
}

class Reader {
  readonly stopping = new AbortController();
  readonly #options: Options;
  readonly #checkpoint: Checkpoint;
  readonly #iterators = new Map<string, string>();

  constructor(options: Options, checkpoint: Checkpoint) {
    this.#options = options;
    this.#checkpoint = checkpoint;
  }

  async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const read = await this.#round().catch((cause) => {
        if (!signal.aborted) console.error("Stream: reading failed, trying again.", cause);
        return 0;
      });
      if (read === 0) await this.#wait(this.#options.idleMs ?? 250);
    }
  }

  /** One batch of every shard that may be read now: its parent's records come before its own. */
  async #round(): Promise<number> {
    const shards = await this.#shards();
    const known = new Set(shards.map(({ ShardId }) => ShardId));
    const { shards: reached } = this.#checkpoint;
    let read = 0;
    for (const { ShardId: id, ParentShardId: parent } of shards) {
      const parentRead = parent === undefined || !known.has(parent) || reached[parent] === "end";
      if (id === undefined || reached[id] === "end" || !parentRead) continue;
      if (this.stopping.signal.aborted) break;
      read += await this.#batch(id);
    }
    return read;
  }

  async #shards(): Promise<Shard[]> {
    const shards: Shard[] = [];
    let last: string | undefined;
    do {
      const { StreamDescription: page } = await this.#options.streams.send(
        new DescribeStreamCommand({ StreamArn: this.#checkpoint.streamArn, ExclusiveStartShardId: last }),
      );
      shards.push(...(page?.Shards ?? []));
      last = page?.LastEvaluatedShardId;
    } while (last !== undefined);
    return shards;
  }

  async #batch(shard: string): Promise<number> {
    const iterator = this.#iterators.get(shard) ?? (await this.#iterator(shard));
    this.#iterators.delete(shard);
    const answer = await this.#options.streams
      .send(new GetRecordsCommand({ ShardIterator: iterator, Limit: 100 }))
      .catch((cause) => {
        // Too old to go on from: the next round starts again after the checkpoint.
        if (cause instanceof ExpiredIteratorException) return undefined;
        throw cause;
      });
    if (answer === undefined) return 0;
    const records = answer.Records ?? [];
    if (!(await this.#deliver(shard, records))) return records.length;
    if (answer.NextShardIterator === undefined) await this.#reach(shard, "end");
    else this.#iterators.set(shard, answer.NextShardIterator);
    return records.length;
  }

  async #iterator(shard: string, type?: ShardIteratorType): Promise<string> {
    const after = type === undefined ? this.#checkpoint.shards[shard] : undefined;
    try {
      const { ShardIterator } = await this.#options.streams.send(
        new GetShardIteratorCommand({
          StreamArn: this.#checkpoint.streamArn,
          ShardId: shard,
          ...(after === undefined
            ? { ShardIteratorType: "TRIM_HORIZON" }
            : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: after }),
        }),
      );
      return ShardIterator ?? "";
    } catch (cause) {
      if (after !== undefined && cause instanceof TrimmedDataAccessException)
        return this.#iterator(shard, "TRIM_HORIZON");
      throw cause;
    }
  }

  /** Hands records over, the rest again after a failure. False when stopped before all were taken. */
  async #deliver(shard: string, records: _Record[]): Promise<boolean> {
    let rest = records.map(asLambdaRecord);
    let tries = 0;
    while (rest.length > 0) {
      const { failedAt, cause } = await this.#offer(rest);
      const taken = failedAt === -1 ? rest.length : failedAt;
      if (taken > 0) await this.#reach(shard, rest[taken - 1]?.dynamodb?.SequenceNumber);
      rest = rest.slice(taken);
      tries = taken > 0 ? 1 : tries + 1;
      const [stuck] = rest;
      if (stuck === undefined) return true;
      if (tries >= (this.#options.triesMax ?? 8)) {
        await this.#options.setAside(stuck, cause);
        await this.#reach(shard, stuck.dynamodb?.SequenceNumber);
        rest = rest.slice(1);
        tries = 0;
      } else {
        await this.#wait(Math.min(50 * 2 ** tries, 5_000));
      }
      if (this.stopping.signal.aborted) return rest.length === 0;
    }
    return true;
  }

  /** The index of the first record that was not taken; -1 for none. A handler that throws took none. */
  async #offer(records: DynamoDBRecord[]): Promise<{ failedAt: number; cause?: unknown }> {
    try {
      const answer = await this.#options.deliver({ Records: records });
      const failed = new Set(answer?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      const failedAt = records.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ""));
      // As in Lambda, a failure that names none of these records is a failure of them all.
      return { failedAt: failedAt === -1 && failed.size > 0 ? 0 : failedAt };
    } catch (cause) {
      return { failedAt: 0, cause };
    }
  }

  async #reach(shard: string, place: string | "end" | undefined): Promise<void> {
    this.#checkpoint.shards[shard] = place;
    const { checkpointFile } = this.#options;
    await writeFile(`${checkpointFile}.new`, JSON.stringify(this.#checkpoint));
    await rename(`${checkpointFile}.new`, checkpointFile);
  }

  async #wait(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
