/** Starting a round, the one after it, and changing its team and days while organizations still rate alone. */
import { useLocation, useRoute } from "preact-iso/router";
import { isConvener } from "#shared/actor.ts";
import type { InstrumentRow } from "#shared/evaluations/instrument-schema.ts";
import {
  objectionToFollowing,
  objectionToJudging,
  objectionToLeading,
  objectionToReframing,
  programStateOf,
} from "#shared/evaluations/rules.ts";
import type { EvaluationView } from "#shared/evaluations/schema.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import type { ProgramRow } from "#shared/programs/schema.ts";
import { plusDays } from "#shared/time.ts";
import { namesOf, useOrganizations, usePeople } from "../agreements/names.ts";
import { type Answer, get, getAll, post, put } from "../api.ts";
import { changed, fresh, freshAfter, together, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, Group, TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { FormPage } from "../ui/form-page.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { evaluationsPath, instrumentsPath } from "./load.ts";
import { evaluationPaths } from "./paths.ts";
import { TeamField, type TypedMember } from "./team-field.tsx";

const usualDays = 28;

export function EvaluationFormPage() {
  const { partnership, actor } = usePlace();
  const asked = useRoute().params["part"];
  const [after] = useAddress("after");
  const id = asked === "new" ? undefined : asked;
  const base = evaluationsPath(partnership.id);
  const before = id ?? (after || undefined);
  const read = fresh(
    together(
      useLoad<Answer<EvaluationView> | undefined>(`${base}/${before ?? "new"}#form`, async (signal) =>
        before === undefined ? undefined : get<EvaluationView>(`${base}/${before}`, signal),
      ),
      useLoad(`${instrumentsPath(partnership.id)}#form`, (signal) =>
        getAll<InstrumentRow>(instrumentsPath(partnership.id), signal),
      ),
      useLoad(`/partnerships/${partnership.id}/programs#evaluation`, (signal) =>
        getAll<ProgramRow>(`/partnerships/${partnership.id}/programs`, signal),
      ),
      useOrganizations(partnership.id),
    ),
  );
  const title = id ? "Change the team and days" : after ? "Start the next round" : "Start a round";
  const crumbs = [
    { href: paths.programs(partnership.id), label: "Programs" },
    { href: evaluationPaths.evaluations(partnership.id), label: "Evaluations" },
  ];
  return (
    <FormPage
      title={title}
      crumbs={crumbs}
      lines={14}
      read={read}
      why={([answer]) =>
        answer &&
        (objectionToLeading(actor, answer.data) ??
          (id ? objectionToReframing(answer.data) : objectionToFollowing(answer.data)))
      }
    >
      {([answer, instruments, programs, organizations], reload) => {
        const led = programs.filter(
          (one) =>
            !one.template &&
            !objectionToJudging({ programState: programStateOf(one.status) }) &&
            !objectionToLeading(actor, one),
        );
        if (!answer && led.length === 0)
          return (
            <Page title={title} crumbs={crumbs} narrow>
              <Notice title="There is no program to judge">
                <p>
                  {isConvener(actor)
                    ? "A round is about one program of study. Start a program first."
                    : "An editor or admin of the organization that leads a program starts its rounds, and conveners do."}
                </p>
              </Notice>
            </Page>
          );
        return (
          <Page
            title={title}
            crumbs={
              answer
                ? [
                    ...crumbs,
                    {
                      href: evaluationPaths.evaluation(partnership.id, answer.data.id),
                      label: answer.data.title,
                    },
                  ]
                : crumbs
            }
            lede={
              after
                ? "The same team and evidence, the actions that are open, and nothing rated. What was agreed last stands beside it."
                : id
                  ? "Until the team meets you can ask others, and move the last day."
                  : "Each organization rates alone first, and nobody reads that before the team meets."
            }
            narrow
          >
            <Round
              {...{ answer, instruments, programs: led, organizations, reload, base }}
              mode={id ? "frame" : after ? "next" : "new"}
            />
          </Page>
        );
      }}
    </FormPage>
  );
}

type RoundProps = {
  answer: Answer<EvaluationView> | undefined;
  instruments: readonly InstrumentRow[];
  programs: readonly ProgramRow[];
  organizations: OrganizationRow[];
  reload: () => void;
  base: string;
  mode: "new" | "next" | "frame";
};

type Typed = {
  title: string;
  programId: string;
  instrument: string;
  team: TypedMember[];
  opensOn: string;
  closesOn: string;
};

function Round({ answer, instruments, programs, organizations, reload, base, mode }: RoundProps) {
  const { partnership } = usePlace();
  const { route } = useLocation();
  const people = usePeople(partnership.id);
  const [wanted] = useAddress("program");
  const its = answer?.data;
  const program =
    programs.find(({ id }) => id === wanted) ?? (programs.length === 1 ? programs[0] : undefined);
  const teamOf = (id: string): TypedMember[] =>
    (programs.find((one) => one.id === id)?.partyIds ?? []).map((organizationId) => ({
      organizationId,
      personIds: [],
    }));
  const draft = useDraft<Typed>(`evaluation/${partnership.id}/${mode}/${its?.id ?? wanted}`, {
    title: mode === "frame" ? (its?.title ?? "") : `Review ${partnership.today.slice(0, 4)}`,
    programId: program?.id ?? "",
    instrument: mode === "next" && its ? `${its.instrumentId}|` : "il-guiding-principles|",
    team: its ? its.team : teamOf(program?.id ?? ""),
    opensOn: mode === "frame" && its ? its.opensOn : partnership.today,
    closesOn: mode === "frame" && its ? its.closesOn : plusDays(partnership.today, usualDays),
  });
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const save = useAction(async (key) => {
    const { opensOn, closesOn } = value;
    const [instrumentId, edition] = value.instrument.split("|");
    const title = value.title.trim();
    const team = value.team.filter(({ organizationId }) => organizationId !== "");
    const path = `${base}/${its?.id}`;
    const { data } = await (mode === "frame"
      ? freshAfter(
          path,
          put<EvaluationView>(path, { title, team, opensOn, closesOn }, { ifMatch: answer?.etag }),
        )
      : mode === "next"
        ? post<EvaluationView>(
            `${path}/next`,
            { title, opensOn, closesOn, ...(edition ? { edition } : {}) },
            { ifMatch: answer?.etag, key },
          )
        : post<EvaluationView>(
            base,
            {
              ...{ title, team, opensOn, closesOn, instrumentId },
              programId: value.programId,
              ...(edition ? { edition } : {}),
            },
            { key },
          ));
    if (mode !== "frame") await changed(base);
    draft.forget();
    route(evaluationPaths.evaluation(partnership.id, data.id));
  });
  const offered = instruments.filter(({ id }) => mode !== "next" || id === its?.instrumentId);
  return (
    <Form label="Round" action={save} reload={reload} draft={draft}>
      {mode === "new" && (
        <ChoiceField
          label="Which program"
          pointer="/programId"
          value={value.programId}
          onValue={(programId) => set({ programId, team: teamOf(programId) })}
          choices={programs.map(({ id, title }) => ({ value: id, label: title }))}
          none="Choose one"
        />
      )}
      <TextField
        label="Title"
        pointer="/title"
        hint="Such as: Fall review 2026."
        value={value.title}
        onValue={(title) => set({ title })}
        autocomplete="off"
      />
      {mode !== "frame" && (
        <ChoiceField
          label="By which instrument"
          pointer="/instrumentId"
          hint={
            <>
              A round keeps the edition it began with.{" "}
              <a href={evaluationPaths.instruments(partnership.id)}>What each asks</a>
            </>
          }
          value={value.instrument}
          onValue={(instrument) => set({ instrument })}
          choices={offered.flatMap(({ id, name, editions }) =>
            editions.map(({ edition }, at) => ({
              value: at === 0 ? `${id}|` : `${id}|${edition}`,
              label: `${name}, edition ${edition}`,
            })),
          )}
        />
      )}
      <Group legend="When organizations rate alone">
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
      {mode !== "next" && (
        <TeamField
          value={value.team}
          onValue={(team) => set({ team })}
          names={namesOf(organizations)}
          people={people}
          today={partnership.today}
        />
      )}
      <FormEnd
        yes={
          mode === "frame" ? "Save the change" : mode === "next" ? "Start the next round" : "Start this round"
        }
        leave={
          its
            ? evaluationPaths.evaluation(partnership.id, its.id)
            : evaluationPaths.evaluations(partnership.id)
        }
      />
    </Form>
  );
}
