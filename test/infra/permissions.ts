/** Least privilege, decided by evaluating each handler's own statements rather than by reading them. */
import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allows, asText, type Statement, statementsByRole } from "#test/infra/policies.ts";
import { ofType, synthesize } from "#test/infra/synthesis.ts";

const { resources } = synthesize({ stage: "test", mailFrom: "hub@example.org" });
const byRole = statementsByRole(resources);
const handlers = ["ApiRole", "OnStreamRole", "OnScheduleRole", "OnUploadRole"] as const;
const of = (handler: string): Statement[] => {
  const found = [...byRole].find(([role]) => role.split("/")[1]?.replace(/[0-9A-F]{8}$/, "") === handler);
  if (!found) throw new Error(`No role ${handler}`);
  return found[1];
};

/** What the functions ask of the table, by the commands they import; a transaction is allowed by its parts. */
const source = globSync("functions/**/*.ts")
  .map((file) => readFileSync(file, "utf8"))
  .filter((text) => /@aws-sdk\/(lib|client)-dynamodb/.test(text))
  .join("\n");
const commands = [
  ...new Set([...source.matchAll(/\b([A-Z]\w+?)(?:Items?)?Command\b/g)].map(([, name = ""]) => name)),
];
const parts: Record<string, string[]> = {
  Get: ["GetItem"],
  BatchGet: ["BatchGetItem"],
  Query: ["Query"],
  BatchWrite: ["BatchWriteItem", "PutItem"],
  TransactWrite: ["Put", "Update", "Delete", "ConditionCheck"].map((part) => {
    if (!new RegExp(`\\b${part}: \\{`).test(source)) throw new Error(`No ${part} in a transaction`);
    return `${part}Item`;
  }),
};
const tableActions = [
  ...new Set(
    commands.flatMap((command) => {
      const actions = parts[command];
      if (!actions) throw new Error(`Which action does ${command}Command need?`);
      return actions;
    }),
  ),
].map((name) => `dynamodb:${name}`);
/** The ARN as each handler's policy names it: through the data stack's export. */
const table = asText(
  of("ApiRole").find(({ Action }) => Array.isArray(Action) && Action.includes("dynamodb:Query"))?.Resource,
);
const bucket = "arn:<AWS::Partition>:s3:::causeway-test-documents-<AWS::AccountId>-<AWS::Region>";
const name = fc.stringMatching(/^[A-Za-z0-9._-]{3,40}$/);

it("allows every handler what the functions ask of the table, on the hub's one table, and no more", () => {
  expect(commands).toContain("BatchWrite");
  expect(ofType(resources, "AWS::DynamoDB::Table")).toHaveLength(1);
  expect(table).toContain("causeway-test-data:ExportsOutputFnGetAttTable");
  for (const handler of handlers)
    for (const action of [...tableActions, "dynamodb:PartiQLUpdate"])
      expect([handler, action, allows(of(handler), action, table)]).toEqual([
        handler,
        action,
        tableActions.includes(action),
      ]);
});

describe.each(handlers)("%s", (handler) => {
  it("cannot touch another table, nor an index, stream or backup beside its own", () => {
    fc.assert(
      fc.property(
        name,
        fc.constantFrom(...tableActions, "dynamodb:Scan", "dynamodb:DeleteTable"),
        (other, action) => {
          const foreign = `arn:aws:dynamodb:us-east-2:123456789012:table/${other}`;
          return (
            !allows(of(handler), action, foreign) &&
            !allows(of(handler), action, `${table}/index/${other}`) &&
            !allows(of(handler), action, `${table}${other}`)
          );
        },
      ),
    );
  });
  it("cannot scan, drop, export or reconfigure its own", () => {
    for (const action of ["Scan", "DeleteTable", "UpdateTable", "ExportTableToPointInTime", "PartiQLSelect"])
      expect(allows(of(handler), `dynamodb:${action}`, table)).toBe(false);
  });
  it("cannot reach another bucket, nor its own outside the documents, nor delete or tag there", () => {
    fc.assert(
      fc.property(
        name,
        fc.constantFrom("GetObject", "PutObject", "DeleteObject", "PutObjectTagging"),
        (other, verb) => {
          const action = `s3:${verb}`;
          return (
            !allows(of(handler), action, `arn:aws:s3:::${other}/documents/x`) &&
            !allows(of(handler), action, `${bucket}/${other}`) &&
            !allows(of(handler), action, `${bucket}-${other}/documents/x`)
          );
        },
      ),
    );
    for (const verb of [
      "DeleteObject",
      "DeleteObjectVersion",
      "PutObjectTagging",
      "BypassGovernanceRetention",
    ])
      expect(allows(of(handler), `s3:${verb}`, `${bucket}/documents/x`)).toBe(false);
  });
});

it("lets the API and the upload handler read documents, and the API alone write them", () => {
  const who = (action: string) =>
    handlers.filter((handler) => allows(of(handler), action, `${bucket}/documents/x`));
  expect(who("s3:GetObject")).toEqual(["ApiRole", "OnUploadRole"]);
  expect(who("s3:PutObject")).toEqual(["ApiRole"]);
});

it("lets the API alone keep papers and lock them, and nobody unlock, tag or delete one", () => {
  const who = (action: string) =>
    handlers.filter((handler) => allows(of(handler), action, `${bucket}/agreements/x/y/z.pdf`));
  for (const verb of ["GetObject", "PutObject", "PutObjectRetention"])
    expect([verb, who(`s3:${verb}`)]).toEqual([verb, ["ApiRole"]]);
  for (const verb of ["BypassGovernanceRetention", "DeleteObject", "DeleteObjectVersion", "PutObjectTagging"])
    expect([verb, who(`s3:${verb}`)]).toEqual([verb, []]);
  expect(
    handlers.filter((handler) => allows(of(handler), "s3:PutObjectRetention", `${bucket}/documents/x`)),
  ).toEqual([]);
});

it("lets the API alone put what is too long for one answer where a link leads, and nobody delete it but time", () => {
  const who = (action: string) =>
    handlers.filter((handler) => allows(of(handler), action, `${bucket}/case/x.json`));
  for (const verb of ["GetObject", "PutObject"])
    expect([verb, who(`s3:${verb}`)]).toEqual([verb, ["ApiRole"]]);
  for (const verb of ["DeleteObject", "PutObjectRetention"])
    expect([verb, who(`s3:${verb}`)]).toEqual([verb, []]);
  const rules = ofType(resources, "AWS::S3::Bucket").flatMap(
    ({ Properties }) => Properties.LifecycleConfiguration?.Rules ?? [],
  );
  expect(rules).toContainEqual(
    expect.objectContaining({ Prefix: "case/", ExpirationInDays: 7, Status: "Enabled" }),
  );
});

it("lets the stream handler alone send mail, and only as the hub", () => {
  const identity = "arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity";
  const who = (address: string) =>
    handlers.filter((handler) => allows(of(handler), "ses:SendEmail", `${identity}/${address}`));
  expect(who("hub@example.org")).toEqual(["OnStreamRole"]);
  expect(who("someone@example.com")).toEqual([]);
});

it("lets the stream handler alone follow the stream", () => {
  const stream = asText(
    of("OnStreamRole").find(({ Action }) => Array.isArray(Action) && Action.includes("dynamodb:GetRecords"))
      ?.Resource,
  );
  expect(handlers.filter((handler) => allows(of(handler), "dynamodb:GetRecords", stream))).toEqual([
    "OnStreamRole",
  ]);
});

it("the evaluator itself lets a deny win and a wildcard match", () => {
  const statements: Statement[] = [
    { Effect: "Allow", Action: "dynamodb:*", Resource: "arn:aws:dynamodb:*:table/hub*" },
    { Effect: "Deny", Action: "dynamodb:Delete*", Resource: "*" },
  ];
  expect(allows(statements, "dynamodb:GetItem", "arn:aws:dynamodb:x:table/hub2")).toBe(true);
  expect(allows(statements, "dynamodb:DeleteItem", "arn:aws:dynamodb:x:table/hub")).toBe(false);
  expect(allows(statements, "dynamodb:GetItem", "arn:aws:dynamodb:x:table/other")).toBe(false);
});
