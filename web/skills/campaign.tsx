/**
 * A published campaign for anyone, in English and Spanish: how many businesses judged, which statements they hold
 * essential, and what was decided. No one is named; what would tell of one or two businesses is not here to show.
 */
import { useEffect, useState } from "preact/hooks";
import type { PublicCampaign } from "#shared/validations/results-schema.ts";
import { Figure } from "../charts/figure.tsx";
import { type RankedRow, rankedDrawing } from "../charts/ranked.ts";
import { paths } from "../paths.ts";
import { read, useReading } from "../public-read.ts";
import { Button } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import { plainOf } from "../ui/read-markdown.ts";
import { type Language, speech } from "../ui/speech.tsx";
import { campaignWordsIn, type Key, type Speech } from "./campaign-words.ts";
import { Failed, Sheet, SkillsFrame, useOnward, Waiting } from "./frame.tsx";
import { useVoice } from "./voice.tsx";
import "../validations/results.css";

export function PublicCampaignPage() {
  const [, , partnership = "", , id = ""] = location.pathname.split("/");
  const found = useReading(`/partnerships/${partnership}/campaigns/${id}`, read<PublicCampaign>);
  return (
    <SkillsFrame place={found.state === "content" ? found.data.partnership : ""}>
      <Asked found={found} partnership={partnership} />
    </SkillsFrame>
  );
}

/** This page's own sentences, in the language of its frame; undefined until they are here. */
function useSpeech(language: Language): Speech | undefined {
  const [spoken, speak] = useState<Speech>();
  useEffect(() => {
    let left = false;
    campaignWordsIn(language).then(
      (words) => left || speak(speech<Key>(language, words)),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [language]);
  return spoken;
}

type Found = ReturnType<typeof useReading<PublicCampaign>>;

function Asked({ found, partnership }: { found: Found; partnership: string }) {
  const voice = useVoice();
  const onward = useOnward();
  const said = useSpeech(voice.language);
  const crumb = <a href={onward(paths.skills(partnership))}>{voice.text("title")}</a>;
  if (found.state === "content" && said)
    return <Published campaign={found.data} voice={said} crumb={crumb} partnership={partnership} />;
  return (
    <Sheet title={voice.text("title")} crumb={crumb}>
      {found.state === "problem" ? (
        found.status === 404 && said ? (
          <Notice kind="warn" title={said.text("missing")}>
            <p>{said.text("missingMore")}</p>
          </Notice>
        ) : (
          <Failed retry={found.retry} />
        )
      ) : (
        <Waiting lines={16} />
      )}
    </Sheet>
  );
}

type PublishedProps = {
  campaign: PublicCampaign;
  voice: Speech;
  crumb: preact.ComponentChildren;
  partnership: string;
};

function Published({ campaign, voice, crumb, partnership }: PublishedProps) {
  const { text, day, language } = voice;
  const onward = useOnward();
  // The last thing on the page, and fetched as such.
  const Statements = useChunk(async () => (await import("./campaign-statements.tsx")).PublicStatements, true);
  const { occupation, employers, invited, region, statements, validated, rule } = campaign;
  const by = `${text("rule", { rule: text(rule.method), least: rule.minEmployers })} ${text("hidden")}`;
  return (
    <Sheet
      crumb={crumb}
      title={text("title", { occupation: (language === "es" && occupation.es) || occupation.en })}
      above={<span class="muted">{campaign.title}</span>}
      lede={text("lede", { employers, invited, region, statements: statements.length, validated })}
      actions={
        <Button onClick={() => print()}>
          <Icon name="print" /> {text("print")}
        </Button>
      }
    >
      <p>
        {text("framework")}{" "}
        <a href={onward(paths.skills(partnership, campaign.frameworkId))}>{campaign.framework}</a>.{" "}
        {text("from", {
          owner: campaign.ownerName,
          partnership: campaign.partnership,
          closed: day(campaign.closedOn),
          published: day(campaign.publishedAt),
        })}
      </p>
      <Section id="ranked" title={text("ranked")}>
        <Ranked campaign={campaign} voice={voice} note={`${campaign.title}. ${by}`} />
      </Section>
      {Statements && <Statements campaign={campaign} voice={voice} />}
      <p class="no-print">
        <a href={`/skills/${partnership}/formulas`} hreflang="en">
          {text("formulas")}
        </a>
      </p>
    </Sheet>
  );
}

function Ranked({ campaign, voice, note }: { campaign: PublicCampaign; voice: Speech; note: string }) {
  const { text } = voice;
  const rows = rankedRows(campaign);
  const reach = rows.filter(({ count, needed }) => needed !== undefined && count >= needed).length;
  const of = (count: number, all: number) => text("of", { count, all });
  const percent = (value: number) => `${Math.round(value * 100)}%`;
  return (
    <Figure
      title={text("share")}
      called={`${campaign.title}: ${text("ranked")}`}
      says={text("rankedSays", { reach, all: rows.length })}
      note={note}
      file="share-saying-essential"
      asTable={text("table")}
      draw={(width) =>
        rankedDrawing(
          rows,
          {
            value: (row) => of(row.count, row.of),
            reaches: text("reaches"),
            below: text("below"),
            needed: text("needed"),
            interval: text("interval"),
          },
          width,
        )
      }
    >
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{text("statement")}</th>
              {(["essential", "needed", "share", "interval"] as const).map((word) => (
                <th key={word} scope="col" class="n">
                  {text(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, count, of: all, needed, interval }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="n">{of(count, all)}</td>
                <td class="n">{needed ?? text("tooFew")}</td>
                <td class="n">{percent(count / all)}</td>
                <td class="n">{text("to", { low: percent(interval.low), high: percent(interval.high) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Figure>
  );
}

const rankedRows = ({ statements }: PublicCampaign): RankedRow[] =>
  statements
    .flatMap(({ need, suppressed, fullStatement, humanCodingScheme }): RankedRow[] =>
      need?.share && !suppressed
        ? [
            {
              name: plainOf(fullStatement),
              code: humanCodingScheme,
              count: need.essential,
              of: need.n,
              interval: need.share,
              needed: need.needed?.count,
            },
          ]
        : [],
    )
    .sort((a, b) => b.count / b.of - a.count / a.of);
