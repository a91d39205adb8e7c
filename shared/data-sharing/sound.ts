/** Whether terms hold together: every name in them means one thing that is there. What is still missing is checks.ts's to say. */
import type { OrganizationId } from "../ids.ts";
import type { FieldProblem } from "../problem.ts";
import type { DataTerms } from "./terms-schema.ts";

export type Known = {
  readonly parties: readonly OrganizationId[];
  readonly basisIds: ReadonlySet<string>;
  /** Each indicator's id, and each dimension's. */
  readonly indicatorIds: ReadonlySet<string>;
  readonly dimensionIds: ReadonlySet<string>;
};

/** Every place where the terms name what is not there. */
export function termsProblems(terms: DataTerms, known: Known): FieldProblem[] {
  const parties = new Set<string>(known.parties);
  const purposes = new Set(terms.purposes.map(({ purposeId }) => purposeId));
  const elements = new Set(terms.elements.map(({ elementId }) => elementId));
  const problems: FieldProblem[] = [];
  const expect = (holds: boolean, pointer: string, detail: string) => {
    if (!holds) problems.push({ pointer, detail });
  };
  const once = (ids: readonly string[], place: (index: number) => string) => {
    for (const [index, id] of ids.entries())
      expect(ids.indexOf(id) === index, place(index), `${id} is there already: each has a number of its own`);
  };
  const party = (id: string | undefined, pointer: string) =>
    expect(id === undefined || parties.has(id), pointer, "one of the parties");

  once(
    terms.purposes.map(({ purposeId }) => purposeId),
    (index) => `/purposes/${index}/purposeId`,
  );
  once(
    terms.elements.map(({ elementId }) => elementId),
    (index) => `/elements/${index}/elementId`,
  );
  once(
    terms.transfers.map(({ transferId }) => transferId),
    (index) => `/transfers/${index}/transferId`,
  );
  once(
    terms.clauses.map(({ listId }) => listId),
    (index) => `/clauses/${index}/listId`,
  );
  for (const [index, { purposeIds, basisId, exchange, level }] of terms.elements.entries()) {
    const at = `/elements/${index}`;
    for (const [no, id] of purposeIds.entries())
      expect(purposes.has(id), `${at}/purposeIds/${no}`, "one of the purposes above");
    expect(
      basisId === undefined || known.basisIds.has(basisId),
      `${at}/basisId`,
      "a legal basis of this partnership, by its id",
    );
    if (!exchange) continue;
    expect(
      known.indicatorIds.has(exchange.indicatorId),
      `${at}/exchange/indicatorId`,
      "an indicator of this partnership, such as 5S1",
    );
    for (const [no, id] of exchange.dimensions.entries())
      expect(
        known.dimensionIds.has(id),
        `${at}/exchange/dimensions/${no}`,
        "a way to divide students that this partnership has",
      );
    expect(
      level === "aggregate",
      `${at}/exchange`,
      "only counts pass through the hub: an aggregate element, or no exchange",
    );
    expect(exchange.from <= exchange.to, `${at}/exchange/to`, "the last year, not before the first");
  }
  for (const [index, { senderId, receiverIds, elementIds }] of terms.transfers.entries()) {
    const at = `/transfers/${index}`;
    party(senderId, `${at}/senderId`);
    for (const [no, id] of receiverIds.entries()) {
      party(id, `${at}/receiverIds/${no}`);
      expect(id !== senderId, `${at}/receiverIds/${no}`, "another organization than the one that sends");
    }
    for (const [no, id] of elementIds.entries())
      expect(elements.has(id), `${at}/elementIds/${no}`, "one of the elements of the schedule");
  }
  for (const [index, { ofOrganizationId }] of terms.subRecipients.entries())
    party(ofOrganizationId, `/subRecipients/${index}/ofOrganizationId`);
  for (const [index, { organizationId }] of terms.evidence.entries())
    party(organizationId, `/evidence/${index}/organizationId`);
  const { retention } = terms;
  expect(
    retention?.trigger !== "date" || retention.on !== undefined,
    "/retention/on",
    "the day on which the data are no longer needed",
  );
  return problems;
}
