/** What went wrong with data under an agreement, and reporting it: described, and never with a student's name. */

import { useState } from "preact/hooks";
import { objectionToReporting } from "#shared/data-sharing/obligation-rules.ts";
import type { Incident } from "#shared/data-sharing/obligations-schema.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import type { Names } from "../agreements/names.ts";
import { get, invalid, post } from "../api.ts";
import { freshAfter, useAction, useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { Moment } from "../ui/dates.tsx";
import { ProseField, TextField } from "../ui/field.tsx";
import { isForOthers } from "../ui/for-others.ts";

type PartProps = { agreement: DataSharing; path: string; names: Names };

export function IncidentsPart({ agreement, path, names }: PartProps) {
  const { partnership, actor } = usePlace();
  const [open, setOpen] = useState(false);
  const read = useLoad(
    `${path}/incidents`,
    async (signal) => (await get<{ items: Incident[] }>(`${path}/incidents`, signal)).data.items,
  );
  const why = objectionToReporting(agreement, actor);
  const incidents = read.state === "content" ? read.data : [];
  if (incidents.length === 0 && why) return null;
  return (
    <section aria-labelledby="incidents" class="term-part">
      <div class="section-head">
        <h2 id="incidents" class="small-head">
          Incidents
        </h2>
        {!isForOthers(why) && (
          <span class="no-print">
            <Button small because={why?.why} onClick={() => setOpen(true)}>
              Report an incident
            </Button>
          </span>
        )}
      </div>
      {incidents.length === 0 ? (
        <p class="muted">None was reported.</p>
      ) : (
        <ul class="lines">
          {incidents.map((one) => (
            <li key={one.id}>
              <p>{one.scope}</p>
              <small>
                Found <Moment at={one.discoveredAt} timeZone={partnership.timeZone} /> at{" "}
                {names.name(one.organizationId)}; reported by {one.byName}
              </small>
              {one.costAllocation && <small>Costs: {one.costAllocation}</small>}
            </li>
          ))}
        </ul>
      )}
      <Report open={open} onClose={() => setOpen(false)} path={path} />
    </section>
  );
}

function Report({ open, onClose, path }: { open: boolean; onClose: () => void; path: string }) {
  const { today } = usePlace().partnership;
  const [day, setDay] = useState(today);
  const [time, setTime] = useState("09:00");
  const [scope, setScope] = useState("");
  const [costAllocation, setCosts] = useState("");
  const action = useAction(async (key) => {
    const found = new Date(`${day}T${time}`);
    if (Number.isNaN(found.getTime()))
      throw invalid([{ pointer: "/discoveredAt", detail: "A day, and a time such as 14:30." }]);
    const body = {
      discoveredAt: found.toISOString(),
      scope,
      ...(costAllocation.trim() ? { costAllocation } : {}),
    };
    // The clock of the notice starts with it, so what is owed is read again as well.
    await freshAfter(`${path}/incidents`, post<unknown>(`${path}/incidents`, body, { key }));
  });
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title="Report an incident?"
      yes="Report it"
      no="Not now"
      action={action}
    >
      <p>
        It starts the clock by which the other parties have to be told. Describe what kind of data and how
        much. Never write a student’s name.
      </p>
      <div class="pair">
        <TextField
          label="Found on"
          pointer="/discoveredAt"
          type="date"
          max={today}
          value={day}
          onValue={setDay}
        />
        <TextField label="At" pointer="/discoveredAt/time" hint="As 14:30." value={time} onValue={setTime} />
      </div>
      <ProseField label="What happened" pointer="/scope" value={scope} onValue={setScope} rows={4} />
      <ProseField
        label="Who pays for it"
        pointer="/costAllocation"
        optional
        value={costAllocation}
        onValue={setCosts}
        rows={2}
      />
    </Confirm>
  );
}
