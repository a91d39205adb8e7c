/** Who looks for malware. One that answers later does so by an event; one that does not look says exactly that. */
import type { ScanResult } from "#shared/documents/schema.ts";
import type { Config } from "../config.ts";

export type Scanner = {
  name: Config["SCANNER"];
  /** What it says about every file at once, or undefined where a result follows by event. */
  scan: ScanResult | undefined;
};

const scanners: Record<Config["SCANNER"], Scanner> = {
  guardduty: { name: "guardduty", scan: undefined },
  none: { name: "none", scan: "NOT_SCANNED_HERE" },
};

export const scannerOf = (config: Pick<Config, "SCANNER">): Scanner => scanners[config.SCANNER];
