/** Walks an XML part of a workbook by local names: a prefix such as `x:` changes nothing, a document type is refused. */
import { SaxesParser } from "saxes";
import { Refusal } from "#shared/problem.ts";
import { decodeText } from "./decode-text.ts";

export type Walk = {
  open?: (name: string, attribute: (name: string) => string | undefined) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

const local = (name: string) => name.slice(name.indexOf(":") + 1);

export function walkXml(bytes: Uint8Array, walk: Walk): void {
  const parser = new SaxesParser();
  const damaged = (why: string) => new Refusal("file-unreadable", `The workbook is damaged: ${why}`);
  parser.on("error", ({ message }) => {
    throw damaged(message);
  });
  // Workbooks have none; in the wild they only serve attacks by entity.
  parser.on("doctype", () => {
    throw damaged("a document type stands in it.");
  });
  parser.on("opentag", ({ name, attributes }) =>
    walk.open?.(local(name), (wanted) => {
      const key = Object.keys(attributes).find((one) => local(one) === wanted);
      return key === undefined ? undefined : attributes[key];
    }),
  );
  parser.on("text", (text) => walk.text?.(text));
  parser.on("cdata", (text) => walk.text?.(text));
  parser.on("closetag", ({ name }) => walk.close?.(local(name)));
  parser.write(decodeText(bytes)).close();
}
