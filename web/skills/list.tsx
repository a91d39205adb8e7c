/** The public frameworks of a region: what each is for, its last edition, and what employers said of it. */
import { paths } from "../paths.ts";
import { read, useReading } from "../public-read.ts";
import { Badge } from "../ui/badge.tsx";
import { Markdown } from "../ui/markdown.tsx";
import { Failed, Sheet, SkillsFrame, useOnward, Waiting } from "./frame.tsx";
import { readFrameworks } from "./read.ts";
import { useVoice } from "./voice.tsx";

type Region = { id: string; name: string };

export function SkillsPage() {
  const [, , asked = ""] = location.pathname.split("/");
  const regions = useReading("/partnerships", read<{ items: Region[] }>);
  const all = regions.state === "content" ? regions.data.items : [];
  const region = all.length === 1 && asked === "" ? all[0] : all.find(({ id }) => id === asked);
  return (
    <SkillsFrame place={regions.state === "loading" ? "" : region?.name}>
      {regions.state === "loading" ? (
        <Shown>
          <Waiting />
        </Shown>
      ) : regions.state === "problem" ? (
        <Shown>
          <Failed retry={regions.retry} />
        </Shown>
      ) : region ? (
        <Of region={region} several={all.length > 1} />
      ) : (
        <Shown>{all.length === 0 ? <Nothing /> : <Which regions={all} />}</Shown>
      )}
    </SkillsFrame>
  );
}

function Shown({ children }: { children: preact.ComponentChildren }) {
  const { text } = useVoice();
  return (
    <Sheet title={text("title")} lede={text("lede")}>
      {children}
    </Sheet>
  );
}

function Nothing() {
  const { text } = useVoice();
  return (
    <div class="empty">
      <h2>{text("none")}</h2>
      <p>{text("none.text")}</p>
    </div>
  );
}

function Which({ regions }: { regions: readonly Region[] }) {
  const { text } = useVoice();
  const onward = useOnward();
  return (
    <section aria-labelledby="regions">
      <h2 id="regions">{text("regions")}</h2>
      <ul class="lines">
        {regions.map(({ id, name }) => (
          <li key={id}>
            <a href={onward(paths.skills(id))}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Of({ region, several }: { region: Region; several: boolean }) {
  const voice = useVoice();
  const { text } = voice;
  const onward = useOnward();
  const found = useReading(region.id, readFrameworks);
  return (
    <Shown>
      {found.state === "loading" ? (
        <Waiting />
      ) : found.state === "problem" ? (
        <Failed retry={found.retry} />
      ) : found.data.length === 0 ? (
        <Nothing />
      ) : (
        <ul class="lines">
          {found.data.map(({ document, ownerName, editions, badge }) => {
            const last = editions.at(-1);
            return (
              <li key={document.identifier} class="stack tight">
                <h2 class="small-head" lang={voice.lang(document.language)}>
                  <a href={onward(paths.skills(region.id, document.identifier))}>{document.title}</a>
                </h2>
                {document.description && (
                  <Markdown text={document.description} lang={voice.lang(document.language)} />
                )}
                <div class="row">
                  {badge && <Badge state="pass">{voice.badge(badge)}</Badge>}
                  <small>
                    {last && `${voice.statements(last.items)}. `}
                    {text("kept", { owner: ownerName })}
                  </small>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {several && (
        <p class="no-print">
          <a href={onward(paths.skills())}>{text("regions.other")}</a>
        </p>
      )}
    </Shown>
  );
}
