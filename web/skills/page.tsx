/** A public framework as anyone may read it: the statements of an edition by level and by words, one on its own, on paper and as a file. */
import type { PublicFramework, WholeContents } from "#shared/statements/schema.ts";
import { paths } from "../paths.ts";
import { read, useReading } from "../public-read.ts";
import { useAddress, useLinkWith } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Markdown } from "../ui/markdown.tsx";
import { Notice } from "../ui/notice.tsx";
import { campaignPaths } from "../validations/paths.ts";
import { Failed, Sheet, SkillsFrame, useOnward, Waiting } from "./frame.tsx";
import { Statements } from "./statements.tsx";
import { useVoice } from "./voice.tsx";

const base = (partnership: string, framework: string) =>
  `/partnerships/${partnership}/frameworks/${framework}`;

export function PublicFrameworkPage() {
  // Every link to another framework is a page load, so what the address says of it stays as it is.
  const [, , partnership = "", framework = ""] = location.pathname.split("/");
  const regions = useReading("/partnerships", read<{ items: { id: string; name: string }[] }>);
  const all = regions.state === "content" ? regions.data.items : [];
  return (
    <SkillsFrame place={regions.state === "loading" ? "" : all.find(({ id }) => id === partnership)?.name}>
      <Asked partnership={partnership} framework={framework} />
    </SkillsFrame>
  );
}

type AskedProps = { partnership: string; framework: string };

function Asked({ partnership, framework }: AskedProps) {
  const { text } = useVoice();
  const onward = useOnward();
  const found = useReading(base(partnership, framework), read<PublicFramework>);
  if (found.state === "content") return <Found {...found.data} />;
  return (
    <Sheet title={text("title")}>
      {found.state === "loading" ? (
        <Waiting lines={16} />
      ) : found.status === 404 ? (
        <Notice kind="warn" title={text("gone")}>
          <p>
            {text("gone.text")} <a href={onward(paths.skills(partnership))}>{text("gone.all")}</a>
          </p>
        </Notice>
      ) : (
        <Failed retry={found.retry} />
      )}
    </Sheet>
  );
}

function Found(framework: PublicFramework) {
  const { partnership, ownerName, document, editions, adaptedFrom, badge } = framework;
  const voice = useVoice();
  const { text, say } = voice;
  const onward = useOnward();
  const [asked] = useAddress("edition");
  const [statement] = useAddress("statement");
  const reading = useLinkWith("edition", "statement");
  const One = useChunk(async () => (await import("./one.tsx")).One, statement !== "");
  const last = editions.at(-1);
  const shown = editions.find(({ editionNo }) => String(editionNo) === asked) ?? last;
  const path = shown && `${base(partnership, document.identifier)}/editions/${shown.editionNo}`;
  const contents = useReading(path, read<WholeContents>);
  const lang = voice.lang(document.language);
  const nameOf = ({ version, editionNo }: { version?: string | undefined; editionNo: number }) =>
    version ?? text("edition.number", { number: editionNo });
  return (
    <Sheet
      title={document.title}
      lang={lang}
      crumb={<a href={onward(paths.skills(partnership))}>{text("title")}</a>}
      above={
        badge && (
          <a href={onward(campaignPaths.published(partnership, badge.campaignId))}>
            <Badge state="pass">{voice.badge(badge)}</Badge>
          </a>
        )
      }
      lede={
        shown &&
        `${voice.statements(shown.items)}. ${text("kept", { owner: ownerName })} ${text("published", {
          edition: nameOf(shown),
          day: voice.day(shown.publishedAt),
        })}`
      }
    >
      {!statement && (document.description || adaptedFrom) && (
        <div class="stack tight">
          {document.description && <Markdown text={document.description} lang={lang} />}
          {adaptedFrom && <p>{say("adapted", { source: <span lang={lang}>{adaptedFrom.title}</span> })}</p>}
        </div>
      )}
      {shown !== last && (
        <Notice title={say("edition.earlier", { link: <a href={reading("")}>{text("edition.last")}</a> })} />
      )}
      {editions.length > 1 && (
        <nav class="row no-print" aria-label={text("editions")}>
          {editions.toReversed().map((one) => (
            <a
              key={one.editionNo}
              class="chip"
              href={reading(one === last ? "" : String(one.editionNo))}
              aria-current={one === shown ? "page" : undefined}
            >
              {nameOf(one)}
            </a>
          ))}
        </nav>
      )}
      {contents.state === "problem" ? (
        <Failed retry={contents.retry} />
      ) : contents.state === "loading" || (statement && !One) ? (
        <Waiting lines={24} />
      ) : statement && One ? (
        <One key={statement} asked={statement} contents={contents.data} document={document} />
      ) : (
        <Statements contents={contents.data} document={document} />
      )}
    </Sheet>
  );
}
