/** What a campaign asks: its statements in their order, the scales with their anchors, and the rule they count by. */
import type { CampaignView, Scale, Worded } from "#shared/validations/schema.ts";
import { usePlace } from "../session.ts";
import { frameworksPath, useContents } from "../statements/load.ts";
import { Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { RuleCounts } from "./rule-words.tsx";
import type { CampaignTabProps } from "./tabs.ts";
import "./validations.css";

export function AskedTab({ answer }: CampaignTabProps) {
  const { data: campaign } = answer;
  const { introduction, scales, rule } = campaign;
  return (
    <div class="cols">
      <Section id="statements" title="Statements">
        {introduction && (
          <div class="stack tight">
            <p>{introduction.en}</p>
            {introduction.es && <p lang="es">{introduction.es}</p>}
          </div>
        )}
        <Statements campaign={campaign} />
      </Section>
      <div class="stack">
        <Section id="scales" title={scales.length === 1 ? "The scale" : "The scales"}>
          <dl class="stack">
            {scales.map((scale) => (
              <OneScale key={scale.id} scale={scale} />
            ))}
          </dl>
        </Section>
        <Section id="rule" title="When a statement counts as validated">
          <RuleCounts rule={rule} />
          <p>
            A rewording that {rule.blockingSeconds} businesses stand behind has to be answered first. Beside
            the rule stands whether {rule.endorsementPercent}% say essential.
          </p>
        </Section>
      </div>
    </div>
  );
}

function Statements({ campaign }: { campaign: CampaignView }) {
  const { partnership } = usePlace();
  const { frameworkId, editionNo, statementIds } = campaign;
  const read = useContents(`${frameworksPath(partnership.id)}/${frameworkId}`, editionNo);
  if (read.state === "loading") return <Skeleton of="the statements" lines={12} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const items = new Map<string, (typeof read.data.data.statements)[number]["item"]>(
    read.data.data.statements.map(({ item }) => [item.identifier, item]),
  );
  return (
    <ol class="asked">
      {statementIds.map((id) => {
        const item = items.get(id);
        return (
          <li key={id}>
            <p>
              {item?.humanCodingScheme && <b class="nowrap">{item.humanCodingScheme}</b>}{" "}
              {item?.fullStatement ?? "A statement that this edition no longer has"}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

function OneScale({ scale }: { scale: Scale }) {
  const { question, points, source, verifiedOn } = scale;
  return (
    <div class="scale stack tight">
      <dt>
        <Both worded={question} strong />
      </dt>
      <dd class="stack tight">
        <ol class="points">
          {points.map(({ value, label }) => (
            <li key={value}>
              <span class="muted">{value}</span> {label.en}
              {label.es && (
                <small lang="es" class="muted">
                  {" "}
                  {label.es}
                </small>
              )}
            </li>
          ))}
        </ol>
        {source && (
          <small>
            Anchors after {source}
            {verifiedOn ? "" : "; nobody has compared them with it yet"}.
          </small>
        )}
      </dd>
    </div>
  );
}

function Both({ worded: { en, es }, strong }: { worded: Worded; strong?: boolean }) {
  return (
    <>
      {strong ? <b>{en}</b> : en}
      {es && <small lang="es"> {es}</small>}
    </>
  );
}
