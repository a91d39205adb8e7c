/**
 * What businesses said, and what is decided: the statements with their evidence, one of them in full, the pictures, and
 * what comes next. Until the answers are counted there is nothing to read here, for anyone.
 */

import { objectionToReading } from "#shared/validations/results-rules.ts";
import type { ResultsView } from "#shared/validations/results-schema.ts";
import type { CampaignView } from "#shared/validations/schema.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { useChunk } from "../ui/chunk.ts";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { EvidenceRows } from "./evidence-rows.tsx";
import { FigureName, FormulasAt } from "./figure-name.tsx";
import { GroupChoice } from "./group-choice.tsx";
import { NextStep } from "./next-step.tsx";
import { campaignPaths } from "./paths.ts";
import { everyone, useResults } from "./results-load.ts";
import { figure } from "./results-words.ts";
import type { CampaignTabProps } from "./tabs.ts";
import { TakeResults } from "./take-results.tsx";
import { ruleWords } from "./words.ts";
import "./results.css";

export const isCounted = ({ state }: Pick<CampaignView, "state">): boolean =>
  state === "TALLIED" || state === "DECIDED" || state === "PUBLISHED";

export function ResultsTab({ answer, path, runs }: CampaignTabProps) {
  const { partnership, actor } = usePlace();
  const { data: campaign } = answer;
  if (!isCounted(campaign)) return <NextStep answer={answer} path={path} runs={runs} />;
  const early = objectionToReading(actor, campaign);
  if (early) return <Notice icon="clock" title={early.why} />;
  return (
    <FormulasAt.Provider value={campaignPaths.formulas(partnership.id)}>
      <Counted answer={answer} path={path} runs={runs} />
    </FormulasAt.Provider>
  );
}

function Counted(props: CampaignTabProps) {
  const [group] = useAddress("group", everyone);
  const read = useResults(props.path, group);
  if (read.state === "loading") return <Skeleton of="what businesses said" lines={20} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  return <Read {...props} results={read.data} />;
}

function Read({ answer, path, runs, results }: CampaignTabProps & { results: ResultsView }) {
  const [opened] = useAddress("statement");
  const [deciding] = useAddress("decide");
  const [view] = useAddress("view");
  const close = useClose("decide");
  const all = useLinkWith("statement");
  const pictures = useLinkWith("view");
  const decides = runs && answer.data.state === "TALLIED";
  const find = (id: string) => results.statements.find(({ identifier }) => identifier === id);
  const [one, decided] = [find(opened), find(deciding)];
  const Figures = useChunk(
    async () => (await import("./evidence-figures.tsx")).EvidenceFigures,
    view === "pictures",
  );
  const Decide = useChunk(
    async () => (await import("./decide-form.tsx")).DecideForm,
    decided !== undefined && decides,
  );
  const One = useChunk(
    async () => (await import("./statement-figures.tsx")).StatementFigures,
    one !== undefined,
  );
  if (decided && decides)
    return Decide ? (
      <Decide statement={decided} path={path} onDone={() => close(`statement-${decided.identifier}`)} />
    ) : (
      <Skeleton of="the form" />
    );
  if (one)
    return One ? (
      <One statement={one} results={results} back={all("")} />
    ) : (
      <Skeleton of="the statement" lines={16} />
    );
  const rule = results.rule;
  return (
    <>
      {runs && <NextStep answer={answer} path={path} runs results={results} />}
      <Section
        id="ranked"
        title="Statements, most essential first"
        aside={
          <div class="row no-print">
            <GroupChoice results={results} />
            <nav class="row" aria-label="Show as">
              <a class="chip" href={pictures("")} aria-current={view === "pictures" ? undefined : "page"}>
                Decide
              </a>
              <a
                class="chip"
                href={pictures("pictures")}
                aria-current={view === "pictures" ? "page" : undefined}
              >
                Pictures
              </a>
            </nav>
          </div>
        }
      >
        {view === "pictures" ? (
          Figures ? (
            <Figures results={results} group={groupName(results)} path={path} />
          ) : (
            <Skeleton of="the pictures" lines={20} />
          )
        ) : (
          <>
            <ul class="legend">
              <li>
                <span class="dot reaches" /> reaches the line
              </li>
              <li>
                <span class="dot below" /> does not
              </li>
              <li>
                <span class="needed" /> <FigureName of="critical">needed</FigureName>
              </li>
              <li>
                bar: <FigureName of="share">95% interval</FigureName>
              </li>
            </ul>
            <EvidenceRows results={results} deciding={{ path, decides }} />
          </>
        )}
        <p>
          <small>
            Rule: {ruleWords[rule.method]}, at least {rule.minEmployers} businesses; fewer than 5 can never
            validate. Each business counts once, with{" "}
            <FigureName of="employer">the lower median of its people</FigureName>.
            {results.groupsLeftOut > 0 &&
              ` ${results.groupsLeftOut} ${results.groupsLeftOut === 1 ? "group is" : "groups are"} not shown.`}
          </small>
        </p>
        <TakeResults path={path} title={results.title} whole={results.whole} />
      </Section>
      <Validity results={results} />
    </>
  );
}

const groupName = ({ group, groups }: ResultsView): string =>
  groups.find(({ key }) => key === group)?.name ?? "All businesses";

/** How relevant the statements are together, by what they stand under. */
function Validity({ results: { validity, validityBy } }: { results: ResultsView }) {
  if (!validity) return null;
  const rows = [...validityBy, { ...validity, title: "All statements" }];
  return (
    <Section id="validity" title="Relevance of the statements together">
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Statements of</th>
              <th scope="col" class="n">
                How many
              </th>
              <th scope="col" class="n">
                <FigureName of="sCviAve">S-CVI/Ave</FigureName>
              </th>
              <th scope="col" class="n">
                <FigureName of="sCviUa">S-CVI/UA</FigureName>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ title, statements, average, universal }) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                <td class="n">{statements}</td>
                <td class="n">{figure(average)}</td>
                <td class="n">{figure(universal)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
