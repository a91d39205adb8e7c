/** Starting a campaign, and changing what it asks while it is a draft: one form, kept on this device until it is saved. */
import { useLocation, useRoute } from "preact-iso/router";
import type { FrameworkRow } from "#shared/statements/schema.ts";
import { objectionToChanging, objectionToRunning, objectionToStarting } from "#shared/validations/rules.ts";
import type { CampaignView } from "#shared/validations/schema.ts";
import { type Answer, get, getAll, post, put } from "../api.ts";
import { PathwayField } from "../framework/pathway-field.tsx";
import { changed, fresh, freshAfter, together, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { frameworksPath } from "../statements/load.ts";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, Group, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { FormPage } from "../ui/form-page.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { AboutFields } from "./about-fields.tsx";
import { campaignsPath } from "./load.ts";
import { campaignPaths } from "./paths.ts";
import { RuleFields } from "./rule-fields.tsx";
import { ScaleFields } from "./scale-fields.tsx";
import { begun, bodyOf, type Typed, typedOf } from "./typed.ts";
import { methodWords, purposeWords } from "./words.ts";

export function CampaignFormPage() {
  const { partnership, actor, organization } = usePlace();
  const asked = useRoute().params["campaign"];
  const id = asked === "new" ? undefined : asked;
  const base = campaignsPath(partnership.id);
  const frameworks = frameworksPath(partnership.id);
  const read = fresh(
    together(
      useLoad<Answer<CampaignView> | undefined>(`${base}/${id ?? "new"}#form`, async (signal) =>
        id === undefined ? undefined : get<CampaignView>(`${base}/${id}`, signal),
      ),
      useLoad(`${frameworks}#form`, (signal) => getAll<FrameworkRow>(frameworks, signal)),
    ),
  );
  const title = id === undefined ? "Start a campaign" : "Change what a campaign asks";
  const crumbs = [{ href: campaignPaths.campaigns(partnership.id), label: "Campaigns" }];
  return (
    <FormPage
      title={title}
      crumbs={crumbs}
      lines={14}
      read={read}
      why={([answer]) =>
        answer
          ? (objectionToRunning(actor, answer.data) ?? objectionToChanging(answer.data))
          : objectionToStarting(actor, organization?.type)
      }
    >
      {([answer, rows], reload) => {
        const published = rows.filter(({ editions }) => editions > 0);
        if (published.length === 0)
          return (
            <Page title={title} crumbs={crumbs} narrow>
              <Notice title="No framework has an edition yet">
                <p>
                  Businesses are asked about statements that stay as they are. Publish an edition of{" "}
                  <a href={paths.frameworks(partnership.id)}>a framework</a> first.
                </p>
              </Notice>
            </Page>
          );
        return (
          <Page
            title={answer ? `Change ${answer.data.title}` : title}
            crumbs={
              answer
                ? [
                    ...crumbs,
                    {
                      href: campaignPaths.campaign(partnership.id, answer.data.id),
                      label: answer.data.title,
                    },
                  ]
                : crumbs
            }
            lede={
              answer
                ? "Nobody has been asked yet. Once it opens, its questions stay as they are."
                : "Choose what to ask. Whom you ask comes after this; nothing is sent until you open it."
            }
            narrow
          >
            <Questions answer={answer} frameworks={published} base={base} reload={reload} />
          </Page>
        );
      }}
    </FormPage>
  );
}

type QuestionsProps = {
  answer: Answer<CampaignView> | undefined;
  frameworks: readonly FrameworkRow[];
  base: string;
  reload: () => void;
};

function Questions({ answer, frameworks, base, reload }: QuestionsProps) {
  const { partnership } = usePlace();
  const { route } = useLocation();
  const its = answer?.data;
  const draft = useDraft<Typed>(
    `campaign/${partnership.id}/${its?.id ?? "new"}`,
    its
      ? typedOf(its)
      : begun(partnership.today, partnership.name.replace(/ Regional Partnership$/, ""), frameworks),
  );
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const save = useAction(async (key) => {
    const path = `${base}/${its?.id}`;
    const { data } = its
      ? await freshAfter(path, put<CampaignView>(path, bodyOf(value), { ifMatch: answer?.etag }))
      : await post<CampaignView>(base, bodyOf(value), { key });
    if (!its) await changed(base);
    draft.forget();
    route(campaignPaths.campaign(partnership.id, data.id, its ? {} : { tab: "people" }));
  });
  return (
    <Form label="Campaign" action={save} reload={reload} draft={draft}>
      <TextField
        label="Title"
        pointer="/title"
        hint="Such as: Welding 2026."
        value={value.title}
        onValue={(title) => set({ title })}
        autocomplete="off"
      />
      <Group legend="What is asked about">
        <AboutFields value={value} set={set} frameworks={frameworks} />
      </Group>
      <Group legend="For which job, where">
        <Pair
          label="The job"
          pointer="/occupation"
          hint="As it reads in: what a new … needs to know. Such as: welder."
          en={value.job}
          es={value.jobInSpanish}
          onEn={(job) => set({ job })}
          onEs={(jobInSpanish) => set({ jobInSpanish })}
        />
        <TextField
          label="Occupation codes"
          pointer="/socCodes"
          hint="O*NET-SOC, with commas between: 51-4121.00"
          optional
          value={value.socCodes}
          onValue={(socCodes) => set({ socCodes })}
          autocomplete="off"
        />
        <TextField
          label="Region"
          pointer="/region"
          hint="Where the businesses are that it speaks for."
          value={value.region}
          onValue={(region) => set({ region })}
          autocomplete="off"
        />
        <PathwayField
          pointer="/pathwayIds"
          value={value.pathwayIds[0] ?? ""}
          onValue={(pathway) => set({ pathwayIds: pathway ? [pathway] : [] })}
        />
      </Group>
      <Group legend="How and when">
        <ChoiceField
          label="Why now"
          pointer="/purpose"
          value={value.purpose}
          onValue={(purpose) => set({ purpose })}
          choices={Object.entries(purposeWords).map(([one, label]) => ({ value: one, label }))}
        />
        <ChoiceField
          label="How they answer"
          pointer="/method"
          value={value.method}
          onValue={(method) => set({ method })}
          choices={Object.entries(methodWords).map(([one, label]) => ({ value: one, label }))}
        />
        <div class="pair">
          <TextField
            label="First day"
            pointer="/opensOn"
            type="date"
            value={value.opensOn}
            onValue={(opensOn) => set({ opensOn })}
          />
          <TextField
            label="Last day"
            pointer="/closesOn"
            type="date"
            min={value.opensOn}
            value={value.closesOn}
            onValue={(closesOn) => set({ closesOn })}
          />
        </div>
      </Group>
      <ScaleFields scales={value.scales} onScales={(scales) => set({ scales })} />
      <RuleFields value={value} set={set} />
      <Group
        legend="A word from you"
        hint="Stands in the letter and above the form: who asks, and what will come of it."
      >
        <ProseField
          label="In English"
          pointer="/introduction/en"
          optional
          value={value.introduction}
          onValue={(introduction) => set({ introduction })}
        />
        <ProseField
          label="In Spanish"
          pointer="/introduction/es"
          hint="Who reads Spanish and finds none here reads the English."
          optional
          value={value.introductionInSpanish}
          onValue={(introductionInSpanish) => set({ introductionInSpanish })}
        />
      </Group>
      <FormEnd
        yes={its ? "Save the change" : "Start this campaign"}
        leave={its ? campaignPaths.campaign(partnership.id, its.id) : campaignPaths.campaigns(partnership.id)}
      />
    </Form>
  );
}

type PairProps = {
  label: string;
  pointer: string;
  hint: string;
  en: string;
  es: string;
  onEn: (en: string) => void;
  onEs: (es: string) => void;
};

/** The same in both languages of the form. */
function Pair({ label, pointer, hint, en, es, onEn, onEs }: PairProps) {
  return (
    <div class="pair">
      <TextField
        label={label}
        pointer={`${pointer}/en`}
        hint={hint}
        value={en}
        onValue={onEn}
        autocomplete="off"
      />
      <TextField
        label={`${label}, in Spanish`}
        pointer={`${pointer}/es`}
        optional
        value={es}
        onValue={onEs}
        autocomplete="off"
      />
    </div>
  );
}
