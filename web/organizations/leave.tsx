/** A partner leaves: its last day, and what becomes of each of its agreements, so that none is forgotten. For the convener. */
import { useLocation } from "preact-iso/router";
import type { AgreementStatus, Phase } from "#shared/agreements/schema.ts";
import { objectionToLeaving } from "#shared/organizations/rules.ts";
import type { AgreementFuture, Organization } from "#shared/organizations/schema.ts";
import { type Answer, post } from "../api.ts";
import { freshAfter, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useChunk } from "../ui/chunk.ts";
import { Day } from "../ui/dates.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { futureWords } from "./words.ts";

type Open = {
  id: string;
  codedNotation: string;
  name: string;
  status: AgreementStatus;
  dateEffective: string;
  lastDay: string;
  teachOutUntil?: string;
  phase?: Phase;
  inForce: boolean;
};
type Report = { organization: Organization; agreements: Open[] };

/** Stands in the place of the organization's page while its leaving is typed. */
export function LeavePage({ id }: { id: string }) {
  const { partnership } = usePlace();
  const base = `/partnerships/${partnership.id}/organizations`;
  const read = useLoad(`${base}/${id}/leave`, () =>
    post<Report>(`${base}/${id}/leave?dryRun=true`, { until: partnership.today }),
  );
  const crumbs = [{ href: paths.organizations(partnership.id), label: "Organizations" }];
  if (read.state === "loading")
    return (
      <Page title="A partner leaves" crumbs={crumbs} narrow>
        <Skeleton of="its agreements" lines={10} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title="A partner leaves" crumbs={crumbs} narrow>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const { organization } = read.data.data;
  return (
    <Page
      title={`${organization.name} leaves the partnership`}
      short="A partner leaves"
      crumbs={[...crumbs, { href: paths.organization(partnership.id, id), label: organization.name }]}
      lede="Its agreements do not end by themselves. Say what becomes of each; every party finds it in the history."
      narrow
    >
      <Questions answer={read.data} base={base} reload={read.reload} />
    </Page>
  );
}

type Typed = { until: string; decided: Record<string, { future: string; note: string }> };
type QuestionsProps = { answer: Answer<Report>; base: string; reload: () => void };

function Questions({ answer: { data, etag }, base, reload }: QuestionsProps) {
  const { partnership, actor } = usePlace();
  const { route } = useLocation();
  const { organization, agreements } = data;
  // Kept under each agreement's id: what was decided stays when others have joined or gone meanwhile.
  const draft = useDraft<Typed>(`leave/${organization.id}`, { until: partnership.today, decided: {} });
  const { until, decided } = draft.value;
  const set = (part: Partial<Typed>) => draft.set({ ...draft.value, ...part });
  // What fitted a draft does not fit once it is in force: that one is decided about again.
  const of = (one: Open) => {
    const { future = "", note = "" } = decided[one.id] ?? {};
    return { future: fitting(one).some((fits) => fits === future) ? future : "", note };
  };
  const leave = useAction(async (key) => {
    const futures = agreements.flatMap((one) => {
      const { future, note } = of(one);
      return future === "" ? [] : [{ agreementId: one.id, future, ...(note.trim() ? { note } : {}) }];
    });
    await freshAfter(
      base,
      post(`${base}/${organization.id}/leave`, { until, futures }, { key, ifMatch: etag }),
    );
    draft.forget();
    route(paths.organization(partnership.id, organization.id));
  });
  const ImpactPart = useChunk(async () => (await import("../programs/impact.tsx")).ImpactPart, true);
  const open = agreements.filter((one) => of(one).future === "").length;
  const why =
    objectionToLeaving(actor, organization)?.why ??
    (open > 0
      ? `${open === 1 ? "One agreement is" : `${open} agreements are`} not decided about yet.`
      : undefined);
  return (
    <Form label="Leaving" action={leave} reload={reload} draft={draft}>
      <TextField
        label="Last day in the partnership"
        type="date"
        pointer="/until"
        value={until}
        onValue={(until) => set({ until })}
      />
      {agreements.length === 0 && (
        <Notice kind="good" title="It is a party to no agreement that is open or in force">
          <p>Nothing is left to decide.</p>
        </Notice>
      )}
      {agreements.map((one, index) => (
        <fieldset key={one.id}>
          <legend>
            <a href={paths.agreement(partnership.id, one.id)}>{one.name}</a>
          </legend>
          <p class="muted">
            {one.codedNotation}, <Standing of={one} />
          </p>
          <ChoiceField
            label="What becomes of it"
            pointer={`/futures/${index}/future`}
            value={of(one).future}
            onValue={(future) => set({ decided: { ...decided, [one.id]: { ...of(one), future } } })}
            none="Not decided"
            choices={fitting(one).map((future) => ({ value: future, label: futureWords[future] }))}
          />
          <TextField
            label="Note"
            pointer={`/futures/${index}/note`}
            hint="Who does what next."
            optional
            value={of(one).note}
            onValue={(note) => set({ decided: { ...decided, [one.id]: { ...of(one), note } } })}
            autocomplete="off"
          />
        </fieldset>
      ))}
      {ImpactPart && <ImpactPart of={{ organization: organization.id, lastDay: until }} />}
      <FormEnd
        yes="Record that it leaves"
        kind="danger"
        because={why}
        leave={paths.organization(partnership.id, organization.id)}
        no="Cancel; it stays a partner"
      />
    </Form>
  );
}

function Standing({ of: { phase, dateEffective, lastDay, teachOutUntil } }: { of: Open }) {
  const until = <Day date={lastDay} />;
  if (phase === undefined) return <>not signed yet, until {until}</>;
  if (phase === "UPCOMING")
    return (
      <>
        in force from <Day date={dateEffective} /> until {until}
      </>
    );
  if (phase === "TEACH_OUT" && teachOutUntil)
    return (
      <>
        teach-out until <Day date={teachOutUntil} />
      </>
    );
  return phase === "IN_FORCE" ? <>in force until {until}</> : <>over; a new version is not signed yet</>;
}

const fitting = ({ inForce }: Open): AgreementFuture[] =>
  inForce ? ["RUNS_OUT", "NOTICE", "SUCCESSOR"] : ["WITHDRAW", "SUCCESSOR"];
