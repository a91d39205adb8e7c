/** Reads a file of people to ask: every problem at its cell, and the contacts it adds to those a campaign has. Pure. */
import type { Cell } from "../files/cells.ts";
import { findHeaderOf, layout } from "../files/columns.ts";
import { type Line, readText } from "../files/lines.ts";
import { openRows, reportOf } from "../files/rows.ts";
import { type Reading, reader } from "../files/words.ts";
import { Email } from "../text.ts";
import { respondentsMax } from "./respondent-rules.ts";
import {
  type Contact,
  type ContactColumn,
  type ContactReport,
  contactColumns,
  SizeBand,
} from "./respondent-schema.ts";

const words = (text: string): string[] => text.split("|");

const contactLayout = layout<ContactColumn>(
  contactColumns,
  {
    employer: words("business|company|organization|employer name|company name|business name|firm"),
    name: words("contact|contact name|full name|person|respondent"),
    email: words("e-mail|email address|e-mail address|mail|contact email"),
    language: words("lang|preferred language"),
    naics: words("naics code|industry code|sector"),
    size: words("size band|employees|company size|number of employees"),
    county: words("county name|location"),
  },
  ["employer", "name", "email"],
);

const readLanguage = reader("The language of the letter", ["en", "es"] as const, [
  ["en", "english|eng|inglés"],
  ["es", "spanish|spa|español|espanol"],
]);

const readSize = reader("How many people work there", SizeBand.options, [
  ["UNDER_50", "small|under 50|less than 50|fewer than 50|1-49|<50"],
  ["50_TO_249", "medium|50 to 249|50-249"],
  ["250_AND_MORE", "large|250 and more|250+|250 or more|over 250"],
]);

/** A number of people is as good as its band. */
const readSizeOrNumber = (text: string): Reading<SizeBand> => {
  const people = /^\d{1,7}$/.test(text) ? Number(text) : undefined;
  if (people === undefined) return readSize(text);
  return { value: people < 50 ? "UNDER_50" : people < 250 ? "50_TO_249" : "250_AND_MORE" };
};

const readEmail = (text: string): Reading<string> => {
  const read = Email.safeParse(text);
  return read.success
    ? { value: read.data }
    : { expected: "An e-mail address such as name@business.example." };
};

const readNaics = (text: string): Reading<string> =>
  /^\d{2,6}$/.test(text) ? { value: text } : { expected: "A NAICS code of two to six digits." };

function readContact(line: Line<ContactColumn>): Contact | undefined {
  const employer = line.read("employer", readText("The business", 160));
  const name = line.read("name", readText("The person", 120));
  const email = line.read("email", readEmail);
  const language = line.readIf("language", readLanguage) ?? "en";
  const naics = line.readIf("naics", readNaics);
  const size = line.readIf("size", readSizeOrNumber);
  const county = line.readIf("county", readText("The county", 80));
  if (employer === undefined || name === undefined || email === undefined) return undefined;
  return {
    name,
    email,
    language,
    employer: {
      name: employer,
      ...(naics === undefined ? {} : { naics }),
      ...(size === undefined ? {} : { size }),
      ...(county === undefined ? {} : { county }),
    },
  };
}

/** `known`: the addresses the campaign has. A person it knows stays as they are. */
export function readContacts(
  grid: readonly (readonly Cell[])[],
  known: ReadonlySet<string>,
): { report: ContactReport; contacts: Contact[] } {
  const header = findHeaderOf(grid, contactLayout);
  const opened = openRows(grid, header, { required: contactLayout.required, vital: ["email"] });
  const { tell } = opened;
  const rowOf = new Map<string, number>();
  const contacts: Contact[] = [];
  let there = 0;
  for (const line of opened.lines) {
    const contact = readContact(line);
    if (!contact) continue;
    const before = rowOf.get(contact.email);
    if (before !== undefined)
      tell.stops(line.no, "email", contact.email, {
        expected: `Each person once: this address stands in row ${before} already.`,
      });
    else if (known.has(contact.email)) there++;
    else contacts.push(contact);
    rowOf.set(contact.email, before ?? line.no);
  }
  if (known.size + contacts.length > respondentsMax)
    tell.stops((header?.at ?? 0) + 1, "", "", {
      expected: `At most ${respondentsMax} people in one campaign.`,
    });
  return {
    report: {
      ...reportOf(grid, header, opened),
      wouldChange: { added: contacts.length, known: there },
      changes: contacts.length > 0,
    },
    contacts,
  };
}
