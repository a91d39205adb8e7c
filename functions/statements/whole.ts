/** A framework's contents as they are read: every statement in the order of the tree, and what else relates them. */
import type { CaseUuid, Contents } from "#shared/case/schema.ts";
import { standing } from "#shared/statements/levels.ts";
import type { WholeContents } from "#shared/statements/schema.ts";

export const whole = (identifier: CaseUuid, contents: Contents, editionNo?: number): WholeContents => ({
  identifier,
  ...(editionNo === undefined ? {} : { editionNo }),
  statements: standing(identifier, contents),
  associations: contents.CFAssociations.filter(({ associationType }) => associationType !== "isChildOf"),
  ...(contents.CFDefinitions === undefined ? {} : { definitions: contents.CFDefinitions }),
});
