/** Starting a framework, and changing what is said of one. Its statements are written one by one on its page. */
import { useLocation, useRoute } from "preact-iso/router";
import type { AdoptionStatus } from "#shared/case/schema.ts";
import { objectionToEditing, objectionToStarting } from "#shared/statements/rules.ts";
import type { FrameworkDraft, FrameworkView } from "#shared/statements/schema.ts";
import { type Answer, get, post, put } from "../api.ts";
import { changed, fresh, freshAfter, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useDraft } from "../ui/draft.ts";
import { CheckField, ChoiceField, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { FormPage } from "../ui/form-page.tsx";
import { Page } from "../ui/page.tsx";
import { frameworksPath } from "./load.ts";
import { adoptionWords } from "./words.ts";

export function StatementFrameworkFormPage() {
  const { partnership, actor } = usePlace();
  const asked = useRoute().params["framework"];
  const id = asked === "new" ? undefined : asked;
  const base = frameworksPath(partnership.id);
  const read = fresh(
    useLoad<Answer<FrameworkView> | undefined>(`${base}/${id ?? "new"}#form`, async (signal) =>
      id === undefined ? undefined : get<FrameworkView>(`${base}/${id}`, signal),
    ),
  );
  const title = id === undefined ? "Start a framework" : "Change a framework";
  const crumbs = [{ href: paths.frameworks(partnership.id), label: "Knowledge and skills" }];
  return (
    <FormPage
      title={title}
      crumbs={crumbs}
      lines={10}
      read={read}
      why={(answer) => (answer ? objectionToEditing(actor, answer.data) : objectionToStarting(actor))}
    >
      {(answer, reload) => (
        <Page
          title={answer ? `Change ${answer.data.document.title}` : title}
          crumbs={
            answer
              ? [
                  ...crumbs,
                  {
                    href: paths.statementFramework(partnership.id, answer.data.identifier),
                    label: answer.data.document.title,
                  },
                ]
              : crumbs
          }
          lede={
            answer
              ? "What was published stays as it is. These words go into the next edition."
              : "Give it a name. Statements come after this, one by one or from a file."
          }
          narrow
        >
          <Questions answer={answer} base={base} reload={reload} />
        </Page>
      )}
    </FormPage>
  );
}

const texts = [
  "title",
  "creator",
  "publisher",
  "description",
  "language",
  "frameworkType",
  "version",
  "statusStartDate",
  "statusEndDate",
  "notes",
] as const;
type Typed = Record<(typeof texts)[number] | "adoptionStatus" | "edition", string> & { public: boolean };

function typedOf(framework: FrameworkView | undefined, creator: string, edition: string): Typed {
  const { document } = framework ?? {};
  const text = Object.fromEntries(texts.map((key) => [key, document?.[key] ?? ""])) as Record<
    (typeof texts)[number],
    string
  >;
  return {
    ...text,
    ...(framework ? {} : { creator, language: "en" }),
    adoptionStatus: framework ? (document?.adoptionStatus ?? "") : "Draft",
    edition: framework ? (framework.edition ?? "") : edition,
    public: framework?.visibility === "PUBLIC",
  };
}

/** What was left empty is left out. */
const bodyOf = ({ adoptionStatus, edition, public: isPublic, ...text }: Typed): FrameworkDraft => ({
  ...(Object.fromEntries(
    Object.entries(text)
      .map(([key, value]) => [key, value.trim()] as const)
      .filter(([key, value]) => value !== "" || key === "title" || key === "creator"),
  ) as Pick<FrameworkDraft, "title" | "creator">),
  ...(adoptionStatus ? { adoptionStatus: adoptionStatus as AdoptionStatus } : {}),
  ...(edition ? { edition } : {}),
  visibility: isPublic ? "PUBLIC" : "PARTNERSHIP",
});

type QuestionsProps = { answer: Answer<FrameworkView> | undefined; base: string; reload: () => void };

function Questions({ answer, base, reload }: QuestionsProps) {
  const { partnership, organization } = usePlace();
  const { route } = useLocation();
  const its = answer?.data;
  const draft = useDraft<Typed>(
    `framework/${partnership.id}/${its?.identifier ?? "new"}`,
    typedOf(its, organization?.name ?? "", partnership.frameworkEdition),
  );
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const text = (
    key: (typeof texts)[number],
    label: string,
    more: { hint?: string; optional?: boolean; type?: "date" } = {},
  ) => (
    <TextField
      label={label}
      pointer={`/${key}`}
      value={value[key]}
      onValue={(next) => set({ [key]: next })}
      autocomplete="off"
      {...more}
    />
  );
  const save = useAction(async (key) => {
    const body = bodyOf(value);
    const path = `${base}/${its?.identifier}`;
    const { data } = its
      ? await freshAfter(path, put<FrameworkView>(path, body, { ifMatch: answer?.etag }))
      : await post<FrameworkView>(base, body, { key });
    if (!its) await changed(base);
    draft.forget();
    route(paths.statementFramework(partnership.id, data.identifier));
  });
  const editions = [
    ...new Set([its?.edition, partnership.frameworkEdition].filter((one) => one !== undefined)),
  ];
  return (
    <Form label="Framework" action={save} reload={reload} draft={draft}>
      {text("title", "Title", { hint: "Such as: Welding and fabrication, Cedar Valley." })}
      {text("creator", "Who wrote it", { hint: "The organization that answers for its words." })}
      <ProseField
        label="Description"
        pointer="/description"
        value={value.description}
        onValue={(description) => set({ description })}
        optional
      />
      <ChoiceField
        label="Standing"
        pointer="/adoptionStatus"
        value={value.adoptionStatus}
        onValue={(adoptionStatus) => set({ adoptionStatus })}
        choices={Object.entries(adoptionWords).map(([status, label]) => ({ value: status, label }))}
        none="Not said"
      />
      <ChoiceField
        label="Clusters and pathways it is filed under"
        pointer="/edition"
        value={value.edition}
        onValue={(edition) => set({ edition })}
        choices={editions.map((one) => ({ value: one, label: one }))}
        none="None"
      />
      <CheckField
        label="Anyone may read its editions"
        hint="In systems that ask for frameworks by the CASE standard. What is being worked on stays in the partnership."
        checked={value.public}
        onChecked={(isPublic) => set({ public: isPublic })}
      />
      <details
        open={(
          ["publisher", "frameworkType", "version", "statusStartDate", "statusEndDate", "notes"] as const
        ).some((key) => value[key] !== "")}
      >
        <summary>Publisher, dates and notes</summary>
        <div class="stack">
          {text("publisher", "Publisher", { optional: true })}
          {text("frameworkType", "Kind of framework", { optional: true, hint: "In your own words." })}
          {text("version", "Version", {
            optional: true,
            hint: "What it calls itself now. Publishing asks for it anew.",
          })}
          {text("language", "Language", { optional: true, hint: "A language code: en, es, en-US." })}
          {text("statusStartDate", "In use from", { optional: true, type: "date" })}
          {text("statusEndDate", "In use until", { optional: true, type: "date" })}
          <ProseField
            label="Notes"
            pointer="/notes"
            value={value.notes}
            onValue={(notes) => set({ notes })}
            optional
          />
        </div>
      </details>
      <FormEnd
        yes={its ? "Save the change" : "Start this framework"}
        leave={
          its ? paths.statementFramework(partnership.id, its.identifier) : paths.frameworks(partnership.id)
        }
      />
    </Form>
  );
}
