/** What stands in the partner form, all of it text, and the body it becomes. Pure. */
import type { Organization } from "#shared/organizations/schema.ts";

export type Typed = {
  name: string;
  code: string;
  type: string;
  city: string;
  website: string;
  contact: { name: string; title: string; phone: string; email: string; public: boolean };
  identifiers: { scheme: string; value: string }[];
  memberships: { of: string; as: string; from: string; until: string }[];
  acceptsElectronicSignature: boolean;
};

/** A new partner belongs to the partnership from today, unless someone says otherwise. */
export const empty = (today: string): Typed => ({
  name: "",
  code: "",
  type: "",
  city: "",
  website: "",
  contact: { name: "", title: "", phone: "", email: "", public: false },
  identifiers: [],
  memberships: [{ of: "partnership", as: "member", from: today, until: "" }],
  acceptsElectronicSignature: true,
});

export const typedOf = ({
  name,
  code,
  type,
  city,
  website,
  contact,
  identifiers,
  memberships,
  acceptsElectronicSignature,
}: Organization): Typed => ({
  name,
  code,
  type,
  city: city ?? "",
  website: website ?? "",
  contact: {
    name: contact?.name ?? "",
    title: contact?.title ?? "",
    phone: contact?.phone ?? "",
    email: contact?.email ?? "",
    public: contact?.public ?? false,
  },
  identifiers: identifiers.map(({ scheme, value }) => ({ scheme, value })),
  memberships: memberships.map(({ of, as, from, until }) => ({ of, as, from, until: until ?? "" })),
  acceptsElectronicSignature,
});

/** The request body: what was left empty is left out, so that the hub's own words say what is missing. */
export function bodyOf({ contact, memberships, ...typed }: Typed): Record<string, unknown> {
  const said = contact.name || contact.title || contact.phone || contact.email;
  return {
    ...filled(typed),
    memberships: memberships.map(filled),
    ...(said ? { contact: { ...filled(contact), name: contact.name } } : {}),
  };
}

const filled = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
