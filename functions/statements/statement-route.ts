/** …/frameworks/{frameworkId}/statements: added, changed, replaced, retired and moved, one at a time. */
import * as z from "zod";
import type { Happened } from "#shared/activity/schema.ts";
import { CaseUuid, CfItem, type Contents } from "#shared/case/schema.ts";
import { insist, type Objection } from "#shared/problem.ts";
import {
  objectionToChanging,
  objectionToPlacing,
  objectionToRetiring,
  objectionToSize,
} from "#shared/statements/edit-rules.ts";
import {
  type Editing,
  titleOf,
  withAdded,
  withEdited,
  withMoved,
  withReplaced,
  withRetired,
} from "#shared/statements/editing.ts";
import { objectionToEditing } from "#shared/statements/rules.ts";
import {
  NewStatement,
  StatementDraft,
  type StatementFramework,
  StatementMove,
} from "#shared/statements/schema.ts";
import { type Asking, endpoint, type Reply } from "../http/endpoint.ts";
import { load, One, one } from "./paths.ts";

const OneStatement = One.extend({ statementId: CaseUuid });
const path = `${one}/statements` as const;
const statement = `${path}/{statementId}` as const;

type Working = { framework: StatementFramework; contents: Contents };
type Edited = { contents: Contents; item: CfItem };

/** The way of every edit: may they, did they see the latest, does it fit; then the contents with the edit in them. */
async function edited<P extends z.output<typeof One>>(
  asking: Pick<Asking<P>, "services" | "actor" | "params" | "now" | "stamp" | "sameVersion" | "today" | "c">,
  action: Happened["action"],
  objection: (working: Working, today: string) => Objection,
  edit: (working: Working, editing: Editing) => Edited | Promise<Edited>,
  status = 200,
): Promise<Reply> {
  const { services, params, now, stamp, sameVersion } = asking;
  const { partnershipId } = params;
  const [{ by, framework }, today] = await Promise.all([load(asking), asking.today(partnershipId)]);
  insist(objectionToEditing(by, framework));
  await sameVersion(framework, await services.statements.pk(partnershipId, framework.identifier));
  const contents = await services.statements.contents(partnershipId, framework);
  insist(objection({ framework, contents }, today));
  const newId = () => CaseUuid.parse(crypto.randomUUID());
  const after = await edit({ framework, contents }, { at: now.toISOString(), today, newId });
  const saved = await services.statements.saving(
    partnershipId,
    framework,
    { ...framework, document: { ...framework.document, lastChangeDateTime: now.toISOString() } },
    { action, note: titleOf(after.item) },
    stamp(by),
    after.contents,
  );
  return { status, body: after.item, version: saved.record.version, writes: saved.writes };
}

/** What an edit has made larger, if a framework may be that large. */
function fitting<Made extends { contents: Contents }>({ identifier }: StatementFramework, made: Made): Made {
  insist(objectionToSize(identifier, made.contents));
  return made;
}

const itemOf = (contents: Contents, id: CaseUuid): CfItem =>
  contents.CFItems.find(({ identifier }) => identifier === id) as CfItem;

export const statementRoutes = [
  endpoint(
    {
      method: "POST",
      path,
      summary: "Add a statement, under another or at the top",
      audience: "member",
      params: One,
      body: NewStatement,
      answers: { 201: CfItem },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", "too-many-rows", "invalid-input"],
    },
    (asking) => {
      const { statement: draft, ...spot } = asking.body;
      return edited(
        asking,
        "statement-added",
        ({ framework, contents }) => objectionToPlacing(framework.identifier, contents, spot),
        ({ framework, contents }, editing) =>
          fitting(framework, withAdded(framework.document, contents, draft, spot, editing)),
        201,
      );
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: statement,
      summary: "Change a statement's words and not its meaning: it keeps its identifier",
      audience: "member",
      params: OneStatement,
      body: StatementDraft,
      answers: { 200: CfItem },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment"],
    },
    (asking) =>
      edited(
        asking,
        "statement-changed",
        ({ contents }) => objectionToChanging(contents, asking.params.statementId),
        ({ contents }, editing) => withEdited(contents, asking.params.statementId, asking.body, editing),
      ),
  ),

  endpoint(
    {
      method: "DELETE",
      path: statement,
      summary: "Retire a statement as of today; one that no edition has shown goes altogether",
      audience: "member",
      params: OneStatement,
      answers: { 200: CfItem },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment"],
    },
    (asking) => {
      const { statementId, partnershipId } = asking.params;
      return edited(
        asking,
        "statement-retired",
        ({ framework, contents }, today) =>
          objectionToRetiring(framework.identifier, contents, statementId, today),
        async ({ framework, contents }, editing) => {
          const last = framework.published.at(-1);
          const shown =
            last && (await asking.services.statements.contents(partnershipId, framework, last.contentsId));
          const wasPublished = shown?.CFItems.some(({ identifier }) => identifier === statementId) ?? false;
          const after = withRetired(contents, statementId, wasPublished, editing);
          return { contents: after, item: itemOf(after, statementId) ?? itemOf(contents, statementId) };
        },
      );
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${statement}/replace`,
      summary:
        "Change what a statement means: a new one takes its place, and the old one ends today and names it",
      audience: "member",
      params: OneStatement,
      body: StatementDraft,
      answers: { 200: CfItem },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", "too-many-rows"],
    },
    (asking) => {
      const { statementId } = asking.params;
      return edited(
        asking,
        "statement-replaced",
        ({ contents }) => objectionToChanging(contents, statementId),
        ({ framework, contents }, editing) =>
          fitting(framework, withReplaced(framework.document, contents, statementId, asking.body, editing)),
      );
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/order`,
      summary: "Put a statement, with all below it, under another or at another place among its siblings",
      audience: "member",
      params: One,
      body: StatementMove,
      answers: { 200: CfItem },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", "too-many-rows", "invalid-input"],
    },
    (asking) => {
      const { statementId, ...spot } = asking.body;
      return edited(
        asking,
        "statement-moved",
        ({ framework, contents }) =>
          objectionToChanging(contents, statementId) ??
          objectionToPlacing(framework.identifier, contents, spot, statementId),
        ({ framework, contents }, editing) =>
          fitting(framework, {
            contents: withMoved(framework.document, contents, statementId, spot, editing),
            item: itemOf(contents, statementId),
          }),
      );
    },
  ),
];
