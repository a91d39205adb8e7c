/**
 * The few published codes that the sample's programs, courses and agreements name, loaded as the convener would load the
 * publishers' files: two revisions of CIP 2020, what became of codes of 2010, occupations, and pathways as suggestions.
 * Codes and titles are those of NCES and BLS; all the others come from their own files.
 */
import type { Who } from "./asker.ts";

const cip2020 = [
  "01|Agricultural/Animal/Plant/Veterinary Science and Related Fields",
  "01.01|Agricultural Business and Management",
  "01.0102|Agribusiness/Agricultural Business Operations",
  "11|Computer and Information Sciences and Support Services",
  "11.02|Computer Programming",
  "11.0201|Computer Programming/Programmer, General",
  "11.07|Computer Science",
  "11.0701|Computer Science",
  "11.09|Computer Systems Networking and Telecommunications",
  "11.0901|Computer Systems Networking and Telecommunications",
  "12|Culinary, Entertainment, and Personal Services",
  "12.04|Cosmetology and Related Personal Grooming Services",
  "12.0401|Cosmetology/Cosmetologist, General",
  "12.05|Culinary Arts and Related Services",
  "12.0503|Culinary Arts/Chef Training",
  "13|Education",
  "13.12|Teacher Education and Professional Development, Specific Levels and Methods",
  "13.1210|Early Childhood Education and Teaching",
  "15|Engineering/Engineering-Related Technologies/Technicians",
  "15.13|Drafting/Design Engineering Technologies/Technicians",
  "15.1301|Drafting and Design Technology/Technician, General",
  "23|English Language and Literature/Letters",
  "23.13|Rhetoric and Composition/Writing Studies",
  "23.1301|Writing, General",
  "23.1304|Rhetoric and Composition",
  "26|Biological and Biomedical Sciences",
  "26.01|Biology, General",
  "26.0101|Biology/Biological Sciences, General",
  "26.05|Microbiological Sciences and Immunology",
  "26.0502|Microbiology, General",
  "26.07|Zoology/Animal Biology",
  "26.0707|Animal Physiology",
  "27|Mathematics and Statistics",
  "27.05|Statistics",
  "27.0501|Statistics, General",
  "42|Psychology",
  "42.01|Psychology, General",
  "42.0101|Psychology, General",
  "42.27|Research and Experimental Psychology",
  "42.2703|Developmental and Child Psychology",
  "43|Homeland Security, Law Enforcement, Firefighting and Related Protective Services",
  "43.01|Criminal Justice and Corrections",
  "43.0104|Criminal Justice/Safety Studies",
  "46|Construction Trades",
  "46.04|Building/Construction Finishing, Management, and Inspection",
  "46.0415|Building Construction Technology/Technician",
  "47|Mechanic and Repair Technologies/Technicians",
  "47.06|Vehicle Maintenance and Repair Technologies/Technicians",
  "47.0604|Automobile/Automotive Mechanics Technology/Technician",
  "47.0605|Diesel Mechanics Technology/Technician",
  "48|Precision Production",
  "48.05|Precision Metal Working",
  "48.0501|Machine Tool Technology/Machinist",
  "48.0508|Welding Technology/Welder",
  "49|Transportation and Materials Moving",
  "49.01|Air Transportation",
  "49.0102|Airline/Commercial/Professional Pilot and Flight Crew",
  "50|Visual and Performing Arts",
  "50.04|Design and Applied Arts",
  "50.0409|Graphic Design",
  "51|Health Professions and Related Programs",
  "51.00|Health Services/Allied Health/Health Sciences, General",
  "51.0000|Health Services/Allied Health/Health Sciences, General",
  "51.08|Allied Health and Medical Assisting Services",
  "51.0801|Medical/Clinical Assistant",
  "51.0805|Pharmacy Technician/Assistant",
  "51.09|Allied Health Diagnostic, Intervention, and Treatment Professions",
  "51.0902|Electrocardiograph Technology/Technician",
  "51.0904|Emergency Medical Technology/Technician (EMT Paramedic)",
  "51.10|Clinical/Medical Laboratory Science/Research and Allied Professions",
  "51.1009|Phlebotomy Technician/Phlebotomist",
  "51.38|Registered Nursing, Nursing Administration, Nursing Research and Clinical Nursing",
  "51.3801|Registered Nursing/Registered Nurse",
  "51.39|Practical Nursing, Vocational Nursing and Nursing Assistants",
  "51.3902|Nursing Assistant/Aide and Patient Care Assistant/Aide",
  "52|Business, Management, Marketing, and Related Support Services",
  "52.01|Business/Commerce, General",
  "52.0101|Business/Commerce, General",
  "52.02|Business Administration, Management and Operations",
  "52.0201|Business Administration and Management, General",
  "52.03|Accounting and Related Services",
  "52.0301|Accounting",
];

/** Added by the publisher in 2023, three years after the edition. */
const since2023 = ["49.0109|Remote Aircraft Pilot"];

const fromCip2010 = [
  "51.0808|Veterinary/Animal Health Technology/Technician and Veterinary Assistant|Moved to|01.8301|Veterinary/Animal Health Technology/Technician and Veterinary Assistant",
  "51.1901|Osteopathic Medicine/Osteopathy|Moved to|51.1202|Osteopathic Medicine/Osteopathy",
  "51.2401|Veterinary Medicine|Moved to|01.8001|Veterinary Medicine",
  "51.3817|Nursing Education|Moved to|51.3203|Nursing Education",
];

const cipToSoc = [
  "11.0901|11-3021|Computer and Information Systems Managers",
  "11.0901|15-1211|Computer Systems Analysts",
  "11.0901|15-1212|Information Security Analysts",
  "11.0901|15-1231|Computer Network Support Specialists",
  "11.0901|15-1241|Computer Network Architects",
  "11.0901|25-1021|Computer Science Teachers, Postsecondary",
  "48.0501|51-4021|Extruding and Drawing Machine Setters, Operators, and Tenders, Metal and Plastic",
  "48.0501|51-4022|Forging Machine Setters, Operators, and Tenders, Metal and Plastic",
  "48.0501|51-4023|Rolling Machine Setters, Operators, and Tenders, Metal and Plastic",
  "48.0501|51-4031|Cutting, Punching, and Press Machine Setters, Operators, and Tenders, Metal and Plastic",
  "48.0501|51-4032|Drilling and Boring Machine Tool Setters, Operators, and Tenders, Metal and Plastic",
  "48.0501|51-4033|Grinding, Lapping, Polishing, and Buffing Machine Tool Setters, Operators, and Tenders, Metal and Plastic",
  "48.0501|51-4034|Lathe and Turning Machine Tool Setters, Operators, and Tenders, Metal and Plastic",
  "48.0501|51-4035|Milling and Planing Machine Setters, Operators, and Tenders, Metal and Plastic",
  "48.0501|51-4041|Machinists",
  "48.0501|51-4081|Multiple Machine Tool Setters, Operators, and Tenders, Metal and Plastic",
  "48.0501|51-4191|Heat Treating Equipment Setters, Operators, and Tenders, Metal and Plastic",
  "48.0501|51-4192|Layout Workers, Metal and Plastic",
  "48.0501|51-4199|Metal Workers and Plastic Workers, All Other",
  "48.0508|51-4121|Welders, Cutters, Solderers, and Brazers",
  "48.0508|51-4122|Welding, Soldering, and Brazing Machine Setters, Operators, and Tenders",
  "51.0904|25-1071|Health Specialties Teachers, Postsecondary",
  "51.0904|29-2042|Emergency Medical Technicians",
  "51.0904|29-2043|Paramedics",
  "51.3801|25-1072|Nursing Instructors and Teachers, Postsecondary",
  "51.3801|29-1141|Registered Nurses",
  "51.3902|31-1131|Nursing Assistants",
  "52.0301|13-2011|Accountants and Auditors",
  "52.0301|13-2022|Appraisers of Personal and Business Property",
  "52.0301|13-2031|Budget Analysts",
  "52.0301|13-2041|Credit Analysts",
  "52.0301|13-2054|Financial Risk Specialists",
  "52.0301|13-2061|Financial Examiners",
  "52.0301|13-2081|Tax Examiners and Collectors, and Revenue Agents",
  "52.0301|13-2082|Tax Preparers",
  "52.0301|25-1011|Business Teachers, Postsecondary",
];

const cipToPathway = [
  "01.0102|agriculture/agribusiness-systems|1.0",
  "11.0201|information-technology/programming-and-software-development|0.417",
  "11.0201|information-technology/web-and-digital-communications|0.222",
  "11.0201|information-technology/information-support-and-services|0.194",
  "11.0701|information-technology/information-support-and-services|0.252",
  "11.0701|information-technology/programming-and-software-development|0.208",
  "11.0701|information-technology/network-systems|0.194",
  "11.0901|information-technology/network-systems|0.6",
  "11.0901|business/business-information-management|0.2",
  "11.0901|information-technology/programming-and-software-development|0.2",
  "12.0401|human-services/personal-care-services|0.8",
  "12.0401|arts/performing-arts|0.2",
  "12.0503|hospitality/restaurants-and-food-beverage-services|1.0",
  "13.1210|education/teaching-training|1.0",
  "15.1301|manufacturing/manufacturing-production-process-development|0.75",
  "15.1301|architecture/design-pre-construction|0.25",
  "23.1301|arts/journalism-and-broadcasting|0.75",
  "23.1301|arts/printing-technology|0.25",
  "23.1304|arts/journalism-and-broadcasting|1.0",
  "26.0101|stem/science-and-mathematics|0.312",
  "26.0101|agriculture/food-products-and-processing-systems|0.188",
  "26.0101|agriculture/natural-resources-systems|0.125",
  "26.0502|agriculture/natural-resources-systems|0.25",
  "26.0502|stem/science-and-mathematics|0.25",
  "26.0502|agriculture/food-products-and-processing-systems|0.25",
  "26.0707|agriculture/natural-resources-systems|0.667",
  "26.0707|stem/science-and-mathematics|0.333",
  "27.0501|stem/science-and-mathematics|0.533",
  "27.0501|agriculture/natural-resources-systems|0.2",
  "27.0501|finance/insurance|0.2",
  "42.0101|human-services/counseling-and-mental-health-services|0.6",
  "42.0101|business/general-management|0.2",
  "42.0101|stem/science-and-mathematics|0.2",
  "42.2703|business/general-management|0.333",
  "42.2703|human-services/counseling-and-mental-health-services|0.333",
  "42.2703|human-services/family-and-community-services|0.333",
  "43.0104|stem/science-and-mathematics|0.333",
  "43.0104|law/correction-services|0.333",
  "43.0104|law/law-enforcement-services|0.333",
  "46.0415|architecture/design-pre-construction|0.5",
  "46.0415|architecture/construction|0.5",
  "47.0604|transportation/facility-and-mobile-equipment-maintenance|1.0",
  "47.0605|transportation/facility-and-mobile-equipment-maintenance|1.0",
  "48.0501|manufacturing/production|1.0",
  "48.0508|manufacturing/production|1.0",
  "50.0409|arts/visual-arts|0.8",
  "50.0409|information-technology/information-support-and-services|0.133",
  "50.0409|information-technology/web-and-digital-communications|0.067",
  "51.0801|health/therapeutic-services|1.0",
  "51.0805|health/therapeutic-services|1.0",
  "51.0902|health/diagnostic-services|1.0",
  "51.0904|law/emergency-and-fire-management-services|1.0",
  "51.1009|health/support-services|1.0",
  "51.3801|health/therapeutic-services|1.0",
  "51.3902|health/therapeutic-services|1.0",
  "52.0101|business/general-management|0.354",
  "52.0101|business/operations-management|0.24",
  "52.0101|marketing/marketing-management|0.062",
  "52.0201|business/general-management|0.258",
  "52.0201|business/human-resources-management|0.227",
  "52.0201|business/operations-management|0.22",
  "52.0301|finance/business-finance|0.312",
  "52.0301|government/revenue-and-taxation|0.25",
  "52.0301|finance/accounting|0.125",
];

const soc2018 = [
  "11-3021|Computer and Information Systems Managers",
  "13-2011|Accountants and Auditors",
  "13-2022|Appraisers of Personal and Business Property",
  "13-2031|Budget Analysts",
  "13-2041|Credit Analysts",
  "13-2054|Financial Risk Specialists",
  "13-2061|Financial Examiners",
  "13-2081|Tax Examiners and Collectors, and Revenue Agents",
  "13-2082|Tax Preparers",
  "15-1211|Computer Systems Analysts",
  "15-1212|Information Security Analysts",
  "15-1231|Computer Network Support Specialists",
  "15-1241|Computer Network Architects",
  "25-1011|Business Teachers, Postsecondary",
  "25-1021|Computer Science Teachers, Postsecondary",
  "25-1071|Health Specialties Teachers, Postsecondary",
  "25-1072|Nursing Instructors and Teachers, Postsecondary",
  "29-1141|Registered Nurses",
  "29-2042|Emergency Medical Technicians",
  "29-2043|Paramedics",
  "31-1131|Nursing Assistants",
  "51-4021|Extruding and Drawing Machine Setters, Operators, and Tenders, Metal and Plastic",
  "51-4022|Forging Machine Setters, Operators, and Tenders, Metal and Plastic",
  "51-4023|Rolling Machine Setters, Operators, and Tenders, Metal and Plastic",
  "51-4031|Cutting, Punching, and Press Machine Setters, Operators, and Tenders, Metal and Plastic",
  "51-4032|Drilling and Boring Machine Tool Setters, Operators, and Tenders, Metal and Plastic",
  "51-4033|Grinding, Lapping, Polishing, and Buffing Machine Tool Setters, Operators, and Tenders, Metal and Plastic",
  "51-4034|Lathe and Turning Machine Tool Setters, Operators, and Tenders, Metal and Plastic",
  "51-4035|Milling and Planing Machine Setters, Operators, and Tenders, Metal and Plastic",
  "51-4041|Machinists",
  "51-4081|Multiple Machine Tool Setters, Operators, and Tenders, Metal and Plastic",
  "51-4121|Welders, Cutters, Solderers, and Brazers",
  "51-4122|Welding, Soldering, and Brazing Machine Setters, Operators, and Tenders",
  "51-4191|Heat Treating Equipment Setters, Operators, and Tenders, Metal and Plastic",
  "51-4192|Layout Workers, Metal and Plastic",
  "51-4199|Metal Workers and Plastic Workers, All Other",
];

const sced12 = [
  "14001|Exploration of Health Care Occupations",
  "14002|Health Care Occupations—Comprehensive",
  "14051|Nursing",
  "14154|Medical Terminology",
];

export type CodeTelling = {
  on: (days: number, time: string) => void;
  /** Sends a file; answers with the ETag. */
  load: (who: Who, path: string, csv: string, seen: string) => Promise<string>;
};

const file = (header: string, rows: readonly string[]): string =>
  [
    header,
    ...rows.map((row) =>
      row
        .split("|")
        .map((cell) => (cell.includes(",") ? `"${cell}"` : cell))
        .join(","),
    ),
  ].join("\n");

export async function tellCodes({ on, load }: CodeTelling): Promise<void> {
  const from = (query: Record<string, string>) => `?${new URLSearchParams(query)}`;
  const [nces, bls] = ["National Center for Education Statistics", "Bureau of Labor Statistics"];
  const none = '"0"';
  const codes = "code,title";
  on(-300, "10:15");
  const cip = "/codes/CIP/2020";
  let seen = await load(
    "marisol",
    `${cip}/import${from({ revision: "2020", source: `${nces}, a few codes` })}`,
    file(codes, cip2020),
    none,
  );
  await load(
    "marisol",
    `/codes/CIP/2010/maps/CIP-2020/import${from({ source: `${nces}, crosswalk of 2010 and 2020` })}`,
    file("CIPCode2010,CIPTitle2010,Action,CIPCode2020,CIPTitle2020", fromCip2010),
    none,
  );
  await load(
    "marisol",
    `/codes/SOC/2018/import${from({ revision: "2018", source: `${bls}, a few codes` })}`,
    file(codes, soc2018),
    none,
  );
  await load(
    "marisol",
    `/codes/SCED/12/import${from({ revision: "2023", source: `${nces}, a few codes` })}`,
    file(codes, sced12),
    none,
  );
  seen = await load(
    "marisol",
    `${cip}/maps/SOC-2018/import${from({ source: `${nces} and ${bls}` })}`,
    file("cip,soc,soc_title", cipToSoc),
    seen,
  );
  seen = await load(
    "marisol",
    `${cip}/maps/PATHWAY-scc-79/import${from({ standing: "SUGGESTED", source: "Worked out from occupations, with O*NET data (CC BY 4.0)" })}`,
    file("cip,pathway,share", cipToPathway),
    seen,
  );
  on(-90, "09:20");
  await load(
    "marisol",
    `${cip}/import${from({ revision: "2023", source: `${nces}, a few codes` })}`,
    file(codes, [...cip2020, ...since2023]),
    seen,
  );
}
