/** What a law or policy asks of this agreement, item by item: which clause answers it, what is missing, what is unverified. */

import { methodNames, statementWords } from "#shared/agreements/table-words.ts";
import type { Clause, EquivalencyRule } from "#shared/agreements/terms-schema.ts";
import {
  type ChecklistLine,
  type Checklist as ChecklistLines,
  checklistOf,
  itemId,
  objectionToGaps,
} from "#shared/rule-sets/checklist.ts";
import { addressOf } from "#shared/rule-sets/rules.ts";
import type { RuleSet } from "#shared/rule-sets/schema.ts";
import { paths } from "../paths.ts";
import { Verified } from "../rule-sets/verified.tsx";
import { usePlace } from "../session.ts";
import { useLinkWith } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Notice } from "../ui/notice.tsx";
import { listed } from "./words.ts";

export type ChecklistProps = {
  ruleSet: RuleSet;
  clauses: readonly Clause[];
  /** Looked at where the rule set fixes how credit is posted. */
  rules: readonly Pick<EquivalencyRule, "ruleNo" | "awardMethod">[];
  mayEdit: boolean;
  frozen: boolean;
};

export function Checklist({ ruleSet, clauses, rules, mayEdit, frozen }: ChecklistProps) {
  const { partnership } = usePlace();
  const { lines, otherMethod } = checklistOf(ruleSet, clauses, rules);
  const answered = lines.filter(({ answeredBy }) => answeredBy.length > 0).length;
  const unverified = lines.filter(({ verified }) => !verified).length;
  const stops = objectionToGaps(ruleSet, ruleSet.gaps, clauses, rules);
  return (
    <section aria-labelledby="asked">
      <div class="section-head">
        <h2 id="asked">Checklist: {ruleSet.name}</h2>
        <a href={paths.ruleSet(partnership.id, addressOf(ruleSet.id))}>{ruleSet.citation}</a>
      </div>
      <p>
        {answered} of {lines.length} items have a clause.{" "}
        {unverified === lines.length && "Nobody has compared them with the source yet. "}
        {unverified > 0 &&
          unverified < lines.length &&
          `${unverified} ${unverified === 1 ? "is" : "are"} not verified yet: read the source before you rely on ${unverified === 1 ? "it" : "them"}. `}
        {frozen && "This is the list as it reads today, not as it read when the agreement was signed."}
      </p>
      {stops && !frozen && (
        <Notice kind="warn" title="It cannot go out for signature yet">
          <p>{stops.why}</p>
        </Notice>
      )}
      {!stops && !frozen && (answered < lines.length || (otherMethod?.ruleNos.length ?? 0) > 0) && (
        <Notice title="Gaps do not stop it">
          <p>
            {ruleSet.gaps === "BLOCK"
              ? "Only verified items stop an agreement. The items without a clause are not verified yet."
              : "Your partnership has chosen to be warned of gaps. The agreement can go out for signature with them."}
          </p>
        </Notice>
      )}
      <ul class="lines checklist">
        {lines.map((line) => (
          <Line key={line.item.id} line={line} ruleSet={ruleSet} mayEdit={mayEdit} />
        ))}
        {otherMethod && <Posting {...otherMethod} blocks={ruleSet.gaps === "BLOCK"} />}
      </ul>
    </section>
  );
}

/** How credit is to be posted, and the rules that post it otherwise. It is the partnership's own word: there is no source. */
function Posting({
  required,
  ruleNos,
  blocks,
}: NonNullable<ChecklistLines["otherMethod"]> & { blocks: boolean }) {
  return (
    <li id="posting">
      <div>
        <p>Every rule posts credit in one way: {methodNames[required].toLowerCase()}.</p>
      </div>
      <div>
        {ruleNos.length === 0 ? (
          <Badge state="pass">Kept</Badge>
        ) : (
          <span>
            <Badge state={blocks ? "blocked" : "warn"}>Not kept</Badge>{" "}
            {ruleNos.length === 1 ? "Rule" : "Rules"} {listed(ruleNos.map(String))}{" "}
            {ruleNos.length === 1 ? "posts" : "post"} it another way.
          </span>
        )}
      </div>
      <div />
    </li>
  );
}

function Line({ line, ruleSet, mayEdit }: { line: ChecklistLine; ruleSet: RuleSet; mayEdit: boolean }) {
  const link = useLinkWith("clause");
  const { item, answeredBy, named } = line;
  const open = answeredBy.length === 0;
  return (
    <li id={`item-${item.id}`}>
      <div>
        <p>{item.text}</p>
        <small>
          <code>{item.citation}</code>
        </small>
      </div>
      <div>
        {open ? (
          <Badge state={ruleSet.gaps === "BLOCK" && line.verified ? "blocked" : "warn"}>No clause yet</Badge>
        ) : (
          <span>
            <Badge state="pass">Answered</Badge> by{" "}
            {answeredBy.map((listId, index) => (
              <span key={listId}>
                {index > 0 && (index === answeredBy.length - 1 ? " and " : ", ")}
                <a href={`#clause-${listId}`}>clause {listId}</a>
              </span>
            ))}
          </span>
        )}
        {named.map(({ listId, statementType }) => (
          <small key={listId}>
            Clause {listId} names it, and is about {statementWords[statementType].toLowerCase()}. It takes one
            about{" "}
            {listed(
              item.statementTypes.map((type) => statementWords[type].toLowerCase()),
              "or",
            )}
            .
          </small>
        ))}
        {open && mayEdit && (
          <a class="no-print" href={`${link("new")}&answers=${encodeURIComponent(itemId(ruleSet, item))}`}>
            Write a clause<span class="sr"> for {item.citation}</span>
          </a>
        )}
      </div>
      <div>
        <Verified item={item} />
      </div>
    </li>
  );
}
