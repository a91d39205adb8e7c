/** Who is at the table, who judges the courses, and how the signing went: as a timeline with who is next on it. */

import type { ComponentChildren } from "preact";
import { objection, receives } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Day, Moment } from "../ui/dates.tsx";
import { Who } from "../ui/face.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { roleWords } from "./choices.ts";
import { useChunk } from "./chunk.ts";
import { holders, type Names } from "./names.ts";
import { listed } from "./words.ts";

type PeopleProps = {
  agreement: Agreement;
  etag: string | undefined;
  path: string;
  names: Names;
  people: readonly MemberRow[];
};

export function PeopleTab({ agreement, etag, path, names, people }: PeopleProps) {
  const { actor } = usePlace();
  const [asked, setAsked] = useAddress("register");
  const open = asked !== "" && !objection("register", agreement, actor);
  const RegisterForm = useChunk(async () => (await import("./register-form.tsx")).RegisterForm, open);
  if (open)
    return RegisterForm ? (
      <RegisterForm
        agreement={agreement}
        etag={etag}
        path={path}
        names={names}
        people={people}
        onDone={() => setAsked("")}
      />
    ) : (
      <Skeleton of="the form" lines={10} />
    );
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
        <h2 id="signing">Signing</h2>
        <Signing agreement={agreement} names={names} people={people} />
      </section>
    </div>
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
  if (over) steps.push({ state: "no", who: "Withdrawn", what: "before it was signed; the history says why" });
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
      {agreement.contentHash && (
        <p class="muted">
          All signed the same words. Their fingerprint is <code>{short(agreement.contentHash)}</code>.
        </p>
      )}
    </>
  );
}

const short = (hash: string) => `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`;
