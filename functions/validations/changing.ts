/** What decisions about statements make of their framework: edited, replaced and retired all at once, or not at all. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { CaseUuid, type CfItem, type Contents } from "#shared/case/schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { insist, type Objection, Refusal } from "#shared/problem.ts";
import { objectionToChanging, objectionToRetiring, objectionToSize } from "#shared/statements/edit-rules.ts";
import {
  type Editing,
  isRetired,
  titleOf,
  withEdited,
  withReplaced,
  withRetired,
} from "#shared/statements/editing.ts";
import { objectionToEditing } from "#shared/statements/rules.ts";
import { StatementDraft, type StatementFramework } from "#shared/statements/schema.ts";
import { outline } from "#shared/statements/tree.ts";
import type { Decision, Rewording } from "#shared/validations/decision-schema.ts";
import { objectionToRewording } from "#shared/validations/results-rules.ts";
import type { Stamp } from "../cloud/ledger.ts";
import type { Write } from "../cloud/table.ts";
import type { Services } from "../env.ts";

/** What a statement says besides its words, kept under the new ones. */
const Kept = z.object(StatementDraft.shape);

type Change = Pick<Decision, "statementId" | "decision" | "change">;
/** The framework after one change, and the statement that says it now. */
type Changed = { contents: Contents; becomes: CaseUuid };

/** These words in place of the statement's own, or why not. `asked`: what the campaign asked about. */
export function reworded(
  { document }: Pick<StatementFramework, "document">,
  contents: Contents,
  statementId: CaseUuid,
  rewording: Rewording,
  asked: string | undefined,
  editing: Editing,
): Changed {
  const { kind, fullStatement } = rewording;
  insist(
    named(
      contents,
      statementId,
      objectionToChanging(contents, statementId) ??
        objectionToRewording(rewording, asked, itemIn(contents, statementId)?.fullStatement),
    ),
  );
  const draft = { ...Kept.parse(itemIn(contents, statementId)), fullStatement };
  if (kind === "EDIT") {
    const { contents: after } = withEdited(contents, statementId, draft, editing);
    return { contents: after, becomes: statementId };
  }
  // Short words for another meaning are no longer its own.
  const { abbreviatedStatement: _short, statusStartDate: _from, statusEndDate: _until, ...rest } = draft;
  const made = withReplaced(document, contents, statementId, rest, editing);
  return { contents: made.contents, becomes: made.item.identifier };
}

function applied(
  framework: StatementFramework,
  contents: Contents,
  { statementId, decision, change }: Change,
  asked: ReadonlyMap<string, string>,
  editing: Editing,
): Changed {
  if (change) return reworded(framework, contents, statementId, change, asked.get(statementId), editing);
  if (decision !== "RETIRE") return { contents, becomes: statementId };
  const item = itemIn(contents, statementId);
  // What has ended by itself meanwhile need not be ended.
  if (item && isRetired(item, editing.today)) return { contents, becomes: statementId };
  const objection = objectionToRetiring(framework.identifier, contents, statementId, editing.today);
  insist(named(contents, statementId, objection));
  // An edition has shown it: the campaign asked about one.
  return { contents: withRetired(contents, statementId, true, editing), becomes: statementId };
}

const itemIn = (contents: Contents, id: CaseUuid): CfItem | undefined =>
  contents.CFItems.find(({ identifier }) => identifier === id);

/** Among many statements, a refusal says which. */
function named(contents: Contents, id: CaseUuid, objection: Objection): Objection {
  const item = itemIn(contents, id);
  if (!objection || !item) return objection && { ...objection, code: "wrong-moment" };
  return { code: "wrong-moment", why: `“${titleOf(item)}”: ${objection.why}` };
}

/** New words first; then what is retired, from below: nothing stands under a statement any more when it is its turn. */
function inTurn(documentId: string, contents: Contents, changes: readonly Change[]): readonly Change[] {
  const { retired = [], reworded = [] } = Object.groupBy(changes, ({ decision }) =>
    decision === "RETIRE" ? "retired" : "reworded",
  );
  if (retired.length < 2) return [...reworded, ...retired];
  // In an outline all that stands under a statement comes after its last place.
  const last = new Map<string, number>(
    outline(documentId, contents).map(({ item }, place) => [item.identifier, place]),
  );
  const placeOf = ({ statementId }: Change) => last.get(statementId) ?? 0;
  return [...reworded, ...retired.toSorted((a, b) => placeOf(b) - placeOf(a))];
}

type Making = { by: Actor; today: string; note: string; stamp: Stamp };

/** The writes that save a framework as `make` leaves its contents; refuses those who may not change it. */
export async function changing<Made extends { contents: Contents }>(
  services: Services,
  partnership: PartnershipId,
  identifier: CaseUuid,
  { by, today, note, stamp }: Making,
  action: string,
  make: (framework: StatementFramework, contents: Contents, editing: Editing) => Made,
): Promise<{ made: Made; writes: Write[] }> {
  const framework = await services.statements.find(partnership, identifier);
  if (!framework) throw new Refusal("not-found");
  insist(objectionToEditing(by, framework));
  const contents = await services.statements.contents(partnership, framework);
  const at = stamp.at.toISOString();
  const newId = () => CaseUuid.parse(crypto.randomUUID());
  const made = make(framework, contents, { at, today, newId });
  insist(objectionToSize(identifier, made.contents));
  const saved = await services.statements.saving(
    partnership,
    framework,
    { ...framework, document: { ...framework.document, lastChangeDateTime: at } },
    { action, note },
    stamp,
    made.contents,
  );
  return { made, writes: saved.writes };
}

/** All that these decisions change: what each statement has become, and the writes; none where none changes anything. */
export async function decided(
  services: Services,
  partnership: PartnershipId,
  identifier: CaseUuid,
  decisions: readonly Change[],
  asked: ReadonlyMap<string, string>,
  making: Making,
): Promise<{ becomes: Map<CaseUuid, CaseUuid>; writes: Write[] }> {
  const becomes = new Map<CaseUuid, CaseUuid>();
  const some = decisions.filter(({ decision, change }) => change !== undefined || decision === "RETIRE");
  if (some.length === 0) return { becomes, writes: [] };
  const { writes } = await changing(
    services,
    partnership,
    identifier,
    making,
    "statements-decided",
    (framework, contents, editing) => ({
      contents: inTurn(framework.identifier, contents, some).reduce((now, one) => {
        const after = applied(framework, now, one, asked, editing);
        becomes.set(one.statementId, after.becomes);
        return after.contents;
      }, contents),
    }),
  );
  return { becomes, writes };
}
