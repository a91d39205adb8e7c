/**
 * A public program of study as CTDL: a ceterms:LearningProgram with the courses it is made of, where people enter, and
 * the credentials it leads to, each a node that says which it counts toward. Everything a reader needs is inside.
 */
import { concept, contextOf, en, type Node } from "../ctdl-context.ts";
import { gatheringNodes, instructionalProgram } from "../ctdl-nodes.ts";
import { ctidOf, uuidOf } from "../ctid.ts";
import type { AwardKind, EntryPoint, ExitPoint } from "./plan-schema.ts";
import type { PublicProgram, PublicProgramRow } from "./public-schema.ts";

/** The program is the same one in every version: its own id makes its name. */
const nameOf = async (id: string, origin: string) => {
  const ctid = ctidOf(await uuidOf("program-of-study", id));
  return { "@id": `${origin}/ctdl/programs/${id}#${ctid}`, "ceterms:ctid": ctid };
};

const pageOf = (origin: string, partnership: string, id: string): string =>
  `${origin}/programs/${partnership}/${id}`;

const awardTypes: Readonly<Record<AwardKind, string>> = {
  CREDENTIAL: "ceterms:Certification",
  DIPLOMA: "ceterms:SecondarySchoolDiploma",
  CERTIFICATE: "ceterms:Certificate",
  ASSOCIATE: "ceterms:AssociateDegree",
  BACCALAUREATE: "ceterms:BachelorDegree",
};

/** The whole document of one program. */
export async function programCtdl(program: PublicProgram, origin: string): Promise<Node> {
  const { id, plan } = program;
  const things = gatheringNodes();
  const self = await nameOf(id, origin);
  const organization = (one: string) => things.organization(one, program);
  const bound = plan.slots.flatMap(({ bindings }) =>
    bindings.flatMap(({ organizationId, courses }) =>
      courses.map((course) => ({
        organizationId,
        code: course.code,
        title: course.title,
        creditHundredths: course.creditHundredths,
        unit: course.unit,
      })),
    ),
  );
  const courses = await Promise.all(bound.map((course) => things.course(course, program)));
  const awards = new Map<string, string>();
  for (const exit of plan.exitPoints)
    awards.set(exit.exitId, `urn:uuid:${await uuidOf("award", id, exit.exitId)}`);
  await Promise.all(
    plan.exitPoints.map((exit) => award(exit, { awards, things, program, self: self["@id"] })),
  );
  const providers = program.parties
    .filter(
      ({ role }) =>
        role === "SECONDARY" || role === "CAREER_CENTER" || role === "COLLEGE" || role === "UNIVERSITY",
    )
    .map(({ organizationId }) => organizationId);
  const node: Node = {
    ...self,
    "@type": "ceterms:LearningProgram",
    "ceterms:name": en(program.title),
    "ceterms:description": en(
      program.summary || `${program.title}, a program of study in ${program.pathway.name}.`,
    ),
    "ceterms:versionCode": String(program.versionNo),
    ...(program.inForceFrom === undefined ? {} : { "ceterms:dateEffective": program.inForceFrom }),
    "ceterms:lifeCycleStatusType": concept("Active", "lifeCycle:Active", "LifeCycleStatus"),
    "ceterms:inLanguage": ["en-US"],
    "ceterms:subjectWebpage": pageOf(origin, program.partnership.id, id),
    "ceterms:ownedBy": [await organization(program.leadId)],
    "ceterms:offeredBy": [...new Set(await Promise.all(providers.map(organization)))],
    ...listed("ceterms:instructionalProgramType", distinct(program.cips)),
    ...listed(
      "ceterms:occupationType",
      program.occupations.map(({ code, title }) => ({
        ...concept(title ?? `SOC ${code}`),
        "ceterms:codedNotation": code,
        "ceterms:frameworkName": en("Standard Occupational Classification"),
      })),
    ),
    "ceterms:industryType": [
      {
        ...concept(program.pathway.name),
        "ceterms:codedNotation": program.pathway.id,
        "ceterms:frameworkName": en(`Career clusters and pathways, edition ${program.edition}`),
      },
    ],
    ...listed("ceterms:hasPart", [...new Set(courses)]),
    ...listed("ceterms:entryCondition", plan.entryPoints.map(entryCondition)),
    ...listed(
      "ceterms:isPreparationFor",
      [...awards.values()].map((iri) => ({
        "@type": "ceterms:ConditionProfile",
        "ceterms:name": en("Leads to"),
        "ceterms:targetCredential": [iri],
      })),
    ),
  };
  const nodes = [node, ...things.nodes()];
  return { "@context": contextOf(nodes), "@graph": nodes };
}

type Awarding = {
  awards: ReadonlyMap<string, string>;
  things: ReturnType<typeof gatheringNodes>;
  program: PublicProgram;
  self: string;
};

/** What one leaves with: given to whoever completes the program as far as that. */
async function award(exit: ExitPoint, { awards, things, program, self }: Awarding): Promise<void> {
  const iri = awards.get(exit.exitId) ?? "";
  const giver = exit.awardedBy && (await things.organization(exit.awardedBy, program));
  const into = exit.stacksInto.flatMap((one) => awards.get(one) ?? []);
  things.keep(iri, {
    "@type": awardTypes[exit.award],
    "ceterms:ctid": ctidOf(iri.slice("urn:uuid:".length)),
    "ceterms:name": en(exit.name),
    ...(exit.issuer === undefined ? {} : { "ceterms:description": en(`Issued by ${exit.issuer}.`) }),
    ...(giver ? { "ceterms:offeredBy": [giver] } : {}),
    "ceterms:requires": [
      {
        "@type": "ceterms:ConditionProfile",
        "ceterms:name": en("Through the program of study"),
        "ceterms:targetLearningOpportunity": [self],
      },
    ],
    ...(into.length === 0
      ? {}
      : {
          "ceterms:isPreparationFor": [
            {
              "@type": "ceterms:ConditionProfile",
              "ceterms:name": en("Counts toward"),
              "ceterms:targetCredential": into,
            },
          ],
        }),
  });
}

const entryCondition = ({ name, requirements, note }: EntryPoint): Node => {
  const asked = requirements.map(
    ({ measure, hundredths }) =>
      `${measure.assessment}${measure.form ? ` ${measure.form}` : ""}, ${measure.subject}: ${hundredths / 100} ${measure.scale}`,
  );
  const all = [...asked, ...(note === undefined ? [] : [note])];
  return {
    "@type": "ceterms:ConditionProfile",
    "ceterms:name": en(name),
    ...(all.length === 0 ? {} : { "ceterms:condition": en(all) }),
  };
};

const distinct = (cips: PublicProgram["cips"]): Node[] =>
  [...new Map(cips.map((cip) => [cip.code, cip])).values()].map(({ code, title }) =>
    instructionalProgram(code, title),
  );

const listed = (name: string, values: readonly unknown[]): Node =>
  values.length > 0 ? { [name]: values } : {};

/** Many programs in outline. */
export async function programCtdlList(
  programs: readonly (Pick<PublicProgramRow, "id" | "title" | "versionNo"> & { partnership: string })[],
  origin: string,
): Promise<Node> {
  const graph = await Promise.all(
    programs.map(async ({ id, title, versionNo, partnership }) => ({
      ...(await nameOf(id, origin)),
      "@type": "ceterms:LearningProgram",
      "ceterms:name": en(title),
      "ceterms:versionCode": String(versionNo),
      "ceterms:inLanguage": ["en-US"],
      "ceterms:subjectWebpage": pageOf(origin, partnership, id),
    })),
  );
  return { "@context": contextOf(graph), "@graph": graph };
}
