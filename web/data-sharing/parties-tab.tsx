/** Who is at the table, how each stands and whom to ask there; and how the signing goes, with who is next on it. */
import type { DataPhase, DataSharing } from "#shared/data-sharing/schema.ts";
import { listed } from "#shared/listed.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import type { Names } from "../agreements/names.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { short } from "../signing/evidence.tsx";
import { objectionToSlotForm, useOpenSlot } from "../signing/opened.ts";
import { SlotTimeline } from "../signing/slot-timeline.tsx";
import { useAddress, useClose } from "../ui/address.ts";
import { useChunk } from "../ui/chunk.ts";
import { Day } from "../ui/dates.tsx";
import { Who } from "../ui/face.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { OfferPart } from "./offer-part.tsx";
import { PapersPart } from "./papers-part.tsx";
import { authorityWords, capacityWords, roleWords } from "./words.ts";

type PartiesProps = {
  agreement: DataSharing;
  phase: DataPhase;
  etag: string | undefined;
  path: string;
  names: Names;
  people: readonly MemberRow[];
  /** A version before the latest: to be read, and nothing else. */
  past?: boolean;
};

export function PartiesTab(props: PartiesProps) {
  const { agreement, names, people, past = false } = props;
  const { actor } = usePlace();
  const asked = useOpenSlot();
  const [joining] = useAddress("join");
  const close = useClose("sign", "paper", "join");
  const open = asked && !past && !objectionToSlotForm(asked, agreement, actor) ? asked : undefined;
  const Form = useChunk(async () => (await import("../signing/slot-form.tsx")).SlotForm, open !== undefined);
  const Join = useChunk(async () => (await import("./join-form.tsx")).JoinForm, joining !== "");
  if (joining !== "" && !past)
    return Join ? <Join {...props} onDone={() => close("offer")} /> : <Skeleton of="the form" lines={10} />;
  if (open)
    return Form ? (
      <Form form={open} {...props} onDone={() => close("signing")} />
    ) : (
      <Skeleton of="the form" lines={10} />
    );
  return (
    <div class="stack terms">
      <section aria-labelledby="parties" class="term-part">
        <div class="section-head">
          <h2 id="parties" class="small-head">
            Parties
          </h2>
        </div>
        <ul class="parties">
          {agreement.parties.map((party) => (
            <li key={party.organizationId}>
              <PartyLine party={party} names={names} people={people} />
            </li>
          ))}
          {agreement.joinders.map(({ organizationId, role, ferpaCapacity, contacts, effective }) => (
            <li key={organizationId}>
              <PartyLine
                party={{
                  organizationId,
                  roles: [role],
                  ferpaCapacity,
                  contacts,
                }}
                names={names}
                people={people}
                joined={effective}
              />
            </li>
          ))}
        </ul>
      </section>
      {!past && <OfferPart {...props} />}
      <section aria-labelledby="signing" class="term-part">
        <div class="section-head">
          <h2 id="signing" class="small-head">
            Signatures
          </h2>
        </div>
        <Signing {...props} />
      </section>
      <PapersPart agreement={agreement} path={props.path} />
    </div>
  );
}

function Signing(props: PartiesProps) {
  const { agreement } = props;
  const { signatureSlots, contentHash, status, versionNo } = agreement;
  if (signatureSlots.length === 0) return <p class="muted">Nobody is named to sign yet.</p>;
  const words =
    status === "OUT_FOR_SIGNATURE"
      ? "All sign the same words of"
      : status === "EXECUTED" || status === "TERMINATED" || status === "CLOSED"
        ? "All signed the same words of"
        : "These words were sent out as";
  return (
    <>
      <p class="muted">
        {contentHash === undefined ? (
          `${signatureSlots.length === 1 ? "One office signs" : `${signatureSlots.length} offices sign`}, in this order. The text is frozen when it is sent out for signature.`
        ) : (
          <>
            {words} version {versionNo}. Their fingerprint is <code>{short(contentHash)}</code>.
          </>
        )}
      </p>
      <SlotTimeline {...props} past={props.past ?? false} />
      <Authorities agreement={agreement} />
    </>
  );
}

/** By what right each office binds its organization. */
function Authorities({ agreement: { authorities, signatureSlots } }: Pick<PartiesProps, "agreement">) {
  if (authorities.length === 0) return null;
  return (
    <dl class="said-facts">
      {authorities.map(({ slotNo, basis, reference }) => (
        <div key={slotNo}>
          <dt>{signatureSlots.find((slot) => slot.slotNo === slotNo)?.function} may sign by right of</dt>
          <dd>
            {authorityWords[basis].toLowerCase()}
            <small class="one-line">{reference}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const asks = [
  ["steward", "What the data mean"],
  ["custodian", "Where they are kept"],
  ["privacy", "Privacy and incidents"],
] as const;

type LineProps = Pick<PartiesProps, "names" | "people"> & {
  party: DataSharing["parties"][number];
  joined?: string;
};

function PartyLine({ party, names, people, joined }: LineProps) {
  const { partnership } = usePlace();
  const { organizationId, roles, ferpaCapacity, contacts } = party;
  const person = (id: string) => people.find(({ personId }) => personId === id)?.name ?? "someone who left";
  return (
    <>
      <a class="plain-link" href={paths.organization(partnership.id, organizationId)}>
        <Who
          name={names.name(organizationId)}
          about={listed(roles.map((role) => roleWords[role].name.toLowerCase()))}
          organization
        />
      </a>
      <dl class="asks-whom">
        <div>
          <dt>Stands as</dt>
          <dd>{capacityWords[ferpaCapacity]}</dd>
        </div>
        {asks.map(([contact, label]) => (
          <div key={contact}>
            <dt>{label}</dt>
            <dd>{contacts[contact] ? person(contacts[contact]) : <span class="muted">nobody yet</span>}</dd>
          </div>
        ))}
        {joined && (
          <div>
            <dt>Joined</dt>
            <dd>
              <Day date={joined} />
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
