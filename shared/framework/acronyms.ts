/** The acronyms that the booklet of edition scc-79 lists, expanded as it prints them, each with one plain sentence. */
import type { Acronym } from "./schema.ts";

type Row = readonly [acronym: string, expansion: string, meaning: string, more?: string];

const rows: readonly Row[] = [
  [
    "ACC",
    "Area Career Center",
    "A school that several districts share to teach career and technical courses.",
  ],
  [
    "ACTE",
    "Association of Career and Technical Education",
    "The national association of people who teach and lead career and technical education.",
    "The association writes “for” in its name; the booklet prints “of”.",
  ],
  [
    "ADP",
    "American Diploma Project",
    "A project of states to make a high school diploma mean ready for college and work.",
  ],
  [
    "AEFLA",
    "Adult Education and Family Literacy Act",
    "The federal law that pays for adult education classes.",
    "Today it is Title II of WIOA.",
  ],
  [
    "CCRI",
    "College and Career Readiness Initiative",
    "An effort to help students leave high school ready for college-level work.",
  ],
  [
    "CCTI",
    "College and Career Transitions Initiative",
    "A project that helped students move from high school into college and a career.",
  ],
  ["CRP", "Curriculum Revitalization Project", "A project to renew what career and technical courses teach."],
  [
    "CSSI",
    "Critical Skills Shortages Initiative",
    "A state effort to train people for jobs that employers could not fill.",
  ],
  [
    "CTE",
    "Career and Technical Education",
    "Classes that teach the skills of a career together with academic subjects.",
  ],
  [
    "DCEO",
    "Department of Commerce and Economic Opportunity",
    "The Illinois agency for business growth and job training.",
  ],
  [
    "EFE",
    "Education for Employment",
    "A regional system in Illinois through which school districts offer career and technical education.",
  ],
  [
    "ESEA",
    "Elementary and Secondary Education Act of 1965",
    "The main federal law on schools from kindergarten to grade 12.",
    "Its current form is ESSA, of 2015.",
  ],
  ["ELL", "English Language Learners", "Students who are still learning English."],
  ["HEA", "Higher Education Act", "The main federal law on colleges and on aid for their students."],
  [
    "HSTW",
    "High Schools That Work",
    "A school improvement program of the Southern Regional Education Board.",
  ],
  [
    "IAI",
    "Illinois Articulation Initiative",
    "A statewide agreement under which general education courses transfer between Illinois colleges.",
  ],
  [
    "IACTE",
    "Illinois Association for Career and Technical Education",
    "The Illinois association of people who work in career and technical education.",
  ],
  [
    "IBHE",
    "Illinois Board of Higher Education",
    "The state board that plans for and coordinates Illinois colleges and universities.",
  ],
  ["ICCA", "Illinois Career Coordinators Association", "The association of Illinois career coordinators."],
  [
    "ICCB",
    "Illinois Community College Board",
    "The state board that coordinates the Illinois community colleges.",
  ],
  [
    "ICSPS",
    "Illinois Center for Specialized Professional Support",
    "A center that helps Illinois schools and colleges serve every kind of learner.",
  ],
  [
    "ICTA",
    "Illinois Career and Technical Administrators",
    "The association of people who lead career and technical programs in Illinois.",
  ],
  [
    "IDEA",
    "Individuals with Disabilities Education Act",
    "The federal law on the education of students with disabilities.",
  ],
  [
    "ILAVESNP",
    "Illinois Association of Vocational Education Special Needs Personnel",
    "The association of Illinois staff who support career students with special needs.",
  ],
  [
    "ILS",
    "Illinois Learning Standards",
    "What the state expects every student in Illinois to know and be able to do.",
  ],
  [
    "IOES",
    "Illinois Office of Educational Services",
    "An office that gives Illinois teachers materials and training.",
  ],
  [
    "ISBE",
    "Illinois State Board of Education",
    "The state agency for schools from kindergarten to grade 12.",
  ],
  [
    "ISIS",
    "Illinois Student Information System",
    "The system in which Illinois schools reported data on career and technical students.",
  ],
  [
    "IWIB",
    "Illinois Workforce Investment Board",
    "The state board that advises on training and jobs.",
    "Now the Illinois Workforce Innovation Board.",
  ],
  ["LEA", "Local Educational Agency", "A school district, in the words of federal law."],
  [
    "LWIB",
    "Local Workforce Investment Board",
    "The board of employers and others that plans job training for an area.",
    "Now Local Workforce Innovation Board.",
  ],
  [
    "NAEP",
    "National Assessment of Educational Progress",
    "A national test that shows what students in the whole country and in each state know.",
  ],
  [
    "NAPE",
    "National Alliance for Partnerships in Equity",
    "A national group that works for fair access to every career.",
  ],
  [
    "NASDCTEc",
    "National Association of State Directors of Career and Technical Education Consortium",
    "The national group of the people who lead career and technical education in each state.",
    "Now called Advance CTE.",
  ],
  ["NCLB", "No Child Left Behind", "The federal school law of 2001.", "Replaced by ESSA in 2015."],
  [
    "NSF",
    "National Science Foundation",
    "The federal agency that pays for research and teaching in science and engineering.",
  ],
  [
    "NTO",
    "Non-traditional Occupations",
    "Jobs in which fewer than one worker in four is of the student’s gender.",
  ],
  [
    "OCCRL",
    "Office of Community College Research and Leadership",
    "A research office at the University of Illinois that studies community colleges.",
  ],
  [
    "OVAE",
    "Office of Vocational and Adult Education",
    "The federal office for career, technical and adult education.",
    "Renamed OCTAE, the Office of Career, Technical, and Adult Education, in 2014.",
  ],
  [
    "PCCS",
    "Partnerships for College and Career Success",
    "Regional groups of schools, colleges and others that built programs of study together.",
  ],
  [
    "Perkins IV",
    "Carl D. Perkins Career and Technical Education Improvement Act of 2006",
    "The federal law that paid for career and technical education when the booklet was written.",
    "Replaced by Perkins V, in force since July 1, 2019.",
  ],
  [
    "POS",
    "Programs of Study",
    "Courses in a planned order, without repeats, from ninth grade through at least two years of college.",
  ],
  [
    "PLTW",
    "Project Lead the Way",
    "A nonprofit whose courses teach engineering, health and computer science through projects.",
  ],
  [
    "RTI",
    "Response to Intervention",
    "A way to find students who struggle early and to give each the help that works.",
  ],
  [
    "SREB",
    "Southern Regional Education Board",
    "A group of states that work together to improve schools and colleges.",
  ],
  [
    "STEM",
    "Science, Technology, Engineering and Mathematics",
    "Science, technology, engineering and mathematics, taken together.",
  ],
  ["USDOE", "United States Department of Education", "The federal department for schools and colleges."],
  ["USDOL", "United States Department of Labor", "The federal department for work, wages and job training."],
  [
    "WIA",
    "Workforce Investment Act",
    "The federal job training law of 1998.",
    "Replaced by WIOA, the Workforce Innovation and Opportunity Act, in 2014.",
  ],
  [
    "WIB",
    "Workforce Investment Board",
    "A board of employers and others that plans job training.",
    "Now called a workforce innovation board in Illinois.",
  ],
];

export const acronyms: Acronym[] = rows.map(([acronym, expansion, meaning, more]) => ({
  acronym,
  expansion,
  meaning,
  ...(more === undefined ? {} : { more }),
}));
