/** What a figure is called, leading to its formula and source. Where the formulas are depends on who reads. */
import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import type { FormulaName } from "#shared/validations/formulas.ts";

/** The page of formulas: the partnership's, or the one for anyone. */
export const FormulasAt = createContext("/registry/formulas");

export function FigureName({ of, children }: { of: FormulaName; children: ComponentChildren }) {
  const at = useContext(FormulasAt);
  return <a href={`${at}#${of}`}>{children}</a>;
}
