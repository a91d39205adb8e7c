/**
 * What three of the sample's partners teach, last year and this one: data only, in the layout that import reads. Between
 * the two years one course got a new title, one another credit, and one is gone; rules of the sample name all three.
 */
export type SampleCatalog = {
  code: string;
  by: "tom" | "lena" | "roberta";
  header: string;
  /** Taught in both years. */
  both: readonly string[];
  lastYear: readonly string[];
  thisYear: readonly string[];
};

export const catalogs: readonly SampleCatalog[] = [
  {
    code: "PLCC",
    by: "tom",
    header: "code,title,credits,credit_unit,pcs,cip,iai,description",
    both: [
      "AGR 110,Introduction to Agribusiness,3.00,SemesterHour,1.2,01.0102,,",
      "AUT 101,Automotive Service Basics,2.00,SemesterHour,1.2,47.0604,,",
      "AUT 130,Brakes and Suspension,4.00,SemesterHour,1.2,47.0604,,",
      'BIO 110,General Biology,4.00,SemesterHour,1.1,26.0101,L1 900L,"Cells, genetics, evolution and ecology, with a laboratory."',
      'BIO 145,Anatomy and Physiology I,4.00,SemesterHour,1.1,26.0707,,"Tissues, bones, muscles and nerves, with a laboratory. Requires BIO 110."',
      "BIO 146,Anatomy and Physiology II,4.00,SemesterHour,1.1,26.0707,,",
      'BUS 101,Introduction to Business,3.00,SemesterHour,1.1,52.0101,,"What businesses do, how they are organized and paid for, and who works in them."',
      "CON 101,Construction Safety and Tools,2.00,SemesterHour,1.2,46.0415,,",
      "CON 120,Framing,4.00,SemesterHour,1.2,46.0415,,",
      "CSC 121,Computer Programming I,4.00,SemesterHour,1.1,11.0201,,",
      "CUL 101,Kitchen Fundamentals,3.00,SemesterHour,1.2,12.0503,,",
      "CUL 115,Food Safety and Sanitation,1.00,SemesterHour,1.2,12.0503,,",
      'DSL 101,Diesel Engine Fundamentals,4.00,SemesterHour,1.2,47.0605,,"How diesel engines work, and how to take one apart and put it together again."',
      "ECE 100,Exploring Early Childhood,1.00,SemesterHour,1.2,13.1210,,",
      "ECE 101,Introduction to Early Childhood Education,3.00,SemesterHour,1.2,13.1210,,",
      "EMS 120,Emergency Medical Technician,8.00,SemesterHour,1.2,51.0904,,",
      "ENG 101,Composition I,3.00,SemesterHour,1.1,23.1301,C1 900,",
      "ENG 102,Composition II,3.00,SemesterHour,1.1,23.1301,C1 901R,",
      "FYS 100,First-Year Seminar,1.00,SemesterHour,1.1,,,",
      'HLT 101,Introduction to Health Careers,3.00,SemesterHour,1.2,51.0000,,"Health careers and what each asks for: training, licenses and a day at work."',
      "HLT 110,Medical Terminology,2.00,SemesterHour,1.2,51.0000,,",
      "HLT 125,Patient Care Assistant,4.00,SemesterHour,1.2,51.3902,,",
      "MFG 105,Print Reading,2.00,SemesterHour,1.2,48.0501,,",
      "MFG 110,Machine Tool Operation,4.00,SemesterHour,1.2,48.0501,,",
      "MFG 150,Introduction to CNC,3.00,SemesterHour,1.2,48.0501,,",
      "NET 110,Network Fundamentals,3.00,SemesterHour,1.2,11.0901,,",
      "NET 120,Security Awareness,1.00,SemesterHour,1.2,11.0901,,",
      'NUR 106,Basic Nursing Assistant,7.00,SemesterHour,1.2,51.3902,,"Classroom, laboratory and 40 hours of clinical practice. Leads to the state competency examination."',
      "PSY 101,Introduction to Psychology,3.00,SemesterHour,1.1,42.0101,S6 900,",
      'WLD 101,Introduction to Welding,3.00,SemesterHour,1.2,48.0508,,"Safety, oxy-fuel cutting, and first beads with stick and wire."',
      "WLD 121,Shielded Metal Arc Welding I,3.00,SemesterHour,1.2,48.0508,,",
      "WLD 131,Gas Metal Arc Welding,3.00,SemesterHour,1.2,48.0508,,",
      "WLD 141,Gas Tungsten Arc Welding,3.00,SemesterHour,1.2,48.0508,,",
    ],
    lastYear: [
      "ACC 101,Financial Accounting,4.00,SemesterHour,1.1,52.0301,BUS 903,",
      "AUT 110,Engine Fundamentals,4.00,SemesterHour,1.2,47.0604,,",
    ],
    thisYear: [
      "ACC 101,Financial Accounting,3.00,SemesterHour,1.1,52.0301,BUS 903,",
      "AUT 110,Engine Performance Fundamentals,4.00,SemesterHour,1.2,47.0604,,",
      "AUT 150,Electric Vehicle Service,3.00,SemesterHour,1.2,47.0604,,",
    ],
  },
  {
    code: "CBHS",
    by: "lena",
    header: "code,title,credits,credit_unit,grades,level",
    both: [
      "ACCT1,Accounting I,1.00,CarnegieUnit,10-12,",
      "ALG1,Algebra I,1.00,CarnegieUnit,9,",
      "ANATPHYS,Anatomy and Physiology,1.00,CarnegieUnit,11-12,",
      "ANATPHYSH,Anatomy and Physiology Honors,1.00,CarnegieUnit,11-12,Honors",
      "BIO,Biology,1.00,CarnegieUnit,9-10,",
      "BLUEPR,Blueprint Reading,0.50,CarnegieUnit,10-12,",
      "BUSF,Business Foundations,1.00,CarnegieUnit,11-12,Dual credit",
      "CSA,Computer Science A,1.00,CarnegieUnit,10-12,",
      "CYBER,Cybersecurity Essentials,0.50,CarnegieUnit,11-12,",
      "ENG9,English 9,1.00,CarnegieUnit,9,",
      "ENG10,English 10,1.00,CarnegieUnit,10,",
      "HBS,Human Body Systems,1.00,CarnegieUnit,10-11,",
      "HS1,Health Science I,1.00,CarnegieUnit,10-11,",
      "HS2,Health Science II,1.00,CarnegieUnit,11-12,",
      "HS3,Health Science III,1.00,CarnegieUnit,12,",
      "MEDTERM,Medical Terminology,0.50,CarnegieUnit,10-12,",
      "NET1,Networking I,1.00,CarnegieUnit,10-12,",
      "PCS,Patient Care Skills,0.50,CarnegieUnit,12,",
      "WELD1,Welding I,1.00,CarnegieUnit,10-12,",
      "WELD2,Welding II,1.00,CarnegieUnit,11-12,",
      "WELD3,Welding III,1.00,CarnegieUnit,12,",
    ],
    lastYear: [],
    thisYear: ["ROBOT,Robotics,0.50,CarnegieUnit,9-12,"],
  },
  {
    code: "TRACC",
    by: "roberta",
    header: "code,title,credits,credit_unit,grades,cip",
    both: [
      "AUTO1,Automotive Technology I,2.00,CarnegieUnit,11,47.0604",
      "BLD1,Building Trades I,2.00,CarnegieUnit,11,46.0415",
      "BLD2,Building Trades II,2.00,CarnegieUnit,12,46.0415",
      "BNA,Basic Nursing Assistant,2.00,CarnegieUnit,11-12,51.3902",
      "CNC1,CNC Programming,1.00,CarnegieUnit,12,48.0501",
      "CUL1,Culinary Arts I,2.00,CarnegieUnit,11,12.0503",
      "CUL2,Culinary Arts II,2.00,CarnegieUnit,12,12.0503",
      "DSL1,Diesel Engines I,2.00,CarnegieUnit,11-12,47.0605",
      "EKG,EKG Fundamentals,0.50,CarnegieUnit,12,51.0902",
      "EMTB,EMT Basic,2.00,CarnegieUnit,12,51.0904",
      "HCI,Clinical Internship,2.00,CarnegieUnit,12,51.0000",
      "MACH1,Machine Shop I,2.00,CarnegieUnit,11,48.0501",
      "PHB,Phlebotomy Basics,0.50,CarnegieUnit,12,51.1009",
      "PHT1,Pharmacy Technician I,0.50,CarnegieUnit,12,51.0805",
    ],
    lastYear: ["AUTO2,Automotive Technology II,2.00,CarnegieUnit,12,47.0604"],
    thisYear: ["AUTEV2,Automotive Technology II,2.00,CarnegieUnit,12,47.0604"],
  },
];
