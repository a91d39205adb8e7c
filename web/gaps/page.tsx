/**
 * Gaps and fairness: where a school's courses count and where they do not, and where the same course counts for more at
 * one school than at another. School, college and what is shown are in the address.
 */
import { useOrganizations } from "../agreements/names.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Empty } from "../ui/empty.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { Fairness } from "./fairness.tsx";
import { GapMap } from "./map.tsx";
import { collegesIn, schoolsIn } from "./read.ts";
import "./gaps.css";

export function GapsPage() {
  const { partnership } = usePlace();
  const [tab] = useAddress("tab", "gaps");
  const read = useOrganizations(partnership.id);
  const head = {
    title: "Gaps and fairness",
    lede: "Which courses count where, which do not and why, and where the same course counts for more at one school than at another.",
    crumbs: [{ href: paths.region(partnership.id), label: "Region" }],
  };
  if (read.state === "loading")
    return (
      <Page {...head}>
        <Skeleton of="the schools" lines={14} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const schools = schoolsIn(read.data, partnership.today);
  const colleges = collegesIn(read.data, partnership.today);
  if (schools.length === 0 || colleges.length === 0)
    return (
      <Page {...head}>
        <Empty
          title="No school and college yet"
          action={
            <a class="button primary" href={paths.organizations(partnership.id)}>
              Go to organizations
            </a>
          }
        >
          This page compares what colleges give for schools’ courses. It fills once a school and a college are
          partners and have an agreement.
        </Empty>
      </Page>
    );
  return (
    <Page {...head}>
      <Tabs
        label="What to look at"
        current={tab === "fairness" ? "fairness" : "gaps"}
        tabs={[
          { id: "gaps", label: "Gap map" },
          { id: "fairness", label: "Fairness" },
        ]}
      />
      {tab === "fairness" ? (
        <Fairness schools={schools} colleges={colleges} />
      ) : (
        <GapMap schools={schools} colleges={colleges} organizations={read.data} />
      )}
    </Page>
  );
}
