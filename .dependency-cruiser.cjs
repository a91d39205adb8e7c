/** Which way imports may point. Each rule is one sentence of ARCHITECTURE.md; test/architecture.test.ts runs them. */
const entries = "^functions/(api|on-[a-z-]+|services)\\.ts$";
module.exports = {
  forbidden: [
    {
      name: "shared-is-pure",
      severity: "error",
      comment: "`shared` imports itself and zod, nothing else.",
      from: { path: "^shared/" },
      to: { pathNot: ["^shared/", "^node_modules/zod/"] },
    },
    {
      name: "schema-knows-no-rules",
      severity: "error",
      comment: "A schema never imports rules.",
      from: { path: "^shared/.+/schema\\.ts$" },
      to: { path: "/rules\\.ts$" },
    },
    {
      name: "slices-meet-in-schema",
      severity: "error",
      comment:
        "In `shared`, one noun may look at another's schema, never at its rules; `files` reads tables for all of them, `signing` signs, and `suppression` hides small cells.",
      from: { path: "^shared/([a-z-]+)/" },
      to: { path: "^shared/[a-z-]+/", pathNot: ["^shared/($1|files|signing|suppression)/", "schema\\.ts$"] },
    },
    {
      name: "suppression-stands-alone",
      severity: "error",
      comment: "`shared/suppression` imports itself, nothing else: it can be published alone.",
      from: { path: "^shared/suppression/" },
      to: { pathNot: "^shared/suppression/" },
    },
    {
      name: "routes-do-not-know-each-other",
      severity: "error",
      comment:
        "Nouns in `functions` meet only in `app.ts`, `services.ts`, `env.ts` and the entry files; `files` and `signing` work for all of them.",
      from: { path: "^functions/([a-z-]+)/", pathNot: "^functions/(http|cloud|files)/" },
      to: {
        path: "^functions/[a-z-]+/",
        pathNot: ["^functions/$1/", "^functions/(http|cloud|files|signing)/"],
      },
    },
    {
      name: "only-cloud-speaks-aws",
      severity: "error",
      comment: "Only `functions/cloud`, the entry files and `infra/local` speak AWS.",
      from: { path: "^(functions|web|shared)/", pathNot: ["^functions/cloud/", entries] },
      to: { path: "^node_modules/(@aws-sdk|@smithy|@aws-crypto)/" },
    },
    {
      name: "rules-decide-routes-do-not-store",
      severity: "error",
      comment: "A route reaches storage through its store.",
      from: { path: "route\\.ts$" },
      to: { path: "^functions/cloud/(table|ledger)\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "web-takes-only-types-from-functions",
      severity: "error",
      comment: "`web` takes types from `functions`, never values.",
      from: { path: "^web/" },
      to: { path: "^functions/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "web-stays-in-the-browser",
      severity: "error",
      comment: "`web` never imports `infra` or `test`.",
      from: { path: "^web/" },
      to: { path: "^(infra|test)/" },
    },
    {
      name: "functions-stand-alone",
      severity: "error",
      comment: "`functions` never imports `web`, `infra`, `test`, CDK or Preact.",
      from: { path: "^functions/" },
      to: { path: ["^(web|infra|test)/", "^node_modules/(aws-cdk-lib|constructs|preact)/"] },
    },
    {
      name: "stacks-describe-only",
      severity: "error",
      comment:
        "`infra/stacks` names entry files by path; of what it deploys it imports one thing, the shape of the table.",
      from: { path: "^infra/stacks/" },
      to: { path: "^(functions|web|test)/", pathNot: "^functions/cloud/shape\\.ts$" },
    },
    {
      name: "nothing-imports-tests",
      severity: "error",
      comment: "Nothing imports `test`.",
      from: { pathNot: "^test/" },
      to: { path: "^test/" },
    },
    {
      name: "no-cycles",
      severity: "error",
      comment: "No cycles, type-only ones aside.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-orphans",
      severity: "error",
      comment: "No orphans.",
      from: {
        orphan: true,
        pathNot: [
          "\\.d\\.ts$",
          "^functions/[a-z-]+\\.ts$",
          "^infra/local/[a-z-]+\\.(ts|mjs)$",
          "\\.config\\.ts$",
          "^[^/]+$",
        ],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|cdk\\.out|\\.causeway)/" },
    tsPreCompilationDeps: true,
    // What no rule asks for is left out, and so is a look for every import at paths that tsconfig.json has none of.
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: {
      conditionNames: ["import", "node", "default"],
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js", ".json", ".d.ts"],
      // Milliseconds; nothing moves while it looks.
      cachedInputFileSystem: { cacheDuration: 600_000 },
    },
  },
};
