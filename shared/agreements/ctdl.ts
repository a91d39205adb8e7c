/**
 * A public agreement in CTDL (articulation.md 1 and 2.8): one ceterms:TransferAgreement a version and, for each option
 * of each rule, one ceterms:TransferValueProfile. Pure; the same agreement on the same day gives the same document.
 */

import { concept, ctdlContext, en, type Node } from "./ctdl-context.ts";
import { profilesOf } from "./ctdl-profile.ts";
import { evidenceIn, methodsIn } from "./ctdl-recognition.ts";
import { type Gathering, gathering } from "./ctdl-things.ts";
import { ctidOf, uuidOf } from "./ctid.ts";
import type { RegistryAgreement, RegistryVersion } from "./registry.ts";
import { grantsIn, sendsIn } from "./registry-filter.ts";
import type { AgreementType, StatementType } from "./schema.ts";
import { type Dated, executedBy } from "./versions.ts";

export type CtdlPlace = {
  /** Where the hub is, `https://causeway.example`. */
  origin: string;
  /** What the framework calls a pathway. */
  pathwayName: (id: string) => string;
};

/** The whole document, with its context inside. */
export async function ctdlOf(agreement: RegistryAgreement, place: CtdlPlace): Promise<Node> {
  const { id, versions } = agreement;
  const at = `${place.origin}/ctdl/agreements/${id}`;
  // Oldest first, each with the days it covers: the same days the look-up answers by.
  const [dated = []] = executedBy(versions, "9999-12-31");
  const things = gathering();
  const ids = await Promise.all(
    dated.map(async ({ version }) => {
      const ctid = ctidOf(await uuidOf("agreement", id, version.versionNo));
      return { ctid, iri: `${at}#${ctid}` };
    }),
  );
  const graph: Node[][] = [];
  let before: ReadonlyMap<string, string> = new Map();
  for (const [index, one] of dated.entries()) {
    const { profiles, byOption } = await profilesOf(one, { at, today: agreement.today, before, things });
    before = byOption;
    graph.push([
      await agreementNode(one, { agreement, place, ids, index, things, profiles: [...byOption.values()] }),
      ...profiles,
    ]);
  }
  return { "@context": ctdlContext, "@graph": [...graph.reverse().flat(), ...things.nodes()] };
}

type Around = {
  agreement: RegistryAgreement;
  place: CtdlPlace;
  ids: readonly { ctid: string; iri: string }[];
  index: number;
  things: Gathering;
  profiles: readonly string[];
};

async function agreementNode({ version, days }: Dated, around: Around): Promise<Node> {
  const { agreement, place, ids, index, things, profiles } = around;
  const one = agreement.versions.find(({ versionNo }) => versionNo === version.versionNo) as RegistryVersion;
  const [own, previous, next] = [ids[index], ids[index - 1], ids[index + 1]];
  const orgs = (which: typeof sendsIn) =>
    Promise.all(
      one.parties.filter(which).map(({ organizationId }) => things.organization(organizationId, one)),
    );
  const [sending, receiving] = [await orgs(sendsIn), await orgs(grantsIn)];
  const program = await things.program(one, place.pathwayName);
  // It takes another's place where that one would have gone on; a renewal that follows the last day only comes next.
  const replaces = (older: number) => {
    const [earlier, later] = [agreed(agreement, older), agreed(agreement, older + 1)];
    return earlier && later && later.dateEffective <= earlier.expirationDate;
  };
  return {
    "@id": own?.iri,
    "@type": "ceterms:TransferAgreement",
    "ceterms:ctid": own?.ctid,
    "ceterms:name": en(one.name),
    "ceterms:description": en(one.purpose || `${one.name}, an agreement about credit.`),
    "ceterms:codedNotation": agreement.codedNotation,
    "ceterms:versionCode": String(one.versionNo),
    "ceterms:agreementType": [kinds[one.agreementType]],
    "ceterms:dateEffective": one.dateEffective,
    "ceterms:expirationDate": days.until < days.from ? one.expirationDate : days.until,
    "ceterms:dateSigned": one.executedOn,
    "ceterms:inLanguage": ["en-US"],
    "ceasn:publicationStatusType": "publicationStatus:Published",
    "ceterms:subjectWebpage": `${place.origin}/registry/${agreement.partnership.id}/${agreement.id}`,
    "ceterms:ownedBy": [...new Set([...receiving, ...sending])],
    "ceterms:sendingOrganization": sending,
    "ceterms:receivingOrganization": receiving,
    ...(program ? { "ceterms:sendingProgram": [program], "ceterms:receivingProgram": [program] } : {}),
    ...listed("ceterms:learningRecognitionMethodType", methodsIn(one.terms)),
    ...listed("ceterms:learningRecognitionEvidenceType", evidenceIn(one.terms)),
    ...listed("ceterms:hasStructuredStatement", statements(one)),
    ...listed("ceterms:hasTransferValueProfile", profiles),
    ...(ids.length > 1 ? { "ceterms:latestVersion": ids.at(-1)?.iri } : {}),
    ...(previous ? { "ceterms:previousVersion": previous.iri } : {}),
    ...(next ? { "ceterms:nextVersion": next.iri } : {}),
    ...(previous && replaces(index - 1) ? { "ceterms:supersedes": previous.iri } : {}),
    ...(next && replaces(index) ? { "ceterms:supersededBy": next.iri } : {}),
  };
}

/** The version at this place, oldest first, with the days it was agreed for. */
const agreed = ({ versions }: RegistryAgreement, index: number): RegistryVersion | undefined =>
  versions.toSorted((a, b) => a.versionNo - b.versionNo)[index];

const listed = (name: string, values: readonly unknown[]): Node =>
  values.length > 0 ? { [name]: values } : {};

const articulation = concept(
  "Articulation Agreement",
  "agreementCat:ArticulationAgreement",
  "AgreementCategory",
);

/** A transfer agreement between a college and a university is one of articulation; for two kinds CTDL has no concept. */
const kinds: Record<AgreementType, Node> = {
  ARTICULATION: articulation,
  TRANSFER_ARTICULATION: articulation,
  DUAL_CREDIT_PARTNERSHIP: concept("Dual Credit Partnership Agreement"),
  MOU: concept("Memorandum of Understanding"),
};

const about: Record<StatementType, string> = {
  PURPOSE: "Purpose",
  ROLES: "Roles",
  ELIGIBILITY: "Eligibility",
  AWARDING: "Awarding of credit",
  REVIEW: "Review",
  TERMINATION: "Termination",
  AMENDMENT: "Amendment",
  DATA_SHARING: "Data sharing",
  COSTS: "Costs",
  MUTUAL_OBLIGATION: "Mutual obligation",
};

const statements = ({ terms }: RegistryVersion): Node[] =>
  (terms.clauses ?? []).map(({ listId, statementType, text }) => ({
    "@type": "ceterms:StructuredStatement",
    "ceterms:name": en(`${about[statementType]}, ${listId}`),
    "ceasn:listID": listId,
    "ceterms:statementType": [concept(about[statementType])],
    "ceterms:statementText": en(text),
  }));
