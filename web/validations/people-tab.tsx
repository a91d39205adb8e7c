/** Whom a campaign asks: business by business, how far each person is, and their letters. For those who lead it. */
import { useState } from "preact/hooks";
import { objectionToAdding, objectionToMark } from "#shared/validations/respondent-rules.ts";
import type { RespondentState, RespondentView } from "#shared/validations/respondent-schema.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Button, LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Moment } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { Filter, matches } from "../ui/filter.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { Letters } from "./letters.tsx";
import { useRespondents } from "./load.ts";
import { campaignPaths } from "./paths.ts";
import { MarkDialog, objectionToAnyMark } from "./person-mark.tsx";
import type { CampaignTabProps } from "./tabs.ts";
import { respondentWords, sectorWords, sizeWords } from "./words.ts";
import "../agreements/agreements.css";
import "./validations.css";

export function PeopleTab({ answer, path }: CampaignTabProps) {
  const { partnership } = usePlace();
  const { data: campaign } = answer;
  const read = useRespondents(path);
  const [adding] = useAddress("add");
  const add = useLinkWith("add");
  const close = useClose("add");
  const Add = useChunk(async () => (await import("./add-person.tsx")).AddPerson, adding !== "");
  if (read.state === "loading") return <Skeleton of="the people" lines={12} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const people = read.data;
  const why = objectionToAdding(campaign.state, people.length, 1)?.why;
  if (adding !== "" && why === undefined)
    return Add ? <Add path={path} onDone={() => close("people")} /> : <Skeleton of="the form" />;
  const settled = objectionToMark("revoke", { state: "LISTED" }, campaign.state)?.why;
  // Once it has closed one sentence says so, not each button and each line.
  const over = why !== undefined && people.length > 0;
  const ways = (
    <>
      <LinkButton small because={why} href={add("yes")}>
        Add someone
      </LinkButton>
      <LinkButton small because={why} href={campaignPaths.importContacts(partnership.id, campaign.id)}>
        Add from a file
      </LinkButton>
    </>
  );
  if (people.length === 0)
    return (
      <Empty title="Nobody on the list yet" action={<div class="row">{ways}</div>}>
        A person answers for a business. Several may answer for one; it still counts once.
      </Empty>
    );
  return (
    <div class="stack" id="people">
      {over ? (
        <details class="no-print">
          <summary>What cannot be done now</summary>
          <div class="row">
            <Letters campaign={campaign} people={people} path={path} />
            {ways}
          </div>
        </details>
      ) : (
        <div class="row no-print">
          <Letters campaign={campaign} people={people} path={path} />
          {ways}
        </div>
      )}
      {settled && <p class="muted">{settled} Who was asked stays on the list as they are.</p>}
      <People campaign={campaign} people={people} path={path} />
    </div>
  );
}

type PeopleProps = {
  campaign: CampaignTabProps["answer"]["data"];
  people: readonly RespondentView[];
  path: string;
};

function People({ campaign, people, path }: PeopleProps) {
  const [wanted] = useAddress("q");
  const [state] = useAddress("state");
  // The dialog stays when it closes, so that the focus goes back to the button it came from.
  const [marking, setMarking] = useState<{ one: RespondentView; open: boolean }>();
  const found = people.filter(
    (one) =>
      (state === "" || one.state === state) &&
      matches(wanted, one.name, one.email, one.employer.name, one.employer.county),
  );
  return (
    <>
      <Table
        of={{ one: "person", many: "people" }}
        fold
        paged
        rows={found}
        columns={columnsFor((one) => {
          const why = objectionToAnyMark(one, campaign.state);
          return why ? null : (
            <Button small kind="quiet" onClick={() => setMarking({ one, open: true })}>
              Take off the list<span class="sr"> {one.name}</span>
            </Button>
          );
        })}
        rowKey={({ id }) => id}
        csv={`people-${campaign.id}`}
        aside={
          <>
            <States people={people} state={state} />
            {people.length > 8 && <Filter label="Filter by name, business or address" />}
          </>
        }
      />
      {found.length === 0 && <p class="muted">Nobody on the list has these words.</p>}
      {marking && (
        <MarkDialog
          key={marking.one.id}
          one={marking.one}
          open={marking.open}
          campaign={campaign}
          path={path}
          onClose={() => setMarking({ ...marking, open: false })}
        />
      )}
    </>
  );
}

function States({ people, state }: { people: readonly RespondentView[]; state: string }) {
  const link = useLinkWith("state", "page");
  const counts = (Object.keys(respondentWords) as RespondentState[])
    .map((one) => ({ one, count: people.filter((person) => person.state === one).length }))
    .filter(({ count }) => count > 0);
  if (counts.length < 2) return null;
  return (
    <nav class="row no-print" aria-label="How far they are">
      {counts.map(({ one, count }) => (
        <a
          key={one}
          class="chip"
          href={link(one === state ? "" : one)}
          aria-current={one === state ? "true" : undefined}
        >
          {respondentWords[one].word} <small>{count}</small>
        </a>
      ))}
    </nav>
  );
}

/** The last that is known of them. */
const lastAt = (one: RespondentView): string | undefined =>
  one.completedAt ?? one.startedAt ?? one.openedAt ?? one.remindedAt ?? one.invitedAt;

function columnsFor(
  tools: (one: RespondentView) => preact.ComponentChild,
): [Column<RespondentView>, ...Column<RespondentView>[]] {
  return [
    {
      id: "business",
      head: "Business",
      text: ({ employer }) => employer.name,
      besides: [
        { head: "Size", text: ({ employer }) => (employer.size ? sizeWords[employer.size] : "") },
        { head: "NAICS", text: ({ employer }) => employer.naics ?? "" },
        { head: "County", text: ({ employer }) => employer.county ?? "" },
      ],
      cell: ({ employer }) => (
        <span class="named">
          <b>{employer.name}</b>
          <small>
            {[
              employer.size && sizeWords[employer.size],
              employer.naics && sectorWords(employer.naics.slice(0, 2)),
            ]
              .filter(Boolean)
              .join(", ") || "size and sector not said"}
          </small>
        </span>
      ),
    },
    {
      id: "person",
      head: "Person",
      text: ({ name }) => name,
      besides: [
        { head: "E-mail", text: ({ email }) => email },
        { head: "Language", text: ({ language }) => language },
      ],
      cell: ({ name, email, language }) => (
        <span class="named">
          {name}
          <small class="address">
            {email}
            {language === "es" && ", in Spanish"}
          </small>
        </span>
      ),
    },
    {
      id: "state",
      head: "How far",
      text: ({ state }) => respondentWords[state].word,
      cell: ({ state, declinedReason, cameIn }) => (
        <>
          <Badge state={respondentWords[state].drawn}>{respondentWords[state].word}</Badge>
          {cameIn !== undefined && <small> came in by the code on the wall, uninvited</small>}
          {declinedReason && <small> {declinedReason}</small>}
        </>
      ),
    },
    {
      id: "last",
      head: "Last heard or written",
      text: (one) => lastAt(one) ?? "",
      cell: (one) => (
        <span class="last">
          <Last at={lastAt(one)} />
          {tools(one)}
        </span>
      ),
    },
  ];
}

function Last({ at }: { at: string | undefined }) {
  const { partnership } = usePlace();
  return at ? <Moment at={at} timeZone={partnership.timeZone} /> : <span class="muted">not yet</span>;
}
