/** The region on one page: how long its agreements carry, and who has one with whom. */
import type { AgreementRow } from "#shared/agreements/schema.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { getAll } from "../api.ts";
import { together, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useChunk } from "../ui/chunk.ts";
import { Empty } from "../ui/empty.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { MatrixKey, MatrixTable } from "./matrix.tsx";
import { endsSoon, isInForce, matrix, namer, unbound } from "./region.ts";
import { Runway, RunwayKey } from "./runway.tsx";

const title = "The region on one page";

export function RegionPage() {
  const { partnership } = usePlace();
  const Strips = useChunk(async () => (await import("./programs.tsx")).ProgramStrips, true);
  const base = `/partnerships/${partnership.id}`;
  const read = together(
    useLoad(`${base}/agreements`, (signal) => getAll<AgreementRow>(`${base}/agreements`, signal)),
    useLoad(`${base}/organizations`, (signal) => getAll<OrganizationRow>(`${base}/organizations`, signal)),
  );
  if (read.state === "loading")
    return (
      <Page title={title} short="Region" lede="…">
        <Skeleton of="the region" lines={14} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title={title} short="Region">
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [agreements, organizations] = read.data;
  if (agreements.length === 0)
    return (
      <Page
        title={title}
        short="Region"
        lede={`${organizations.length} partners, and no agreement between them yet.`}
      >
        <Empty
          title="No agreements yet"
          action={
            <a class="button primary" href={paths.agreements(partnership.id)}>
              Go to agreements
            </a>
          }
        >
          This page shows how long each agreement still carries and who has one with whom. It fills as
          agreements are added.
        </Empty>
      </Page>
    );

  const inForce = agreements.filter((row) => isInForce(row, partnership.today));
  const soon = inForce.filter((row) => endsSoon(row, partnership.today));
  const who = matrix(organizations, agreements, partnership.today);
  const alone = unbound(who);
  return (
    <Page
      title={title}
      short="Region"
      lede={`${plural(inForce.length, "agreement holds", "agreements hold")} ${who.held.length} of ${who.partners.length} partners together. ${soon.length === 0 ? "None of them ends" : plural(soon.length, "ends", "end")} within 180 days.`}
    >
      <Section id="run" title="Runway of agreements" aside={<RunwayKey />}>
        <Runway rows={agreements} name={namer(organizations)} />
      </Section>
      <Section id="chk" title="Programs against the state’s definition">
        {Strips ? <Strips /> : <Skeleton of="the checks of the programs" lines={8} />}
      </Section>
      <Section id="mat" title="Who has an agreement with whom" aside={<MatrixKey />}>
        <MatrixTable matrix={who} />
        {alone.length > 0 && (
          <p class="muted">
            No agreement in force on either side:{" "}
            {new Intl.ListFormat("en").format(alone.map(({ name }) => name))}.
          </p>
        )}
        <p>
          <a href={paths.gaps(partnership.id)}>Gaps</a>: which courses count where, and which do not.{" "}
          <a href={paths.gaps(partnership.id, { tab: "fairness" })}>Fairness</a>: the same course at several
          schools.
        </p>
      </Section>
    </Page>
  );
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
