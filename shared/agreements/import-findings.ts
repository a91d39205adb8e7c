/** A pair that gives nothing: what was asked for, by whose course, why not, and when to look again. */

import { textOf } from "../files/cells.ts";
import { readDate } from "../files/dates.ts";
import { readText } from "../files/lines.ts";
import { type Reading } from "../files/words.ts";
import type { OrganizationId } from "../ids.ts";
import type { Line, Telling } from "./import-columns.ts";
import { type Directory, type ImportContext, isOn } from "./import-courses.ts";
import { readSpan } from "./import-level.ts";
import { readNegativeReason } from "./import-words.ts";
import type { NegativeFinding } from "./terms-schema.ts";

/** What `requested against PLCC BIO 145` names, where the file has no column of its own for it. */
export const againstIn = (note: string | undefined): string | undefined =>
  /requested against (.+)/
    .exec(note ?? "")?.[1]
    ?.trim()
    .slice(0, 200)
    .trim() || undefined;
export const firstWord = (text: string | undefined): string => /^\S+/.exec(text ?? "")?.[0] ?? "";

export function readFinding(
  line: Line,
  ruleNo: number,
  course: NegativeFinding["course"] | undefined,
  note: string | undefined,
  context: ImportContext,
  directory: Directory,
  tell: Telling,
): NegativeFinding | undefined {
  const reason = line.read("value", (text): Reading<NegativeFinding["reason"]> => {
    const reading = readNegativeReason(text);
    if ("value" in reading || text !== "") return reading;
    const beside = readNegativeReason(textOf(line.cell("award_type")));
    return "value" in beside ? { ...reading, fix: beside.value } : reading;
  });
  const dates = readSpan(line, context, tell);
  const revisitOn = line.readIf("revisit_on", (_, cell) => readDate(cell));
  const against = line.column("against")
    ? line.readIf("against", readText("A course", 200))
    : againstIn(note);
  const receiver = directory.party(firstWord(against));
  const derived = receiver && isOn(receiver, "receiving") ? receiver.organizationId : undefined;
  const receiverId = line.column("receiver")
    ? line.readIf("receiver", (text) => readReceiver(text, context, directory))
    : derived;
  if (!course || !reason) return undefined;
  return {
    ruleNo,
    course,
    reason,
    ...(against && { against }),
    ...(receiverId && { receiverId }),
    ...dates,
    ...(revisitOn && { revisitOn }),
    ...(note && { note }),
  };
}

function readReceiver(text: string, context: ImportContext, directory: Directory): Reading<OrganizationId> {
  const party = directory.party(text);
  if (party && isOn(party, "receiving")) return { value: party.organizationId };
  const codes = context.parties.filter((one) => isOn(one, "receiving")).map((one) => one.code);
  return { expected: `The code of a party that grants credit: ${codes.join(", ")}.`, alternatives: codes };
}
