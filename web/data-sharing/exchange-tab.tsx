/** The exchange under one agreement: what was released by whom for which year, what is due, and what the gate decided. */

import { daysOfYear } from "#shared/academic-year.ts";
import { authorize } from "#shared/data-sharing/gate.ts";
import type { IndicatorSet, ReleaseLine } from "#shared/data-sharing/release-schema.ts";
import type { DataSharingView } from "#shared/data-sharing/view.ts";
import { currentWindow } from "#shared/data-sharing/windows.ts";
import { listed } from "#shared/listed.ts";
import type { Names } from "../agreements/names.ts";
import { together } from "../load.ts";
import { usePlace } from "../session.ts";
import { Day, dayInWords } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import {
  type Exchange,
  newest,
  type Scheduled,
  scheduledIn,
  useExchange,
  yearsBetween,
} from "./exchange-load.ts";
import { exchangePaths } from "./exchange-paths.ts";
import { yearsInWords } from "./exchange-words.ts";
import { GateLogSection } from "./gate-log.tsx";
import { useIndicators } from "./load.ts";
import "./exchange.css";

type ExchangeTabProps = { view: DataSharingView; path: string; names: Names };

export function ExchangeTab({ view, path, names }: ExchangeTabProps) {
  const { partnership } = usePlace();
  const read = together(useExchange(path), useIndicators(partnership.id));
  if (read.state === "loading") return <Skeleton of="the exchange" lines={10} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const [{ items, agreed }, indicators] = read.data;
  if (!agreed)
    return (
      <Notice title="What passes is for its parties" icon="lock">
        <p>
          You see that this agreement exists. Which counts pass under it, its parties and the auditor see.
        </p>
      </Notice>
    );
  const exchange: Exchange = { items, agreed };
  const scheduled = scheduledIn(exchange.agreed);
  if (scheduled.length === 0)
    return (
      <Empty title="No counts pass through the hub under this agreement">
        {exchange.agreed.versionNo === undefined
          ? "Once all parties have signed, what its schedule names as counts is sent and read here."
          : "Its schedule names no indicator that is sent as counts through the hub."}
      </Empty>
    );
  const { policy } = exchange.agreed;
  return (
    <div class="exchange">
      {exchange.agreed.phase !== "ACTIVE" && (
        <Notice kind="warn" title="Nothing passes today">
          <p>
            {exchange.agreed.phase === "SUSPENDED"
              ? "The agreement is suspended. Senders still see what they sent; nobody else sees any of it."
              : "The agreement is not in force today. What was released is shown to whom it still allows that."}
          </p>
        </Notice>
      )}
      <Section
        id="released"
        title="Counts by year"
        aside={policy && <p>Groups of fewer than {policy.n} are hidden before they are sent</p>}
      >
        {scheduled.map((element) => (
          <Board key={element.elementId} {...{ element, exchange, indicators, names }} agreement={view.id} />
        ))}
      </Section>
      <Due exchange={exchange} names={names} />
      <GateLogSection path={path} names={names} />
    </div>
  );
}

type BoardProps = {
  element: Scheduled;
  exchange: Exchange;
  indicators: IndicatorSet;
  names: Names;
  agreement: string;
};

/** One indicator: who sends it down, the years across, and in each cell the newest release, or what is missing. */
function Board({ element, exchange: { agreed, items }, indicators, names, agreement }: BoardProps) {
  const { indicatorId } = element.exchange;
  const indicator = indicators.indicators.find(({ id }) => id === indicatorId);
  const released = newest(items.filter((one) => one.indicatorId === indicatorId));
  const joined = agreed.joined.filter(({ role }) => role === "disclosing").map((one) => one.organizationId);
  const senders = [
    ...new Set([
      ...agreed.terms.transfers
        .filter((one) => one.method === "hub_aggregate" && one.elementIds.includes(element.elementId))
        .map(({ senderId }) => senderId),
      ...joined,
      ...released.map(({ senderId }) => senderId),
    ]),
  ];
  const spans = [
    ...yearsBetween(element.exchange).map((year) => ({ year, pooledTo: undefined as string | undefined })),
    ...released.flatMap(({ year, pooledTo }) => (pooledTo ? [{ year, pooledTo }] : [])),
  ].filter(
    (one, index, all) =>
      all.findIndex(({ year, pooledTo }) => year === one.year && pooledTo === one.pooledTo) === index,
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={`${indicatorId} by sender and year`}>
      <table class="sticky exchange-board">
        <caption>
          <b>
            {indicatorId} {indicator?.name ?? element.name}
          </b>
        </caption>
        <thead>
          <tr>
            <th scope="col">Sent by</th>
            {spans.map(({ year, pooledTo }) => (
              <th key={`${year} ${pooledTo}`} scope="col">
                {yearsInWords(year, pooledTo)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {senders.map((senderId) => (
            <tr key={senderId}>
              <th scope="row">{names.name(senderId)}</th>
              {spans.map(({ year, pooledTo }) => (
                <td key={`${year} ${pooledTo}`}>
                  <Square
                    found={released.find(
                      (one) => one.senderId === senderId && one.year === year && one.pooledTo === pooledTo,
                    )}
                    {...{ element, agreed, senderId, year, agreement }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type SquareProps = {
  found: ReleaseLine | undefined;
  element: Scheduled;
  agreed: Exchange["agreed"];
  senderId: Exchange["items"][number]["senderId"];
  year: string;
  agreement: string;
};

function Square({ found, element, agreed, senderId, year, agreement }: SquareProps) {
  const { actor, partnership } = usePlace();
  const { today } = partnership;
  const { indicatorId, dimensions } = element.exchange;
  const mine = senderId === actor.organization;
  const purposeId = element.purposeIds[0] ?? "";
  const may =
    mine &&
    authorize(
      agreed,
      actor,
      "submit",
      { indicatorId, year, senderId, dimensions, purposeId },
      partnership.today,
    ).allowed;
  const send = exchangePaths.submitRelease(partnership.id, agreement, { indicator: indicatorId, year });
  if (found)
    return (
      <>
        {found.decision.allowed ? (
          <a href={exchangePaths.release(partnership.id, agreement, found.id)}>
            {dayInWords(found.at.slice(0, 10))}
          </a>
        ) : (
          <small title={found.decision.why}>{dayInWords(found.at.slice(0, 10))}, not for you</small>
        )}
        {may && (
          <>
            <br />
            <small>
              <a href={send}>Send a correction</a>
            </small>
          </>
        )}
      </>
    );
  if (daysOfYear(year).until >= today) return <span class="muted">not over yet</span>;
  if (may)
    return (
      <a class="button small" href={send}>
        Send
      </a>
    );
  return <span class="muted">not sent</span>;
}

/** Each window once, with all who send in it: open now, or the next one. */
function Due({ exchange: { agreed }, names }: { exchange: Exchange; names: Names }) {
  const { partnership } = usePlace();
  const { today } = partnership;
  const windows = agreed.terms.transfers
    .filter(({ method }) => method === "hub_aggregate")
    .flatMap((transfer) => {
      const window = currentWindow(transfer, today);
      return window ? [{ senderId: transfer.senderId, window }] : [];
    });
  const byWindow = [...Map.groupBy(windows, ({ window }) => `${window.due} ${window.opens} ${window.closes}`)]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([key, [first, ...more]]) =>
      first ? [{ key, window: first.window, all: [first, ...more] }] : [],
    );
  if (byWindow.length === 0) return null;
  return (
    <Section id="due" title="When counts are due">
      <ol class="timeline">
        {byWindow.map(({ key, window: { due, opens, closes }, all }) => (
          <li key={key} data-s={opens <= today ? "now" : undefined}>
            <b>
              <Day date={due} today={today} />
            </b>
            <small>
              {opens <= today
                ? `Can be sent until ${dayInWords(closes)}`
                : `Can be sent from ${dayInWords(opens)}`}{" "}
              by {listed([...new Set(all.map(({ senderId }) => names.name(senderId)))])}.
            </small>
          </li>
        ))}
      </ol>
    </Section>
  );
}
