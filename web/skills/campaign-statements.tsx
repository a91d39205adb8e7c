/** Every statement of a published campaign with what was decided, and its share in each group that may be shown. */
import type { PublicCampaign } from "#shared/validations/results-schema.ts";
import { Badge, type State } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { csvOf, download } from "../ui/csv.ts";
import { Icon } from "../ui/icon.tsx";
import { MarkdownLine } from "../ui/markdown.tsx";
import { Section } from "../ui/page.tsx";
import { groupInWords } from "../validations/group-words.ts";
import { NotShown } from "../validations/not-shown.tsx";
import type { Speech } from "./campaign-words.ts";

type Statement = PublicCampaign["statements"][number];
type Props = { campaign: PublicCampaign; voice: Speech };

const drawn: Record<NonNullable<Statement["decision"]>["decision"], State> = {
  VALIDATED: "pass",
  VALIDATED_WITH_EDITS: "pass",
  RETURN: "warn",
  NOT_VALIDATED: "fail",
  RETIRE: "superseded",
};

export function PublicStatements({ campaign, voice }: Props) {
  const { text } = voice;
  return (
    <Section
      id="statements"
      title={text("statements")}
      aside={
        <div class="no-print">
          <Button small onClick={() => download("results.csv", csvOf(rowsOf(campaign, voice)))}>
            <Icon name="download" /> {text("csv")}
          </Button>
        </div>
      }
    >
      <ol class="lines">
        {campaign.statements.map((statement) => (
          <One key={statement.identifier} statement={statement} campaign={campaign} voice={voice} />
        ))}
      </ol>
    </Section>
  );
}

function One({ statement, campaign, voice }: Props & { statement: Statement }) {
  const { text, language } = voice;
  const { fullStatement, humanCodingScheme, need, suppressed, decision, outcome, groups } = statement;
  return (
    <li class="stack tight">
      <div class="row between">
        <p lang="en">
          {humanCodingScheme && <small class="block">{humanCodingScheme}</small>}
          <b>
            <MarkdownLine text={fullStatement} />
          </b>
        </p>
        {decision ? (
          <Badge state={drawn[decision.decision]}>{text(decision.decision)}</Badge>
        ) : (
          <Badge state="unknown">{text("undecided")}</Badge>
        )}
      </div>
      {suppressed || !need ? (
        <NotShown words={text("notShown")} />
      ) : (
        <small>
          {text("essential")}: {text("of", { count: need.essential, all: need.n })}.
        </small>
      )}
      {decision?.overrides && (
        <small>
          {text("otherwise", { outcome: text(outcome.outcome).toLowerCase() })}{" "}
          {decision.reason && <span lang="en">{decision.reason}</span>}
        </small>
      )}
      {groups.length > 0 && (
        <details>
          <summary>{text("groups")}</summary>
          <dl class="facts">
            {groups.map(({ key, n, share }) => {
              const group = campaign.groups.find((one) => one.key === key);
              return (
                <div key={key}>
                  <dt lang={language === "en" ? undefined : "en"}>{group ? groupInWords(group) : key}</dt>
                  <dd>
                    {Math.round(share * 100)}%
                    <small>
                      {text("businesses")}: {n}
                    </small>
                  </dd>
                </div>
              );
            })}
          </dl>
        </details>
      )}
    </li>
  );
}

/** What is shown, a line a statement. */
function rowsOf({ statements }: PublicCampaign, { text }: Speech): string[][] {
  const head = [
    "",
    text("statement"),
    text("essential"),
    text("businesses"),
    text("needed"),
    text("share"),
    text("decision"),
  ];
  return [
    head,
    ...statements.map(({ humanCodingScheme, fullStatement, need, suppressed, decision }) => [
      humanCodingScheme ?? "",
      fullStatement,
      ...(need && !suppressed
        ? [
            String(need.essential),
            String(need.n),
            String(need.needed?.count ?? ""),
            need.share ? need.share.value.toFixed(3) : "",
          ]
        : [text("notShown"), "", "", ""]),
      decision ? text(decision.decision) : text("undecided"),
    ]),
  ];
}
