/**
 * Two campaigns: the convener's about welding, which has closed, and the college's about care, to which answers still
 * come in. Each step is asked of the API by whose step it was; answers come by links, as they do from a letter.
 */
import {
  careComments,
  careRows,
  weldingComments,
  weldingDecisions,
  weldingMissing,
  weldingRows,
  weldingSeconds,
} from "./campaign-answers.ts";
import { type Asked, type CampaignTelling, campaigning, skillsOf } from "./campaign-steps.ts";

/** The first twelve answer, in the order of the letters in campaign-answers.ts. */
const welding: readonly Asked[] = [
  ["Halvorsen Fabrication", "332312", "UNDER_50", "Gus Halvorsen", "HALV"],
  ["Orchard Street Tool and Die", "333514", "UNDER_50", "Frank Amato", "ORCHARD"],
  ["Millrace Farm Equipment", "811310", "UNDER_50", "Ingrid Dahl", "MILLFARM"],
  ["Kettle Creek Plastics", "333248", "UNDER_50", "Walt Jeppesen"],
  ["Kestrel Precision Machining", "332710", "50_TO_249", "Nadia Kessler", "KESTREL"],
  ["Lakeside Pump and Valve", "333914", "50_TO_249", "Omar Haddad", "LAKEPUMP"],
  ["Riverbend Metalworks", "332322", "50_TO_249", "Sue Ellen Krause", "RIVERMETAL"],
  ["Riverbend Metalworks", "332322", "50_TO_249", "Dwight Pulaski", "RIVERMETAL"],
  ["Prairie Truck Lines", "484121", "50_TO_249", "Dale Hutchins", "TRUCKLINE"],
  ["Tri-Fork Ag Equipment", "333111", "50_TO_249", "Marcy Vogel"],
  ["Cedar Valley Rail Car", "336510", "250_AND_MORE", "Theresa Boone"],
  ["Prairie Steel Erectors", "332312", "250_AND_MORE", "Luis Barrera"],
  ["Bluestem Logistics", "484220", "UNDER_50", "Andre Whitfield"],
  ["Cedar Valley Diesel Service", "811111", "UNDER_50", "Rosa Medina", "CVDIESEL", "es"],
  ["Northgate Logistics Park", "488510", "250_AND_MORE", "Kevin Stroud", "NGLOGIS"],
];

const care: readonly Asked[] = [
  ["Cedar Valley Medical Center", "622110", "250_AND_MORE", "Grace Adeyemi", "CVMC"],
  ["Mapleway Senior Living", "623312", "50_TO_249", "Bonnie Trask", "MAPLEWAY"],
  ["Northgate Community Clinic", "621498", "UNDER_50", "Pilar Ortega", "NGCLINIC", "es"],
  ["Helping Hands Home Care", "621610", "50_TO_249", "Tamika Ross", "HOMEHAND"],
  ["Golden Oak Assisted Living", "623312", "UNDER_50", "Ray Sandoval"],
  ["Prairie View Nursing Home", "623110", "50_TO_249", "Joan Pfeiffer"],
  ["Lakeside Family Dental", "621210", "UNDER_50", "Hugh Nakamura", "LAKEDENT"],
  ["Casa del Sol Home Care", "621610", "UNDER_50", "Beatriz Solano", undefined, "es"],
];

export async function tellCampaigns(telling: CampaignTelling): Promise<void> {
  const skills = await skillsOf(telling);
  await tellWelding(telling, campaigning(telling, skills, "marisol"));
  await tellCare(telling, campaigning(telling, skills, "tom"));
}

type Steps = ReturnType<typeof campaigning>;

async function tellWelding({ on }: CampaignTelling, its: Steps): Promise<void> {
  on(-40, "15:10");
  await its.start(
    {
      title: "Welding 2026",
      occupation: { en: "welder", es: "soldador o soldadora" },
      socCodes: ["51-4121.00"],
      purpose: "INITIAL",
      introduction: {
        en: "Five minutes, and the college teaches what you need. You will hear what became of every word you write.",
        es: "Cinco minutos, y el colegio enseña lo que usted necesita. Le diremos qué pasó con cada palabra que escriba.",
      },
    },
    weldingRows,
    [-39, -6],
  );
  await its.list(welding);
  on(-39, "14:30");
  await its.open();
  await its.write("invite");
  const [first] = weldingComments;
  const seconds = (person: number) => (weldingSeconds.includes(person) ? first : undefined);
  for (const person of [0, 4, 6, 10]) {
    on(-38 + person, "16:20");
    await its.answer(person, weldingRows, weldingComments, { seconds: seconds(person) });
  }
  on(-26, "18:05");
  await its.give(14, "decline", { reason: "No welders here since May." });
  on(-25, "15:00");
  await its.write("remind");
  for (const person of [1, 2, 3, 5, 7, 8, 9, 11]) {
    on(-24 + person, "20:40");
    const missing = person === weldingMissing.by ? [weldingMissing.skill] : [];
    await its.answer(person, weldingRows, weldingComments, { missing, seconds: seconds(person) });
  }
  on(-12, "12:15");
  await its.begin(12, weldingRows.slice(0, 4), 0);
  on(-4, "15:00");
  await its.tally();
  for (const { ago, code, ...decision } of weldingDecisions) {
    on(-ago, "16:30");
    await its.decide(code, decision);
  }
}

async function tellCare({ on }: CampaignTelling, its: Steps): Promise<void> {
  on(-9, "17:00");
  await its.start(
    {
      title: "Care at home and in residence",
      occupation: { en: "nursing assistant", es: "auxiliar de enfermería" },
      socCodes: ["31-1131.00"],
      purpose: "ANNUAL",
    },
    careRows,
    [-8, 13],
  );
  await its.list(care.slice(0, 7));
  on(-8, "15:20");
  await its.open();
  await its.write("invite");
  for (const person of [0, 1, 3]) {
    on(-7 + person, "19:30");
    await its.answer(person, careRows, careComments);
  }
  on(-3, "13:50");
  await its.begin(2, careRows, 2);
  await its.look(4);
  on(-2, "15:45");
  await its.mark(5, "bounced");
  await its.write("remind");
  on(-1, "16:10");
  await its.list(care.slice(7));
}
