/** …/agreements/{agreementId}/instructors: each school says, every year, who teaches the courses that give credit. */
import * as z from "zod";
import { AcademicYear, academicYearOf, daysOfYear } from "#shared/academic-year.ts";
import {
  objectionToAttesting,
  objectionToSpeakingFor,
  taughtIn,
  unverified,
  verificationsDueOn,
} from "#shared/agreements/verifications.ts";
import { Reason } from "#shared/agreements/view.ts";
import { InstructorVerification, VerificationDraft } from "#shared/agreements/yearly-schema.ts";
import { courseKey } from "#shared/course-key.ts";
import { newId, OrganizationId, VerificationId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { IsoDate } from "#shared/time.ts";
import { endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { deadlines } from "./approval-route.ts";
import { One, one } from "./paths.ts";
import { type AskingOfOne, readBound } from "./read-one.ts";

const path = `${one}/instructors` as const;
const OneVerification = One.extend({ verificationId: VerificationId });
const Verification = InstructorVerification.omit({ chainHash: true });
const shown = ({ chainHash: _hash, ...verification }: InstructorVerification) => verification;

const Course = z.strictObject({ organizationId: OrganizationId, code: z.string(), title: z.string() });

export const instructorRoutes = [
  endpoint(
    {
      method: "GET",
      path,
      summary: "Who teaches its courses this academic year, and for which courses nobody has said so",
      audience: "member",
      params: One,
      query: z.strictObject({ academicYear: AcademicYear.optional() }),
      answers: {
        200: z.strictObject({
          academicYear: AcademicYear,
          dueOn: IsoDate,
          items: z.array(Verification),
          missing: z.array(Course),
        }),
      },
    },
    async (asking) => {
      const { services, params, query } = asking;
      const { partnershipId } = params;
      const [{ agreement }, today, due] = await Promise.all([
        readBound(asking),
        asking.today(partnershipId),
        deadlines(services, partnershipId),
      ]);
      const academicYear = query.academicYear ?? academicYearOf(today);
      const [items, executed] = await Promise.all([
        services.yearly.verifications(partnershipId, agreement.id, academicYear),
        services.agreements.executed(partnershipId, agreement, daysOfYear(academicYear).from),
      ]);
      return {
        status: 200,
        body: {
          academicYear,
          dueOn: verificationsDueOn(academicYear, due),
          items: items.map(shown),
          missing: unverified(executed, items, academicYear),
        },
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path,
      summary: "Attest who teaches a course at your school this year, and what entitles them",
      audience: "member",
      params: One,
      body: VerificationDraft,
      answers: { 201: Verification },
      refusals: ["role-missing", "not-a-party", "not-your-side", "wrong-moment", "already-there"],
    },
    async (asking) => {
      const { services, params, body, now, stamp } = asking;
      const { partnershipId } = params;
      const [{ by, agreement }, today] = await Promise.all([readBound(asking), asking.today(partnershipId)]);
      insist(objectionToAttesting(agreement, by, body.siteId, body.academicYear, today));
      const since = daysOfYear(body.academicYear).from;
      const executed = await services.agreements.executed(partnershipId, agreement, since);
      const key = courseKey({ organizationId: body.siteId, code: body.courseCode });
      if (!taughtIn(executed, body.academicYear).some((course) => courseKey(course) === key))
        throw new Refusal("invalid-input", undefined, {
          errors: [
            {
              pointer: "/courseCode",
              detail: `a course of this school in its rules for ${body.academicYear}`,
            },
          ],
        });
      const saved = await services.yearly.savingVerification(
        partnershipId,
        undefined,
        {
          ...body,
          id: newId("ver"),
          agreementId: agreement.id,
          attestedAt: now.toISOString(),
          by: by.person,
          byName: by.name,
          version: 0,
        },
        {
          action: "instructor-verified",
          note: `${body.courseCode}: ${body.instructorName}, ${body.academicYear}`,
        },
        stamp(by),
      );
      return { status: 201, body: shown(saved.record), version: saved.record.version, writes: saved.writes };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${path}/{verificationId}/withdraw`,
      summary: "Take a verification back, with a reason; it stays in the list",
      audience: "member",
      params: OneVerification,
      body: Reason,
      answers: { 200: Verification },
      ifMatch: true,
      refusals: ["role-missing", "not-a-party", "not-your-side", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, body, now, stamp, sameVersion } = asking;
      const { by, agreement, before } = await loadVerification(asking);
      insist(objectionToSpeakingFor(agreement, by, before.siteId));
      await sameVersion(before, await services.yearly.verificationPk(params.partnershipId, before.id));
      if (before.withdrawn) throw new Refusal("wrong-moment", "It has been taken back already.");
      const withdrawn = {
        at: now.toISOString(),
        by: by.person,
        byName: by.name,
        reason: body.reason,
      };
      const saved = await services.yearly.savingVerification(
        params.partnershipId,
        before,
        { ...before, withdrawn },
        { action: "verification-withdrawn", note: body.reason },
        stamp(by),
      );
      return { status: 200, body: shown(saved.record), version: saved.record.version, writes: saved.writes };
    },
  ),

  ...historyOf({
    path: `${path}/{verificationId}`,
    params: OneVerification,
    what: "a verification",
    async load(asking) {
      const { before } = await loadVerification(asking);
      return await asking.services.yearly.verificationPk(asking.params.partnershipId, before.id);
    },
  }),
];

/** A verification and its agreement, if this actor may read them. */
async function loadVerification(asking: AskingOfOne & { params: z.output<typeof OneVerification> }) {
  const { services, params } = asking;
  const [{ by, agreement }, before] = await Promise.all([
    readBound(asking),
    services.yearly.verification(params.partnershipId, params.verificationId),
  ]);
  if (before?.agreementId !== agreement.id) throw new Refusal("not-found");
  return { by, agreement, before };
}
