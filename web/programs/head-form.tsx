/** What a program is about, typed: its title, pathway, class and partners, the codes and statements it goes by. */
import { useLocation } from "preact-iso/router";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import type { ProgramView } from "#shared/programs/view.ts";
import { namesOf } from "../agreements/names.ts";
import { type Answer, invalid, post, put } from "../api.ts";
import { PathwayHints } from "../codes/pathway-hints.tsx";
import { useEdition } from "../framework/edition.ts";
import { PathwayField } from "../framework/pathway-field.tsx";
import { freshAfter, useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useFrameworks } from "../statements/load.ts";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { CipsField } from "./codes-field.tsx";
import { listPath, programPath } from "./load.ts";
import { PartiesField } from "./parties-field.tsx";
import { programPaths } from "./paths.ts";
import {
  bodyOf,
  cohortInWords,
  cohortsFrom,
  copyOf,
  empty,
  missing,
  type Typed,
  type TypedParty,
  typedOf,
} from "./typed.ts";

type HeadFormProps = {
  answer?: Answer<ProgramView>;
  /** What is copied. */
  source?: ProgramView | undefined;
  organizations: readonly OrganizationRow[];
  reload: () => void;
};

export function HeadForm({ answer, source, organizations, reload }: HeadFormProps) {
  const { partnership, actor } = usePlace();
  const { route } = useLocation();
  const frameworks = useFrameworks(partnership.id);
  const own = organizations.find((one) => one.id === actor.organization);
  const path = programPath(partnership.id, answer?.data.id ?? "new");
  const blank = empty(partnership.today, partnership.frameworkEdition, own);
  const draft = useDraft<Typed>(
    `programs/${answer?.data.id ?? `new/${partnership.id}/${source?.id ?? ""}`}`,
    answer ? typedOf(answer.data) : source ? copyOf(source, blank) : blank,
  );
  const { value } = draft;
  const framework = useEdition(value.edition);
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const save = useAction(async (key) => {
    const errors = missing(value);
    if (errors.length > 0) throw invalid(errors);
    const body = { ...bodyOf(value), ...(source ? { copyFrom: source.id } : {}) };
    const writing = answer
      ? put<ProgramView>(path, body, { ifMatch: answer.etag })
      : post<ProgramView>(listPath(partnership.id), body, { key });
    const { data } = await freshAfter(path, writing);
    draft.forget();
    route(
      answer ? programPaths.program(partnership.id, data.id) : programPaths.editGrid(partnership.id, data.id),
    );
  });
  const cohorts = [...new Set([value.cohort, ...cohortsFrom(partnership.today)])].toSorted();
  const partners = source ? sourceParties(source, value.parties) : [];
  return (
    <Form label="Program of study" action={save} reload={reload} draft={draft}>
      <TextField
        label="Title"
        pointer="/title"
        hint="What people call it, from where to where: Nursing, grade 9 to bachelor’s degree."
        value={value.title}
        onValue={(title) => set({ title })}
        autocomplete="off"
      />
      <PathwayField
        value={value.pathwayId}
        onValue={(pathwayId) => set({ pathwayId })}
        edition={value.edition}
        asked={`Of edition ${value.edition}. Moving to another edition is a step of its own.`}
      />
      <ChoiceField
        label="Class"
        pointer="/cohort"
        hint="The years in the grid, and whether an agreement still holds when they come, are counted from here."
        value={value.cohort}
        onValue={(cohort) => set({ cohort })}
        choices={cohorts.map((cohort) => ({ value: cohort, label: cohortInWords(cohort) }))}
      />
      <ProseField
        label="In a few words"
        pointer="/summary"
        hint="For students and parents: where it leads, and what it takes."
        optional
        value={value.summary}
        onValue={(summary) => set({ summary })}
        rows={3}
      />
      <PartiesField
        value={value.parties}
        onValue={(parties) => set({ parties })}
        names={namesOf(organizations)}
        leadId={answer ? answer.data.leadId : actor.organization}
      />
      {partners.length > 0 && (
        <div>
          <button
            type="button"
            class="small"
            onClick={() => set({ parties: [...value.parties, ...partners] })}
          >
            Take over its {partners.length === 1 ? "other partner" : `${partners.length} other partners`}
          </button>
        </div>
      )}
      <CipsField value={value.cips} onValue={(cips) => set({ cips })} />
      {framework.state === "content" &&
        value.cips.map((cip, index) => (
          <PathwayHints
            key={index}
            code={cip.code}
            edition={cip.edition}
            framework={framework.data}
            chosen={value.pathwayId}
            onUse={(pathwayId) => set({ pathwayId })}
          />
        ))}
      <ProseField
        label="Occupations it leads to"
        pointer="/occupations"
        hint="SOC codes, one a line: 29-1141 for registered nurses."
        optional
        value={value.occupations}
        onValue={(occupations) => set({ occupations })}
        rows={3}
      />
      {frameworks.state === "content" && (
        <ChoiceField
          label="Knowledge and skill statements"
          pointer="/statementFramework"
          hint="The framework whose statements its courses teach. Courses are held against those of its pathway."
          optional
          value={value.statementFramework}
          onValue={(statementFramework) => set({ statementFramework })}
          choices={frameworks.data
            .filter(({ editions, identifier }) => editions > 0 || identifier === value.statementFramework)
            .map(({ identifier, title }) => ({ value: identifier, label: title }))}
          none="None yet"
        />
      )}
      {(answer?.data.versionNo ?? 1) > 1 && (
        <ProseField
          label="What this version changes"
          pointer="/changeSummary"
          hint="A few sentences for those who approve it."
          optional
          value={value.changeSummary}
          onValue={(changeSummary) => set({ changeSummary })}
        />
      )}
      <FormEnd
        yes={answer ? "Save the change" : source ? "Start the copy" : "Start the program"}
        leave={answer ? programPaths.program(partnership.id, answer.data.id) : paths.programs(partnership.id)}
      />
    </Form>
  );
}

/** Partners of what is copied that the copy does not name yet. */
const sourceParties = (source: ProgramView, named: readonly TypedParty[]): TypedParty[] =>
  source.parties
    .filter((party) => !named.some((one) => one.organizationId === party.organizationId))
    .map((party) => ({ ...party, serves: [...party.serves] }));
