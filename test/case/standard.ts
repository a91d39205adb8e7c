/**
 * What says whether an answer is CASE: the shapes the provider publishes itself, and the official schemas where the
 * folder with them lies beside the project. Every answer that a test asks about is held against both.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { CaseVersion } from "#shared/case/addresses.ts";
import { schemasOf } from "#shared/case/shapes.ts";

type Schema = { [keyword: string]: unknown };
type Check = ((value: unknown) => boolean) & { errors?: unknown };
type Ajv = { compile(schema: unknown): Check; addFormat(name: string, format: unknown): unknown };

const require = createRequire(import.meta.url);
const Ajv2019 = require("ajv/dist/2019.js") as { default: new (options: object) => Ajv };

const folder = join(import.meta.dirname, "../../../shared/reference/case-spec");
const official = existsSync(folder);
const read = (name: string): Schema => JSON.parse(readFileSync(join(folder, name), "utf8"));

function compiler(): Ajv {
  const ajv = new Ajv2019.default({ strict: false, allErrors: true });
  ajv.addFormat("uri", (text: string) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(text) && URL.canParse(text));
  ajv.addFormat("uuid", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  ajv.addFormat("date", /^\d{4}-\d{2}-\d{2}$/);
  ajv.addFormat("date-time", (text: string) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text),
  );
  ajv.addFormat("int32", { type: "number", validate: Number.isInteger });
  ajv.addFormat("float", { type: "number", validate: Number.isFinite });
  return ajv;
}

/** The shape inside a document that has it under `components/schemas`, `$defs` or the like. */
const within = (document: Schema, place: string): Check =>
  compiler().compile({ ...document, $ref: `#/${place}` });

/** 1.0 says “this and nothing else, and that and nothing else”, which nothing is: the parts are read as one. */
function flattened(definitions: Record<string, Schema>): Record<string, Schema> {
  const flat = (schema: Schema): Schema => {
    if (!Array.isArray(schema["allOf"])) return schema;
    const parts = (schema["allOf"] as Schema[]).map((part) =>
      flat(
        typeof part["$ref"] === "string"
          ? (definitions[part["$ref"].slice("#/definitions/".length)] as Schema)
          : part,
      ),
    );
    return {
      type: "object",
      properties: Object.assign({}, ...parts.map((part) => part["properties"])),
      required: parts.flatMap((part) => (part["required"] as string[] | undefined) ?? []),
      additionalProperties: false,
    };
  };
  return Object.fromEntries(Object.entries(definitions).map(([name, schema]) => [name, flat(schema)]));
}

const documents: Record<string, { places(shape: string): string; document: Schema }> = {
  "own 1.1": {
    document: { components: { schemas: schemasOf("v1p1") } },
    places: (shape) => `components/schemas/${shape}DType`,
  },
  "own 1.0": {
    document: { components: { schemas: schemasOf("v1p0") } },
    places: (shape) => `components/schemas/${shape}DType`,
  },
};
if (official) {
  const { components } = read("imscasev1p1_openapi3_v1p0.json");
  documents["official 1.1"] = {
    document: { components },
    places: (shape) => `components/schemas/${shape}DType`,
  };
  const { definitions } = read("case-v1p0-swagger.json");
  documents["official 1.0"] = {
    document: { definitions: flattened(definitions as Record<string, Schema>) },
    places: (shape) => `definitions/${shape}.Type`,
  };
}
const packageSchema = official && compiler().compile(read("official-case-v1p1-cfpackage.schema.json"));

const checks = new Map<string, Check>();

/** What is wrong with the value as this shape, by whom it is said; empty where nothing is. */
export function faultsOf(version: CaseVersion, shape: string, value: unknown): unknown[] {
  const number = version === "v1p1" ? "1.1" : "1.0";
  const said = ["own", "official"].flatMap((who) => {
    const source = documents[`${who} ${number}`];
    if (!source) return [];
    const name = `${who} ${number} ${shape}`;
    const check = checks.get(name) ?? within(source.document, source.places(shape));
    checks.set(name, check);
    return check(value) ? [] : [{ name, errors: check.errors }];
  });
  if (version === "v1p1" && shape === "CFPackage" && packageSchema && !packageSchema(value))
    said.push({ name: "official package schema", errors: packageSchema.errors });
  return said;
}
