/** Starting a bridge, and changing what a draft says of itself: one form, kept on this device until it is saved. */
import { useLocation, useRoute } from "preact-iso/router";
import { has } from "#shared/actor.ts";
import { objectionToEditing } from "#shared/bridges/rules.ts";
import type { BridgeModel } from "#shared/bridges/schema.ts";
import type { BridgeView } from "#shared/bridges/view.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import type { ProgramRow } from "#shared/programs/schema.ts";
import { useOrganizations } from "../agreements/names.ts";
import { type Answer, get, invalid, post, put } from "../api.ts";
import { fresh, freshAfter, together, useAction, useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { FormPage } from "../ui/form-page.tsx";
import { Page } from "../ui/page.tsx";
import { ClusterField, FrameworkField } from "./cluster-field.tsx";
import { ComponentsPart } from "./components-part.tsx";
import { EntriesField } from "./entries-field.tsx";
import { LevelsField, MeasuresField, measureLists } from "./levels-field.tsx";
import { bridgePath, listPath, usePrograms, whole } from "./load.ts";
import { bridgePaths } from "./paths.ts";
import { ProvidersField } from "./providers-field.tsx";
import { RowsField } from "./rows-field.tsx";
import { begun, bodyOf, missing, type Typed, typedOf } from "./typed.ts";
import { awardWords, modelWords } from "./words.ts";
import "../agreements/agreements.css";
import "./bridges.css";

export function BridgeFormPage() {
  const { partnership, actor } = usePlace();
  const { part } = useRoute().params;
  const id = part === "new" ? undefined : part;
  const path = bridgePath(partnership.id, id ?? "new");
  const read = fresh(
    together(
      useLoad<Answer<BridgeView> | undefined>(`${path}#form`, async (signal) =>
        id === undefined ? undefined : get<BridgeView>(path, signal),
      ),
      useOrganizations(partnership.id),
      usePrograms(partnership.id),
    ),
  );
  const title = id === undefined ? "New bridge program" : "Change a draft";
  const crumbs = [{ href: bridgePaths.bridges(partnership.id), label: "Bridges" }];
  return (
    <FormPage
      title={title}
      crumbs={crumbs}
      lines={24}
      read={read}
      why={([answer]) =>
        answer
          ? objectionToEditing(whole(answer.data), actor)
          : has(actor, "editor", "admin")
            ? undefined
            : { code: "role-missing", why: "An editor or admin of a provider starts a bridge." }
      }
    >
      {([answer, organizations, programs], reload) => (
        <Page
          title={answer ? `Change ${answer.data.title}` : title}
          crumbs={
            answer
              ? [
                  ...crumbs,
                  { href: bridgePaths.bridge(partnership.id, answer.data.id), label: answer.data.title },
                ]
              : crumbs
          }
          lede={
            answer
              ? undefined
              : "It starts as a draft that only its providers see. Its modules, and what each covers, come after this."
          }
          narrow
        >
          <Questions answer={answer} organizations={organizations} programs={programs} reload={reload} />
        </Page>
      )}
    </FormPage>
  );
}

type QuestionsProps = {
  answer: Answer<BridgeView> | undefined;
  organizations: readonly OrganizationRow[];
  programs: readonly ProgramRow[];
  reload: () => void;
};

function Questions({ answer, organizations, programs, reload }: QuestionsProps) {
  const { partnership, actor } = usePlace();
  const { route } = useLocation();
  const [program] = useAddress("program");
  const [entry] = useAddress("entry");
  const into = programs.find(({ id }) => id === program);
  const path = bridgePath(partnership.id, answer?.data.id ?? "new");
  const draft = useDraft<Typed>(
    `bridges/${answer?.data.id ?? `new/${partnership.id}`}`,
    answer
      ? typedOf(whole(answer.data))
      : begun(
          partnership.frameworkEdition,
          organizations.find((one) => one.id === actor.organization),
          into && { programId: into.id, versionNo: into.versionNo, entryId: entry },
        ),
  );
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const save = useAction(async (key) => {
    const errors = missing(value);
    if (errors.length > 0) throw invalid(errors);
    const body = bodyOf(value);
    const writing = answer
      ? put<BridgeView>(path, body, { ifMatch: answer.etag })
      : post<BridgeView>(listPath(partnership.id), body, { key });
    const { data } = await freshAfter(path, writing);
    draft.forget();
    route(
      answer ? bridgePaths.bridge(partnership.id, data.id) : bridgePaths.modules(partnership.id, data.id),
    );
  });
  return (
    <Form label="Bridge program" action={save} reload={reload} draft={draft}>
      {measureLists}
      <TextField
        label="Title"
        pointer="/title"
        hint="What people call it: Healthcare Bridge."
        autocomplete="off"
        value={value.title}
        onValue={(title) => set({ title })}
      />
      <ChoiceField
        label="Model"
        pointer="/model"
        hint={modelWords[value.model].more}
        value={value.model}
        onValue={(model) => set({ model: model as BridgeModel })}
        choices={Object.entries(modelWords).map(([model, { name }]) => ({ value: model, label: name }))}
      />
      <ProseField
        label="In a few words"
        pointer="/summary"
        hint="For whom it is, and where it leads."
        optional
        rows={3}
        value={value.summary}
        onValue={(summary) => set({ summary })}
      />
      <ProvidersField
        value={value.providers}
        onValue={(providers) => set({ providers })}
        organizations={organizations}
      />
      <div class="pair">
        <ClusterField
          edition={value.edition}
          value={value.clusterId}
          onValue={(clusterId) => set({ clusterId })}
        />
        <TextField
          label="Weeks"
          pointer="/weeks"
          optional
          inputMode="numeric"
          autocomplete="off"
          value={value.weeks}
          onValue={(weeks) => set({ weeks })}
        />
      </div>
      <FrameworkField
        value={value.statementFramework}
        onValue={(statementFramework) => set({ statementFramework })}
      />
      <EntriesField value={value.alignsTo} onValue={(alignsTo) => set({ alignsTo })} programs={programs} />
      <LevelsField
        legend="Levels to get in"
        hint="What learners need on the first day. Levels of two tests are never converted into each other."
        pointer="/eligibility/levels"
        value={value.admission}
        onValue={(admission) => set({ admission })}
      />
      <div class="pair">
        <TextField
          label="Youngest age"
          pointer="/eligibility/minimumAge"
          optional
          inputMode="numeric"
          autocomplete="off"
          value={value.minimumAge}
          onValue={(minimumAge) => set({ minimumAge })}
        />
        <TextField
          label="What else is asked for"
          pointer="/eligibility/note"
          optional
          value={value.admissionNote}
          onValue={(admissionNote) => set({ admissionNote })}
        />
      </div>
      <ComponentsPart value={value} set={set} organizations={organizations} />
      <MeasuresField
        legend="Test before"
        hint="Taken when learners begin."
        pointer="/preAssessment"
        value={value.before}
        onValue={(before) => set({ before })}
      />
      <MeasuresField
        legend="Test after"
        hint="Taken at the end. What is taken before and after in the same way shows what learners gain."
        pointer="/postAssessment"
        value={value.after}
        onValue={(after) => set({ after })}
      />
      <LevelsField
        legend="Levels at the exit"
        hint="What learners reach: promised, or the median of a group. Never of one person."
        pointer="/exitLevels"
        value={value.exitLevels}
        onValue={(exitLevels) => set({ exitLevels })}
      />
      <TextField
        label="Median of how many learners"
        pointer="/exitLevelsOf"
        hint="At least 10, so that nobody’s own level can be read from it."
        optional
        inputMode="numeric"
        autocomplete="off"
        value={value.exitLevelsOf}
        onValue={(exitLevelsOf) => set({ exitLevelsOf })}
      />
      <RowsField
        legend="Exits"
        hint="What learners leave with: a certificate, a credential."
        pointer="/exits"
        one="an exit"
        class="three"
        value={value.exits}
        onValue={(exits) => set({ exits })}
        begin={() => ({ name: "", award: "" as const, issuer: "" })}
      >
        {(row, index, change) => (
          <>
            <TextField
              label="Name"
              pointer={`/exits/${index}/name`}
              value={row.name}
              onValue={(name) => change({ name })}
            />
            <ChoiceField
              label="Kind"
              pointer={`/exits/${index}/award`}
              optional
              value={row.award}
              onValue={(award) => change({ award: award as typeof row.award })}
              choices={Object.entries(awardWords).map(([award, label]) => ({ value: award, label }))}
              none="None"
            />
            <TextField
              label="Issued by"
              pointer={`/exits/${index}/issuer`}
              optional
              value={row.issuer}
              onValue={(issuer) => change({ issuer })}
            />
          </>
        )}
      </RowsField>
      <FormEnd
        yes={answer ? "Save the change" : "Start the draft"}
        leave={
          answer ? bridgePaths.bridge(partnership.id, answer.data.id) : bridgePaths.bridges(partnership.id)
        }
      />
    </Form>
  );
}
