/** When two mentions mean the same version, or the same course. */
import type { AgreementAnswer } from "#shared/agreements/credit.ts";
import type { PublicVersion } from "#shared/agreements/public.ts";
import { courseKey } from "#shared/course-key.ts";

/** Whether this is the version an answer comes from. */
export const isOf = (
  one: Pick<PublicVersion, "agreementId" | "versionNo">,
  other: Pick<AgreementAnswer, "agreementId" | "versionNo">,
): boolean => one.agreementId === other.agreementId && one.versionNo === other.versionNo;

/** Whether a missing course is this one. */
export const sameCourse = (
  a: { organizationId: string; code: string },
  b: { organizationId: string; code: string },
): boolean => courseKey(a) === courseKey(b);

/** The public page of the version an answer comes from. Written out: the page's own list of links would weigh more. */
export function registryOf(answer: AgreementAnswer, versions: readonly PublicVersion[]): string {
  const version = versions.find((one) => isOf(one, answer));
  return `/registry/${version?.partnership}/${answer.agreementId}?version=${answer.versionNo}`;
}
