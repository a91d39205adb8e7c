/** pos.credential: somebody leaves with a credential that the industry recognizes, from an issuer who is named. Pure. */
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import { exitDecider, organizationDecider, type Walk } from "./walk.ts";
import { some } from "./words.ts";

export function credential({ plan, facts, ...walk }: Walk): Finding[] {
  const whole = { plan, facts, ...walk };
  const recognized = plan.exitPoints.filter(({ industryRecognized }) => industryRecognized);
  const known = new Set<string>(facts.organizations.map(({ id }) => id));
  const issued = recognized.filter(
    ({ issuer, awardedBy }) => issuer !== undefined || (awardedBy !== undefined && known.has(awardedBy)),
  );
  if (issued.length > 0)
    return [
      pass(
        `${some(issued.map(({ name, issuer, awardedBy }) => `${name}, issued by ${issuer ?? (awardedBy ? walk.name(awardedBy) : "")}`))}.`,
        {
          deciders: issued.flatMap((exit) => [
            exitDecider(exit),
            ...(exit.issuer === undefined && exit.awardedBy
              ? [organizationDecider(whole, exit.awardedBy)]
              : []),
          ]),
        },
      ),
    ];
  const deciders = recognized.map(exitDecider);
  const strangers = recognized.filter(({ awardedBy }) => awardedBy !== undefined);
  if (strangers.length > 0)
    return [
      cannotTell(
        `${some(strangers.map(({ name }) => name))} is given by an organization that is no party of the program`,
        "the issuer’s name",
        { deciders },
      ),
    ];
  if (recognized.length > 0)
    return [
      fail(
        `${some(recognized.map(({ name }) => name))} is marked as recognized by industry, and nobody is named as its issuer.`,
        { deciders },
      ),
    ];
  const inGrid = plan.slots.filter(({ credential: earned }) => earned?.industryRecognized && earned.issuer);
  return [
    inGrid.length > 0
      ? fail(
          `No exit point gives a credential that industry recognizes. The grid has ${some(inGrid.flatMap(({ credential: earned }) => earned?.name ?? []))}: add it as an exit point.`,
          { slots: inGrid.map(({ slotId }) => slotId) },
        )
      : fail("No exit point gives a credential that industry recognizes.", {
          deciders: plan.exitPoints.map(exitDecider),
        }),
  ];
}
