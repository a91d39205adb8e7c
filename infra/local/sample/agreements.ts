/** What the sample's partners have agreed, tried and refused, kind by kind. */
import type { SampleAgreement } from "./agreement.ts";
import { articulations } from "./articulations.ts";
import { dualCredit } from "./dual-credit.ts";
import { transfers } from "./transfers.ts";

export const agreements: readonly SampleAgreement[] = [...articulations, ...dualCredit, ...transfers];
