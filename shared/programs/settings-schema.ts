/** How strict a region's checks of programs are, as it is kept and as the convener sends it. */
import * as z from "zod";
import { line } from "../text.ts";
import { CheckSettings, Severity } from "./check-schema.ts";

export const ProgramSettings = CheckSettings.extend({
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type ProgramSettings = z.infer<typeof ProgramSettings>;

export const ProgramSettingsView = ProgramSettings.omit({ chainHash: true });
export type ProgramSettingsView = z.infer<typeof ProgramSettingsView>;

/** PUT …/program-settings, with If-Match "0" for the first: all of it. */
export const ProgramSettingsDraft = CheckSettings.extend({
  turned: z
    .array(
      z.strictObject({
        checkId: line(60),
        severity: Severity,
        reason: line(300).min(1, "why this region turned it"),
      }),
    )
    .max(60)
    .default([]),
});
export type ProgramSettingsDraft = z.infer<typeof ProgramSettingsDraft>;
