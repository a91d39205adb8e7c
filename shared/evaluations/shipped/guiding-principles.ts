/**
 * The six guiding principles of the Illinois model. The statements are the booklet's; only the elements of the first
 * principle's 2015 set could be read, and are paraphrased. Every other element is this product's draft and says so.
 */
import type { EvidenceKind, Instrument, InstrumentElement, Principle } from "../instrument-schema.ts";
import { clna, federal, il256, ilPos, perkins, quality, usualScale } from "./mapped.ts";

type Offered = { evidence: EvidenceKind[]; checks?: string[]; mapsTo: string[] };

const element =
  (standing: InstrumentElement["standing"]) =>
  (elementId: string, text: string, { evidence, checks = [], mapsTo }: Offered): InstrumentElement => ({
    elementId,
    text,
    standing,
    evidence,
    checks,
    mapsTo,
  });
const draft = element("DRAFT");
const paraphrase = element("PARAPHRASE");

const leadership: Principle = {
  principleId: "leadership",
  name: "Leadership, organization and support",
  statement: "Programs of study are developed, supported and led with guidance from collaborative partners.",
  elements: [
    draft(
      "leadership.partnership-mou",
      "A signed, current memorandum of understanding names every partner type in the program of study",
      {
        evidence: ["DOCUMENT", "AGREEMENT", "DATA_SHARING"],
        checks: ["pos.parties"],
        mapsTo: [federal.partnerships, quality.partnerships, ilPos.development, clna.stakeholders],
      },
    ),
    draft(
      "leadership.team",
      "A partnership team with at least secondary, postsecondary and business members meets and keeps minutes",
      {
        evidence: ["DOCUMENT", "NOTE"],
        mapsTo: [federal.partnerships, quality.partnerships, ilPos.development, clna.stakeholders],
      },
    ),
    draft("leadership.resources", "Shared resources (staff, money, equipment) are recorded", {
      evidence: ["DOCUMENT", "NOTE"],
      mapsTo: [federal.policies, quality.facilities, ilPos.facilities, clna.quality],
    }),
    draft("leadership.labor-market", "Labor market evidence for the region was reviewed", {
      evidence: ["CAMPAIGN", "DOCUMENT", "NOTE"],
      mapsTo: [perkins.c, quality.partnerships, ilPos.employers, clna.labor],
    }),
  ],
};

/** 2015: another statement, and six elements, the sixth cut off in the copy that could be read. */
const leadership2015: Principle = {
  principleId: "leadership",
  name: "Leadership, organization and support",
  statement:
    "Career pathways, career pathway systems, and programs of study are led and supported by P-20 educators and collaborative partners.",
  elements: [
    paraphrase(
      "leadership.partners",
      "Collaborative partnerships over P-20 educators, employers, workforce, community organizations, students and parents are formed and sustained",
      {
        evidence: ["DOCUMENT", "NOTE"],
        checks: ["pos.parties"],
        mapsTo: [federal.partnerships, quality.partnerships, ilPos.development, clna.stakeholders],
      },
    ),
    paraphrase(
      "leadership.partnership-mou",
      "Partnerships are made formal in memoranda of understanding with roles, shared responsibilities, vision, goals and strategies",
      {
        evidence: ["DOCUMENT", "AGREEMENT", "DATA_SHARING"],
        mapsTo: [federal.partnerships, quality.partnerships, ilPos.development, clna.stakeholders],
      },
    ),
    paraphrase(
      "leadership.cross-system",
      "Leaders give the guidance, cross-system alignment and resources for pathways to span P-20 and the workforce",
      {
        evidence: ["AGREEMENT", "DOCUMENT", "NOTE"],
        mapsTo: [federal.policies, ilPos.development, clna.progress],
      },
    ),
    paraphrase(
      "leadership.labor-market",
      "Leaders use labor market data, engage in curriculum development and give instruction in and beyond school, work-based learning included",
      {
        evidence: ["CAMPAIGN", "DOCUMENT", "NOTE"],
        mapsTo: [perkins.c, quality.partnerships, ilPos.employers, clna.labor],
      },
    ),
    paraphrase(
      "leadership.quality",
      "Leaders use program quality indicators and outcome measures to improve student performance",
      {
        evidence: ["RELEASE", "DATA_SHARING", "DOCUMENT"],
        mapsTo: [federal.accountability, quality.data, ilPos.improvement, clna.performance],
      },
    ),
    paraphrase(
      "leadership.resources",
      "Leaders leverage and braid resources such as staff, money and curriculum",
      {
        evidence: ["DOCUMENT", "NOTE"],
        mapsTo: [federal.policies, quality.facilities, ilPos.facilities, clna.quality],
      },
    ),
  ],
};

const access: Principle = {
  principleId: "access",
  name: "Access, equity and opportunity",
  statement:
    "Each and every student has access to educational opportunities and services that enable their success.",
  elements: [
    draft(
      "access.open-enrollment",
      "Entry requirements are published and do not screen out special populations",
      {
        evidence: ["PROGRAM_CHECK", "DOCUMENT", "NOTE"],
        checks: ["pos.start"],
        mapsTo: [quality.access, ilPos.access, clna.access],
      },
    ),
    draft("access.adult-entry", "At least one adult bridge program enters the program of study", {
      evidence: ["BRIDGE", "PROGRAM_CHECK"],
      checks: ["pos.entry-exit"],
      mapsTo: [perkins.e, quality.access, ilPos.access, clna.access],
    }),
    draft("access.supports", "Support services are named for each entry point", {
      evidence: ["BRIDGE", "DOCUMENT", "NOTE"],
      mapsTo: [federal.guidance, quality.careers, ilPos.supports, clna.access],
    }),
    draft("access.participation", "Participation is compared across student groups", {
      evidence: ["RELEASE", "DATA_SHARING", "DOCUMENT"],
      mapsTo: [federal.accountability, quality.access, quality.data, clna.access, clna.performance],
    }),
  ],
};

const alignment: Principle = {
  principleId: "alignment",
  name: "Alignment and transition",
  statement:
    "Education and training providers, with input from business and industry, enhance alignment that facilitates student preparation and transition through the educational pipeline.",
  elements: [
    draft("alignment.sequence", "Sequence is non-duplicative from grade 9 through two postsecondary years", {
      evidence: ["PROGRAM_CHECK"],
      checks: ["pos.start", "pos.extent", "pos.sequence.dup", "pos.sequence.order"],
      mapsTo: [
        perkins.d,
        federal.sequences,
        quality.sequencing,
        ilPos.sequence,
        il256.orientation,
        clna.progress,
      ],
    }),
    draft(
      "alignment.articulation",
      "Every secondary course claimed for college credit is covered by an agreement in force",
      {
        evidence: ["AGREEMENT", "PROGRAM_CHECK"],
        checks: ["pos.runway"],
        mapsTo: [federal.transfer, quality.sequencing, il256.credit, clna.progress],
      },
    ),
    draft("alignment.dual-credit", "Dual credit is offered", {
      evidence: ["AGREEMENT", "PROGRAM_CHECK"],
      checks: ["pos.dual-credit"],
      mapsTo: [federal.transfer, quality.sequencing, il256.credit, clna.progress],
    }),
    draft("alignment.exits", "Each exit point has a credential", {
      evidence: ["PROGRAM_CHECK"],
      checks: ["pos.credential", "pos.degree", "pos.entry-exit"],
      mapsTo: [perkins.e, perkins.f, ilPos.sequence, clna.progress],
    }),
  ],
};

const curriculum: Principle = {
  principleId: "curriculum",
  name: "Enhanced curriculum and instruction",
  statement:
    "Curriculum and pedagogy involve rigorous and relevant instruction that enhances learning and enables students to attain academic and technical standards and credentials.",
  elements: [
    draft("curriculum.ks-coverage", "Courses cover the essential, cluster and pathway statements", {
      evidence: ["PROGRAM_CHECK", "DOCUMENT"],
      checks: ["pos.perkins"],
      mapsTo: [
        perkins.a,
        perkins.b,
        federal.standards,
        federal.assessments,
        quality.curriculum,
        ilPos.employers,
        clna.quality,
      ],
    }),
    draft("curriculum.validation", "Business has validated the statements within the cycle", {
      evidence: ["CAMPAIGN", "PROGRAM_CHECK"],
      checks: ["ks.valid"],
      mapsTo: [perkins.c, quality.partnerships, ilPos.employers, clna.labor],
    }),
    draft("curriculum.wbl", "Work-based learning is placed in the sequence", {
      evidence: ["PROGRAM_CHECK", "DOCUMENT"],
      checks: ["il.256", "il.ccpe"],
      mapsTo: [quality.work, ilPos.work, il256.work, clna.quality],
    }),
    draft("curriculum.integration", "Academic and technical content are integrated", {
      evidence: ["PROGRAM_CHECK", "DOCUMENT", "NOTE"],
      checks: ["pos.content"],
      mapsTo: [
        perkins.b,
        federal.teaching,
        quality.curriculum,
        quality.instruction,
        ilPos.supports,
        clna.quality,
      ],
    }),
  ],
};

const professional: Principle = {
  principleId: "professional",
  name: "Professional preparation and development",
  statement:
    "Comprehensive and continuous professional development that impacts teaching and learning is delivered to enhance the recruitment, preparation, and retention of qualified instructional and administrative staff.",
  elements: [
    draft(
      "professional.pd-joint",
      "Secondary and postsecondary staff take part in shared professional development",
      {
        evidence: ["DOCUMENT", "NOTE"],
        mapsTo: [federal.development, quality.staff, ilPos.instructors, clna.staff],
      },
    ),
    draft("professional.credentials", "Instructors meet the qualification for dual credit courses", {
      evidence: ["AGREEMENT", "DOCUMENT"],
      mapsTo: [federal.development, quality.staff, ilPos.instructors, clna.staff],
    }),
    draft("professional.industry", "Staff have current industry experience (externships)", {
      evidence: ["DOCUMENT", "NOTE"],
      mapsTo: [quality.staff, ilPos.instructors, clna.staff],
    }),
  ],
};

const improvement: Principle = {
  principleId: "improvement",
  name: "Program improvement and accountability",
  statement: "Data are collected, shared, and utilized to improve outcomes and demonstrate accountability.",
  elements: [
    draft("improvement.dsa", "A data-sharing agreement covers the measures used", {
      evidence: ["DATA_SHARING", "PROGRAM_CHECK"],
      checks: ["dsa.force"],
      mapsTo: [federal.accountability, quality.data, ilPos.improvement, clna.performance],
    }),
    draft("improvement.measures", "Measures have baselines, targets and last values", {
      evidence: ["RELEASE", "DOCUMENT"],
      mapsTo: [federal.accountability, quality.data, ilPos.improvement, clna.performance],
    }),
    draft("improvement.cycle", "The self-evaluation was repeated within two years and led to actions", {
      evidence: ["DOCUMENT", "NOTE"],
      mapsTo: [federal.accountability, quality.data, ilPos.improvement, clna.progress],
    }),
    draft("improvement.actions", "Improvement actions have owners and dates, and are closed", {
      evidence: ["DOCUMENT", "NOTE"],
      mapsTo: [quality.data, ilPos.improvement, clna.progress],
    }),
  ],
};

const others = [access, alignment, curriculum, professional, improvement];
const name = "Illinois guiding principles for programs of study";

export const guidingPrinciples: Instrument[] = [
  {
    instrumentId: "il-guiding-principles",
    edition: "2009",
    name,
    source:
      "Statements as printed in the booklet of the Illinois model of career clusters. The design elements of OCCRL, ICCB, ISBE and ICSPS could not be read: the elements here are drafts of this product. Put the guide's own words in their place with an edition of your own.",
    principles: [leadership, ...others],
    scale: usualScale,
  },
  {
    instrumentId: "il-guiding-principles",
    edition: "2015",
    name,
    source:
      "The first principle as updated in 2015 by OCCRL and its partners, its elements in our own words (the sixth was cut off in the copy that could be read). The other five have the statements of 2009 and drafts of this product.",
    principles: [leadership2015, ...others],
    scale: usualScale,
  },
];
