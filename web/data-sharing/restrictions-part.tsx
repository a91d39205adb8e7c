/** What single parties have restricted or suspended, and lifted again: each with its reason, and the way to lift it. */
import { useState } from "preact/hooks";
import { objectionToLifting } from "#shared/data-sharing/restrictions.ts";
import type { DataPhase, DataSharing, Restriction } from "#shared/data-sharing/schema.ts";
import { listed } from "#shared/listed.ts";
import type { Names } from "../agreements/names.ts";
import { usePlace } from "../session.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { isForOthers } from "../ui/for-others.ts";
import { useTerms } from "./load.ts";
import { ReasonField, useMove } from "./moving.tsx";

type PartProps = {
  agreement: DataSharing;
  phase: DataPhase;
  etag: string | undefined;
  path: string;
  names: Pick<Names, "name">;
};

export function RestrictionsPart(props: PartProps) {
  const { agreement } = props;
  if (agreement.restrictions.length === 0) return null;
  return (
    <section aria-labelledby="restrictions" class="term-part">
      <div class="section-head">
        <h2 id="restrictions" class="small-head">
          Restricted by single parties
        </h2>
      </div>
      <ul class="lines restrictions">
        {agreement.restrictions.toReversed().map((one) => (
          <Line key={one.restrictionNo} restriction={one} {...props} />
        ))}
      </ul>
    </section>
  );
}

function Line({
  restriction: one,
  agreement,
  phase,
  etag,
  path,
  names,
}: PartProps & { restriction: Restriction }) {
  const { partnership, actor } = usePlace();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const making = useMove(path, etag);
  const why = objectionToLifting(agreement, one.restrictionNo, actor, phase, partnership.today);
  const mine = one.byOrganization === actor.organization;
  return (
    <li>
      <div class="row between">
        <div>
          <b>
            <What restriction={one} path={path} />
          </b>
          <small>
            {one.byName}
            {one.byOrganization && ` of ${names.name(one.byOrganization)}`}: “{one.reason}”
          </small>
          {one.lifted && (
            <small>
              Lifted on {dayInWords(one.lifted.on)} by {one.lifted.byName}: “{one.lifted.reason}”
            </small>
          )}
        </div>
        {one.lifted ? (
          <Badge state="superseded">Lifted</Badge>
        ) : mine && !isForOthers(why) ? (
          <Button small because={why?.why} onClick={() => setOpen(true)}>
            Lift it<span class="sr">: restriction {one.restrictionNo}</span>
          </Button>
        ) : (
          <Badge state={one.kind === "SUSPENSION" ? "suspended" : "warn"}>Holds</Badge>
        )}
      </div>
      <Confirm
        open={open}
        onClose={() => setOpen(false)}
        title="Lift it?"
        yes="Lift it"
        no="Not now"
        danger={false}
        action={{
          ...making,
          run: () => making.run("lift", { restrictionNo: one.restrictionNo, reason }),
        }}
      >
        <p>What was agreed holds again from today on.</p>
        <ReasonField label="Why it is lifted" value={reason} onValue={setReason} />
      </Confirm>
    </li>
  );
}

function What({
  restriction: { kind, from, until, elementIds },
  path,
}: {
  restriction: Restriction;
  path: string;
}) {
  const terms = useTerms(path);
  if (kind === "SUSPENSION") return <>Suspended from {dayInWords(from)}</>;
  if (kind === "EARLIER_END") return <>Ends earlier, on {dayInWords(until ?? from)}</>;
  const elements = terms.state === "content" ? terms.data.data.elements : [];
  const name = (id: string) => elements.find(({ elementId }) => elementId === id)?.name ?? id;
  return (
    <>
      No longer passes from {dayInWords(from)}: {listed(elementIds.map(name))}
    </>
  );
}
