/** Who may keep a framework, and what may be published. Pure; the page greys its buttons with the same rules. */
import { type Actor, has, isConvener } from "../actor.ts";
import { canonicalJson } from "../canonical.ts";
import type { CfDocument } from "../case/schema.ts";
import type { Objection } from "../problem.ts";
import type { FrameworkView, PublishDraft, PublishedEdition, StatementFramework } from "./schema.ts";

/** The edition everyone may read: the last, where the framework is public here. A link is public where it leads. */
export const publicEdition = ({
  visibility,
  published,
  linkedTo,
}: Pick<StatementFramework, "visibility" | "published" | "linkedTo">): PublishedEdition | undefined =>
  visibility === "PUBLIC" && linkedTo === undefined ? published.at(-1) : undefined;

/** Which framework has had a part that both have from the first: the one that was started before. */
export const isBefore = (a: Started, b: Started): boolean =>
  a.startedAt < b.startedAt || (a.startedAt === b.startedAt && a.identifier < b.identifier);
type Started = Pick<StatementFramework, "startedAt" | "identifier">;

/** As many editions as a record is read with. */
const editionsMax = 60;

/** Why `actor` cannot start, import or adapt a framework, or undefined. It belongs to the organization acted for. */
export function objectionToStarting(actor: Actor): Objection {
  return actor.organization !== undefined && (has(actor, "editor", "admin") || isConvener(actor))
    ? undefined
    : { code: "role-missing", why: "An editor or admin of an organization starts a framework." };
}

/** Why `actor` does not keep this framework, or undefined. Its organization's editors and the conveners do. */
export function objectionToKeeping(
  actor: Actor,
  { ownerId }: Pick<StatementFramework, "ownerId">,
): Objection {
  return (actor.organization === ownerId && has(actor, "editor", "admin")) || isConvener(actor)
    ? undefined
    : {
        code: "role-missing",
        why: "An editor or admin of the organization that keeps this framework, or a convener, changes it.",
      };
}

/** Why `actor` cannot change this framework, or undefined: who keeps it can, where it is no link. */
export function objectionToEditing(
  actor: Actor,
  { ownerId, linkedTo }: Pick<StatementFramework, "ownerId" | "linkedTo">,
): Objection {
  const may = objectionToKeeping(actor, { ownerId });
  if (may) return may;
  return linkedTo === undefined
    ? undefined
    : {
        code: "wrong-moment",
        why: "Another partnership of this hub keeps this framework. Make an adaptation to change it here.",
      };
}

/** Why what stands there now cannot become this edition, or undefined. */
export function objectionToPublishing(
  {
    document,
    published,
    items,
    contentsHash,
  }: Pick<FrameworkView, "document" | "published" | "items" | "contentsHash">,
  { version, adoptionStatus }: PublishDraft,
): Objection {
  if (items === 0) return { code: "wrong-moment", why: "There is no statement in this framework yet." };
  if (published.length >= editionsMax)
    return { code: "wrong-moment", why: `A framework has at most ${editionsMax} editions.` };
  if (published.some((one) => one.document.version === version))
    return { code: "already-there", why: `There is an edition ${version} already. Name this one otherwise.` };
  const last = published.at(-1);
  const now = { ...document, adoptionStatus: adoptionStatus ?? document.adoptionStatus };
  return last && last.contentsHash === contentsHash && said(last.document) === said(now)
    ? { code: "wrong-moment", why: "Nothing has changed since the last edition." }
    : undefined;
}

/** What the document says apart from which edition it is of, and when. */
const said = ({ version: _version, lastChangeDateTime: _at, ...document }: CfDocument): string =>
  canonicalJson(JSON.parse(JSON.stringify(document)));
