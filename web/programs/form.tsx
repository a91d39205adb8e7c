/** Starting a program of study, blank or as a copy, and changing the head of a draft: kept on this device until it is saved. */
import { useRoute } from "preact-iso/router";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { objectionToEditing, objectionToStarting } from "#shared/programs/rules.ts";
import type { ProgramRow } from "#shared/programs/schema.ts";
import type { ProgramView } from "#shared/programs/view.ts";
import { useOrganizations } from "../agreements/names.ts";
import { type Answer, get } from "../api.ts";
import { fresh, together, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { FormPage } from "../ui/form-page.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { HeadForm } from "./head-form.tsx";
import { programPath, useRows, whole } from "./load.ts";
import { programPaths } from "./paths.ts";
import "../agreements/agreements.css";

export function ProgramFormPage() {
  const { partnership, actor, organization } = usePlace();
  const { program } = useRoute().params;
  const id = program === "new" ? undefined : program;
  const path = programPath(partnership.id, id ?? "new");
  const read = fresh(
    together(
      useLoad<Answer<ProgramView> | undefined>(`${path}#form`, async (signal) =>
        id === undefined ? undefined : get<ProgramView>(path, signal),
      ),
      useOrganizations(partnership.id),
      useRows(partnership.id),
    ),
  );
  const ownParty = actor.organization
    ? [{ organizationId: actor.organization, role: "SECONDARY" as const, serves: [] }]
    : [];
  const title = id === undefined ? "New program of study" : "Change a draft";
  const crumbs = [{ href: paths.programs(partnership.id), label: "Programs" }];
  return (
    <FormPage
      title={title}
      crumbs={crumbs}
      lines={20}
      read={read}
      why={([answer]) =>
        answer
          ? objectionToEditing(whole(answer.data), actor)
          : objectionToStarting(actor, organization?.type, ownParty)
      }
    >
      {([answer, organizations, rows], reload) => (
        <Page
          title={answer ? `Change ${answer.data.title}` : title}
          crumbs={
            answer
              ? [
                  ...crumbs,
                  { href: programPaths.program(partnership.id, answer.data.id), label: answer.data.title },
                ]
              : crumbs
          }
          lede={
            answer
              ? undefined
              : "It starts as a draft that only your organization sees. Say what it is and who is in it; the grid of courses comes next."
          }
          narrow
        >
          {answer ? (
            <HeadForm answer={answer} organizations={organizations} reload={reload} />
          ) : (
            <Start rows={rows} organizations={organizations} reload={reload} />
          )}
        </Page>
      )}
    </FormPage>
  );
}

type StartProps = {
  rows: readonly ProgramRow[];
  organizations: readonly OrganizationRow[];
  reload: () => void;
};

/** What it starts from, and then the questions: a copy answers most of them. */
function Start({ rows, organizations, reload }: StartProps) {
  const { partnership } = usePlace();
  const [from, setFrom] = useAddress("from");
  const path = programPath(partnership.id, from);
  const source = useLoad(from === "" ? undefined : `${path}#form`, (signal) =>
    get<ProgramView>(path, signal),
  );
  const templates = rows.filter(({ template }) => template);
  const others = rows.filter(({ template }) => !template);
  return (
    <>
      {rows.length > 0 && (
        <div class="stack form">
          <div class="field">
            <label for="start-from">Start from</label>
            <select
              id="start-from"
              aria-describedby="start-from-more"
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            >
              <option value="">An empty grid</option>
              {templates.length > 0 && (
                <optgroup label="Templates">
                  {templates.map((row) => (
                    <option key={row.id} value={row.id}>
                      {row.title}
                    </option>
                  ))}
                </optgroup>
              )}
              {others.length > 0 && (
                <optgroup label="A copy of">
                  {others.map((row) => (
                    <option key={row.id} value={row.id}>
                      {row.title}, class of {row.cohort}
                    </option>
                  ))}
                </optgroup>
              )}
            </select>
            <span class="hint" id="start-from-more">
              A copy brings the grid, the entries and the exits in their words, and your own courses in it.
              The original stays as it is.
            </span>
          </div>
        </div>
      )}
      {from !== "" && source.state === "loading" && <Skeleton of="what is copied" lines={8} />}
      {from !== "" && source.state === "problem" && (
        <ProblemNotice problem={source.problem} retry={source.retry} />
      )}
      {(from === "" || source.state === "content") && (
        <HeadForm
          key={from}
          source={from !== "" && source.state === "content" ? source.data.data : undefined}
          organizations={organizations}
          reload={reload}
        />
      )}
    </>
  );
}
