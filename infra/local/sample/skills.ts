/**
 * The region's own framework, invented: what its welding shops and care homes expect, filed under clusters and pathways
 * of the edition. Published twice: after a year one statement says the same in other words, one means something else, one
 * is over and one is new.
 */
import { plusDays } from "#shared/time.ts";
import type { people } from "./people.ts";

type Ask = (
  who: keyof typeof people,
  method: string,
  path: string,
  body?: object,
  seen?: string,
) => Promise<{ body: object; etag: string }>;

const types: Record<string, string> = {
  C: "Career Cluster",
  P: "Career Pathway",
  T: "Knowledge and Skill Topic",
  S: "Knowledge and Skill Statement",
  E: "Performance Element",
};

/** Two spaces a level, the kind, the code, the words. */
const outline = `
T ESS05 Workplace readiness
  S ESS05.01 Arrive on time, ready for the task, and say early when something stands in the way.
  S ESS05.02 Work with people of other trades, ages and languages so that the shared job gets done.
    E ESS05.02.01 Repeat an instruction in your own words before you start.
    E ESS05.02.02 Hand over unfinished work so that the next shift needs no questions.
  S ESS05.03 Find the information a task needs and judge whether its source can be trusted.
T ESS06 Safety, health and environment
  S ESS06.01 Recognize the hazards of a workplace and act before someone is hurt.
    E ESS06.01.01 Choose and check protective equipment for the task.
    E ESS06.01.02 Stop work and report a hazard you cannot remove yourself.
  S ESS06.02 Respond to a fire, a spill or an injury by the site's plan.
C MN Manufacturing
  T MNC01 Reading and measuring
    S MNC01.01 Read a drawing and name the dimensions, tolerances and symbols a part is made to.
      E MNC01.01.01 Tell from a welding symbol the joint, the size and the side of a weld.
    S MNC01.02 Measure with rule, caliper and gauge to the tolerance on the drawing.
    S MNC01.03 Record measurements on a paper inspection sheet.
  T MNC02 Materials and tools
    S MNC02.01 Tell common metals apart and say how each takes heat.
    S MNC02.02 Use, clean and store hand and power tools so that they last and harm no one.
  P MNPA Production
    T MNPA01 Preparing to weld
      S MNPA01.01 Cut, clean and fit up a joint to the drawing.
        E MNPA01.01.01 Cut plate with an oxy-fuel torch to a marked line.
        E MNPA01.01.02 Tack a joint so that it stays within its gap and angle.
      S MNPA01.02 Set a machine's current, voltage and gas for the metal and the position.
    T MNPA02 Welding
      S MNPA02.01 Weld fillet and groove joints in flat and horizontal positions with stick electrodes.
      S MNPA02.02 Weld fillet joints with wire and gas to the shop's procedure.
      S MNPA02.03 Keep a consumables log so that a weld can be traced to its wire and gas.
  P MNPD Quality Assurance
    S MNPD01.01 Inspect a finished weld by eye and gauge and say whether it meets the code.
    S MNPD01.02 Describe how a bend test and a dye test find flaws that the eye does not.
C HL Health Science
  T HLC01 Working with patients
    S HLC01.01 Explain to patients and families in plain words what happens next.
    S HLC01.02 Keep what you learn about a patient to those who need it for their care.
    S HLC01.03 Protect yourself and others from infection by hand hygiene and barriers.
  T HLC02 Observing and recording
    S HLC02.01 Take temperature, pulse, breathing and blood pressure and report what is out of range.
    S HLC02.02 Chart care at the time it is given, so that others can rely on it.
  P HLPB Therapeutic Services
    T HLPB01 Daily care
      S HLPB01.01 Help residents wash, dress and eat while they keep their dignity and do what they can.
      S HLPB01.02 Move and position a resident safely with a gait belt or a lift.
        E HLPB01.02.01 Check a lift, its sling and its charge before use.
      S HLPB01.03 Notice changes in skin, mood or appetite and tell the nurse the same shift.
    T HLPB02 Care at the end of life
      S HLPB02.01 Comfort a dying resident and the family, and know whom to call.
`;

type Line = { depth: number; code: string; type: string; words: string };
const lines = outline
  .split("\n")
  .filter(Boolean)
  .map((line): Line => {
    const [, indent = "", kind = "", code = "", words = ""] =
      /^( *)(\w) (\w+(?:\.\w+)*) (.+)$/.exec(line) ?? [];
    return { depth: indent.length / 2, code, type: types[kind] ?? "", words };
  });

const statement = ({ code, type, words }: Pick<Line, "code" | "type" | "words">) => ({
  fullStatement: words,
  humanCodingScheme: code,
  CFItemType: type,
});

/** What the college's courses say they lead to, by the first edition: the second leaves some of it behind. */
const taught: Record<string, string[]> = {
  "WLD 101": ["ESS06.01", "MNPA01.01"],
  "WLD 121": ["MNPA02.01", "MNPA02.03"],
  "WLD 131": ["MNPA01.02", "MNPA02.02"],
  "MFG 105": ["MNC01.01", "MNC01.02", "MNC01.03"],
};

/** Told by the convener: the region keeps it. And by the college, whose courses of this year name its statements. */
export async function tellSkills(
  today: string,
  courses: string,
  on: (days: number, time: string) => void,
  ask: Ask,
): Promise<void> {
  on(-430, "15:00");
  const draft = {
    title: "Cedar Valley welding and care skills",
    creator: "Cedar Valley Partnership",
    publisher: "Cedar Valley Partnership",
    description:
      "What the region's welding shops and care homes expect of someone at the start of a job. An invented sample.",
    language: "en",
    adoptionStatus: "Draft",
    statusStartDate: plusDays(today, -400),
    visibility: "PUBLIC",
    edition: "scc-79",
  };
  const started = await ask("marisol", "POST", "/frameworks", draft);
  const at = `/frameworks/${(started.body as { identifier: string }).identifier}`;
  let seen = started.etag;
  const ids = new Map<string, string>();
  const did = async (method: string, path: string, body?: object): Promise<string> => {
    const answer = await ask("marisol", method, `${at}${path}`, body, seen);
    seen = answer.etag;
    return (answer.body as { identifier: string }).identifier;
  };
  const add = async (line: Line, parentId: string | undefined): Promise<string> => {
    const id = await did("POST", "/statements", {
      statement: statement(line),
      ...(parentId && { parentId }),
    });
    ids.set(line.code, id);
    return id;
  };
  const above: string[] = [];
  for (const line of lines) above[line.depth] = await add(line, above[line.depth - 1]);
  on(-400, "16:30");
  await did("POST", "/publish", { version: "First edition", adoptionStatus: "Implemented" });

  on(-75, "10:20");
  for (const [code, named] of Object.entries(taught)) {
    const known = await ask("tom", "GET", `${courses}/course?code=${encodeURIComponent(code)}`);
    const course = { ...known.body, skillStatementIds: named.map((one) => ids.get(one)) };
    await ask("tom", "POST", `${courses}/course`, { replaces: code, course }, known.etag);
  }

  on(-60, "15:20");
  const of = (code: string) => lines.find((line) => line.code === code) as Line;
  await did("PUT", `/statements/${ids.get("ESS05.03")}`, {
    ...statement(of("ESS05.03")),
    fullStatement: "Find the information a task needs, and judge how far its source can be trusted.",
  });
  await did(
    "POST",
    `/statements/${ids.get("MNPA02.02")}/replace`,
    statement({
      code: "MNPA02.04",
      type: types["S"] ?? "",
      words: "Weld fillet and groove joints with wire and gas in all positions to the shop's procedure.",
    }),
  );
  await did("DELETE", `/statements/${ids.get("MNC01.03")}`);
  await add(
    {
      depth: 2,
      code: "HLC02.03",
      type: types["S"] ?? "",
      words: "Use the home's electronic record, and know what to do when it is down.",
    },
    ids.get("HLC02"),
  );
  on(-45, "14:10");
  await did("POST", "/publish", { version: "Second edition" });
}
