/** Once it has ended: who has said what became of the data, who still owes it, and closing it when all have. */

import { useState } from "preact/hooks";
import {
  objectionToCertifying,
  objectionToClosing,
  type Recipient,
} from "#shared/data-sharing/disposition.ts";
import type { Certificate, DataPhase, DataSharing } from "#shared/data-sharing/schema.ts";
import type { Names } from "../agreements/names.ts";
import { usePlace } from "../session.ts";
import { useLinkWith } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { Day, dayInWords } from "../ui/dates.tsx";
import { isForOthers } from "../ui/for-others.ts";
import { useMove } from "./moving.tsx";

type PartProps = {
  agreement: DataSharing;
  phase: DataPhase;
  /** Those who still have to certify. */
  owing: readonly Recipient[];
  etag: string | undefined;
  path: string;
  names: Pick<Names, "name">;
};

const nameOf = ({ organizationId, subRecipient }: Recipient, { name }: Pick<Names, "name">): string =>
  subRecipient === undefined ? name(organizationId) : `${subRecipient}, for ${name(organizationId)}`;

export function DispositionPart({ agreement, phase, owing, etag, path, names }: PartProps) {
  const { actor } = usePlace();
  const link = useLinkWith("certify");
  const certifying = objectionToCertifying(agreement, actor, phase);
  const mine = (one: Recipient) => one.organizationId === actor.organization && !certifying;
  return (
    <section aria-labelledby="disposition" class="term-part">
      <div class="section-head">
        <h2 id="disposition" class="small-head">
          What became of the data
        </h2>
        {owing.length > 0 && (
          <p>
            {owing.length === 1 ? "One certificate is" : `${owing.length} certificates are`} still to come
          </p>
        )}
      </div>
      <ul class="lines">
        {owing.map((one, index) => (
          <li key={`${one.organizationId} ${one.subRecipient ?? ""}`} class="row between">
            <span>
              <b>{nameOf(one, names)}</b>
              <small>has not said yet</small>
            </span>
            {mine(one) ? (
              <a
                class={`button small${index === 0 ? " primary" : ""}`}
                href={link(one.subRecipient ?? "own")}
              >
                Give the certificate
              </a>
            ) : (
              <Badge state="warn">Owed</Badge>
            )}
          </li>
        ))}
        {agreement.certificates.toReversed().map((one) => (
          <CertificateLine key={`${one.at} ${one.organizationId}`} certificate={one} names={names} />
        ))}
      </ul>
      <Closing agreement={agreement} phase={phase} owing={owing} etag={etag} path={path} />
    </section>
  );
}

function CertificateLine({
  certificate: one,
  names,
}: {
  certificate: Certificate;
  names: Pick<Names, "name">;
}) {
  return (
    <li>
      <div class="row between">
        <span>
          <b>{nameOf(one, names)}</b>
          <small>
            {one.nothingReceived
              ? "received nothing"
              : `${one.what}${one.method ? `; ${one.method}` : ""}${one.destroyedOn ? `, ${dayInWords(one.destroyedOn)}` : ""}`}
          </small>
          {one.media && <small>Kept on: {one.media}</small>}
          {one.exceptions && <small>Exceptions: {one.exceptions}</small>}
          <small>
            {one.byName}, {one.title}, <Day date={one.at.slice(0, 10)} />
          </small>
        </span>
        <Badge state="pass">Certified</Badge>
      </div>
    </li>
  );
}

function Closing({ agreement, phase, owing, etag, path }: Omit<PartProps, "names">) {
  const { actor } = usePlace();
  const [open, setOpen] = useState(false);
  const making = useMove(path, etag);
  const why = objectionToClosing(agreement, actor, phase, owing);
  if (isForOthers(why) || phase === "CLOSED") return null;
  return (
    <div class="no-print">
      <Button kind={why ? undefined : "primary"} because={why?.why} onClick={() => setOpen(true)}>
        Close the agreement
      </Button>
      <Confirm
        open={open}
        onClose={() => setOpen(false)}
        title="Close the agreement?"
        yes="Close it"
        no="Not now"
        danger={false}
        action={{ ...making, run: () => making.run("close") }}
      >
        <p>Everyone who received data has said what became of it. It stays readable with its history.</p>
      </Confirm>
    </div>
  );
}
