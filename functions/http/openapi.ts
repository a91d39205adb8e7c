/** OpenAPI 3.1 from the endpoints and the very schemas that validate them: it cannot say anything else than the code does. */
import * as z from "zod";
import { type ProblemCode, problems } from "#shared/problem.ts";
import type { Config } from "../config.ts";
import { addressOf, type Endpoint } from "./endpoint.ts";

type Json = Record<string, unknown>;

/** A schema never changes: what it says is written once in a process, however often it is asked for. */
const written = { input: new WeakMap<z.ZodType, Json>(), output: new WeakMap<z.ZodType, Json>() };

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const known = written[io].get(schema) ?? jsonSchemaOf(schema, io);
  written[io].set(schema, known);
  return known;
}

const jsonSchemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const {
    $schema: _dialect,
    $defs,
    ...rest
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    target: "draft-2020-12",
  });
  return ($defs ? opened(rest) : rest) as Json;
};

/** What refers to itself is what may be any JSON at all, and is said as that: a schema inside a document has no root to refer to. */
const opened = (schema: unknown): unknown =>
  JSON.parse(
    JSON.stringify(schema, (_, inner) =>
      typeof inner?.$ref === "string" && inner.$ref.startsWith("#/$defs/") ? {} : inner,
    ),
  );

const always: readonly ProblemCode[] = ["busy", "unexpected"];

function codesOf({ spec }: Endpoint): ProblemCode[] {
  const codes = new Set<ProblemCode>([...(spec.refusals ?? []), ...always]);
  if (spec.audience !== "anyone") codes.add("not-signed-in");
  if (spec.audience === "member")
    for (const code of ["not-found", "choose-organization", "not-acting-for"] as const) codes.add(code);
  if (spec.params) codes.add("not-found");
  if (spec.query || spec.body) codes.add("invalid-input");
  if (spec.body || spec.raw)
    for (const code of ["invalid-json", "too-large", "not-acceptable-type"] as const) codes.add(code);
  if (spec.ifMatch) for (const code of ["version-missing", "changed-meanwhile"] as const) codes.add(code);
  return [...codes];
}

function parameters({ spec }: Endpoint): Json[] {
  const listed = (schema: z.ZodType | undefined, where: "path" | "query"): Json[] => {
    if (!schema) return [];
    const { properties = {}, required = [] } = schemaOf(schema, "input") as {
      properties?: Record<string, Json>;
      required?: string[];
    };
    return Object.entries(properties).map(([name, one]) => ({
      name,
      in: where,
      required: where === "path" || required.includes(name),
      schema: one,
    }));
  };
  const header = (name: string, description: string, required = false): Json => ({
    name,
    in: "header",
    required,
    description,
    schema: { type: "string" },
  });
  return [
    ...listed(spec.params, "path"),
    ...listed(spec.query, "query"),
    ...(spec.audience === "member"
      ? [header("Acting-For", "The organization acted for, where you have several")]
      : []),
    ...(spec.ifMatch ? [header("If-Match", "The ETag you saw", spec.ifMatch === true)] : []),
    ...(spec.method === "POST" && spec.audience !== "anyone" && !spec.keepsNothing
      ? [header("Idempotency-Key", "One effect per key for 24 hours; a retry gets the same bytes")]
      : []),
  ];
}

function responses(endpoint: Endpoint): Json {
  const good = Object.entries(endpoint.spec.answers).map(([status, schema]) => [
    status,
    {
      description: endpoint.spec.summary,
      ...(schema ? { content: { "application/json": { schema: schemaOf(schema, "output") } } } : {}),
    },
  ]);
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of endpoint.spec.ownRefusals ? [] : codesOf(endpoint))
    byStatus.set(problems[code].status, [...(byStatus.get(problems[code].status) ?? []), code]);
  const bad = [...byStatus].map(([status, codes]) => [
    String(status),
    {
      description: codes.map((code) => `${code}: ${problems[code].title}`).join("; "),
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    },
  ]);
  return Object.fromEntries([...bad, ...good]);
}

function requestBody({ spec }: Endpoint): Json {
  if (spec.raw) {
    return {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          spec.raw.types.map((type) => [type, { schema: { type: "string", format: "binary" } }]),
        ),
      },
    };
  }
  return spec.body
    ? {
        requestBody: {
          required: true,
          content: { "application/json": { schema: schemaOf(spec.body, "input") } },
        },
      }
    : {};
}

/** What an address is about: its noun, or the hub itself. */
function nounOf(path: string): string {
  const nouns = [
    "agreements",
    "documents",
    "organizations",
    "people",
    "invitations",
    "partnerships",
    "framework",
    "public",
  ];
  const parts = path.split("/");
  return (
    nouns.find((noun) => parts.includes(noun) && (noun !== "partnerships" || !parts.includes("public"))) ??
    "hub"
  );
}

export function openapi(
  endpoints: readonly Endpoint[],
  config: Pick<Config, "HUB_VERSION" | "HUB_ORIGIN" | "SIGN_IN_ISSUER">,
): Json & { openapi: string } {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const { spec } = endpoint;
    const address = addressOf(endpoint);
    paths[address] = {
      ...paths[address],
      [spec.method.toLowerCase()]: {
        operationId: `${spec.method.toLowerCase()}${spec.path.replaceAll(/[/{}.-]+(\w)/g, (_, letter: string) => letter.toUpperCase()).replaceAll(/[^\w]/g, "")}`,
        summary: spec.summary,
        tags: [nounOf(spec.path)],
        security: spec.audience === "anyone" ? [] : [{ bearer: [] }, { session: [] }],
        parameters: parameters(endpoint),
        ...requestBody(endpoint),
        responses: responses(endpoint),
      },
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Causeway",
      version: config.HUB_VERSION,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: config.HUB_ORIGIN }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: `An access token of ${config.SIGN_IN_ISSUER}`,
        },
        session: { type: "apiKey", in: "cookie", name: "__Host-s" },
      },
      schemas: {
        Problem: {
          type: "object",
          description: "RFC 9457",
          required: ["type", "title", "status"],
          properties: {
            type: {
              type: "string",
              examples: Object.keys(problems)
                .slice(0, 3)
                .map((code) => `/problems/${code}`),
            },
            title: { type: "string" },
            status: { type: "integer" },
            detail: { type: "string" },
            errors: {
              type: "array",
              items: {
                type: "object",
                required: ["pointer", "detail"],
                properties: { pointer: { type: "string" }, detail: { type: "string" } },
              },
            },
          },
        },
      },
    },
  };
}
