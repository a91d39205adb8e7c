/** Every endpoint of catalogs of courses: what is loaded at the first request for one of them. */
import { alignmentRoutes } from "./alignment-route.ts";
import { courseImportRoutes } from "./import-route.ts";
import { courseRoutes } from "./route.ts";

export const routes = [...courseRoutes, ...courseImportRoutes, ...alignmentRoutes];
