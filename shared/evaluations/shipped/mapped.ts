/**
 * The elements of other instruments that evidence for one of ours answers too, by a short name: one place where each is
 * spelled. A test follows every one of them to an element that is there.
 */

/** What 0 to 4 mean; a program's score counts what is at 3 or higher. */
export const usualScale = [
  "Not started",
  "Planning",
  "Partly in place",
  "In place",
  "In place, with evidence of results",
];

const of = <Name extends string>(instrument: string, elements: Record<Name, string>) =>
  Object.fromEntries(
    Object.entries<string>(elements).map(([name, id]) => [name, `${instrument}/${id}`]),
  ) as Record<Name, string>;

/** The federal definition of a program of study, A to F. */
export const perkins = of("perkins-v-pos", { a: "a", b: "b", c: "c", d: "d", e: "e", f: "f" });

export const federal = of("federal-ten", {
  policies: "legislation-and-policies",
  partnerships: "partnerships",
  development: "professional-development",
  accountability: "accountability-and-evaluation",
  standards: "college-and-career-readiness-standards",
  sequences: "course-sequences",
  transfer: "credit-transfer-agreements",
  guidance: "guidance-and-advisement",
  teaching: "teaching-and-learning-strategies",
  assessments: "technical-skills-assessments",
});

export const quality = of("acte-quality", {
  curriculum: "curriculum",
  sequencing: "sequencing-and-articulation",
  assessment: "student-assessment",
  staff: "program-staff",
  instruction: "engaging-instruction",
  access: "access-and-equity",
  facilities: "facilities-and-equipment",
  partnerships: "business-and-community-partnerships",
  careers: "student-career-development",
  organizations: "student-organizations",
  work: "work-based-learning",
  data: "data-and-program-improvement",
});

export const ilPos = of("il-pos-expectations", {
  development: "development-and-engagement",
  employers: "employer-informed-competencies",
  supports: "academic-instruction-and-supports",
  access: "recruitment-and-access",
  sequence: "instructional-sequence",
  work: "work-based-learning",
  instructors: "instructors",
  facilities: "facilities-and-equipment",
  improvement: "continuous-improvement",
});

export const il256 = of("il-256-160", {
  number: "number-of-programs",
  guidance: "cluster-guidance",
  orientation: "orientation-course",
  advanced: "advanced-course",
  credit: "credit-or-credential",
  safety: "safety",
  teams: "team-challenges",
  work: "work-based-learning",
});

/** The seven sections of the comprehensive local needs assessment. */
export const clna = of("perkins-clna", {
  access: "access-and-equity",
  performance: "student-performance",
  staff: "faculty-and-staff",
  stakeholders: "stakeholder-participation",
  labor: "labor-market-alignment",
  quality: "size-scope-and-quality",
  progress: "progress-toward-programs-of-study",
});
