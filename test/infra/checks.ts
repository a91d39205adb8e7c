/** The checkers find nothing, are awake, and every exception they were told of is used and says why. */
import { CfnBucket } from "aws-cdk-lib/aws-s3";
import { describe, expect, it } from "vitest";
import { readSettings } from "#infra/settings.ts";
import { type Plant, synthesize } from "#test/infra/synthesis.ts";

const awsSolutions = ({ reports }: ReturnType<typeof synthesize>) => {
  const report = reports.find(({ pluginName }) => pluginName === "AwsSolutions");
  if (!report) throw new Error("AwsSolutions did not run");
  return report;
};
const trial = synthesize();
const real = {
  stage: "real",
  domainName: "hub.example.org",
  certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0",
  alarmEmail: "alarms@example.org",
  tracing: "true",
  apiConcurrency: "50",
};

const own = synthesize(real, { cloudFormationRules: true });

describe("cdk-nag's AwsSolutions and CloudFormation's own rules", () => {
  it.each([
    ["a trial with no settings", trial],
    ["a hub with its own domain and tracing", own],
  ])("find nothing unacknowledged in %s", (_, hub) => {
    for (const report of hub.reports.filter(({ pluginName }) => pluginName !== "Construct Annotations"))
      expect([report.pluginName, report.violations]).toEqual([report.pluginName, []]);
    expect(awsSolutions(hub).conclusion).toBe("success");
  });

  it("looked at everything there is", () => {
    expect(trial.resources.length).toBeGreaterThanOrEqual(85);
  });

  it("are awake: both find a bucket that someone opens and misspells", () => {
    const plant: Plant = ({ data }) => {
      const careless = new CfnBucket(data, "Careless", {
        publicAccessBlockConfiguration: { blockPublicAcls: false },
      });
      careless.addPropertyOverride("VersioningConfiguration", { Status: "Perhaps" });
    };
    const found = synthesize({}, { plant, cloudFormationRules: true }).reports.flatMap(
      ({ pluginName, violations }) =>
        violations.map(({ ruleName, violatingConstructs }) => [
          pluginName,
          ruleName,
          violatingConstructs[0]?.constructPath,
        ]),
    );
    const path = "causeway-trial-data/Careless";
    expect(found).toEqual(
      expect.arrayContaining([
        ...["S1", "S2", "S10"].map((rule) => ["AwsSolutions", `AwsSolutions-${rule}`, path]),
        ["CloudFormation Validate", expect.any(String), path],
      ]),
    );
  });
});

describe("each acknowledgement", () => {
  it("gives its reason in a sentence", () => {
    expect(trial.acknowledged.length).toBeGreaterThan(10);
    for (const [, reason] of trial.acknowledged) expect(reason).toMatch(/^[A-Z].{30,}\.$/s);
  });

  it("matches a finding: none is left over from something that is gone", () => {
    const used = new Set(
      trial.reports.flatMap(({ suppressedViolations = [] }) =>
        suppressedViolations.map(({ acknowledgedId }) => acknowledgedId),
      ),
    );
    const nag = trial.acknowledged.map(([id]) => id).filter((id) => id.startsWith("AwsSolutions::"));
    expect(nag.filter((id) => !used.has(id))).toEqual([]);
  });
});

describe("the settings", () => {
  it.each([
    [{ stage: "Prod!" }, "stage"],
    [{ domainName: "hub.example.org" }, "domainName"],
    [{ ...real, certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0" }, "certificateArn"],
    [{ alarmEmail: "nobody" }, "alarmEmail"],
    [{ apiConcurrency: "many" }, "apiConcurrency"],
  ] as [Record<string, string>, string][])("refuse %j by name", (given, name) => {
    expect(() => readSettings((key) => given[key])).toThrow(name);
  });
});
