/** What happens without anyone asking: after a write, after an upload, and every hour. What fails is kept, not lost. */
import { Duration, Stack } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping, type IFunction, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { acknowledge } from "#infra/stacks/acknowledge.ts";
import { type Hub, handler, mailFrom } from "#infra/stacks/handler.ts";
import { entries } from "#infra/stacks/names.ts";
import { followStream, sendMail } from "#infra/stacks/permissions.ts";
import { followUploads } from "#infra/stacks/uploads.ts";

export class EventsStack extends Stack {
  readonly onStream: IFunction;
  readonly onSchedule: IFunction;
  readonly onUpload: IFunction;
  readonly deadLetters: { stream: Queue; schedule: Queue; upload: Queue };

  constructor(scope: Construct, id: string, hub: Hub) {
    super(scope, id, {
      description: `Causeway ${hub.settings.stage}: what follows a write, an upload, or an hour`,
    });
    this.deadLetters = {
      stream: this.deadLetterQueue("StreamDeadLetters"),
      schedule: this.deadLetterQueue("ScheduleDeadLetters"),
      upload: this.deadLetterQueue("UploadDeadLetters"),
    };
    acknowledge(
      this.deadLetters.stream,
      "SQS3",
      "It is a dead-letter queue: the stream's mapping sends there, which the rule does not look at.",
    );
    this.onStream = this.followTable(hub);
    this.onSchedule = this.everyHour(hub);
    this.onUpload = followUploads(this, hub, this.deadLetters.upload);
  }

  /** Two weeks to notice and replay: the most SQS keeps. */
  private deadLetterQueue(id: string): Queue {
    return new Queue(this, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
  }

  /** At least once and in order per item: a failed record stops its batch there, is halved away, then set aside. */
  private followTable(hub: Hub): IFunction {
    const streamArn = hub.data.table.tableStreamArn as string;
    const onStream = handler(this, "OnStream", {
      hub,
      entry: entries.onStream,
      description: "Sends what a change calls for, such as an invitation's mail",
      memoryMb: 512,
      timeoutSeconds: 60,
      may: [followStream(streamArn), sendMail(this, mailFrom(hub.settings))],
    });
    new EventSourceMapping(this, "TableStream", {
      target: onStream,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 50,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 6,
      maxRecordAge: Duration.hours(12),
      onFailure: new SqsDlq(this.deadLetters.stream),
    });
    return onStream;
  }

  private everyHour(hub: Hub): IFunction {
    const deadLetters = this.deadLetters.schedule;
    const onSchedule = handler(this, "OnSchedule", {
      hub,
      entry: entries.onSchedule,
      description: "Notices what a new day brings and tells people: letters go out through the outbox",
      // It holds one partnership's agreements at a time.
      memoryMb: 1024,
      timeoutSeconds: 600,
      may: [],
      deadLetters,
    });
    const role = new Role(this, "Timer", { assumedBy: new ServicePrincipal("scheduler.amazonaws.com") });
    role.addToPolicy(
      new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [onSchedule.functionArn] }),
    );
    role.addToPolicy(
      new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [deadLetters.queueArn] }),
    );
    const timer = new CfnSchedule(this, "EveryHour", {
      description: "Hourly, because each partnership's day begins in its own time zone",
      scheduleExpression: "cron(5 * * * ? *)",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: onSchedule.functionArn,
        roleArn: role.roleArn,
        deadLetterConfig: { arn: deadLetters.queueArn },
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3000 },
      },
    });
    timer.node.addDependency(role);
    return onSchedule;
  }
}
