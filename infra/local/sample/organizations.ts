/**
 * The invented partners of both sample regions. `memberOf` names another organization by its code, because its id
 * exists only once it is stored; identifiers have the form of real ones and belong to nobody.
 */
import type * as z from "zod";
import type { OrganizationDraft } from "#shared/organizations/schema.ts";
import { businesses } from "./businesses.ts";

export type SampleOrganization = Omit<z.input<typeof OrganizationDraft>, "memberships"> & {
  code: string;
  memberOf: readonly { of: "partnership" | (string & {}); as: string; from: string; until?: string }[];
};

const partner = (from: string, as = "Partner") => ({ of: "partnership", as, from });

const cedarValley: readonly SampleOrganization[] = [
  {
    code: "CVP",
    name: "Cedar Valley Partnership",
    type: "convener",
    city: "Cedar Bend",
    website: "https://cedarvalley.example",
    contact: { name: "Marisol Reyes", title: "CTE director", phone: "(815) 555-0100", public: true },
    memberOf: [partner("2019-07-01", "Convener")],
  },
  {
    code: "CBD",
    name: "Cedar Bend Community Unit School District 214",
    type: "secondary",
    city: "Cedar Bend",
    identifiers: [
      { scheme: "NCES-LEA", value: "1799214" },
      { scheme: "RCDTS", value: "35-050-2140-26" },
    ],
    contact: { name: "Samuel Abernathy", title: "Superintendent", phone: "(815) 555-0110" },
    memberOf: [partner("2019-07-01")],
  },
  {
    code: "CBHS",
    name: "Cedar Bend High School",
    type: "secondary",
    city: "Cedar Bend",
    website: "https://cedarbend.example",
    identifiers: [
      { scheme: "NCES", value: "179921409001" },
      { scheme: "RCDTS", value: "35-050-2140-26-0001" },
    ],
    contact: { name: "Priya Raman", title: "Counselor", phone: "(815) 555-0117", public: true },
    memberOf: [
      partner("2019-07-01"),
      { of: "CBD", as: "School of the district", from: "2019-07-01" },
      { of: "TRACC", as: "Sending school", from: "2019-07-01" },
    ],
  },
  {
    code: "MRD",
    name: "Millrace Township High School District 87",
    type: "secondary",
    city: "Millrace",
    identifiers: [
      { scheme: "NCES-LEA", value: "1799087" },
      { scheme: "RCDTS", value: "35-050-0870-17" },
    ],
    contact: { name: "Dolores Pike", title: "Superintendent", phone: "(815) 555-0120" },
    memberOf: [partner("2020-07-01")],
  },
  {
    code: "MRHS",
    name: "Millrace High School",
    type: "secondary",
    city: "Millrace",
    website: "https://millrace.example",
    identifiers: [
      { scheme: "NCES", value: "179908709002" },
      { scheme: "RCDTS", value: "35-050-0870-17-0001" },
    ],
    contact: { name: "Jo Castellanos", title: "Counselor", phone: "(815) 555-0127", public: true },
    memberOf: [
      partner("2020-07-01"),
      { of: "MRD", as: "School of the district", from: "2020-07-01" },
      { of: "TRACC", as: "Sending school", from: "2021-07-01" },
    ],
  },
  {
    code: "TRACC",
    name: "Three Rivers Area Career Center",
    type: "secondary",
    city: "Cedar Bend",
    website: "https://threerivers.example",
    identifiers: [{ scheme: "RCDTS", value: "35-050-4010-46-0001" }],
    contact: { name: "Roberta Kowalczyk", title: "Director", phone: "(815) 555-0131", public: true },
    memberOf: [partner("2019-07-01")],
  },
  {
    code: "PLCC",
    name: "Prairie Lakes Community College",
    type: "postsecondary",
    city: "Lakeside",
    website: "https://prairielakes.example",
    identifiers: [
      { scheme: "IPEDS", value: "999142" },
      { scheme: "ICCB", value: "59901" },
    ],
    contact: {
      name: "Tom Brandvold",
      title: "Articulation Office",
      phone: "(815) 555-0142",
      email: "articulation@prairielakes.example",
      public: true,
    },
    memberOf: [partner("2019-07-01")],
  },
  {
    code: "NSU",
    name: "Northgate State University",
    type: "university",
    city: "Northgate",
    website: "https://northgate.example",
    identifiers: [{ scheme: "IPEDS", value: "999207" }],
    contact: {
      name: "Ruth Vandermeer",
      title: "Director of Transfer",
      phone: "(815) 555-0150",
      public: true,
    },
    memberOf: [partner("2021-08-01")],
  },
  {
    code: "RALC",
    name: "Riverbend Adult Learning Center",
    type: "adult-education",
    city: "Riverbend",
    identifiers: [{ scheme: "NRS", value: "IL-0815-03" }],
    contact: {
      name: "Hannah Lindqvist",
      title: "Bridge program lead",
      phone: "(815) 555-0160",
      public: true,
    },
    memberOf: [partner("2020-07-01")],
  },
  {
    code: "CVLC",
    name: "Cedar Valley Literacy Council",
    type: "adult-education",
    city: "Cedar Bend",
    identifiers: [{ scheme: "NRS", value: "IL-0815-07" }],
    contact: { name: "Amos Whitfield", title: "Director", phone: "(815) 555-0166" },
    memberOf: [partner("2022-07-01")],
  },
  {
    code: "CPFS",
    name: "Casa Puente Family Services",
    type: "cbo",
    city: "Lakeside",
    identifiers: [{ scheme: "EIN", value: "00-0815170" }],
    contact: { name: "Elena Fuentes", title: "Program director", phone: "(815) 555-0170", public: true },
    memberOf: [partner("2023-01-15")],
  },
  {
    code: "FSTEP",
    name: "First Step Reentry Network",
    type: "cbo",
    city: "Riverbend",
    identifiers: [{ scheme: "EIN", value: "00-0815176" }],
    contact: { name: "Darnell Hughes", title: "Coordinator", phone: "(815) 555-0176" },
    // A spring school year apart, then back: spans of one partner may have gaps.
    memberOf: [
      { of: "partnership", as: "Partner", from: "2021-07-01", until: "2023-06-30" },
      partner("2024-07-01"),
    ],
  },
  {
    code: "CVWB",
    name: "Cedar Valley Workforce Board",
    type: "workforce-board",
    city: "Cedar Bend",
    website: "https://cvwb.example",
    identifiers: [{ scheme: "LWIA", value: "99" }],
    contact: { name: "Loretta Banks", title: "Executive director", phone: "(815) 555-0180" },
    memberOf: [partner("2019-07-01")],
  },
  ...businesses,
];

const sandhillPrairie: readonly SampleOrganization[] = [
  {
    code: "SPP",
    name: "Sandhill Prairie Partnership",
    type: "convener",
    city: "Sandhill",
    contact: { name: "Wes Tanaka", title: "EFE system director", phone: "(309) 555-0101", public: true },
    memberOf: [partner("2022-07-01", "Convener")],
  },
  {
    code: "SHCC",
    name: "Sandhill Community College",
    type: "postsecondary",
    city: "Sandhill",
    identifiers: [{ scheme: "IPEDS", value: "999311" }],
    contact: { name: "Ines Moreau", title: "Dean of Career Programs", phone: "(309) 555-0140", public: true },
    memberOf: [partner("2022-07-01")],
  },
  {
    code: "DFHS",
    name: "Dry Fork High School",
    type: "secondary",
    city: "Dry Fork",
    identifiers: [{ scheme: "NCES", value: "179931209003" }],
    contact: { name: "Bev Sorensen", title: "Principal", phone: "(309) 555-0112" },
    memberOf: [partner("2022-07-01")],
  },
];

export const organizations = { "cedar-valley": cedarValley, "sandhill-prairie": sandhillPrairie } as const;
