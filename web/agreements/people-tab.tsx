/** Who is at the table, who judges the courses, and how the signing went: as a timeline with who is next on it. */

import type { ComponentChildren } from "preact";
import { receives } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { isUnderWay } from "#shared/agreements/succession.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { short } from "../signing/evidence.tsx";
import { SlotTimeline } from "../signing/slot-timeline.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Day, Moment } from "../ui/dates.tsx";
import { Who } from "../ui/face.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { roleWords } from "./choices.ts";
import { holders, type Names } from "./names.ts";
import { objectionToForm, useOpenForm } from "./opened.ts";
import { Papers } from "./papers.tsx";
import { Recalled } from "./recalled.tsx";
import { listed } from "./words.ts";

type PeopleProps = {
  agreement: Agreement;
  etag: string | undefined;
  path: string;
  names: Names;
  people: readonly MemberRow[];
  /** A version before the latest: to be read, and nothing else. */
  past?: boolean;
};

export function PeopleTab({ past = false, ...props }: PeopleProps) {
  const { actor } = usePlace();
  const [asked, close] = useOpenForm();
  const open = asked && !past && !objectionToForm(asked, props.agreement, actor) ? asked : undefined;
  const Form = useChunk(async () => (await import("./open-form.tsx")).OpenFormPart, open !== undefined);
  if (open)
    return Form ? <Form form={open} {...props} onDone={close} /> : <Skeleton of="the form" lines={10} />;
  const { agreement, names, people } = props;
  return (
    <div class="cols">
      <section aria-labelledby="parties">
        <h2 id="parties">Parties</h2>
        <ul class="lines">
          {agreement.parties.map((party) => (
            <li key={party.organizationId}>
              <PartyLine party={party} names={names} people={people} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="signing">
        <h2 id="signing">Signatures</h2>
        {agreement.signatureSlots.length > 0 && !agreement.registration ? (
          <>
            <Frozen agreement={agreement} />
            {!past && <Amending agreement={agreement} />}
            <SlotTimeline {...props} past={past} />
          </>
        ) : (
          <Signing agreement={agreement} names={names} people={people} />
        )}
        <Recalled agreement={agreement} path={props.path} />
        <Papers agreement={agreement} path={props.path} />
      </section>
    </div>
  );
}

/** What a new version would do to programs of study, before it is signed. */
function Amending({ agreement }: { agreement: Agreement }) {
  const amends = agreement.status === "OUT_FOR_SIGNATURE" && isUnderWay(agreement);
  const ImpactPart = useChunk(async () => (await import("../programs/impact.tsx")).ImpactPart, amends);
  return amends && ImpactPart ? <ImpactPart of={{ amendment: agreement.id }} /> : null;
}

/** What everyone signs, once it stands still. */
function Frozen({ agreement }: { agreement: Agreement }) {
  const { contentHash, status, signatureSlots, versionNo } = agreement;
  if (contentHash === undefined)
    return (
      <p class="muted">
        {signatureSlots.length === 1 ? "One office signs" : `${signatureSlots.length} offices sign`}, in this
        order. The text is frozen when it is sent out for signature.
      </p>
    );
  const words =
    status === "OUT_FOR_SIGNATURE"
      ? "All sign the same words of"
      : status === "EXECUTED" || status === "TERMINATED"
        ? "All signed the same words of"
        : "These words were sent out as";
  return (
    <p class="muted">
      {words} version {versionNo}. Their fingerprint is <code>{short(contentHash)}</code>.
    </p>
  );
}

function PartyLine({
  party,
  names,
  people,
}: Pick<PeopleProps, "names" | "people"> & { party: Agreement["parties"][number] }) {
  const { partnership } = usePlace();
  const reviewers = party.reviewerIds.map((id) => people.find(({ personId }) => personId === id));
  const signatories = holders(people, party.organizationId, "signatory", partnership.today);
  return (
    <div class="stack tight">
      <a class="plain-link" href={paths.organization(partnership.id, party.organizationId)}>
        <Who name={names.name(party.organizationId)} about={roleWords[party.role]} organization />
      </a>
      <dl class="beside">
        {(receives(party) || reviewers.length > 0) && (
          <div>
            <dt>Judges the courses</dt>
            <dd>
              {reviewers.length === 0
                ? "nobody yet"
                : listed(reviewers.map((one) => (one ? withTitle(one) : "someone who left")))}
            </dd>
          </div>
        )}
        <div>
          <dt>May sign</dt>
          <dd>{signatories.length === 0 ? "nobody here yet" : listed(signatories.map(withTitle))}</dd>
        </div>
      </dl>
    </div>
  );
}

const withTitle = ({ name, title }: MemberRow) => (title ? `${name} (${title})` : name);

type Step = { state: "done" | "now" | "no" | ""; who: string; what: string; when?: ComponentChildren };

function Signing({ agreement, names, people }: Pick<PeopleProps, "agreement" | "names" | "people">) {
  const { partnership } = usePlace();
  const { timeZone } = partnership;
  const { registration, status, parties } = agreement;
  const starter =
    people.find(({ personId }) => personId === agreement.startedBy)?.name ?? names.name(agreement.stewardId);
  const over = status === "WITHDRAWN" || status === "DECLINED";
  const steps: Step[] = [
    {
      state: "done",
      who: starter,
      what: `started the draft for ${names.name(agreement.stewardId)}`,
      when: <Moment at={agreement.startedAt} timeZone={timeZone} />,
    },
  ];
  if (over)
    steps.push({
      state: "no",
      who: status === "DECLINED" ? "Declined" : "Withdrawn",
      what: "before it was signed; the history says why",
    });
  else if (status === "DRAFT")
    steps.push(
      {
        state: "now",
        who: "The draft",
        what: agreement.shared ? "is with every party" : `is with ${names.name(agreement.stewardId)} alone`,
      },
      { state: "", who: "Review", what: "by the people named beside each party that grants credit" },
      {
        state: "",
        who: "Signing",
        what: "on paper, then registered here by one party and confirmed by another",
      },
    );
  else if (!registration)
    steps.push(
      { state: "now", who: "In review", what: "the words stand still while everyone reads and signs" },
      { state: "", who: "Signing", what: "registered here by a signatory of one party" },
      { state: "", who: "Confirming", what: "by a signatory of another party" },
    );
  if (registration) {
    for (const signer of registration.signers)
      steps.push({
        state: "done",
        who: signer.name,
        what: `${signer.title}, ${names.name(signer.organizationId)}`,
        when: (
          <>
            Signed on paper, <Day date={signer.signedOn ?? registration.dateSigned} />
          </>
        ),
      });
    steps.push({
      state: "done",
      who: registration.byName,
      what: `registered the signed PDF for ${names.name(registration.byOrganization)}`,
      when: <Moment at={registration.at} timeZone={timeZone} />,
    });
    if (registration.confirmedByName)
      steps.push({
        state: "done",
        who: registration.confirmedByName,
        what: `confirmed it for ${names.name(registration.confirmedByOrganization ?? "")}`,
        when: registration.confirmedAt && <Moment at={registration.confirmedAt} timeZone={timeZone} />,
      });
    else if (!over) {
      const others = parties.filter((one) => one.organizationId !== registration.byOrganization);
      const who = others.flatMap((one) =>
        holders(people, one.organizationId, "signatory", partnership.today),
      );
      steps.push({
        state: "now",
        who:
          who.length > 0
            ? listed(
                who.map((one) => one.name),
                "or",
              )
            : "A signatory",
        what: `confirms it for ${listed(
          others.map((one) => names.name(one.organizationId)),
          "or",
        )}`,
        when: "It is executed then.",
      });
    }
  }
  return (
    <>
      <ol class="timeline">
        {steps.map((step, index) => (
          <li key={`${index} ${step.who}`} data-s={step.state}>
            <b>{step.who}</b>
            <span>{step.what}</span>
            {step.when && <small>{step.when}</small>}
          </li>
        ))}
      </ol>
      {agreement.contentHash && registration && <Frozen agreement={agreement} />}
    </>
  );
}
