/** The field's words that are not among the booklet's acronyms, each in one plain sentence a ninth-grader can read. */
import type { Term } from "./schema.ts";

export const words: Term[] = [
  {
    term: "Adult education Area Planning Council",
    acronym: "APC",
    meaning: "The adult education providers of an area, who plan their classes together.",
  },
  {
    term: "Articulated credit",
    meaning:
      "College credit that a student claims later, because an agreement says a high school course counts.",
    more: "Unlike dual credit, nothing is on a college transcript until the student claims it.",
  },
  {
    term: "Articulation agreement",
    meaning: "A signed promise between schools about which courses count as credit at the next one.",
  },
  {
    term: "Board of Control",
    meaning: "The superintendents who govern an Education for Employment system together.",
  },
  {
    term: "Bridge program",
    meaning:
      "Classes that help adults with the reading, math and job skills they need to start a college program.",
  },
  {
    term: "Career cluster",
    meaning: "A large group of jobs that share knowledge and skills, such as Health Science.",
  },
  {
    term: "Career pathway",
    meaning: "A smaller group of jobs inside a cluster, such as Diagnostic Services.",
  },
  {
    term: "Career area",
    meaning: "One of the broad subject fields of career education, each over one or more clusters.",
  },
  {
    term: "Carnegie unit",
    meaning: "The usual measure of high school credit: one year of a class that meets every day.",
  },
  {
    term: "Classification of Instructional Programs",
    acronym: "CIP",
    meaning: "The national list of codes for programs at schools and colleges.",
  },
  {
    term: "College and Career Pathway Endorsement",
    acronym: "CCPE",
    meaning: "A mark on a diploma that shows a student is ready for study and work in a career area.",
  },
  { term: "Completer", meaning: "A student who has finished a career program, by the state’s own count." },
  {
    term: "Comprehensive Local Needs Assessment",
    acronym: "CLNA",
    meaning: "A look, at least every two years, at what a region’s career programs and students need.",
  },
  {
    term: "Concentrator",
    meaning: "A student who has taken enough courses in one career program, by the state’s own count.",
  },
  {
    term: "Career and Technical Student Organization",
    acronym: "CTSO",
    meaning: "A club where students use what they learn in career classes, often in contests.",
  },
  {
    term: "Dual credit",
    meaning: "Credit for one course on both the high school and the college transcript.",
  },
  {
    term: "Dual enrollment",
    meaning: "A high school student takes a college course and earns college credit only.",
  },
  {
    term: "Entry point",
    meaning: "A place where a learner can join a program without starting at its beginning.",
  },
  {
    term: "Exit point",
    meaning: "A place where a learner can leave a program with something that helps to get a job.",
  },
  {
    term: "Equivalency",
    meaning: "A rule that says which course at one school counts as which course at another.",
  },
  {
    term: "Essential elements",
    meaning: "The ten kinds of knowledge and skills that matter in every career cluster.",
  },
  {
    term: "Industry-recognized credential",
    meaning: "A certificate or license that employers in a field know and ask for.",
  },
  {
    term: "Integrated Career and Academic Preparation System",
    acronym: "ICAPS",
    meaning: "The Illinois form of integrated education and training for adults.",
  },
  {
    term: "Integrated Education and Training",
    acronym: "IET",
    meaning: "Adult classes that teach basic skills and a job at the same time.",
  },
  {
    term: "Knowledge and skill statement",
    acronym: "K&S",
    meaning: "One sentence that says what a learner must know and be able to do.",
  },
  {
    term: "Local application",
    meaning: "The plan a region hands in to receive federal Perkins money.",
  },
  {
    term: "Local Workforce Innovation Area",
    acronym: "LWIA",
    meaning: "The counties for which one workforce board plans job training.",
  },
  {
    term: "Memorandum of understanding",
    acronym: "MOU",
    meaning: "A signed paper in which partners say what each of them will do.",
  },
  {
    term: "Partnership agreement",
    meaning: "The contract for dual credit between a high school and a college that Illinois law asks for.",
    more: "110 ILCS 27/16.",
  },
  {
    term: "Perkins V",
    meaning: "The federal law that pays for career and technical education today.",
  },
  { term: "Plan of study", meaning: "One student’s courses, year by year, or the model for them." },
  {
    term: "School Courses for the Exchange of Data",
    acronym: "SCED",
    meaning: "The national list of codes for school courses.",
  },
  {
    term: "Size, scope and quality",
    meaning: "The least a career program must be to receive Perkins money.",
  },
  {
    term: "Special populations",
    meaning: "Groups of students whom the Perkins law names because they may need more support.",
  },
  {
    term: "Stackable credential",
    meaning: "A credential that counts toward a later, higher one.",
  },
  {
    term: "Standard Occupational Classification",
    acronym: "SOC",
    meaning: "The national list of codes for jobs.",
  },
  {
    term: "Work-based learning",
    acronym: "WBL",
    meaning: "Learning at or with a real workplace, from a visit to a paid internship.",
  },
];
