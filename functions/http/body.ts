/** Reads a request: JSON without traps, and every fault named by an RFC 6901 pointer with what was expected. */
import * as z from "zod";
import { type FieldProblem, Refusal } from "#shared/problem.ts";

export const jsonBytesMax = 1024 * 1024;

const traps = new Set(["__proto__", "constructor", "prototype"]);

/** The parsed JSON text. Keys that could reach an object's prototype are refused by name. */
export function parseJson(text: string): unknown {
  let trapped: string | undefined;
  let value: unknown;
  try {
    value = JSON.parse(text, (key, inner) => {
      if (traps.has(key)) trapped = key;
      return inner;
    });
  } catch {
    throw new Refusal("invalid-json", "The body is not JSON. Send one JSON value as UTF-8.");
  }
  if (trapped !== undefined) {
    throw new Refusal("invalid-input", undefined, {
      errors: [{ pointer: `/${trapped}`, detail: `the key ${trapped} is never expected anywhere` }],
    });
  }
  return value;
}

/** The value as the schema reads it; throws `invalid-input` naming every field. */
export function readAs<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Refusal("invalid-input", undefined, {
    errors: parsed.error.issues.flatMap((issue) => fieldProblems(issue)).slice(0, 100),
  });
}

const escaped = (part: PropertyKey): string => String(part).replaceAll("~", "~0").replaceAll("/", "~1");
const pointer = (path: readonly PropertyKey[]): string => path.map((part) => `/${escaped(part)}`).join("");

function fieldProblems(issue: z.core.$ZodIssue): FieldProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      pointer: pointer([...issue.path, key]),
      detail: "not a field of this address",
    }));
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const closest = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [];
    if (closest.length > 0 && issue.errors.length === 1) {
      return closest.flatMap((inner) => fieldProblems({ ...inner, path: [...issue.path, ...inner.path] }));
    }
  }
  return [{ pointer: pointer(issue.path), detail: inWords(issue) }];
}

function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") {
    return issue.input === undefined && issue.message.endsWith("undefined")
      ? `required: ${issue.expected === "string" ? "text" : issue.expected}`
      : `expected ${issue.expected === "string" ? "text" : issue.expected}`;
  }
  if (issue.code === "invalid_value") return `one of ${issue.values.map(String).join(", ")}`;
  return issue.message.replace(/^Invalid input: /, "").replace(/^Too (big|small): /, "");
}
