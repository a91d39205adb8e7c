/** What the parties agree about the data, part by part as it is read; each part is typed in a form of its own. */
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { LegalBasis } from "#shared/data-sharing/bases-schema.ts";
import type { IndicatorSet } from "#shared/data-sharing/release-schema.ts";
import { objectionToEditing } from "#shared/data-sharing/rules.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import type { Names } from "../agreements/names.ts";
import type { Answer } from "../api.ts";
import { together } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose } from "../ui/address.ts";
import { useChunk } from "../ui/chunk.ts";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useBases, useIndicators, useTerms } from "./load.ts";
import { dataPaths, type TermsPart } from "./paths.ts";
import { Clauses, Facts, Proof, Purposes, Schedule, Transfers } from "./terms-read.tsx";
import { AboutEnding, AboutOnward, AboutRetention, AboutSecurity, AboutSuppression } from "./terms-rules.tsx";

export type TermsTabProps = {
  agreement: DataSharing;
  path: string;
  names: Names;
  /** A version before the latest: to be read, and nothing else. */
  past?: boolean;
};

export function TermsTab(props: TermsTabProps) {
  const { partnership } = usePlace();
  const read = together(useTerms(props.path), useBases(partnership.id), useIndicators(partnership.id));
  if (read.state === "loading") return <Skeleton of="the terms" lines={24} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const [answer, bases, indicators] = read.data;
  return (
    <Loaded
      {...props}
      answer={answer}
      bases={bases}
      indicators={indicators}
      reload={read.reload}
      stale={read.stale}
    />
  );
}

export type ReadProps = {
  agreement: DataSharing;
  terms: DataTerms;
  names: Names;
  bases: readonly LegalBasis[];
  indicators: IndicatorSet;
};

type LoadedProps = TermsTabProps &
  Pick<ReadProps, "bases" | "indicators"> & { answer: Answer<DataTerms>; reload: () => void; stale: boolean };

/** What is open for typing, if this person may type now. */
export function useOpenPart(): { change: string; clause: string; answers: string; open: boolean } {
  const [change] = useAddress("change");
  const [clause] = useAddress("clause");
  const [answers] = useAddress("answers");
  return { change, clause, answers, open: change !== "" || clause !== "" };
}

function Loaded({ agreement, path, names, past, answer, bases, indicators, reload, stale }: LoadedProps) {
  const { partnership, actor } = usePlace();
  const asked = useOpenPart();
  const editing = past ? undefined : objectionToEditing(agreement, actor);
  const mayEdit = !past && !editing;
  const open = asked.open && mayEdit && !stale;
  const close = useClose("change", "clause", "answers");
  const Form = useChunk(async () => (await import("./terms-form.tsx")).TermsForm, open);
  useEffect(() => {
    if (!open && location.hash !== "") document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [open]);
  if (open)
    return Form ? (
      <Form
        {...asked}
        agreement={agreement}
        path={path}
        answer={answer}
        names={names}
        bases={bases}
        indicators={indicators}
        reload={reload}
        onDone={() => close(asked.clause === "" ? asked.change : "clauses")}
      />
    ) : (
      <Skeleton of="the form" lines={14} />
    );
  const props: ReadProps = { agreement, terms: answer.data, names, bases, indicators };
  const part = (id: TermsPart, title: string, children: ComponentChildren, count?: string) => (
    <Part
      id={id}
      title={title}
      count={count}
      href={
        mayEdit ? dataPaths.dataAgreement(partnership.id, agreement.id, "terms", { change: id }) : undefined
      }
    >
      {children}
    </Part>
  );
  const { data } = answer;
  return (
    <div class="stack terms">
      {part("purposes", "Purposes", <Purposes {...props} />)}
      {part("elements", "Schedule of data", <Schedule {...props} />)}
      {part("transfers", "Transfers", <Transfers {...props} />)}
      {part("retention", "Keeping and destroying", <AboutRetention {...props} />)}
      {part("onward", "Who else gets the data", <AboutOnward {...props} />)}
      {part("security", "Security and breaches", <AboutSecurity {...props} />)}
      {part("suppression", "The smallest group shown", <AboutSuppression {...props} />)}
      {part("ending", "Renewing, ending, joining", <AboutEnding {...props} />)}
      {part("facts", "Facts the legal bases ask for", <Facts {...props} />)}
      {part("evidence", "Evidence and approvals", <Proof {...props} />)}
      <Part
        id="clauses"
        title="Clauses"
        count={data.clauses.length > 0 ? String(data.clauses.length) : undefined}
        href={
          mayEdit
            ? dataPaths.dataAgreement(partnership.id, agreement.id, "terms", { clause: "new" })
            : undefined
        }
        verb="Add a clause"
      >
        <Clauses {...props} mayEdit={mayEdit} />
      </Part>
    </div>
  );
}

type PartProps = {
  id: string;
  title: string;
  count?: string | undefined;
  href: string | undefined;
  verb?: string;
  children: ComponentChildren;
};

function Part({ id, title, count, href, verb = "Change", children }: PartProps) {
  return (
    <section id={id} aria-labelledby={`${id}-head`} class="term-part">
      <div class="section-head">
        <h2 class="small-head" id={`${id}-head`}>
          {title}
          {count && <small> {count}</small>}
        </h2>
        {href && (
          <a class="button small no-print" href={href}>
            {verb}
            {verb === "Change" && <span class="sr"> {title.toLowerCase()}</span>}
          </a>
        )}
      </div>
      {children}
    </section>
  );
}
