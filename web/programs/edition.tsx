/** Moving a draft to another edition or pathway of the framework: an act of its own, shown before it is done. */

import { useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso/router";
import { listed } from "#shared/listed.ts";
import type { EditionMoveReport } from "#shared/programs/edition-move-schema.ts";
import { objectionToEditing } from "#shared/programs/rules.ts";
import type { Program } from "#shared/programs/schema.ts";
import { type Names, namesOf, useOrganizations } from "../agreements/names.ts";
import { type Answer, invalid, post } from "../api.ts";
import { PathwayField } from "../framework/pathway-field.tsx";
import { fresh, freshAfter, together, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { ChoiceField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { FormPage } from "../ui/form-page.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { programPath, useFacts, useOne, whole } from "./load.ts";
import { programPaths } from "./paths.ts";

const title = "Move to another edition or pathway";

export function MoveEditionPage() {
  const { partnership, actor } = usePlace();
  const path = programPath(partnership.id, useRoute().params["program"] ?? "");
  const read = fresh(together(useOne(path), useOrganizations(partnership.id)));
  const crumbs = [{ href: paths.programs(partnership.id), label: "Programs" }];
  return (
    <FormPage
      title={title}
      crumbs={crumbs}
      lines={10}
      read={read}
      why={([answer]) => objectionToEditing(whole(answer.data), actor)}
    >
      {([answer, organizations], reload) => (
        <Page
          title={title}
          crumbs={[
            ...crumbs,
            { href: programPaths.program(partnership.id, answer.data.id), label: answer.data.title },
          ]}
          lede="Clusters and pathways are named anew from edition to edition. Nothing moves by itself: choose the pathway, see what it comes to, and then move."
          narrow
        >
          <Move
            answer={{ ...answer, data: whole(answer.data) }}
            path={path}
            names={namesOf(organizations)}
            reload={reload}
          />
        </Page>
      )}
    </FormPage>
  );
}

type MoveProps = { answer: Answer<Program>; path: string; names: Names; reload: () => void };

function Move({ answer: { data: program, etag }, path, names, reload }: MoveProps) {
  const { partnership } = usePlace();
  const { route } = useLocation();
  const facts = useFacts(path);
  const successor = facts.state === "content" ? facts.data.edition.successor : undefined;
  const editions = [
    ...new Set([successor, partnership.frameworkEdition, program.edition].filter((one) => one !== undefined)),
  ];
  const [chosen, setChosen] = useState<string>();
  const [pathwayId, setPathway] = useState("");
  const edition = chosen ?? editions[0] ?? program.edition;
  const body = { edition, ...(pathwayId ? { pathwayId } : {}) };
  const key = `${path}/move-edition ${edition} ${pathwayId}`;
  const trial = useLoad(
    key,
    async (signal) =>
      (await post<EditionMoveReport>(`${path}/move-edition?dryRun=true`, body, { signal })).data,
  );
  const move = useAction(async (again) => {
    if (pathwayId === "")
      throw invalid([{ pointer: "/pathwayId", detail: "Choose the pathway it moves to." }]);
    await freshAfter(
      path,
      post<EditionMoveReport>(`${path}/move-edition`, body, { ifMatch: etag, key: again }),
    );
    route(programPaths.program(partnership.id, program.id));
  });
  return (
    <Form label={title} action={move} reload={reload}>
      {editions.length > 1 ? (
        <ChoiceField
          label="Edition"
          pointer="/edition"
          value={edition}
          onValue={(next) => {
            setChosen(next);
            setPathway("");
          }}
          choices={editions.map((one) => ({
            value: one,
            label: one === program.edition ? `${one}, the one it is in` : one,
          }))}
        />
      ) : (
        <p>
          This hub carries one edition, <b>{edition}</b>. The program can move to another pathway of it.
        </p>
      )}
      <PathwayField
        value={pathwayId}
        onValue={setPathway}
        edition={edition}
        asked="Where the program belongs from now on."
      />
      {trial.state === "loading" && <Skeleton of="what it comes to" lines={4} />}
      {trial.state === "problem" && <ProblemNotice problem={trial.problem} retry={trial.retry} />}
      {trial.state === "content" && (
        <Comes report={trial.data} names={names} chosen={pathwayId} onChoose={setPathway} />
      )}
      <FormEnd
        yes="Move it"
        doing="Moving"
        leave={programPaths.program(partnership.id, program.id)}
        because={trial.state === "problem" ? "It cannot be moved there: see above." : undefined}
      >
        <span />
      </FormEnd>
    </Form>
  );
}

type ComesProps = {
  report: EditionMoveReport;
  names: Names;
  chosen: string;
  onChoose: (pathway: string) => void;
};

/** What the move comes to, in words; and the pathways that come near, to take with one press. */
function Comes({ report, names, chosen, onChoose }: ComesProps) {
  const { from, to, near, statementsKept, cipsKept, startsOver } = report;
  const others = near.filter((one) => one.pathwayId !== chosen);
  return (
    <section class="tight" aria-labelledby="comes">
      <h2 id="comes" class="small-head">
        What it comes to
      </h2>
      <dl class="facts">
        <div>
          <dt>Now</dt>
          <dd>
            {from.pathway ?? from.pathwayId}
            <small>{[from.cluster, from.editionName ?? from.edition].filter(Boolean).join(", ")}</small>
          </dd>
        </div>
        {to.pathway && (
          <div>
            <dt>Then</dt>
            <dd>
              {to.pathway}
              <small>{[to.cluster, to.editionName].filter(Boolean).join(", ")}</small>
            </dd>
          </div>
        )}
      </dl>
      {others.length > 0 && (
        <div class="stack tight">
          <p>{chosen === "" ? "These come nearest by name:" : "Others that come near:"}</p>
          {others.map((one) => (
            <div key={one.pathwayId}>
              <button type="button" class="small" onClick={() => onChoose(one.pathwayId)}>
                {one.pathway}, {one.cluster}
              </button>
            </div>
          ))}
        </div>
      )}
      <ul>
        <li>
          {cipsKept === 0
            ? "It has no CIP codes."
            : `Its ${cipsKept === 1 ? "CIP code stays" : `${cipsKept} CIP codes stay`}; the checks say whether that agrees with the new pathway.`}
        </li>
        {statementsKept > 0 && (
          <li>
            {statementsKept === 1 ? "1 statement" : `${statementsKept} statements`} it expects by itself stay,
            and should be looked at.
          </li>
        )}
        <li>
          {startsOver.length === 0
            ? "Nobody has approved it yet, so no approval starts over."
            : `Approval starts over for ${listed(startsOver.map(names.name))}: the pathway is in every part.`}
        </li>
      </ul>
    </section>
  );
}
