/** Moving an agreement along its life: share, review, return, withdraw; registering what was signed elsewhere; who sees it. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { versionHash } from "#shared/agreements/content.ts";
import { confirm, register, unsignedFor } from "#shared/agreements/registering.ts";
import { reviewOf } from "#shared/agreements/reviews.ts";
import { isParty, make, objection } from "#shared/agreements/rules.ts";
import { type Agreement, Visibility } from "#shared/agreements/schema.ts";
import { agreementSigning } from "#shared/agreements/signing.ts";
import { decline, recall } from "#shared/agreements/stopping.ts";
import { objectionToDates } from "#shared/agreements/succession.ts";
import { type Terms } from "#shared/agreements/terms-schema.ts";
import { Reason } from "#shared/agreements/view.ts";
import { objectionToVisibility, setVisibility } from "#shared/agreements/visibility.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { type FieldProblem, insist, Refusal } from "#shared/problem.ts";
import { objectionToGaps } from "#shared/rule-sets/checklist.ts";
import type { RuleSet } from "#shared/rule-sets/schema.ts";
import { send } from "#shared/signing/rules.ts";
import { RegistrationDraft } from "#shared/signing/schema.ts";
import { type Endpoint, endpoint } from "../http/endpoint.ts";
import { about, asDecided, type Move, move, paper } from "./move.ts";
import { one } from "./paths.ts";
import { contradictions, registerOf } from "./registers.ts";
import { insistOnSound } from "./sound-terms.ts";

const summaries = {
  return: "Return it to draft, with a reason",
  recall: "Recall it from signing to draft, with a reason: the signatures given so far no longer count",
  decline: "Decline to sign, with a reason",
  withdraw: "Withdraw it, with a reason",
  reject: "Reject a registered signing, with a reason",
};

const stops = { recall, decline };

/** The terms of this version, if they hold together and nothing in a register is against them, and its rule set. */
async function soundTerms<B>(
  { services, params }: Move<B>,
  agreement: Agreement,
  by: Actor,
): Promise<{ terms: Terms; ruleSet: RuleSet | undefined }> {
  const [terms, register] = await Promise.all([
    services.agreements.terms(params.partnershipId, agreement),
    registerOf(services, params.partnershipId, agreement),
  ]);
  const refused = await contradictions(services, by, register, terms);
  return { terms, ruleSet: await insistOnSound(services, params.partnershipId, agreement, terms, refused) };
}

export const moveRoutes: Endpoint[] = [
  endpoint(about("share", "Let the other parties see the draft"), (asking) =>
    move(
      asking,
      (agreement, by) => objection("share", agreement, by),
      (agreement) => make("share", agreement),
    ),
  ),

  endpoint(about("review", "Send the draft to review by every party"), (asking) =>
    move(
      asking,
      (agreement, by) => objection("review", agreement, by),
      async (agreement, by) => {
        const { terms } = await soundTerms(asking, agreement, by);
        insist(objectionToDates(agreement));
        // What was approved before and reads the same to a student stays approved.
        const said = await asking.services.agreements.reviews(asking.params.partnershipId, agreement);
        const after = make("review", agreement);
        return {
          ...after,
          agreement: { ...after.agreement, review: await reviewOf(said, terms, agreement) },
        };
      },
    ),
  ),

  endpoint(
    about("send", "Send it out for signature: the text is frozen, and shown to the signers as one PDF", [
      "not-steward",
      "not-reviewed",
      "no-signature-slots",
      "terms-invalid",
      "clauses-missing",
      "dates-overlap",
    ]),
    (asking) =>
      move(
        asking,
        (agreement, by) => objection("send", agreement, by),
        async (agreement, by) => {
          const { terms, ruleSet } = await soundTerms(asking, agreement, by);
          insist(objectionToDates(agreement));
          if (ruleSet) insist(objectionToGaps(ruleSet, ruleSet.gaps, terms.clauses ?? [], terms.rules));
          const contentHash = await versionHash(agreement, terms);
          const signingDocument = await paper(asking, { ...agreement, contentHash }, terms, "FOR_SIGNATURE");
          return asDecided(
            send(agreementSigning, agreement, { contentHash, signingDocument, at: asking.now }),
          );
        },
      ),
  ),

  ...(["return", "withdraw", "reject"] as const).map((name) =>
    endpoint({ ...about(name, summaries[name]), body: Reason }, (asking) =>
      move(
        asking,
        (agreement, by) => objection(name, agreement, by),
        (agreement) => make(name, agreement, asking.body.reason),
      ),
    ),
  ),

  ...(["recall", "decline"] as const).map((name) =>
    endpoint({ ...about(name, summaries[name]), body: Reason }, (asking) =>
      move(
        asking,
        (agreement, by) => objection(name, agreement, by),
        (agreement, by) => stops[name](agreement, { by, reason: asking.body.reason, at: asking.now }),
      ),
    ),
  ),

  endpoint(
    {
      ...about("register", "Register what was signed elsewhere: the signed PDF, who signed, and when"),
      body: RegistrationDraft,
    },
    (asking) =>
      move(
        asking,
        (agreement, by) => objection("register", agreement, by),
        async (agreement, by) => {
          const { services, params, body, now } = asking;
          const [document, terms, today] = await Promise.all([
            services.documents.find(params.partnershipId, body.documentId),
            services.agreements.terms(params.partnershipId, agreement),
            asking.today(params.partnershipId),
          ]);
          const errors: FieldProblem[] = [];
          const unsigned = unsignedFor(agreement, body.signers);
          const named = await services.organizations.findAll(params.partnershipId, unsigned);
          for (const { name } of named.values())
            errors.push({ pointer: "/signers", detail: `who signed for ${name}` });
          if (!document || document.about.id !== agreement.id || document.type !== "application/pdf") {
            errors.push({ pointer: "/documentId", detail: "a PDF attached to this agreement" });
          } else if (document.state !== "available") {
            errors.push({ pointer: "/documentId", detail: "a PDF that has arrived and was checked" });
          }
          if (body.dateSigned > today)
            errors.push({ pointer: "/dateSigned", detail: `a day up to today, ${today}` });
          for (const [index, signer] of body.signers.entries()) {
            if (signer.signedOn !== undefined && signer.signedOn > body.dateSigned) {
              errors.push({
                pointer: `/signers/${index}/signedOn`,
                detail: "a day up to the day it was signed by all",
              });
            }
            if (!isParty(agreement, signer.organizationId)) {
              errors.push({ pointer: `/signers/${index}/organizationId`, detail: "one of the parties" });
            }
          }
          if (errors.length > 0 || !document) throw new Refusal("invalid-input", undefined, { errors });
          return register(agreement, {
            ...body,
            method: "WET_UPLOAD",
            by: by.person,
            byName: by.name,
            byOrganization: by.organization as OrganizationId,
            at: now.toISOString(),
            contentHash: await versionHash(agreement, terms),
            documentHash: document.sha256,
          });
        },
        "registration",
      ),
  ),

  endpoint(
    about("confirm", "Confirm, as a signatory of another party, what was signed elsewhere"),
    (asking) =>
      move(
        asking,
        (agreement, by) => objection("confirm", agreement, by),
        async (agreement, by) => {
          const terms = await asking.services.agreements.terms(asking.params.partnershipId, agreement);
          if ((await versionHash(agreement, terms)) !== agreement.registration?.contentHash) {
            throw new Refusal(
              "content-changed",
              "The content is not the one that was registered. Reject the registration and register again.",
            );
          }
          insist(objectionToDates(agreement));
          const after = confirm(agreement, by, asking.now);
          const executedDocument = await paper(asking, after.agreement, terms, "EXECUTED");
          return { ...after, agreement: { ...after.agreement, executedDocument } };
        },
        "confirm",
      ),
  ),

  endpoint(
    {
      ...about("share", "Narrow who sees it at once, or widen it when every party's editor has agreed"),
      path: `${one}/visibility`,
      body: z.strictObject({ to: Visibility }),
    },
    (asking) =>
      move(
        asking,
        (agreement, by) => objectionToVisibility(agreement, asking.body.to, by),
        (agreement, by) => setVisibility(agreement, asking.body.to, by),
      ),
  ),
];
