/**
 * Sending a table of counts: chosen, typed or pasted, hidden in this page, looked at, and only then sent. Real counts stay
 * in the page and in the worker beside it.
 */

import { useState } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { authorize } from "#shared/data-sharing/gate.ts";
import type { AgreedView, IndicatorSet } from "#shared/data-sharing/release-schema.ts";
import type { DataSharingView } from "#shared/data-sharing/view.ts";
import { type Names, namesOf, useOrganizations } from "../agreements/names.ts";
import { fresh, together } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { useChunk } from "../ui/chunk.ts";
import { Empty } from "../ui/empty.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { scheduledIn, useContextOf, useExchange, yearsBetween } from "./exchange-load.ts";
import { yearsInWords } from "./exchange-words.ts";
import { agreementPath, useIndicators, useOne } from "./load.ts";
import { dataPaths } from "./paths.ts";
import { Choose, type Chosen } from "./submit-choose.tsx";
import type { CountsProps } from "./submit-counts.tsx";
import "./exchange.css";

const title = "Send counts";

export function SubmitPage() {
  const { partnership } = usePlace();
  const id = useRoute().params["agreement"] ?? "";
  const path = agreementPath(partnership.id, id);
  const read = together(
    useOne(path),
    useExchange(path),
    useIndicators(partnership.id),
    useOrganizations(partnership.id),
  );
  const crumbs = [
    { href: paths.dataSharing(partnership.id), label: "Data sharing" },
    { href: dataPaths.dataAgreement(partnership.id, id, "exchange"), label: "Exchange" },
  ];
  if (read.state === "content") {
    const [view, { agreed }, indicators, organizations] = read.data;
    if (!agreed)
      return (
        <Page title={title} crumbs={crumbs}>
          <Notice title="What passes is for its parties" icon="lock">
            <p>Your organization sends nothing under this agreement.</p>
          </Notice>
        </Page>
      );
    return (
      <Submit
        path={path}
        view={view.data}
        agreed={agreed}
        indicators={indicators}
        names={namesOf(organizations)}
        crumbs={crumbs}
      />
    );
  }
  return (
    <Page title={title} crumbs={crumbs}>
      {read.state === "loading" && <Skeleton of="what may be sent" lines={14} />}
      {read.state === "problem" && <ProblemNotice problem={read.problem} retry={read.retry} />}
    </Page>
  );
}

type SubmitProps = {
  path: string;
  view: DataSharingView;
  agreed: AgreedView;
  indicators: IndicatorSet;
  names: Names;
  crumbs: { href: string; label: string }[];
};

function Submit({ path, view, agreed, indicators, names, crumbs }: SubmitProps) {
  const { actor, partnership } = usePlace();
  const scheduled = scheduledIn(agreed);
  const [indicatorId, setIndicator] = useAddress("indicator", scheduled[0]?.exchange.indicatorId ?? "");
  const elements = scheduled.filter(({ exchange }) => exchange.indicatorId === indicatorId);
  const years = [...new Set(elements.flatMap(({ exchange }) => yearsBetween(exchange)))].sort();
  const [year, setYear] = useAddress("year", years.filter((one) => one < partnership.today).at(-1) ?? "");
  const [to, setTo] = useAddress("to");
  const element = elements.find(({ exchange }) => exchange.from <= year && (to || year) <= exchange.to);
  const purposes = agreed.terms.purposes.filter(({ purposeId }) => element?.purposeIds.includes(purposeId));
  const [purpose, setPurpose] = useState("");
  const purposeId =
    purposes.find((one) => one.purposeId === purpose)?.purposeId ?? purposes[0]?.purposeId ?? "";
  const dimensions = indicators.dimensions.filter(({ id }) => element?.exchange.dimensions.includes(id));
  const indicator = indicators.indicators.find(({ id }) => id === indicatorId);
  const sender = actor.organization;
  const decision =
    sender &&
    authorize(
      agreed,
      actor,
      "submit",
      {
        indicatorId,
        year,
        ...(to ? { pooledTo: to } : {}),
        senderId: sender,
        dimensions: dimensions.map(({ id }) => id),
        purposeId,
      },
      partnership.today,
    );
  const context = fresh(
    useContextOf(
      path,
      decision?.allowed ? { indicatorId, year, ...(to ? { pooledTo: to } : {}) } : undefined,
    ),
  );
  // Once there is something to type into, nothing takes it away: what is typed is nowhere else.
  const [opened, setOpened] = useState(false);
  if (decision?.allowed && !opened) setOpened(true);
  const name = sender ? names.name(sender) : "";
  if (scheduled.length === 0)
    return (
      <Page title={title} crumbs={crumbs}>
        <Empty title="Nothing passes through the hub under this agreement">
          Its schedule names no indicator that is sent as counts. Fields about single students are described
          in it, and never uploaded.
        </Empty>
      </Page>
    );
  const chosen: Chosen = { indicatorId, year, to, purposeId };
  return (
    <Page
      title={indicator ? `${indicator.name}, ${name}, ${yearsInWords(year, to || undefined)}` : title}
      short={title}
      crumbs={crumbs}
      lede={`Counts under ${view.name}, ${view.codedNotation}. What you type stays in this page: small groups are hidden here, and only what is left is sent.`}
    >
      <Choose
        chosen={chosen}
        indicators={indicators.indicators.filter(({ id }) =>
          scheduled.some(({ exchange }) => exchange.indicatorId === id),
        )}
        years={years}
        purposes={purposes}
        set={{ indicator: setIndicator, year: setYear, to: setTo, purpose: setPurpose }}
      />
      {decision && !decision.allowed && (
        <Notice kind="warn" title="This cannot be sent now">
          <p>{decision.why}</p>
        </Notice>
      )}
      {opened && element && indicator && (
        <Body
          {...{ path, chosen, indicator, dimensions, names, sender: name }}
          agreed={element.exchange}
          context={context}
        />
      )}
    </Page>
  );
}

type BodyProps = Omit<CountsProps, "rule"> & { context: ReturnType<typeof useContextOf> };

/** Another year or indicator keeps what is typed; the rule is read anew for each. */
function Body({ context, ...counts }: BodyProps) {
  const part = useChunk(async () => ({ Counts: (await import("./submit-counts.tsx")).Counts }), true);
  return (
    <>
      {context.state === "problem" && <ProblemNotice problem={context.problem} retry={context.retry} />}
      {part ? (
        <part.Counts rule={context.state === "content" ? context.data : undefined} {...counts} />
      ) : (
        <Skeleton of="the table" lines={10} />
      )}
    </>
  );
}
