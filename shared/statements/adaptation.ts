/**
 * A regional adaptation of a framework: its statements in force under identifiers of their own. Each keeps naming where
 * it came from first (CASE forbids one item in two frameworks) and is tied to the one it was copied from. Pure.
 */
import type { CasePackage, CfDocument, Contents } from "../case/schema.ts";
import { adapted } from "./adapted.ts";
import { type Editing, isRetired, titleOf } from "./editing.ts";

export function adaptation(
  document: CfDocument,
  contents: Contents,
  { title, creator }: Pick<CfDocument, "title"> & { creator?: string | undefined },
  { newId, at, today, origin }: Editing & { origin: string },
): CasePackage {
  const address = (kind: string, id: string) => `${origin}/ims/case/v1p1/${kind}/${id}`;
  const items = contents.CFItems.filter((item) => !isRetired(item, today));
  const kept = new Set<string>([document.identifier, ...items.map(({ identifier }) => identifier)]);
  const known = new Set<string>(contents.CFItems.map(({ identifier }) => identifier));
  const leads = (id: string) => kept.has(id) || !known.has(id);
  const { statusStartDate: _start, statusEndDate: _end, version: _version, ...said } = document;
  const copy = adapted(
    {
      ...contents,
      CFDocument: {
        ...said,
        title,
        ...(creator === undefined ? {} : { creator }),
        adoptionStatus: "Draft",
        lastChangeDateTime: at,
        uri: document.uri ?? address("CFDocuments", document.identifier),
      },
      CFItems: items.map((item) => ({
        ...item,
        uri: item.uri ?? address("CFItems", item.identifier),
        lastChangeDateTime: at,
      })),
      CFAssociations: contents.CFAssociations.filter(
        ({ originNodeURI, destinationNodeURI }) =>
          leads(originNodeURI.identifier) && leads(destinationNodeURI.identifier),
      ),
    },
    newId,
  );
  return {
    ...copy,
    CFAssociations: [
      ...copy.CFAssociations,
      ...copy.CFItems.map((item, index) => {
        const source = items[index] as (typeof items)[number];
        return {
          identifier: newId(),
          associationType: "exactMatchOf" as const,
          originNodeURI: { title: titleOf(item), identifier: item.identifier },
          destinationNodeURI: {
            title: titleOf(source),
            identifier: source.identifier,
            uri: source.uri ?? address("CFItems", source.identifier),
          },
          lastChangeDateTime: at,
        };
      }),
    ],
  };
}
