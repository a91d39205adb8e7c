/** Fourteen invented businesses of three sectors: metal, care, and what keeps things moving. */
import type { SampleOrganization } from "./organizations.ts";

type Row = [code: string, name: string, city: string, contact: string, title: string, extension: number];

const manufacturing: Row[] = [
  ["HALV", "Halvorsen Fabrication", "Cedar Bend", "Gus Halvorsen", "Owner", 201],
  ["KESTREL", "Kestrel Precision Machining", "Millrace", "Nadia Kessler", "HR manager", 202],
  ["LAKEPUMP", "Lakeside Pump and Valve", "Lakeside", "Omar Haddad", "Plant manager", 203],
  ["RIVERMETAL", "Riverbend Metalworks", "Riverbend", "Sue Ellen Krause", "Shop lead", 204],
  ["ORCHARD", "Orchard Street Tool and Die", "Cedar Bend", "Frank Amato", "Owner", 205],
];
const health: Row[] = [
  ["CVMC", "Cedar Valley Medical Center", "Cedar Bend", "Grace Adeyemi", "Director of nursing", 211],
  ["MAPLEWAY", "Mapleway Senior Living", "Lakeside", "Bonnie Trask", "Administrator", 212],
  ["LAKEDENT", "Lakeside Family Dental", "Lakeside", "Dr. Hugh Nakamura", "Owner", 213],
  ["HOMEHAND", "Helping Hands Home Care", "Riverbend", "Tamika Ross", "Operations manager", 214],
  ["NGCLINIC", "Northgate Community Clinic", "Northgate", "Pilar Ortega", "Clinic manager", 215],
];
const transportation: Row[] = [
  ["TRUCKLINE", "Prairie Truck Lines", "Millrace", "Dale Hutchins", "Fleet manager", 221],
  ["CVDIESEL", "Cedar Valley Diesel Service", "Cedar Bend", "Rosa Medina", "Service manager", 222],
  ["NGLOGIS", "Northgate Logistics Park", "Northgate", "Kevin Stroud", "HR manager", 223],
  ["MILLFARM", "Millrace Farm Equipment", "Millrace", "Ingrid Dahl", "Parts and service manager", 224],
];

const business = (naics: string, [code, name, city, contact, title, extension]: Row): SampleOrganization => ({
  code,
  name,
  type: "business",
  city,
  identifiers: [{ scheme: "NAICS", value: naics }],
  contact: { name: contact, title, phone: `(815) 555-0${extension}` },
  memberOf: [{ of: "partnership", as: "Business partner", from: "2024-08-01" }],
});

export const businesses: readonly SampleOrganization[] = [
  ...manufacturing.map((row) => business("332", row)),
  ...health.map((row) => business("62", row)),
  ...transportation.map((row) => business("48", row)),
];
