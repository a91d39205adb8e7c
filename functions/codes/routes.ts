/** Every endpoint of code systems: what is loaded at the first request for one of them. */
import { codeImportRoutes } from "./import-route.ts";
import { codeRoutes } from "./route.ts";

export const routes = [...codeRoutes, ...codeImportRoutes];
