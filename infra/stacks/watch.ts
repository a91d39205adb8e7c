/** Who is told: every alarm reaches one topic, and a dashboard shows what people notice. */
import { Annotations, Stack } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";
import { type Watching, watched } from "#infra/stacks/alarms.ts";

export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, props: Watching) {
    super(scope, id, { description: `Causeway ${props.settings.stage}: alarms and a dashboard` });
    const topic = new Topic(this, "Alarms", { masterKey: props.data.key, enforceSSL: true });
    // A policy of one's own replaces the default one, which is what lets CloudWatch publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ["sns:Publish"],
        resources: [topic.topicArn],
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        conditions: { StringEquals: { "aws:SourceAccount": this.account } },
      }),
    );
    const { alarmEmail } = props.settings;
    if (alarmEmail) topic.addSubscription(new EmailSubscription(alarmEmail));
    else
      Annotations.of(this).addWarningV2("causeway:nobody-told", "Without alarmEmail, alarms reach nobody.");

    const dashboard = new cloudwatch.Dashboard(this, "Dashboard", { dashboardName: id });
    const alarms = watched(props).map(({ id: name, metric, above, periods, impact }) => {
      const alarm = metric.createAlarm(this, name, {
        alarmDescription: impact,
        threshold: above,
        comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: periods ?? 1,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(new SnsAction(topic));
      return alarm;
    });
    dashboard.addWidgets(
      new cloudwatch.AlarmStatusWidget({ title: "What people notice", alarms, width: 24, height: 4 }),
      ...alarms.map((alarm) => new cloudwatch.AlarmWidget({ title: alarm.alarmName, alarm, width: 8 })),
    );
  }
}
