/** A sheet of counts is read in whatever layout it comes, and every word it has that we do not know is told at its cell. */
import { expect, it } from "vitest";
import { allPrograms, cellKey } from "#shared/data-sharing/entry.ts";
import { type Asked, readSheet } from "#shared/data-sharing/reading.ts";
import { dimensions } from "./counts.ts";

const asked: Asked = {
  dimensions,
  year: "2025-26",
  agreed: { from: "2022-23", to: "2025-26" },
  program: allPrograms,
  answers: new Map(),
};
const read = (text: string, more: Partial<Asked> = {}) => {
  const reading = readSheet(text, { ...asked, ...more });
  if (reading.refused) throw new Error(reading.refused);
  return reading;
};
const cells = (reading: ReturnType<typeof read>) =>
  Object.fromEntries([...reading.entry.cells].map(([key, text]) => [JSON.parse(key).join(" "), text]));

const pairs = {
  "all all students": "164",
  "all all earned": "121",
  "all gender:female students": "93",
  "all gender:female earned": "70",
  "all gender:male students": "71",
  "all gender:male earned": "51",
};

it.each([
  ["long", "Subgroup\tConcentrators\tNumerator\nTotal\t164\t121\nWomen\t93\t70\nMales\t71\t51\n"],
  [
    "long, as CSV, with a title, a rate and section rows",
    'Outcomes 5S1\r\n\r\nStudent group,Denominator,Earned,Rate\r\nAll students,164,121,73.8%\r\nGender,,,\r\n"Female",93,70,75.3%\r\nMale,71,51,71.8%\r\n',
  ],
  [
    "one row a program",
    "Program;All students;All earned;Female students;Female earned;Male - Students;Male - Earned\nAll programs;164;121;93;70;71;51",
  ],
  [
    "two header rows",
    "\tAll\t\tFemale\t\tMale\t\nProgram\tStudents\tEarned\tStudents\tEarned\tStudents\tEarned\nAll\t164\t121\t93\t70\t71\t51",
  ],
  [
    "the measure first",
    "Program,Students: All,Earned: All,Students: Female,Earned: Female,Students: Male,Earned: Male\nTotal,164,121,93,70,71,51",
  ],
])("reads a sheet that is %s", (_, text) => {
  const reading = read(text);
  expect(reading.problems).toEqual([]);
  expect(cells(reading)).toEqual(pairs);
});

it("reads one row a group with two columns a program, and a CIP code as the program's name in the table", () => {
  const reading = read(
    "Group,48.0508 Welding students,48.0508 Welding earned,Nursing students,Nursing earned\nAll,30,20,40,25\nFemale,4,3,33,20",
  );
  expect(reading.problems).toEqual([]);
  expect(reading.entry.programs).toEqual([
    { id: "48.0508", name: "Welding", cipCode: "48.0508" },
    { id: "nursing", name: "Nursing" },
  ]);
  expect(reading.entry.cells.get(cellKey("nursing", "gender:female", "earned"))).toBe("20");
});

it("carries a program and a kind of group down over the cells that merging left empty", () => {
  const reading = read(
    "Program,Dimension,Group,D,N\nWelding,,All,30,20\n,Gender,Female,4,3\n,,Male,26,17\nNursing,,All,40,25",
  );
  expect(reading.problems).toEqual([]);
  expect([...reading.entry.cells.keys()]).toHaveLength(8);
  expect(reading.entry.cells.get(cellKey("welding", "gender:male", "students"))).toBe("26");
});

it("tells an unknown group at its cell with the one it probably is, and takes a person's word for it", () => {
  const text = "Group,Students,Earned\nAll,164,121\nHispanc or Latino,41,29\nMartian,1,1";
  const { problems } = read(text);
  expect(problems.map(({ row, column, read: cell, severity }) => [row, column, cell, severity])).toEqual([
    [3, "Group", "Hispanc or Latino", "stops"],
    [4, "Group", "Martian", "stops"],
  ]);
  const [spelling, nobody] = problems.map(({ unknown }) => unknown);
  expect([spelling?.near, nobody?.near]).toEqual(["race:hispanic", undefined]);
  const answers = new Map([
    [spelling?.word ?? "", "race:hispanic"],
    [nobody?.word ?? "", ""],
  ]);
  const again = read(text, { answers });
  expect(again.problems).toEqual([]);
  expect(again.entry.cells.get(cellKey("all", "race:hispanic", "students"))).toBe("41");
});

it("tells two groups of one name apart by the kind of group beside them, and asks without it", () => {
  expect(read("Group,Students,Earned\nUnknown,1,1").problems).toHaveLength(1);
  const reading = read("Breakdown,Group,Students,Earned\nRace,Unknown,1,1\nGender,Unknown,2,2");
  expect(reading.problems).toEqual([]);
  expect(reading.entry.cells.get(cellKey("all", "gender:unknown", "students"))).toBe("2");
});

it("stops at a year outside the cohorts, and leaves out one that was not asked for", () => {
  const { problems, entry } = read(
    "Year,Group,Students,Earned\n2025-2026,All,164,121\n2019-20,All,150,100\nSY 2024-25,All,160,110\nlast year,All,9,9",
  );
  expect(problems.map(({ row, severity, read: cell }) => [row, severity, cell])).toEqual([
    [3, "stops", "2019-20"],
    [4, "asks", "SY 2024-25"],
    [5, "stops", "last year"],
  ]);
  expect([...entry.cells.values()]).toEqual(["164", "121"]);
});

it("adds up the years of a pool, and names what a year lacks", () => {
  const pool = { year: "2024-25", pooledTo: "2025-26" };
  const rows = "Year,Group,Students,Earned\n2024-25,All,160,110\n2025-26,All,164,121";
  expect([...read(rows, pool).entry.cells.values()]).toEqual(["324", "231"]);
  const lacking = read(
    "Year,Group,Students\tEarned\n".replace("\t", ",") +
      "2023-24,All,1,1\n2024-25,All,160,110\n2025-26,All,164,",
    {
      year: "2023-24",
      pooledTo: "2025-26",
    },
  );
  expect(lacking.problems.map(({ expected }) => expected)).toEqual([
    "Each pooled year for every group. All programs, all, earned lacks these.".replace(
      "all, earned",
      "All, earned",
    ),
  ]);
});

it("counts a group once: a second row of it is told with the first one's number", () => {
  const { problems } = read("Group,Students,Earned\nFemale,93,70\nWomen,92,70");
  expect(problems[0]).toMatchObject({
    row: 3,
    column: "Students",
    expected: expect.stringContaining("row 2"),
  });
});

it("refuses a sheet about single students whole, and keeps none of it", () => {
  const reading = readSheet("Student ID,Group,Students,Earned\n10042,Female,1,1", asked);
  expect(reading).toEqual({
    refused: "students",
    columns: [expect.objectContaining({ column: 0, header: "Student ID" })],
  });
});

it("says on which line a quotation mark stays open", () => {
  expect(readSheet('Group,Students\n"All,1\n', asked)).toMatchObject({ refused: "unreadable", line: 2 });
});

it("says what a header needs when there is none", () => {
  expect(read("1,2,3\n4,5,6").problems[0]?.expected).toContain("Group, Students, Earned");
});
