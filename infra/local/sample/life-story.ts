/** Tells the steps of a longer life through the API, each by the person whose step it was, on its day. */

import type { AgreementView } from "#shared/agreements/view.ts";
import { currentConsent, intentText } from "#shared/signing/texts.ts";
import { plusDays } from "#shared/time.ts";
import type { Step } from "./lives.ts";
import { people } from "./people.ts";

type Who = keyof typeof people;
type Answer = { body: object; etag: string };

export type Telling = {
  today: string;
  /** It is so many days from today now, at this hour. */
  on: (days: number, time: string) => void;
  read: (who: Who, at: string) => Promise<object>;
  ask: (who: Who, path: string, body: object | undefined, seen: string) => Promise<Answer>;
  importing: (who: Who, at: string, rules: readonly string[], seen: string) => Promise<string>;
  organizationOf: (who: Who) => string;
};

export async function tellLife(
  telling: Telling,
  steps: readonly Step[],
  begun: { at: string; seen: string },
): Promise<void> {
  const { at } = begun;
  let { seen } = begun;
  let latest: AgreementView | undefined;
  for (const step of steps) {
    telling.on(-step.ago, "15:30");
    if (step.does === "import") {
      seen = await telling.importing(step.who, at, step.rules, seen);
      latest = undefined;
      continue;
    }
    latest ??= (await telling.read(step.who, at)) as AgreementView;
    const answer = await telling.ask(step.who, `${at}/${step.does}`, bodyOf(step, telling, latest), seen);
    seen = answer.etag;
    latest = answer.body as AgreementView;
  }
}

function bodyOf(step: Step, { today, organizationOf }: Telling, latest: AgreementView): object | undefined {
  switch (step.does) {
    case "reviews":
      return {
        termsId: latest.termsId,
        findings: step.rules.map((ruleNo) => ({
          ruleNo,
          kind: step.kind,
          ...(step.text ? { text: step.text } : {}),
        })),
      };
    case "sign": {
      const slot = latest.signatureSlots.find(({ slotNo }) => slotNo === step.slot);
      if (!slot) throw new Error(`There is no signature ${step.slot} to give`);
      const { name, title } = people[step.who];
      return {
        slotNo: step.slot,
        method: "TYPED",
        nameAsSigned: name,
        title,
        consentTextVersion: currentConsent,
        consented: true,
        intentText: intentText(latest, slot.function, organizationOf(step.who)),
        contentHash: latest.contentHash,
      };
    }
    case "decline":
      return { reason: step.reason };
    case "amend":
    case "renew":
      return {
        changeSummary: step.changes,
        ...(step.from === undefined ? {} : { dateEffective: plusDays(today, step.from) }),
      };
    case "notice":
      return {
        terminationDay: plusDays(today, step.lastDay),
        teachOutUntil: plusDays(today, step.teachOut),
        reason: step.reason,
      };
    default:
      return undefined;
  }
}
