/**
 * Other instruments a program of study is asked about: the federal definition and its ten components, the Illinois rule
 * and tool, the needs assessment, and the names (never the criteria, which are ACTE's) of its quality framework.
 */
import type { EvidenceKind, Instrument, InstrumentElement, Standing } from "../instrument-schema.ts";
import { clna, federal, il256, ilPos, perkins, quality, usualScale } from "./mapped.ts";

type Answered = { mapsTo?: string[]; checks?: string[]; evidence?: EvidenceKind[] };

const as =
  (standing: Standing) =>
  (
    elementId: string,
    text: string,
    { mapsTo = [], checks = [], evidence = [] }: Answered = {},
  ): InstrumentElement => ({
    elementId: elementId.slice(elementId.indexOf("/") + 1),
    text,
    standing,
    evidence: checks.length > 0 ? ["PROGRAM_CHECK", ...evidence] : evidence,
    checks,
    mapsTo,
  });
const said = as("SOURCE");
const name = as("NAME");
const told = as("PARAPHRASE");

const inOne = (
  head: Pick<Instrument, "instrumentId" | "edition" | "name" | "source">,
  principle: { principleId: string; name: string; statement?: string },
  elements: InstrumentElement[],
): Instrument => ({
  ...head,
  principles: [{ statement: "", ...principle, elements }],
  scale: usualScale,
});

const perkinsDefinition = inOne(
  {
    instrumentId: "perkins-v-pos",
    edition: "2018",
    name: "Perkins V definition of a program of study, A to F",
    source: "20 U.S.C. 2302(41), as on cte.ed.gov; 23 Ill. Adm. Code 256.160 repeats it.",
  },
  {
    principleId: "definition",
    name: "Program of study",
    statement:
      "A coordinated, non-duplicative sequence of academic and technical content at the secondary and postsecondary level",
  },
  [
    said(perkins.a, "Incorporates challenging State academic standards", {
      checks: ["pos.content"],
      evidence: ["DOCUMENT"],
      mapsTo: [federal.standards, quality.curriculum, ilPos.supports],
    }),
    said(
      perkins.b,
      "Addresses both academic and technical knowledge and skills, including employability skills",
      { checks: ["pos.content"], evidence: ["DOCUMENT"], mapsTo: [quality.curriculum, ilPos.employers] },
    ),
    said(
      perkins.c,
      "Is aligned with the needs of industries in the economy of the State, region, Tribal community, or local area",
      { checks: ["ks.valid"], evidence: ["CAMPAIGN"], mapsTo: [ilPos.employers, clna.labor] },
    ),
    said(
      perkins.d,
      "Progresses in specificity, from all aspects of an industry or cluster to occupation-specific instruction",
      { checks: ["pos.sequence.order"], mapsTo: [federal.sequences, quality.sequencing, ilPos.sequence] },
    ),
    said(perkins.e, "Has multiple entry and exit points that incorporate credentialing", {
      checks: ["pos.entry-exit"],
      evidence: ["BRIDGE"],
      mapsTo: [ilPos.sequence, clna.progress],
    }),
    said(perkins.f, "Culminates in the attainment of a recognized postsecondary credential", {
      checks: ["pos.credential", "pos.degree"],
      mapsTo: [ilPos.sequence, clna.progress],
    }),
  ],
);

const federalTen = inOne(
  {
    instrumentId: "federal-ten",
    edition: "2010",
    name: "Program of study design framework, ten components",
    source:
      "Office of Career, Technical, and Adult Education. That there are ten, and the fourth and fifth of them, were verified; the other names were not compared with the source.",
  },
  { principleId: "components", name: "Ten components" },
  [
    name(federal.policies, "Legislation and policies", { mapsTo: [clna.quality] }),
    name(federal.partnerships, "Partnerships", { checks: ["pos.parties"], mapsTo: [clna.stakeholders] }),
    name(federal.development, "Professional development", { mapsTo: [clna.staff] }),
    name(federal.accountability, "Accountability and evaluation systems", { mapsTo: [clna.performance] }),
    name(federal.standards, "College and career readiness standards", { mapsTo: [clna.quality] }),
    name(federal.sequences, "Course sequences", {
      checks: ["pos.sequence.dup", "pos.sequence.order"],
      mapsTo: [clna.progress],
    }),
    name(federal.transfer, "Credit transfer agreements", {
      checks: ["pos.dual-credit", "pos.runway"],
      evidence: ["AGREEMENT"],
      mapsTo: [clna.progress],
    }),
    name(federal.guidance, "Guidance counseling and academic advisement", { mapsTo: [clna.access] }),
    name(federal.teaching, "Teaching and learning strategies", { mapsTo: [clna.quality] }),
    name(federal.assessments, "Technical skills assessments", { mapsTo: [clna.performance] }),
  ],
);

const acte = inOne(
  {
    instrumentId: "acte-quality",
    edition: "2018",
    name: "ACTE Quality CTE Program of Study Framework (names of its twelve elements)",
    source:
      "Association for Career and Technical Education. Its criteria are its own and do not stand here: use its self-evaluation beside this one.",
  },
  { principleId: "elements", name: "Twelve elements" },
  [
    name(quality.curriculum, "Standards-aligned and integrated curriculum"),
    name(quality.sequencing, "Sequencing and articulation", {
      checks: ["pos.sequence.dup", "pos.sequence.order"],
      evidence: ["AGREEMENT"],
    }),
    name(quality.assessment, "Student assessment"),
    name(quality.staff, "Prepared and effective program staff"),
    name(quality.instruction, "Engaging instruction"),
    name(quality.access, "Access and equity", { evidence: ["BRIDGE"] }),
    name(quality.facilities, "Facilities, equipment, technology and materials"),
    name(quality.partnerships, "Business and community partnerships", { evidence: ["CAMPAIGN"] }),
    name(quality.careers, "Student career development"),
    name(quality.organizations, "Career and technical student organizations (CTSOs)"),
    name(quality.work, "Work-based learning", { checks: ["il.256"] }),
    name(quality.data, "Data and program improvement", { evidence: ["DATA_SHARING", "RELEASE"] }),
  ],
);

const illinoisRule = inOne(
  {
    instrumentId: "il-256-160",
    edition: "23 IAC 256.160",
    name: "Illinois rule for career and technical education programs, 23 Ill. Adm. Code 256.160",
    source:
      "Read from an excerpt and told in short. The least number of programs by enrollment: 501 to 2,000 students two, 2,001 to 3,000 three, 3,001 to 4,000 four, more than 4,000 five; the line for 500 or fewer was cut off.",
  },
  { principleId: "requirements", name: "What a district offers" },
  [
    told(il256.number, "The district offers as many programs as its enrollment asks for", {
      evidence: ["NOTE", "DOCUMENT"],
      mapsTo: [clna.quality],
    }),
    told(
      il256.guidance,
      "Guidance on the cluster concept, and support for selecting a cluster before a cluster-specific orientation course",
      { evidence: ["DOCUMENT", "NOTE"], mapsTo: [federal.guidance, quality.careers] },
    ),
    told(
      il256.orientation,
      "An orientation course that gives a broad understanding of the cluster, with career exploration",
      { checks: ["il.256"], mapsTo: [perkins.d] },
    ),
    told(il256.advanced, "An advanced course for entry-level employment or further postsecondary education", {
      checks: ["il.256"],
      mapsTo: [perkins.d],
    }),
    told(
      il256.credit,
      "Credit transfer opportunities (dual credit, articulation agreement) or training for an industry-recognized credential",
      {
        checks: ["pos.dual-credit", "pos.credential"],
        evidence: ["AGREEMENT"],
        mapsTo: [federal.transfer, quality.sequencing],
      },
    ),
    told(il256.safety, "Instruction and evaluation in safety", {
      checks: ["il.256"],
      evidence: ["DOCUMENT"],
      mapsTo: [quality.facilities],
    }),
    told(il256.teams, "Team-based challenges or career and technical student organizations", {
      checks: ["il.256"],
      mapsTo: [quality.organizations],
    }),
    told(
      il256.work,
      "One or more forms of work-based learning at both the secondary and the postsecondary level",
      { checks: ["il.256", "il.ccpe"], mapsTo: [quality.work, ilPos.work] },
    ),
  ],
);

const illinoisTool = inOne(
  {
    instrumentId: "il-pos-expectations",
    edition: "Form 4",
    name: "Illinois Programs of Study Expectations Tool (names of its nine components)",
    source:
      "Illinois Community College Board. That there are nine was verified; their names were not compared with the tool.",
  },
  { principleId: "components", name: "Nine quality components" },
  [
    name(ilPos.development, "Development and engagement", { mapsTo: [clna.stakeholders] }),
    name(ilPos.employers, "Employer-informed competencies and skills", { mapsTo: [clna.labor] }),
    name(ilPos.supports, "Academic instruction and supports", { mapsTo: [clna.access] }),
    name(ilPos.access, "Recruitment and access", { mapsTo: [clna.access] }),
    name(ilPos.sequence, "Instructional sequence", { mapsTo: [clna.progress] }),
    name(ilPos.work, "Work-based learning", { mapsTo: [clna.quality] }),
    name(ilPos.instructors, "Instructors", { mapsTo: [clna.staff] }),
    name(ilPos.facilities, "Facilities and equipment", { mapsTo: [clna.quality] }),
    name(ilPos.improvement, "Continuous improvement", { mapsTo: [clna.performance] }),
  ],
);

const needsAssessment = inOne(
  {
    instrumentId: "perkins-clna",
    edition: "Perkins V",
    name: "Comprehensive local needs assessment, seven sections",
    source:
      "The seven sections of the Illinois postsecondary form (OCCRL, ICCB): at least every two years, disaggregated, with stakeholders named by title, organization and involvement.",
  },
  { principleId: "sections", name: "Seven sections" },
  [
    said(clna.access, "Access and equity"),
    said(clna.performance, "Student performance data", { evidence: ["RELEASE", "DATA_SHARING"] }),
    said(clna.staff, "Recruitment, retention and training of CTE faculty and staff"),
    said(clna.stakeholders, "Stakeholder participation (title, organization, involvement)"),
    said(clna.labor, "Labor market alignment", { evidence: ["CAMPAIGN"] }),
    said(clna.quality, "Program size, scope and quality"),
    said(clna.progress, "Progress toward implementing CTE programs of study", {
      checks: ["pos.perkins"],
    }),
  ],
);

export const otherInstruments: Instrument[] = [
  perkinsDefinition,
  illinoisRule,
  illinoisTool,
  federalTen,
  acte,
  needsAssessment,
];
