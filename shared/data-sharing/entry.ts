/**
 * What was typed or read of a table of counts: text by program, group and measure, a number once it has been checked.
 * It lives in the page's memory and nowhere else.
 */
import { everyone } from "./group-names.ts";

export type Measure = "students" | "earned";
export const measures = ["students", "earned"] as const satisfies readonly Measure[];
export const measureNames: Record<Measure, string> = { students: "Students", earned: "Reached it" };

export type Program = { id: string; name: string; cipCode?: string };
export const allPrograms: Program = { id: everyone, name: "All programs" };

export type Entry = { programs: readonly Program[]; cells: ReadonlyMap<string, string> };
export const cellKey = (program: string, group: string, measure: Measure): string =>
  JSON.stringify([program, group, measure]);

/** A program by what people call it: its CIP code names it in the table, or a word made of its name. */
export function programNamed(name: string, cip: string): Program | undefined {
  const code = /\b(\d{2}\.\d{2,4})\b/.exec(cip)?.[1] ?? /^\s*(\d{2}\.\d{2,4})\b/.exec(name)?.[1];
  const title = name.replace(/^\s*\d{2}\.\d{2,4}\s*[-:]?\s*/, "").slice(0, 160);
  if (code) return { id: code, name: title || code, cipCode: code };
  const said = title.trim() || cip.trim();
  if (said === "") return undefined;
  if (/^(all|all programs|total|totals|all cte|all cte programs|district)$/i.test(said)) return allPrograms;
  const word = said
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  return { id: (word || "program").slice(0, 40).replace(/-+$/, ""), name: said };
}
