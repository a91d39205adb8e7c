/** What an agreement is, in a list of facts: its term, what it stands under, its steward, when it was signed. */
import type { DataSharingView } from "#shared/data-sharing/view.ts";
import type { Names } from "../agreements/names.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Day, Days, fromToday } from "../ui/dates.tsx";
import { useRows } from "./load.ts";
import { dataPaths } from "./paths.ts";

export function Facts({ view, names }: { view: DataSharingView; names: Pick<Names, "name"> }) {
  const { partnership } = usePlace();
  const { today } = partnership;
  const ahead = view.dateEffective > today;
  return (
    <dl class="facts">
      <div>
        <dt>Term</dt>
        <dd>
          <Days from={view.dateEffective} until={view.expirationDate} />
          <small>
            {ahead ? "begins" : view.expirationDate < today ? "ended" : "ends"}{" "}
            {fromToday(ahead ? view.dateEffective : view.expirationDate, today)}
          </small>
        </dd>
      </div>
      {view.parentId && <Parent id={view.parentId} />}
      <div>
        <dt>Steward</dt>
        <dd>
          <a href={paths.organization(partnership.id, view.stewardId)}>{names.name(view.stewardId)}</a>
          <small>started it and keeps it</small>
        </dd>
      </div>
      {view.dateSigned && (
        <div>
          <dt>Signed</dt>
          <dd>
            <Day date={view.dateSigned} />
          </dd>
        </div>
      )}
    </dl>
  );
}

function Parent({ id }: { id: string }) {
  const { partnership } = usePlace();
  const rows = useRows(partnership.id);
  const parent = rows.state === "content" ? rows.data.find((row) => row.id === id) : undefined;
  return (
    <div>
      <dt>Stands under</dt>
      <dd>
        {parent ? (
          <a href={dataPaths.dataAgreement(partnership.id, id)}>{parent.name}</a>
        ) : rows.state === "loading" ? (
          "…"
        ) : (
          "one that you may not see"
        )}
        {parent && (
          <small>
            <code>{parent.codedNotation}</code>
          </small>
        )}
      </dd>
    </div>
  );
}
