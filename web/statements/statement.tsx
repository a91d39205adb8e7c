/** One statement on its own: all that is said of it, what it is related to, and for those who keep it what they can do. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { CfAssociation } from "#shared/case/schema.ts";
import { isRetired } from "#shared/statements/editing.ts";
import type { StandingStatement, WholeContents } from "#shared/statements/schema.ts";
import { remove } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Confirm } from "../ui/confirm.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { FormPart } from "../ui/form.tsx";
import { Icon } from "../ui/icon.tsx";
import { Markdown } from "../ui/markdown.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { lineTo } from "./forest.ts";
import type { StatementsProps } from "./statements.tsx";
import { levelWords, nameOf, relationWords } from "./words.ts";

export function StatementPart(props: StatementsProps & { asked: string }) {
  const { asked, answer, keeps, because, stale } = props;
  const [changing] = useAddress("change");
  const close = useClose("statement", "change", "under");
  const { statements } = answer.data;
  const standing = statements.find(({ item }) => item.identifier === asked);
  const typing = (asked === "new" || changing !== "") && keeps && because === undefined;
  const Form = useChunk(async () => (await import("./statement-form.tsx")).StatementForm, typing);
  if (typing && (asked === "new" || standing))
    return Form && !stale ? (
      <Form key={`${asked} ${changing}`} standing={standing} {...props} onDone={close} />
    ) : (
      <Skeleton of="the form" lines={10} />
    );
  if (!standing)
    return (
      <Notice kind="warn" title="It is not here">
        <p>
          There is no such statement {answer.data.editionNo === undefined ? "any more" : "in this edition"}.{" "}
          <button type="button" class="quiet plain" onClick={() => close()}>
            Back to the statements
          </button>
        </p>
      </Notice>
    );
  return <Told {...props} standing={standing} onBack={() => close(`statement-${asked}`)} />;
}

type ToldProps = StatementsProps & { standing: StandingStatement; onBack: () => void };

function Told({ standing, answer, path, keeps, because, onBack }: ToldProps) {
  const { partnership } = usePlace();
  const { statements, associations } = answer.data;
  const { item, level } = standing;
  const over = isRetired(item, partnership.today);
  const relations = associations.filter(
    ({ originNodeURI, destinationNodeURI }) =>
      originNodeURI.identifier === item.identifier || destinationNodeURI.identifier === item.identifier,
  );
  const replaced = relations.some(
    (one) => one.associationType === "replacedBy" && one.originNodeURI.identifier === item.identifier,
  );
  const why = because ?? (replaced ? "Another statement has replaced this one. Change that one." : undefined);
  return (
    <>
      <FormPart id="one-statement" title={item.humanCodingScheme ?? item.CFItemType ?? "A statement"}>
        <Above statements={statements} standing={standing} />
        {item.abbreviatedStatement && <h3>{item.abbreviatedStatement}</h3>}
        <div class="whole-statement">
          <Markdown text={item.fullStatement} />
        </div>
        {over && (
          <Notice kind="warn" title={`Retired ${dayInWords(item.statusEndDate ?? "")}`}>
            <p>It stays readable, and what points at it still finds it.</p>
          </Notice>
        )}
        <Facts standing={standing} level={levelWords[level]} />
      </FormPart>
      {relations.length > 0 && (
        <section aria-labelledby="related">
          <h2 id="related">What it is related to</h2>
          <ul class="lines">
            {relations.map((one) => (
              <Relation key={one.identifier} relation={one} from={item.identifier} statements={statements} />
            ))}
          </ul>
        </section>
      )}
      <div class="row no-print">
        <Button onClick={onBack}>Back to the statements</Button>
        {keeps && (
          <Acts standing={standing} answer={answer} path={path} because={why} over={over} onDone={onBack} />
        )}
      </div>
    </>
  );
}

/** Under what it stands, from the top down. */
function Above({
  statements,
  standing,
}: { standing: StandingStatement } & Pick<WholeContents, "statements">) {
  const link = useLinkWith("statement");
  const above = lineTo(statements, standing);
  if (above.length === 0) return null;
  return (
    <nav class="crumb" aria-label="Where it stands">
      {above.map((item, index) => (
        <span key={item.identifier}>
          {index > 0 && " / "}
          <a href={link(item.identifier)}>{nameOf(item)}</a>
        </span>
      ))}
    </nav>
  );
}

function Facts({ standing: { item }, level }: { standing: StandingStatement; level: string }) {
  const source = item.extensions?.["sourceItemURI"] ?? item.extensions?.["sourceItemIdentifier"];
  const facts: [string, ComponentChildren][] = [
    ["What it is", item.CFItemType],
    ["For", level],
    ["Grades or levels", item.educationLevel?.join(", ")],
    ["Keywords", item.conceptKeywords?.join(", ")],
    ["In force from", item.statusStartDate && dayInWords(item.statusStartDate)],
    ["Adapted from", typeof source === "string" ? source : undefined],
    ["Notes", item.notes && <Markdown text={item.notes} />],
  ];
  return (
    <dl class="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
      <div>
        <dt>Identifier, in every system</dt>
        <dd>
          <code class="hash">{item.identifier}</code>
        </dd>
      </div>
    </dl>
  );
}

type RelationProps = { relation: CfAssociation; from: string } & Pick<WholeContents, "statements">;

function Relation({ relation, from, statements }: RelationProps) {
  const link = useLinkWith("statement");
  const out = relation.originNodeURI.identifier === from;
  const other = out ? relation.destinationNodeURI : relation.originNodeURI;
  const here = statements.find(({ item }) => item.identifier === other.identifier);
  return (
    <li>
      <small>{relationWords(relation.associationType, out)}</small>
      {here ? (
        <a href={link(here.item.identifier)}>{nameOf(here.item)}</a>
      ) : other.uri && /^https?:/.test(other.uri) ? (
        <a href={other.uri}>{other.title}</a>
      ) : (
        <>
          {other.title} <small>{other.identifier}</small>
        </>
      )}
    </li>
  );
}

type ActsProps = Pick<StatementsProps, "answer" | "path" | "because"> & {
  standing: StandingStatement;
  over: boolean;
  onDone: () => void;
};

function Acts({ standing: { item }, answer, path, because, over, onDone }: ActsProps) {
  const [asking, setAsking] = useState(false);
  const changing = useLinkWith("change");
  const adding = useLinkWith("under", "statement");
  const retire = useAction(() =>
    freshAfter(path, remove(`${path}/statements/${item.identifier}`, { ifMatch: answer.etag })),
  );
  const below = answer.data.statements.some(({ parentId }) => parentId === item.identifier);
  return (
    <>
      <LinkButton kind="primary" because={because} href={changing("yes")}>
        <Icon name="pencil" /> Change it
      </LinkButton>
      <LinkButton because={because} href={`${adding(item.identifier)}&statement=new`}>
        <Icon name="plus" /> Add a statement under it
      </LinkButton>
      {!over && (
        <Button
          kind="danger"
          because={
            because ?? (below ? "Statements stand under this one. Move or retire them first." : undefined)
          }
          onClick={() => setAsking(true)}
        >
          Retire it
        </Button>
      )}
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title="Retire this statement?"
        yes="Retire it"
        action={retire}
        onDone={onDone}
      >
        <p>
          It is over as of today. What an edition has shown stays in it, and stays readable here as retired;
          one that no edition has shown is taken out altogether.
        </p>
      </Confirm>
    </>
  );
}
