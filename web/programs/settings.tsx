/** How strict this region's checks of programs are: what counts as enough, and which checks refuse or only warn, with reasons. */
import type { CheckSettings } from "#shared/programs/check-schema.ts";
import { checkTable } from "#shared/programs/check-table.ts";
import { objectionToSetting } from "#shared/programs/settings.ts";
import type { ProgramSettingsView } from "#shared/programs/settings-schema.ts";
import { History } from "../activity/history.tsx";
import type { Answer } from "../api.ts";
import { get } from "../api.ts";
import { fresh, type Loaded, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress, useLinkWith } from "../ui/address.ts";
import { LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { measureWords } from "./settings-typed.ts";

export const settingsPath = (partnership: string): string => `/partnerships/${partnership}/program-settings`;

const useSettings = (partnership: string): Loaded<Answer<ProgramSettingsView>> => {
  const path = settingsPath(partnership);
  return useLoad(path, (signal) => get<ProgramSettingsView>(path, signal));
};

export function CheckSettingsPage() {
  const { partnership, actor } = usePlace();
  const [change] = useAddress("change");
  const link = useLinkWith("change");
  const read = useSettings(partnership.id);
  const why = objectionToSetting(actor);
  const changing = change !== "" && !why;
  const Form = useChunk(async () => (await import("./settings-form.tsx")).SettingsForm, changing);
  const head = {
    title: "Checks of programs",
    lede: "What every program of study here is held against, and how much is enough. The convener changes it.",
    crumbs: [{ href: paths.programs(partnership.id), label: "Programs" }],
  };
  if (read.state === "problem")
    return (
      <Page {...head}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  if (read.state === "loading" || (changing && (!Form || fresh(read).state !== "content")))
    return (
      <Page {...head} narrow={changing}>
        <Skeleton of="the checks" lines={14} />
      </Page>
    );
  if (changing && Form)
    return (
      <Page {...head} narrow>
        <Form answer={read.data} path={settingsPath(partnership.id)} reload={read.reload} />
      </Page>
    );
  const settings = read.data.data;
  return (
    <Page {...head} actions={!why && <LinkButton href={link("yes")}>Change</LinkButton>}>
      <Section id="measures" title="How much is enough">
        <dl class="facts">
          {measureWords.map(({ key, name, unit, show }) => (
            <div key={key}>
              <dt>{name}</dt>
              <dd>
                {show(settings[key])} {unit}
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="checks" title="The checks">
        <Checks settings={settings} />
      </Section>
      <Section id="history" title="History">
        {settings.version === 0 ? (
          <p class="muted">Nobody here has changed it: it is as it was shipped.</p>
        ) : (
          <History path={settingsPath(partnership.id)} />
        )}
      </Section>
    </Page>
  );
}

/** Every check with what it asks, where that is from, and what it does here. */
function Checks({ settings: { turned } }: { settings: Pick<CheckSettings, "turned"> }) {
  return (
    <ul class="lines">
      {checkTable.map((rule) => {
        const own = turned.find(({ checkId }) => checkId === rule.id);
        const severity = own?.severity ?? rule.severity;
        return (
          <li key={rule.id} id={rule.id}>
            <div class="row">
              <b>{rule.name}</b>
              <span class="chip">{severity === "REFUSE" ? "Keeps it from being put in force" : "Warns"}</span>
            </div>
            <span>{rule.rule}</span>
            <small>
              {rule.source}
              {rule.verifiedOn === undefined && ". Not compared with its source yet"}
            </small>
            {own && (
              <small>
                <b>Turned here:</b> {own.reason}
              </small>
            )}
          </li>
        );
      })}
    </ul>
  );
}
