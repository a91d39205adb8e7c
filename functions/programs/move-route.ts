/** Moving a version of a program: share, review, return, approve, put in force, revise, retire, withdraw; who sees it, and whether it is a template. */
import * as z from "zod";
import { Hash } from "#shared/activity/schema.ts";
import { Visibility } from "#shared/agreements/schema.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { insist } from "#shared/problem.ts";
import { approved, objectionToApproving, objectionToWhatWasRead } from "#shared/programs/approvals.ts";
import {
  keepAsTemplate,
  objectionToMove,
  objectionToRetiring,
  review,
  sendBack,
  share,
  withdraw,
} from "#shared/programs/moves.ts";
import { objectionToRevising, publish, retire, revise } from "#shared/programs/succession.ts";
import { objectionToVisibility, setVisibility } from "#shared/programs/visibility.ts";
import { prose } from "#shared/text.ts";
import { endpoint } from "../http/endpoint.ts";
import { about, move } from "./move.ts";
import { insistOnChecks } from "./refusing.ts";

const Reason = z.strictObject({ reason: prose(1000).min(1, "a reason") });

export const programMoveRoutes = [
  endpoint(about("share", "Let the other parties see the draft", ["not-steward"]), (asking) =>
    move(asking, (record, by) => objectionToMove("share", record, by), share),
  ),

  endpoint(
    about("review", "Send the draft to review: every party whose part has changed approves it", [
      "not-steward",
      "nothing-bound",
    ]),
    (asking) => move(asking, (record, by) => objectionToMove("review", record, by), review),
  ),

  endpoint(
    {
      ...about("return", "Return it to draft, with a reason", ["not-a-party", "not-your-side"]),
      body: Reason,
    },
    (asking) =>
      move(
        asking,
        (record, by) => objectionToMove("return", record, by),
        (record, by) => sendBack(record, by, asking.body.reason, asking.now),
      ),
  ),

  endpoint(
    {
      ...about(
        "approve",
        "Approve your organization’s part, as you read it; what others did meanwhile does not matter",
        ["not-a-party", "not-your-side", "content-changed"],
      ),
      body: z.strictObject({ versionNo: z.int().positive(), partHash: Hash }),
    },
    (asking) =>
      move(
        asking,
        (record, by) => objectionToApproving(record, by),
        async (record, by) => {
          const { services, params, body, now } = asking;
          const changed = objectionToWhatWasRead(record, by.organization as OrganizationId, body);
          if (changed)
            await asking.sameVersion(record, await services.programs.pk(params.partnershipId, record.id));
          insist(changed);
          return approved(record, by, body.partHash, now);
        },
        { onlyAsSeen: false },
      ),
  ),

  endpoint(
    about(
      "publish",
      "Put it in force from today, in the place of the version before, once no check refuses it",
      ["not-steward", "checks-missing"],
    ),
    (asking) =>
      move(
        asking,
        (record, by) => objectionToMove("publish", record, by),
        async (record, by) => {
          const { services, params } = asking;
          const today = await asking.today(params.partnershipId);
          await insistOnChecks(services, params.partnershipId, record, by, today);
          return publish(record, today);
        },
      ),
  ),

  endpoint(
    about("revise", "Start the next version, as the one in force reads", [
      "not-steward",
      "version-under-way",
      "too-large",
    ]),
    (asking) =>
      move(
        asking,
        (record, by) => objectionToRevising(record, by),
        async (record) => {
          const { services, params } = asking;
          const from = await services.programs.inForce(params.partnershipId, record);
          if (!from) throw new Error(`${record.id} has no version in force`);
          return revise(record, from);
        },
      ),
  ),

  endpoint(
    {
      ...about("retire", "Retire the program, with a reason: nobody goes by it any more", [
        "not-steward",
        "version-under-way",
      ]),
      body: Reason,
    },
    (asking) =>
      move(
        asking,
        (record, by) => objectionToRetiring(record, by),
        async (record, by) =>
          retire(record, by, asking.body.reason, await asking.today(asking.params.partnershipId)),
        // A convener retires what it sees the outline of.
        { outlineDoes: true },
      ),
  ),

  endpoint(
    {
      ...about("withdraw", "Withdraw the version that is being made, with a reason", ["not-steward"]),
      body: Reason,
    },
    (asking) =>
      move(
        asking,
        (record, by) => objectionToMove("withdraw", record, by),
        (record) => withdraw(record, asking.body.reason),
      ),
  ),

  endpoint(
    {
      ...about("template", "Keep it for copying, or make a program of it again", ["not-steward"]),
      body: z.strictObject({ template: z.boolean() }),
    },
    (asking) =>
      move(
        asking,
        (record, by) => objectionToMove("template", record, by),
        (record) => keepAsTemplate(record, asking.body.template),
      ),
  ),

  endpoint(
    {
      ...about("visibility", "Narrow who sees it at once, or widen it when every party’s editor has agreed", [
        "not-a-party",
      ]),
      body: z.strictObject({ to: Visibility }),
    },
    (asking) =>
      move(
        asking,
        (record, by) => objectionToVisibility(record, asking.body.to, by),
        (record, by) => setVisibility(record, asking.body.to, by),
      ),
  ),
];
