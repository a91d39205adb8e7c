/** Asks one check of one example: what it answers, and with which words. */
import { expect, it } from "vitest";
import { checkBridge } from "#shared/bridges/checks.ts";
import type { BridgeFacts } from "#shared/bridges/facts-schema.ts";
import type { BridgePlan } from "#shared/bridges/schema.ts";
import { bridge, facts, plan } from "../staged.ts";

type Example = {
  name: string;
  of?: object;
  taught?: BridgePlan;
  told?: Partial<BridgeFacts>;
  result: "PASS" | "FAIL" | "CANNOT_TELL";
  says: string;
};

export function examples(checkId: string, rows: readonly Example[]): void {
  it.each(rows)("$name", ({ of = {}, taught = plan, told = {}, result, says }) => {
    const answer = checkBridge(bridge(of), taught, facts(told)).find((one) => one.checkId === checkId);
    expect(answer).toMatchObject({ result, because: says });
    expect(answer?.missing !== undefined).toBe(result === "CANNOT_TELL");
  });
}
