/** An agreement as the checks of a program look at it: the days of what was executed, and which courses its rules join. Pure. */
import type { Actor } from "#shared/actor.ts";
import type { ExecutedRules } from "#shared/agreements/in-force.ts";
import type { Agreement, AgreementRow } from "#shared/agreements/schema.ts";
import { mayRead, sight } from "#shared/agreements/sight.ts";
import { bound, executedVersions } from "#shared/agreements/succession.ts";
import type { EquivalencyRule } from "#shared/agreements/terms-schema.ts";
import { daysOf } from "#shared/agreements/versions.ts";
import { courseKey } from "#shared/course-key.ts";
import type { OrganizationId } from "#shared/ids.ts";
import type { AgreementFact } from "#shared/programs/check-schema.ts";
import { sendingCourses } from "#shared/sending-courses.ts";

/** Whether this actor may know what binds its parties; the hub itself, asked by nobody, knows everything. */
const mayKnow = (agreement: Agreement, by: Actor | undefined): boolean =>
  by === undefined ||
  executedVersions(agreement).length === 0 ||
  mayRead(agreement, bound(agreement).versionNo, by);

/** Whether the row is of an agreement that may join two of these organizations, and that this actor may read. */
export const joins = (
  row: AgreementRow,
  parties: ReadonlySet<OrganizationId>,
  by: Actor | undefined,
  today: string,
): boolean =>
  // One that is executed is listed with the last day of what was signed.
  (row.status === "EXECUTED" || row.status === "TERMINATED") &&
  row.expirationDate >= today &&
  row.parties.filter(({ organizationId }) => parties.has(organizationId)).length > 1 &&
  (by === undefined || sight(row, by) === "content");

/** Every course that the rule asks for, and which of them together, unless it is one. */
function asks(rule: EquivalencyRule): Pick<AgreementFact["rules"][number], "sending" | "options"> {
  const sending = [...new Set(sendingCourses(rule).map(courseKey))];
  if (sending.length < 2) return { sending };
  const options = rule.options.map(({ slots }) =>
    slots.map(({ chooseN, courses }) => ({ chooseN, courses: courses.map(courseKey) })),
  );
  return { sending, options };
}

/** `executed`: what each version says. Whoever is only asked to join a draft of it is told that nothing is executed. */
export function agreementFact(
  agreement: Agreement,
  executed: readonly ExecutedRules[],
  by: Actor | undefined,
): AgreementFact | undefined {
  if (by !== undefined && sight(agreement, by) !== "content") return undefined;
  const known = mayKnow(agreement, by) ? executed : [];
  const { id, codedNotation, name, agreementType: type } = agreement;
  return {
    ...{ id, codedNotation, name, type },
    parties: bound(agreement).parties.map(({ organizationId }) => organizationId),
    spans: known.map(({ span: { versionNo, from, until } }) => ({ versionNo, from, until })),
    rules: known.flatMap(({ span, rules }) =>
      rules.flatMap((rule) => {
        const { from, until } = daysOf(rule, { days: span, version: span });
        if (from > until) return [];
        return [
          {
            ruleNo: rule.ruleNo,
            from,
            until,
            method: rule.awardMethod,
            ...asks(rule),
            awards: [...new Set(rule.awards.map(({ course }) => courseKey(course)))],
          },
        ];
      }),
    ),
  };
}
