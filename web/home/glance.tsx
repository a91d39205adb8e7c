/** The region at a glance: a few numbers, each in a sentence that says what it means. */
import type { AgreementRow } from "#shared/agreements/schema.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { paths } from "../paths.ts";
import { endsSoon, isInForce, isUnderWay, matrix } from "../region/region.ts";
import { usePlace } from "../session.ts";

export function Glance({
  agreements,
  organizations,
}: {
  agreements: readonly AgreementRow[];
  organizations: readonly OrganizationRow[];
}) {
  const { partnership } = usePlace();
  const { today } = partnership;
  const inForce = agreements.filter((row) => isInForce(row, today));
  const soon = inForce.filter((row) => endsSoon(row, today));
  const underWay = agreements.filter(isUnderWay);
  const who = matrix(organizations, agreements, today);
  return (
    <section class="stick" aria-labelledby="glance">
      <h2 id="glance">The region at a glance</h2>
      <ul class="glance">
        <li>
          <b>{inForce.length}</b>
          <span>
            {inForce.length === 1 ? "agreement" : "agreements"} in force
            {soon.length > 0 && (
              <>
                , of which <strong>{soon.length === 1 ? "one lapses" : `${soon.length} lapse`}</strong> within
                180 days
              </>
            )}
          </span>
        </li>
        <li>
          <b>{underWay.length}</b>
          <span>{underWay.length === 1 ? "is" : "are"} being drafted or reviewed</span>
        </li>
        <li>
          <b>{who.partners.length}</b>
          <span>partners, {who.held.length} of them held together by an agreement in force</span>
        </li>
      </ul>
      <p>
        <a href={paths.region(partnership.id)}>See the whole region</a>
      </p>
    </section>
  );
}
