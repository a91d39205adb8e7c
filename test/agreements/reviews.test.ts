/** Review over the real engines: only the side that grants the credit approves, and what changed is judged anew. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approvedAll, drafted, slots, worked } from "#test/support/agreements.ts";
import { openWorld, type Who, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("review", () => {
  it("lets only the party that grants the credit approve, and never its own course", async () => {
    const { at, etag } = await drafted(world);
    worked(await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": etag }));
    const { termsId } = worked(await world.as("anjali")("GET", `${at}/reviews`)).body;
    const approve = { termsId, findings: [{ ruleNo: 1, kind: "OK" }] };
    for (const stranger of ["samuel", "roberta", "tom"] as Who[])
      expect((await world.as(stranger)("POST", `${at}/reviews`, approve)).status).toBe(403);
    worked(await world.as("anjali")("POST", `${at}/reviews`, approve));
    const { body } = worked(await world.as("samuel")("GET", at));
    expect(body.review).toEqual({ approved: 1, problems: 0 });
  });

  it("keeps it from going out while a rule waits or a problem is open", async () => {
    const { at, etag } = await drafted(world, undefined, { signatureSlots: slots(world) });
    worked(await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": etag }));
    const { termsId } = worked(await world.as("tom")("GET", at)).body;
    const numbers = worked(await world.as("tom")("GET", `${at}/rules`)).body.rules.map(
      (rule: { ruleNo: number }) => rule.ruleNo,
    );
    const say = async (kind: string, ruleNo: number, text?: string) => {
      const findings = [{ ruleNo, kind, text }];
      return worked(await world.as("anjali")("POST", `${at}/reviews`, { termsId, findings })).etag;
    };
    const send = (seen: string) => world.as("tom")("POST", `${at}/send`, undefined, { "if-match": seen });
    let seen = "";
    for (const ruleNo of numbers.slice(1)) seen = await say("OK", ruleNo);
    expect((await send(seen)).body.type).toBe("/problems/not-reviewed");
    seen = await say("PROBLEM", numbers[0], "The lab hours do not match.");
    expect((await send(seen)).body.detail).toBe("1 rule has an open problem.");
    seen = await say("RESOLVED_DROP", numbers[0]);
    expect((await send(seen)).body.type).toBe("/problems/not-reviewed");
    seen = await say("OK", numbers[0]);
    expect((await send(seen)).body.status).toBe("OUT_FOR_SIGNATURE");
  });

  it("re-opens a rule that changed for students, and keeps the approval of one with a new title", async () => {
    const { at, etag } = await drafted(world, undefined, { signatureSlots: slots(world) });
    worked(await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": etag }));
    const terms = worked(await world.as("tom")("GET", `${at}/rules`)).body;
    const approved = await approvedAll(world, at);
    const back = worked(
      await world.as("anjali")(
        "POST",
        `${at}/return`,
        { reason: "One more look" },
        { "if-match": approved.etag },
      ),
    );
    const [first, second, ...rest] = terms.rules;
    const renamed = { ...first, title: "Another title" };
    const [option] = second.options;
    const [slot] = option.slots;
    const [course] = slot.courses;
    const harder = {
      ...second,
      options: [
        {
          ...option,
          slots: [
            { ...slot, courses: [{ ...course, minGrade: "A" }, ...slot.courses.slice(1)] },
            ...option.slots.slice(1),
          ],
        },
        ...second.options.slice(1),
      ],
    };
    const { findings: negative, conditions } = terms;
    const changed = worked(
      await world.as("tom")(
        "PUT",
        `${at}/rules`,
        { rules: [renamed, harder, ...rest], findings: negative, conditions },
        { "if-match": back.etag },
      ),
    );
    const again = worked(
      await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": changed.etag }),
    );
    expect(again.body.review).toEqual({ approved: terms.rules.length - 1, problems: 0 });
  });

  it("says which rule is not one, and what a problem needs", async () => {
    const { at, etag } = await drafted(world);
    worked(await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": etag }));
    const { termsId } = worked(await world.as("tom")("GET", at)).body;
    const said = { termsId, findings: [{ ruleNo: 777, kind: "PROBLEM" }] };
    const refused = await world.as("anjali")("POST", `${at}/reviews`, said);
    expect(refused.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      "/findings/0/ruleNo",
      "/findings/0/text",
    ]);
  });

  it("takes no word on rules that were changed since they were read, whoever changed them", async () => {
    const { at, etag } = await drafted(world);
    const tom = (path: string, seen: string, body?: object) =>
      world.as("tom")("POST", `${at}/${path}`, body, { "if-match": seen });
    const inReview = worked(await tom("review", etag));
    const read = worked(await world.as("anjali")("GET", `${at}/reviews`)).body;
    const back = worked(
      await world.as("anjali")(
        "POST",
        `${at}/return`,
        { reason: "Once more" },
        { "if-match": inReview.etag },
      ),
    );
    const { rules, ...beside } = worked(await world.as("tom")("GET", `${at}/rules`)).body;
    const harder = structuredClone(rules);
    harder[0].options[0].slots[0].courses[0].minGrade = "A";
    const changed = worked(
      await world.as("tom")("PUT", `${at}/rules`, { ...beside, rules: harder }, { "if-match": back.etag }),
    );
    const again = worked(await tom("review", changed.etag));
    const approve = (termsId: string) =>
      world.as("anjali")("POST", `${at}/reviews`, {
        termsId,
        findings: [{ ruleNo: rules[0].ruleNo, kind: "OK" }],
      });
    const late = await approve(read.termsId);
    expect([late.status, late.body.type]).toEqual([412, "/problems/changed-meanwhile"]);
    expect(worked(await world.as("tom")("GET", at)).etag).toBe(again.etag);
    const { termsId } = worked(await world.as("anjali")("GET", `${at}/reviews`)).body;
    expect(worked(await approve(termsId)).body.review).toEqual({ approved: 1, problems: 0 });
  });
});
