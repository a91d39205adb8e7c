/**
 * A public agreement in CTDL (articulation.md 1 and 2.8): one ceterms:TransferAgreement a version and, for each option
 * of each rule, one ceterms:TransferValueProfile. Pure; the same agreement on the same day gives the same document.
 */

import { concept, contextOf, en, type Node } from "../ctdl-context.ts";
import { ctidOf, uuidOf } from "../ctid.ts";
import { profilesOf } from "./ctdl-profile.ts";
import { evidenceIn, methodsIn } from "./ctdl-recognition.ts";
import { type Gathering, gathering } from "./ctdl-things.ts";
import type { RegistryAgreement, RegistryVersion } from "./registry.ts";
import { receives, sends } from "./roles.ts";
import type { AgreementType } from "./schema.ts";
import { statementWords } from "./table-words.ts";
import { type Dated, executedBy } from "./versions.ts";

/** The whole document, with its context inside. `origin` is where the hub is, `https://causeway.example`. */
export async function ctdlOf(agreement: RegistryAgreement, origin: string): Promise<Node> {
  const { id } = agreement;
  const at = `${origin}/ctdl/agreements/${id}`;
  const versions = agreement.versions.toSorted((a, b) => a.versionNo - b.versionNo);
  // Each with the days it covers: the same days the look-up answers by.
  const dated = executedBy(versions, "9999-12-31").flat();
  const things = gathering();
  const ids = await Promise.all(
    versions.map(async ({ versionNo }) => {
      const ctid = ctidOf(await uuidOf("agreement", id, versionNo));
      return { ctid, iri: `${at}#${ctid}` };
    }),
  );
  const graph: Node[][] = [];
  let before: ReadonlyMap<string, string> = new Map();
  for (const [index, version] of versions.entries()) {
    const covering = dated.find((one) => one.version.versionNo === version.versionNo);
    const { profiles, byOption } = covering
      ? await profilesOf(covering, { at, today: agreement.today, before, things })
      : { profiles: [], byOption: new Map<string, string>() };
    before = byOption;
    graph.push([
      {
        "@id": ids[index]?.iri,
        "@type": "ceterms:TransferAgreement",
        "ceterms:ctid": ids[index]?.ctid,
        ...(await said(version, things)),
        "ceterms:expirationDate": lastDay(version, covering),
        "ceterms:subjectWebpage": `${origin}/registry/${agreement.partnership.id}/${id}`,
        ...listed("ceterms:hasTransferValueProfile", [...byOption.values()]),
        ...chain(versions, ids, index),
      },
      ...profiles,
    ]);
  }
  const nodes = [...graph.reverse().flat(), ...things.nodes()];
  return { "@context": contextOf(nodes), "@graph": nodes };
}

/** What a list says of an agreement: enough to find it, and to know by its identifier whether it is held already. */
type Listed = {
  id: string;
  partnership: string;
  codedNotation: string;
  name: string;
  agreementType: AgreementType;
  /** Of its newest executed version. */
  versionNo: number;
};

/** Many agreements in outline, each by its newest version. */
export async function ctdlListOf(agreements: readonly Listed[], origin: string): Promise<Node> {
  const graph = await Promise.all(
    agreements.map(async ({ id, partnership, codedNotation, name, agreementType, versionNo }) => {
      const ctid = ctidOf(await uuidOf("agreement", id, versionNo));
      return {
        "@id": `${origin}/ctdl/agreements/${id}#${ctid}`,
        "@type": "ceterms:TransferAgreement",
        "ceterms:ctid": ctid,
        "ceterms:name": en(name),
        "ceterms:codedNotation": codedNotation,
        "ceterms:versionCode": String(versionNo),
        "ceterms:agreementType": [kinds[agreementType]],
        "ceterms:inLanguage": ["en-US"],
        "ceterms:subjectWebpage": `${origin}/registry/${partnership}/${id}`,
      };
    }),
  );
  return { "@context": contextOf(graph), "@graph": graph };
}

/** The last day in force; of a version that never was in force, what ended it. */
const lastDay = (version: RegistryVersion, covering: Dated | undefined): string =>
  covering && covering.inForceUntil >= version.dateEffective
    ? covering.inForceUntil
    : (version.terminationDay ?? version.expirationDate);

/** What the version says itself. */
async function said(version: RegistryVersion, things: Gathering): Promise<Node> {
  const { name, purpose, codedNotation, versionNo, parties, terms } = version;
  const organizations = (which: typeof sends) =>
    Promise.all(
      parties.filter(which).map(({ organizationId }) => things.organization(organizationId, version)),
    );
  const [sending, receiving] = [await organizations(sends), await organizations(receives)];
  const program = await things.program(version);
  return {
    "ceterms:name": en(name),
    "ceterms:description": en(purpose || `${name}, an agreement about credit.`),
    "ceterms:codedNotation": codedNotation,
    "ceterms:versionCode": String(versionNo),
    "ceterms:agreementType": [kinds[version.agreementType]],
    "ceterms:dateEffective": version.dateEffective,
    "ceterms:dateSigned": version.executedOn,
    "ceterms:inLanguage": ["en-US"],
    "ceasn:publicationStatusType": "publicationStatus:Published",
    "ceterms:ownedBy": [...new Set([...receiving, ...sending])],
    "ceterms:sendingOrganization": sending,
    "ceterms:receivingOrganization": receiving,
    ...(program ? { "ceterms:sendingProgram": [program], "ceterms:receivingProgram": [program] } : {}),
    ...listed("ceterms:learningRecognitionMethodType", methodsIn(terms)),
    ...listed("ceterms:learningRecognitionEvidenceType", evidenceIn(terms)),
    ...listed("ceterms:hasStructuredStatement", statements(version)),
  };
}

/**
 * The versions before and after. One supersedes another where that one would have gone on; a renewal that follows the
 * last day only comes next.
 */
function chain(versions: readonly RegistryVersion[], ids: readonly { iri: string }[], index: number): Node {
  const [previous, next] = [ids[index - 1], ids[index + 1]];
  const replaces = (older: number) => {
    const [earlier, later] = [versions[older], versions[older + 1]];
    return earlier && later && later.dateEffective <= (earlier.renewsUntil ?? earlier.expirationDate);
  };
  return {
    ...(ids.length > 1 ? { "ceterms:latestVersion": ids.at(-1)?.iri } : {}),
    ...(previous ? { "ceterms:previousVersion": previous.iri } : {}),
    ...(next ? { "ceterms:nextVersion": next.iri } : {}),
    ...(previous && replaces(index - 1) ? { "ceterms:supersedes": previous.iri } : {}),
    ...(next && replaces(index) ? { "ceterms:supersededBy": next.iri } : {}),
  };
}

const listed = (name: string, values: readonly unknown[]): Node =>
  values.length > 0 ? { [name]: values } : {};

// Without its scheme's address, which nobody here has held against the vocabulary yet.
const articulation = concept("Articulation Agreement", "agreementCat:ArticulationAgreement");

/** A transfer agreement between a college and a university is one of articulation; for two kinds CTDL has no concept. */
const kinds: Record<AgreementType, Node> = {
  ARTICULATION: articulation,
  TRANSFER_ARTICULATION: articulation,
  DUAL_CREDIT_PARTNERSHIP: concept("Dual Credit Partnership Agreement"),
  MOU: concept("Memorandum of Understanding"),
};

const statements = ({ terms }: RegistryVersion): Node[] =>
  (terms.clauses ?? []).map(({ listId, statementType, text }) => ({
    "@type": "ceterms:StructuredStatement",
    "ceterms:name": en(`${statementWords[statementType]}, ${listId}`),
    "ceasn:listID": listId,
    "ceterms:statementType": [concept(statementWords[statementType])],
    "ceterms:statementText": en(text),
  }));
