/** What is agreed about keeping, passing on, safety, small groups and the end, each in a sentence and its details. */
import type { ComponentChildren } from "preact";
import { listed } from "#shared/listed.ts";
import { typeWords } from "../organizations/words.ts";
import { Badge } from "../ui/badge.tsx";
import { dayInWords } from "../ui/dates.tsx";
import type { ReadProps } from "./terms-tab.tsx";
import {
  actionWords,
  eventModeWords,
  periodInWords,
  redisclosureWords,
  renewalWords,
  triggerWords,
} from "./words.ts";

const Facts = ({ of }: { of: readonly (readonly [string, ComponentChildren] | false | undefined)[] }) => (
  <dl class="facts">
    {of.map(
      (one) =>
        one &&
        one[1] !== undefined && (
          <div key={one[0]}>
            <dt>{one[0]}</dt>
            <dd>{one[1]}</dd>
          </div>
        ),
    )}
  </dl>
);

const not = (what: string) => <p class="muted">{what}</p>;

export function AboutRetention({ terms: { retention } }: ReadProps) {
  if (!retention) return not("Nothing is said yet about how long the data are kept.");
  const { trigger, on, destroyWithin, action, standard, certificateRequired, backups } = retention;
  return (
    <>
      <Facts
        of={[
          [
            "The clock starts",
            trigger === "date" && on ? dayInWords(on) : triggerWords[trigger].toLowerCase(),
          ],
          [
            `To be ${actionWords[action].more} within`,
            destroyWithin ? periodInWords(destroyWithin) : <Badge state="blocked">No period yet</Badge>,
          ],
          ["Standard", standard],
          ["Certificate", certificateRequired ? "from each receiver" : "not asked for"],
          ["Released counts", retention.keepsReleases ? "may stay with their receivers" : "go as well"],
        ]}
      />
      {backups && <p>{backups}</p>}
    </>
  );
}

export function AboutOnward({ terms: { redisclosure, subRecipients, noSubRecipients }, names }: ReadProps) {
  return (
    <Facts
      of={[
        [
          "May be passed on to",
          redisclosure ? (
            <>
              {redisclosure.kind === "named"
                ? listed(redisclosure.to)
                : redisclosureWords[redisclosure.kind].name.toLowerCase()}
              {redisclosure.publicationReviewDays !== undefined && (
                <small>after {redisclosure.publicationReviewDays} days for those who disclosed to look</small>
              )}
              {redisclosure.recordKept && <small>a record is kept of each time</small>}
            </>
          ) : (
            <Badge state="blocked">Not decided yet</Badge>
          ),
        ],
        [
          "Works for a receiver",
          subRecipients.length > 0 ? (
            subRecipients.map(({ name, ofOrganizationId, role }) => (
              <span class="one-line" key={name}>
                {name}
                <small>
                  for {names.name(ofOrganizationId)}
                  {role && `, ${role}`}
                </small>
              </span>
            ))
          ) : noSubRecipients ? (
            "nobody"
          ) : (
            <Badge state="blocked">Not said yet</Badge>
          ),
        ],
      ]}
    />
  );
}

export function AboutSecurity({ terms: { security } }: ReadProps) {
  if (!security) return not("Nothing is said yet about how the data are kept safe.");
  const kept = [
    security.encryptionAtRest && "encrypted where they are kept",
    security.encryptionInTransit && "encrypted on the way",
    security.roleLimitedAccess && "open only to people whose work needs them",
  ].filter((one) => one !== false);
  return (
    <>
      <Facts
        of={[
          ["Framework", security.framework],
          ["A breach is told within", security.breachNoticeHours && `${security.breachNoticeHours} hours`],
          ["Those who disclose may look", security.auditRight ? "yes" : "no"],
          ["The data are", kept.length > 0 ? listed(kept) : undefined],
        ]}
      />
      {security.costAllocation && (
        <p>
          <b>Costs of a breach.</b> {security.costAllocation}
        </p>
      )}
      {security.training && (
        <p>
          <b>Training.</b> {security.training}
        </p>
      )}
      {security.subcontractors && (
        <p>
          <b>Subcontractors.</b> {security.subcontractors}
        </p>
      )}
    </>
  );
}

export function AboutSuppression({ terms: { suppressionPolicy: policy } }: ReadProps) {
  if (!policy) return not("Nothing is said yet. Counts cannot pass without it.");
  return (
    <>
      <p>
        Groups of 1 to {policy.n - 1} students are hidden, and so is every number from which one could be
        worked out.
      </p>
      <Facts
        of={[
          ["Smallest group shown", String(policy.n)],
          [
            "An outcome is hidden",
            <>
              {eventModeWords[policy.eventMode].name.toLowerCase()}
              <small>a hidden number keeps at least {policy.k} possible values</small>
            </>,
          ],
          ["In place of a hidden rate", policy.bands ? "a band, such as 90% or more" : "nothing"],
        ]}
      />
    </>
  );
}

export function AboutEnding({ agreement, terms }: ReadProps) {
  const { renewal, reviewBy, terminationCauses, survival, joinder } = terms;
  return (
    <>
      <Facts
        of={[
          ["When the term is over", renewalWords[renewal].toLowerCase()],
          ["Looked at again by", reviewBy && dayInWords(reviewBy)],
          ["Ends early", `after ${agreement.noticeDays} days of notice`],
          joinder && [
            "Others may join",
            <>
              until {dayInWords(joinder.openUntil)}
              <small>
                to {joinder.role === "disclosing" ? "disclose" : "receive"}
                {joinder.organizationTypes.length > 0 &&
                  `: ${listed(
                    joinder.organizationTypes.map((type) =>
                      (typeWords[type as keyof typeof typeWords] ?? type).toLowerCase(),
                    ),
                    "or",
                  )}`}
              </small>
            </>,
          ],
        ]}
      />
      {terminationCauses.length > 0 && (
        <p>
          <b>Ends it early:</b> {listed(terminationCauses, "or")}.
        </p>
      )}
      {survival && (
        <p>
          <b>Outlives it.</b> {survival}
        </p>
      )}
    </>
  );
}
