/**
 * A kept package as CASE 1.1 or 1.0 gives it out. Everything of the package has an address here; only what an
 * association or a link names elsewhere keeps the address it came with. In a package nothing names its document
 * (the CFPckg types); alone, everything does.
 */
import { type CaseKind, type CaseVersion, caseRoot } from "./addresses.ts";
import {
  type AssociationType,
  type CasePackage,
  type CfAssociation,
  type CfDocument,
  type CfItem,
  caseUuidPattern,
  type LinkGenUri,
  type LinkUri,
} from "./schema.ts";

/** To whom it is given: at which origin, in which version, and with the extensions only if they were asked for. */
export type CaseTerms = { origin: string; version: CaseVersion; extensions: boolean };
export type CaseJson = { [field: string]: unknown };
export type Projection = ReturnType<typeof projectionOf>;

/** CASE 1.0 knows neither these kinds nor a region's own. */
const since11: readonly AssociationType[] = ["isTranslationOf"];
const in10 = (type: AssociationType): boolean => !type.startsWith("ext:") && !since11.includes(type);

type Part = { identifier: string; uri?: string | undefined; extensions?: unknown };
type Rubric = NonNullable<CasePackage["CFRubrics"]>[number];

export function projectionOf(kept: CasePackage, { origin, version, extensions }: CaseTerms) {
  const root = caseRoot(origin, version);
  const is11 = version === "v1p1";
  const at = (kind: CaseKind | "CFPackages", identifier: string) => `${root}/${kind}/${identifier}`;
  const { CFDocument, CFItems, CFDefinitions = {}, CFRubrics = [] } = kept;
  const CFAssociations = is11
    ? kept.CFAssociations
    : kept.CFAssociations.filter((one) => in10(one.associationType));

  const parts: Record<CaseKind, ReadonlyMap<string, Part>> = {
    CFDocuments: byId([CFDocument]),
    CFItems: byId(CFItems),
    CFAssociations: byId(CFAssociations),
    CFConcepts: byId(CFDefinitions.CFConcepts),
    CFSubjects: byId(CFDefinitions.CFSubjects),
    CFLicenses: byId(CFDefinitions.CFLicenses),
    CFItemTypes: byId(CFDefinitions.CFItemTypes),
    CFAssociationGroupings: byId(CFDefinitions.CFAssociationGroupings),
    CFRubrics: byId(CFRubrics),
  };

  const more = (own: unknown): CaseJson =>
    is11 && extensions && own !== undefined ? { extensions: own } : {};
  const link = (kind: CaseKind, { title, identifier, uri }: LinkUri): CaseJson => ({
    title,
    identifier,
    uri: parts[kind].has(identifier) ? at(kind, identifier) : (uri ?? at(kind, identifier)),
  });
  const maybe = (field: string, kind: CaseKind, to: LinkUri | undefined): CaseJson =>
    to ? { [field]: link(kind, to) } : {};
  const links = (field: string, kind: CaseKind, to: readonly LinkUri[] | undefined): CaseJson =>
    to ? { [field]: to.map((one) => link(kind, one)) } : {};
  /** One end of an association: ours by its identifier; a thing elsewhere by its own address, or by a name made for it. */
  const end = ({ title, identifier, uri, targetType }: LinkGenUri): CaseJson => {
    const own = (["CFItems", "CFDocuments"] as const).find((kind) => parts[kind].has(identifier));
    const elsewhere =
      uri ??
      (caseUuidPattern.test(identifier)
        ? at("CFItems", identifier)
        : `urn:${(targetType ?? "ext:unknown").replace(/^ext:/, "ext-").toLowerCase()}:${encodeURIComponent(identifier)}`);
    return {
      title,
      identifier,
      uri: own ? at(own, identifier) : elsewhere,
      ...(is11 && targetType ? { targetType } : {}),
    };
  };

  const document = ({
    uri: _,
    frameworkType,
    extensions: own,
    subjectURI,
    licenseURI,
    ...rest
  }: CfDocument) => ({
    ...rest,
    uri: at("CFDocuments", rest.identifier),
    ...(is11 ? { caseVersion: "1.1", ...(frameworkType ? { frameworkType } : {}) } : {}),
    ...links("subjectURI", "CFSubjects", subjectURI),
    ...maybe("licenseURI", "CFLicenses", licenseURI),
    ...more(own),
  });
  const item = (one: CfItem): CaseJson => {
    const { uri: _, extensions: own, subject, subjectURI, licenseURI, CFItemTypeURI, ...rest } = one;
    return {
      ...rest,
      uri: at("CFItems", rest.identifier),
      ...(is11 && subject ? { subject } : {}),
      ...(is11 ? links("subjectURI", "CFSubjects", subjectURI) : {}),
      ...maybe("conceptKeywordsURI", "CFConcepts", rest.conceptKeywordsURI),
      ...maybe("licenseURI", "CFLicenses", licenseURI),
      ...maybe("CFItemTypeURI", "CFItemTypes", CFItemTypeURI),
      ...more(own),
    };
  };
  const association = (one: CfAssociation): CaseJson => {
    const { uri: _, extensions: own, notes, originNodeURI, destinationNodeURI, ...rest } = one;
    return {
      ...rest,
      uri: at("CFAssociations", rest.identifier),
      originNodeURI: end(originNodeURI),
      destinationNodeURI: end(destinationNodeURI),
      ...maybe("CFAssociationGroupingURI", "CFAssociationGroupings", rest.CFAssociationGroupingURI),
      ...(is11 && notes !== undefined ? { notes } : {}),
      ...more(own),
    };
  };
  const plain = (kind: CaseKind, { uri: _, extensions: own, ...rest }: Part): CaseJson => ({
    ...rest,
    uri: at(kind, rest.identifier),
    ...more(own),
  });
  const rubric = (one: Rubric): CaseJson => {
    const { CFRubricCriteria: criteria } = one;
    const within = (part: Part, path: string) => ({
      ...plain("CFRubrics", part),
      uri: `${at("CFRubrics", one.identifier)}${path}`,
    });
    return {
      ...within(one, ""),
      ...(criteria && {
        CFRubricCriteria: criteria.map((criterion) => ({
          ...within(criterion, `#${criterion.identifier}`),
          ...maybe("CFItemURI", "CFItems", criterion.CFItemURI),
          ...(criterion.CFRubricCriterionLevels && {
            CFRubricCriterionLevels: criterion.CFRubricCriterionLevels.map((level) =>
              within(level, `#${level.identifier}`),
            ),
          }),
        })),
      }),
    };
  };

  const inDocument = { CFDocumentURI: linkTo(CFDocument, at("CFDocuments", CFDocument.identifier)) };
  /** A definition by itself is a set of one; of these kinds, with all that its hierarchy code is the beginning of. */
  const family = (
    kind: "CFConcepts" | "CFSubjects" | "CFItemTypes",
    { hierarchyCode }: Part & { hierarchyCode: string },
  ) => {
    const all = [...parts[kind].values()] as (Part & { hierarchyCode: string })[];
    const below = all.filter((one) => isBelow(one.hierarchyCode, hierarchyCode));
    return (first: Part) => ({ [kind]: [first, ...below].map((one) => plain(kind, one)) });
  };

  return {
    package(): CaseJson {
      const definitions = Object.fromEntries(
        (
          ["CFConcepts", "CFSubjects", "CFLicenses", "CFItemTypes", "CFAssociationGroupings"] as const
        ).flatMap((kind) =>
          CFDefinitions[kind] ? [[kind, CFDefinitions[kind].map((one) => plain(kind, one))]] : [],
        ),
      );
      return {
        CFDocument: document(CFDocument),
        CFItems: CFItems.map(item),
        CFAssociations: CFAssociations.map(association),
        ...(kept.CFDefinitions
          ? { CFDefinitions: { ...definitions, ...more(CFDefinitions.extensions) } }
          : {}),
        ...(kept.CFRubrics ? { CFRubrics: CFRubrics.map(rubric) } : {}),
        ...more(kept.extensions),
      };
    },

    /** The kind's object under this identifier as it is given out alone; undefined where the package has none. */
    one(kind: CaseKind, identifier: string): CaseJson | undefined {
      const part = parts[kind].get(identifier);
      if (!part) return undefined;
      switch (kind) {
        case "CFDocuments":
          return {
            ...document(CFDocument),
            CFPackageURI: linkTo(CFDocument, at("CFPackages", identifier)),
          };
        case "CFItems":
          return { ...item(part as CfItem), ...inDocument };
        case "CFAssociations":
          return { ...association(part as CfAssociation), ...inDocument };
        case "CFRubrics":
          return rubric(part as Rubric);
        case "CFLicenses":
        case "CFAssociationGroupings":
          return plain(kind, part);
        default:
          return family(kind, part as Part & { hierarchyCode: string })(part);
      }
    },

    /** A statement with every association that begins or ends at it. There may be none; the set is then empty. */
    itemAssociations(identifier: string): CaseJson | undefined {
      const found = parts.CFItems.get(identifier) as CfItem | undefined;
      if (!found) return undefined;
      const touching = CFAssociations.filter(
        (one) =>
          one.originNodeURI.identifier === identifier || one.destinationNodeURI.identifier === identifier,
      );
      return { CFItem: { ...item(found), ...inDocument }, CFAssociations: touching.map(association) };
    },
  };
}

const byId = <One extends Part>(all: readonly One[] = []): Map<string, One> =>
  new Map(all.map((one) => [one.identifier, one]));

const linkTo = ({ title, identifier }: CfDocument, uri: string): CaseJson => ({ title, identifier, uri });

/** `1.2` is below `1`, and `10` is not. */
const isBelow = (code: string, above: string): boolean =>
  code.startsWith(above) && /^[^\p{L}\p{N}]./u.test(code.slice(above.length));
