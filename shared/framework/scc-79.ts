/** Edition scc-79: the States' Career Clusters as the Illinois Career Cluster Model prints them, with what is not proven said so. */
import { acronyms } from "./acronyms.ts";
import { words } from "./glossary.ts";
import { areas, clusters } from "./scc-79-clusters.ts";
import type { Framework } from "./schema.ts";

export const scc79: Framework = {
  id: "scc-79",
  name: "States’ Career Clusters Framework in the Illinois Career Cluster Model",
  shortName: "Illinois Career Cluster Model",
  areas,
  clusters,
  elements: [
    { id: "academic-foundations", name: "Academic foundations" },
    { id: "communications", name: "Communications" },
    { id: "problem-solving", name: "Problem solving and critical thinking" },
    { id: "it-applications", name: "Information technology applications" },
    { id: "systems", name: "Systems" },
    { id: "safety-health-environment", name: "Safety, health and environmental" },
    { id: "leadership-teamwork", name: "Leadership and teamwork" },
    { id: "ethics-legal", name: "Ethics and legal responsibilities" },
    { id: "employability", name: "Employability and career development" },
    { id: "technical-skills", name: "Technical skills" },
  ],
  levels: [
    { id: "essential", name: "Essential knowledge and skills", sharedBy: "all clusters" },
    {
      id: "cluster",
      name: "Cluster level knowledge and skills",
      sharedBy: "all occupations in the pathways of the cluster",
    },
    {
      id: "pathway",
      name: "Pathway level knowledge and skills",
      sharedBy:
        "all programs of study aligned with the pathway; selected by secondary and postsecondary educators with input from business and industry and other stakeholders",
    },
  ],
  principlesEdition: "As the booklet prints them, before the 2015 update",
  principles: [
    {
      id: "leadership",
      name: "Leadership, organization and support",
      statement:
        "Programs of study are developed, supported and led with guidance from collaborative partners.",
    },
    {
      id: "access",
      name: "Access, equity and opportunity",
      statement:
        "Each and every student has access to educational opportunities and services that enable their success.",
    },
    {
      id: "alignment",
      name: "Alignment and transition",
      statement:
        "Education and training providers, with input from business and industry, enhance alignment that facilitates student preparation and transition through the educational pipeline.",
    },
    {
      id: "curriculum",
      name: "Enhanced curriculum and instruction",
      statement:
        "Curriculum and pedagogy involve rigorous and relevant instruction that enhances learning and enables students to attain academic and technical standards and credentials.",
    },
    {
      id: "professional",
      name: "Professional preparation and development",
      statement:
        "Comprehensive and continuous professional development that impacts teaching and learning is delivered to enhance the recruitment, preparation, and retention of qualified instructional and administrative staff.",
    },
    {
      id: "improvement",
      name: "Program improvement and accountability",
      statement:
        "Data are collected, shared, and utilized to improve outcomes and demonstrate accountability.",
    },
  ],
  partnerTypes: [
    { id: "secondary", name: "Secondary education", strategyGroup: "education" },
    { id: "community-college", name: "Community college", strategyGroup: "education" },
    { id: "university", name: "University", strategyGroup: "education" },
    { id: "business", name: "Business and industry", strategyGroup: "business" },
    { id: "adult-education", name: "Adult education provider", strategyGroup: "adult-education" },
    { id: "cbo", name: "Community-based organization", strategyGroup: "cbo" },
  ],
  partnerStrategies: [
    {
      group: "business",
      strategies: [
        {
          text: "Review and validate cluster and pathway level knowledge and skills",
          becomes: "ks-validation",
        },
        { text: "Support student opportunities to explore careers", becomes: "work-based-learning-offer" },
        {
          text: "Provide feedback to regional partnerships on critical skill shortages",
          becomes: "skill-shortage-feedback",
        },
      ],
    },
    {
      group: "education",
      strategies: [
        { text: "Align curriculum with knowledge and skill statements", becomes: "course-ks-alignment" },
        {
          text: "Encourage, support, and participate in discussions across educational sectors",
          becomes: "discussion",
        },
        {
          text: "Create and maintain articulation agreements to support course sequences",
          becomes: "articulation-agreement",
        },
        { text: "Identify and facilitate dual credit opportunities", becomes: "dual-credit-course" },
        {
          text: "Develop programs of study with multiple entry and exit points",
          becomes: "entry-exit-point",
        },
        {
          text: "Collaborate to provide universally designed instruction and support services",
          becomes: "support-service-plan",
        },
        {
          text: "Develop data-sharing agreements to track student progress",
          becomes: "data-sharing-agreement",
        },
      ],
    },
    {
      group: "adult-education",
      strategies: [
        {
          text: "Include cluster level knowledge and skills in bridge programs",
          becomes: "bridge-ks-coverage",
        },
        {
          text: "Align bridge programs with postsecondary elements of programs of study",
          becomes: "bridge-pos-alignment",
        },
        {
          text: "Encourage and participate in discussions across educational sectors",
          becomes: "discussion",
        },
        {
          text: "Develop occupational pathways with multiple entry and exit points",
          becomes: "entry-exit-point",
        },
      ],
    },
    {
      group: "cbo",
      strategies: [
        {
          text: "Encourage, support, and participate in discussions with educational sectors",
          becomes: "discussion",
        },
        {
          text: "Facilitate programs of study that provide access for diverse learners",
          becomes: "access-facilitation",
        },
        {
          text: "Encourage connections with students’ communities, including employers",
          becomes: "community-connection",
        },
      ],
    },
  ],
  programOfStudyRules: [
    { id: "pos.start", text: "starts no later than the ninth grade" },
    { id: "pos.extent", text: "continues through at least two years of postsecondary education" },
    { id: "pos.sequence", text: "non-duplicative progression of secondary and postsecondary elements" },
    { id: "pos.content", text: "includes both academic and career and technical education content" },
    { id: "pos.dual-credit", text: "opportunities to earn college credit (dual credit) in high school" },
    {
      id: "pos.credential",
      text: "industry-recognized credential or certificate at the secondary/postsecondary level",
    },
    { id: "pos.degree", text: "associate or baccalaureate degree" },
  ],
  alignmentIncludes: [
    "Seamless transition",
    "Reduced remediation",
    "Non-duplicated courses",
    "Integrated academic and career and technical education curricula",
    "Standards-based curricula aligned with industry credentials and/or certification",
    "Dual credit opportunities",
    "Career development",
    "Professional development",
    "Articulation agreements",
    "Data-sharing agreements",
    "Partnerships and collaboration",
    "Continuous improvement",
  ],
  endorsementAreas: [
    { code: "AFNR", name: "Agriculture, Food, and Natural Resources", clusterIds: ["agriculture"] },
    { code: "A&C", name: "Arts and Communications", clusterIds: ["arts"] },
    {
      code: "FBS",
      name: "Finance and Business Services",
      clusterIds: ["business", "finance", "marketing", "hospitality", "transportation"],
      note: "transportation: Logistics pathway only",
    },
    {
      code: "HPS",
      name: "Human and Public Services",
      clusterIds: ["education", "government", "law", "human-services"],
    },
    { code: "HST", name: "Health Sciences and Technology", clusterIds: ["health"] },
    { code: "IT", name: "Information Technology", clusterIds: ["information-technology"] },
    {
      code: "METT",
      name: "Manufacturing, Engineering, Technology, and Trades",
      clusterIds: ["architecture", "manufacturing", "stem", "transportation"],
      note: "stem: particularly Engineering & Technology; transportation: transportation technology; also lists Energy, which is not one of the 16",
    },
  ],
  acronyms,
  words,
  sourceNotes: [
    {
      about: "79 pathways or 81",
      standing: "verified",
      note: "The booklet and the brochure say 79 and the state’s web page says 81. 81 is the count of the earlier national list: Business had 6 pathways, Finance 4 and Marketing 7 where the later list has 5, 5 and 5. The other thirteen clusters have the same counts in both.",
    },
    {
      about: "The five areas",
      standing: "verified",
      note: "The five names of the areas were found in three places: the brochure, careertech.org/illinois and discover214.org.",
    },
    {
      about: "Which clusters sit under which area",
      standing: "derived",
      note: "Text confirms it for Agriculture, Health, Business and Finance. The rest is worked out from the order in which the brochure’s graphic lists the clusters, which is a hint and not a proof; Government and Law rest on that order alone.",
    },
    {
      about: "Names broken over lines",
      standing: "verified",
      note: "The brochure breaks three pathway names over two lines (Marketing Management, Marketing Communications, and Transportation Systems/Infrastructure Planning, Management & Regulation). Read line by line it seems to list 82 pathways.",
    },
    {
      about: "Digits before a name",
      standing: "verified",
      note: "Text copied from the brochure carries the graphic’s callout numbers, such as “4 Power, Structural & Technical Systems”. The number is no part of the name.",
    },
    {
      about: "“&” and “and”, “Math” and “Mathematics”",
      standing: "verified",
      note: "The brochure writes Science & Math where the official name is Science & Mathematics, and other publishers write “and” for “&”. The hub compares pathways by their identifier, never by name.",
    },
    {
      about: "The sixth essential element",
      standing: "verified",
      note: "Sources differ by a word: “safety, health and environmental” and “safety, health, and environment”. The first is used here.",
    },
    {
      about: "Wording of the six principles",
      standing: "verified",
      note: "The state’s older web page says “facilitates student transition” and “enhance learning”; the booklet says “facilitates student preparation and transition” and “enhances learning”. The booklet is used here. Its text prints the statements before the names, so they were paired by their order.",
    },
    {
      about: "The principles were updated in 2015",
      standing: "derived",
      note: "The later wording of the first principle is “Career pathways, career pathway systems, and programs of study are led and supported by P-20 educators and collaborative partners.” The later wording of the other five is not to hand.",
    },
    {
      about: "How long a program of study runs",
      standing: "verified",
      note: "One page leaves out “continues through at least two years of postsecondary education” and another says “first two years”. The strictest wording is used for checks.",
    },
    {
      about: "Endorsement areas",
      standing: "verified",
      note: "Read from an excerpt of the state’s page on pathway endorsements.",
    },
  ],
  otherEditions: [
    {
      name: "States’ Career Clusters, 81 pathways",
      relation: "before",
      standing: "derived",
      note: "The list before the revision of about 2008. Its seven Marketing and four Finance pathways were found in print; the six Business ones were not checked.",
    },
    {
      name: "National Career Clusters Framework, Advance CTE, October 2024",
      relation: "after",
      standing: "unverified",
      note: "14 clusters and 72 sub-clusters. Energy joined Natural Resources, Information Technology became Digital Technology, STEM was spread over the others, Law and Government became Public Service & Safety, and Health Science and Human Services became Healthcare & Human Services. The counts are checked; the full list of sub-clusters is not to hand, so this edition is not offered yet.",
    },
  ],
};
