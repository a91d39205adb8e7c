/** One line of a grid file as a course: what its organization teaches in the slot. What cannot be taken is told at its cell. */
import type * as z from "zod";
import { plainText } from "../course-key.ts";
import { loosely } from "../files/cells.ts";
import { type Line, readText } from "../files/lines.ts";
import { readCount, readCredit } from "../files/numbers.ts";
import { type Reading, readUnit } from "../files/words.ts";
import type { AgreementId, OrganizationId } from "../ids.ts";
import { readContent, readEarlyCredit } from "./grid-columns.ts";
import type { GridColumn } from "./grid-schema.ts";
import { BoundCourse, type EarlyCredit } from "./plan-schema.ts";

export type GridLine = Line<GridColumn>;

/** Who can be named in a file. */
export type Nameable = { id: OrganizationId; code: string; name: string };
export type Names = {
  organizations: readonly Nameable[];
  /** By number, those of one's own organization. */
  agreements: readonly { id: AgreementId; codedNotation: string }[];
};

/** An organization by its code or its name. */
export const readOrganization =
  (organizations: readonly Nameable[], what: string) =>
  (text: string): Reading<OrganizationId> => {
    const found = organizations.filter(
      ({ id, code, name }) =>
        id === text || plainText(code) === plainText(text) || loosely(name) === loosely(text),
    );
    const [only] = found;
    return only && found.length === 1
      ? { value: only.id }
      : {
          expected: `${what}, by code or name.`,
          alternatives: organizations.map(({ code }) => code),
        };
  };

const several = (text: string): string[] => [
  ...new Set(
    text
      .split(/[;|\n]/)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
];

/** What the schema takes, or what it says it expects. */
const bySchema =
  <Value>(schema: z.ZodType<Value>, of: (text: string) => unknown = (text) => text) =>
  (text: string): Reading<Value> => {
    const parsed = schema.safeParse(of(text));
    if (parsed.success) return { value: parsed.data };
    const said = parsed.error.issues[0]?.message ?? "a value of another form";
    return { expected: `${said.charAt(0).toUpperCase()}${said.slice(1)}.` };
  };

/** The course, or undefined once a problem is told. */
export function readBound(line: GridLine, names: Names): BoundCourse | undefined {
  const { sced, cip, prerequisites, statementIds } = BoundCourse.shape;
  const code = line.read("course", readText("A course code", 40));
  const title = line.read("title", readText("The course's title", 200));
  const creditHundredths = line.read("credits", (_, cell) => readCredit(cell));
  const unit = line.read("credit_unit", readUnit);
  const content = line.read("content", readContent);
  const part = readPart(line);
  const early = readEarly(line, names);
  const rest = {
    sced: line.readIf("sced", bySchema(sced.unwrap())),
    cip: line.readIf("cip", bySchema(cip.unwrap())),
    ...(part ? { part } : {}),
    prerequisites: line.readIf("prerequisites", bySchema(prerequisites.removeDefault(), several)) ?? [],
    deliveredAt: line.readIf(
      "delivered_at",
      readOrganization(names.organizations, "An organization of this partnership"),
    ),
    ...(early ? { earlyCredit: early } : {}),
    statementIds:
      line.readIf(
        "statements",
        bySchema(statementIds.removeDefault(), (text) => several(text.toLowerCase())),
      ) ?? [],
    workHours: line.readIf("course_work_hours", (text) => readCount(text, "Hours at work", 0, 4000)),
  };
  if (code === undefined || title === undefined || creditHundredths === undefined || !unit || !content)
    return undefined;
  return { code, title, creditHundredths, unit, content, ...withoutAbsent(rest) };
}

/** Cells that say nothing leave no trace: what is absent is absent. */
const withoutAbsent = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Pick<
    BoundCourse,
    "prerequisites" | "statementIds"
  > &
    Partial<BoundCourse>;

function readPart(line: GridLine): BoundCourse["part"] {
  const numbers = line.readIf("part", (text): Reading<{ no: number; of: number }> => {
    const [, no, of] = /^(\d{1,2})\s*(?:of|\/)\s*(\d{1,2})$/i.exec(text) ?? [];
    return no && of && Number(no) >= 1 && Number(of) <= 12 && Number(no) <= Number(of)
      ? { value: { no: Number(no), of: Number(of) } }
      : { expected: "A part of a sequence, such as 1 of 2." };
  });
  if (!numbers) return undefined;
  const series = line.read("series", readText("The name of the sequence", 80));
  return series ? { series, ...numbers } : undefined;
}

function readEarly(line: GridLine, names: Names): EarlyCredit | undefined {
  const kind = line.readIf("early_credit", readEarlyCredit);
  if (!kind) return undefined;
  const agreementId = line.readIf("agreement", (text): Reading<AgreementId> => {
    const found = names.agreements.find(
      ({ id, codedNotation }) => id === text || plainText(codedNotation) === plainText(text),
    );
    return found
      ? { value: found.id }
      : {
          expected: "The number of an agreement of your organization.",
          alternatives: names.agreements.map(({ codedNotation }) => codedNotation),
        };
  });
  const ruleNo = line.readIf("rule", (text) => readCount(text, "The rule", 1, 99_999));
  const organizationId = line.readIf(
    "college",
    readOrganization(names.organizations, "A college of the program"),
  );
  const code = organizationId && line.read("college_course", readText("The college’s course code", 40));
  const hours = line.readIf("early_hours", (_, cell) => readCredit(cell));
  return {
    kind,
    ...(agreementId ? { agreementId } : {}),
    ...(ruleNo === undefined ? {} : { ruleNo }),
    ...(organizationId && code ? { college: { organizationId, code } } : {}),
    ...(hours === undefined ? {} : { hoursHundredths: hours }),
  };
}
