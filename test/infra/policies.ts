/** What a role may do, decided as IAM decides it from the statements in its template: a small evaluator. */
import { ofType, type Resource } from "#test/infra/synthesis.ts";

export type Statement = {
  Effect: "Allow" | "Deny";
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, unknown>>;
};

const listed = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** An ARN as text: a reference to another resource becomes a name that nothing else has. */
export function asText(value: unknown): string {
  if (typeof value === "string") return value;
  const [how, what] = Object.entries(value as Record<string, unknown>)[0] ?? ["", ""];
  if (how === "Fn::Join") return (what as [string, unknown[]])[1].map(asText).join((what as [string])[0]);
  if (how === "Ref") return `<${what as string}>`;
  if (how === "Fn::GetAtt") return `<${(what as string[]).join(".")}>`;
  if (how === "Fn::ImportValue") return `<${what as string}>`;
  if (how === "Fn::Sub") return what as string;
  throw new Error(`A policy names a resource in a way the evaluator does not know: ${how}`);
}

const matches = (pattern: string, name: string) =>
  new RegExp(
    `^${pattern
      .split("*")
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
  ).test(name);

/** Whether these statements let `action` be done to `resource`. Conditions only narrow, so they are left aside. */
export function allows(statements: Statement[], action: string, resource: string): boolean {
  const applies = (statement: Statement) =>
    listed(statement.Action).some((pattern) => matches(pattern, action)) &&
    listed(statement.Resource).some((pattern) => matches(asText(pattern), resource));
  return (
    statements.some((statement) => statement.Effect === "Allow" && applies(statement)) &&
    !statements.some((statement) => statement.Effect === "Deny" && applies(statement))
  );
}

/** Every statement a role carries, by the role's logical id. */
export function statementsByRole(resources: Resource[]): Map<string, Statement[]> {
  const found = new Map<string, Statement[]>();
  const add = (role: string, statements: Statement[]) =>
    found.set(role, [...(found.get(role) ?? []), ...statements]);
  for (const policy of ofType(resources, "AWS::IAM::Policy"))
    for (const role of policy.Properties.Roles ?? [])
      add(`${policy.stack}/${role.Ref}`, policy.Properties.PolicyDocument.Statement);
  for (const role of ofType(resources, "AWS::IAM::Role"))
    for (const policy of role.Properties.Policies ?? [])
      add(`${role.stack}/${role.id}`, policy.PolicyDocument.Statement);
  return found;
}

/** The actions a role is allowed, flat. */
export const allowedActions = (statements: Statement[]) =>
  statements.filter(({ Effect }) => Effect === "Allow").flatMap(({ Action }) => listed(Action));
