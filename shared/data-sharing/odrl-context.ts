/**
 * The JSON-LD context our ODRL carries inside itself, so that a processor asks the network for nothing. Terms are named
 * as in W3C's own context (www.w3.org/ns/odrl.jsonld); what ODRL has no word for is in our profile, under `cw:`.
 */

const link = { "@type": "@id" };
const word = { "@type": "@vocab" };

/** The profile's names live here; nothing is fetched from it. */
export const profileNamespace = "urn:causeway:odrl-profile:data-sharing:1#";

export const odrlContext = {
  odrl: "http://www.w3.org/ns/odrl/2/",
  dc: "http://purl.org/dc/terms/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  cw: profileNamespace,
  "@vocab": "http://www.w3.org/ns/odrl/2/",
  uid: "@id",
  type: "@type",
  profile: { "@id": "odrl:profile", ...link },
  conflict: { "@id": "odrl:conflict", ...word },
  permission: { "@id": "odrl:permission", ...link, "@container": "@set" },
  prohibition: { "@id": "odrl:prohibition", ...link, "@container": "@set" },
  obligation: { "@id": "odrl:obligation", ...link, "@container": "@set" },
  duty: { "@id": "odrl:duty", ...link, "@container": "@set" },
  target: { "@id": "odrl:target", ...link, "@container": "@set" },
  assigner: { "@id": "odrl:assigner", ...link, "@container": "@set" },
  assignee: { "@id": "odrl:assignee", ...link, "@container": "@set" },
  action: { "@id": "odrl:action", ...word },
  constraint: { "@id": "odrl:constraint", ...link, "@container": "@set" },
  leftOperand: { "@id": "odrl:leftOperand", ...word },
  operator: { "@id": "odrl:operator", ...word },
  rightOperand: { "@id": "odrl:rightOperand" },
  title: "dc:title",
  description: "dc:description",
  identifier: "dc:identifier",
  issued: { "@id": "dc:issued", "@type": "xsd:date" },
  isPartOf: { "@id": "dc:isPartOf", ...link },
} as const;

/** A node, keys as the context spells them. */
export type Node = Record<string, unknown>;
export type Operator = "eq" | "gteq" | "lteq" | "isAnyOf" | "isNoneOf";

export const constraint = (leftOperand: string, operator: Operator, rightOperand: unknown): Node => ({
  leftOperand,
  operator,
  rightOperand,
});

export const date = (value: string): Node => ({ "@value": value, "@type": "xsd:date" });
export const period = (value: string): Node => ({ "@value": value, "@type": "xsd:duration" });
/** A thing by its address, where a plain text would stay a text. */
export const at = (uid: string): Node => ({ uid });
