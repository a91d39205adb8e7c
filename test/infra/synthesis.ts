/** The hub as CloudFormation would see it: synthesized in memory, unbundled, with what the checks said about it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { placeHub } from "#infra/hub.ts";
import { readSettings } from "#infra/settings.ts";
import cdk from "../../cdk.json" with { type: "json" };

export type Resource = {
  stack: string;
  id: string;
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON, and the assertions say what they expect of it.
  Properties: any;
  DeletionPolicy?: string;
};
type Found = { ruleName: string; violatingConstructs: { constructPath: string }[] };
type Report = {
  pluginName: string;
  conclusion: string;
  violations: Found[];
  suppressedViolations?: (Found & { acknowledgedId: string; reason: string })[];
};
type Stacks = ReturnType<typeof placeHub>;

/** Something more, placed before synthesis. */
export type Plant = (stacks: Stacks) => void;

type Manner = {
  plant?: Plant;
  /** Whether CloudFormation's own rules are asked too: thorough, and most of the time a synthesis takes. */
  cloudFormationRules?: boolean;
};

/** Every resource of every stack, the checks' reports, and each acknowledgement that was made. */
export function synthesize(
  context: Record<string, string> = {},
  { plant, cloudFormationRules }: Manner = {},
) {
  process.env["CDK_VALIDATION"] = String(cloudFormationRules ?? false);
  const folder = mkdtempSync(join(tmpdir(), "causeway-synth-"));
  const page = join(folder, "page");
  mkdirSync(join(page, "assets"), { recursive: true });
  writeFileSync(join(page, "index.html"), "<!doctype html>");
  writeFileSync(join(page, "verify.html"), "<!doctype html>");
  writeFileSync(join(page, "assets", "page-a1b2.js"), "");
  try {
    const app = new App({
      outdir: join(folder, "out"),
      context: {
        ...cdk.context,
        "aws:cdk:bundling-stacks": [],
        // Findings are read from the report below; a planted one must not end the synthesis.
        "@aws-cdk/core:failSynthOnValidationErrors": false,
      },
    });
    const stacks = placeHub(
      app,
      readSettings((name) => context[name]),
      page,
    );
    plant?.(stacks);
    const acknowledged = app.node
      .findAll()
      .flatMap((node) => node.node.metadata.filter(({ type }) => type === "aws:cdk:acknowledged-rules"))
      .flatMap(({ data }) => Object.entries(data as Record<string, string>));
    const assembly = app.synth();
    const report = JSON.parse(readFileSync(join(assembly.directory, "validation-report.json"), "utf8"));
    const resources = Object.values(stacks).flatMap((stack) =>
      Object.entries(
        Template.fromStack(stack).toJSON()["Resources"] as Record<string, Omit<Resource, "stack" | "id">>,
      ).map(([id, resource]): Resource => ({ ...resource, stack: stack.stackName, id })),
    );
    return { resources, reports: report.pluginReports as Report[], acknowledged };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The resources of one CloudFormation type. */
export const ofType = (resources: Resource[], type: string) =>
  resources.filter((resource) => resource.Type === type);
