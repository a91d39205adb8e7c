/** Every endpoint of frameworks of statements to their members: what is loaded at the first request for one of them. */
import { editionRoutes } from "./edition-route.ts";
import { statementExportRoutes } from "./export-route.ts";
import { statementImportRoutes } from "./import-route.ts";
import { statementFrameworkRoutes } from "./route.ts";
import { statementRoutes } from "./statement-route.ts";

export const routes = [
  ...statementFrameworkRoutes,
  ...statementRoutes,
  ...editionRoutes,
  ...statementImportRoutes,
  ...statementExportRoutes,
];
