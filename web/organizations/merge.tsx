/** Merging one partner into another: says what it does to both before it happens. For the convener. */

import { useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso/router";
import { objectionToMerging } from "#shared/organizations/rules.ts";
import type { Organization, OrganizationRow } from "#shared/organizations/schema.ts";
import { plusDays } from "#shared/time.ts";
import { get, getAll, post } from "../api.ts";
import { freshAfter, together, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useChunk } from "../ui/chunk.ts";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function MergePage() {
  const { partnership, actor } = usePlace();
  const { route } = useLocation();
  const id = useRoute().params["organization"] ?? "";
  const base = `/partnerships/${partnership.id}/organizations`;
  const read = together(
    useLoad(`${base}/${id}#form`, (signal) => get<Organization>(`${base}/${id}`, signal)),
    useLoad(base, (signal) => getAll<OrganizationRow>(base, signal)),
  );
  const [into, setInto] = useState("");
  const [on, setOn] = useState(partnership.today);
  const ImpactPart = useChunk(async () => (await import("../programs/impact.tsx")).ImpactPart, into !== "");
  const merge = useAction(async (key) => {
    if (read.state !== "content") return;
    const [{ etag }] = read.data;
    await freshAfter(base, post(`${base}/${id}/merge`, { into, on }, { key, ifMatch: etag }));
    route(paths.organization(partnership.id, into));
  });
  const crumbs = [{ href: paths.organizations(partnership.id), label: "Organizations" }];
  if (read.state === "loading")
    return (
      <Page title="Merge a partner" crumbs={crumbs} narrow>
        <Skeleton of="the organization" />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title="Merge a partner" crumbs={crumbs} narrow>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [{ data: from }, all] = read.data;
  const others = all.filter((row) => row.id !== id && !row.successorId);
  const other = others.find((row) => row.id === into);
  // What it has taken in before is not in its row: the hub counts that.
  const target = other && { id: other.id, name: other.name, predecessors: [] };
  const why = objectionToMerging(actor, from, target);
  return (
    <Page
      title={`Merge ${from.name} into another partner`}
      short="Merge a partner"
      crumbs={[...crumbs, { href: paths.organization(partnership.id, id), label: from.name }]}
      narrow
    >
      <Notice kind="warn" title="This cannot be undone">
        <p>
          {from.name} keeps its history and what it signed, and does nothing more.{" "}
          {other?.name ?? "The other partner"} names it as a predecessor.
        </p>
      </Notice>
      <Form label="Merge" action={merge} reload={read.reload}>
        <ChoiceField
          label="Merge into"
          pointer="/into"
          value={into}
          onValue={setInto}
          none="Choose a partner"
          choices={others.map((row) => ({ value: row.id, label: row.name }))}
        />
        <TextField
          label="On"
          type="date"
          pointer="/on"
          value={on}
          onValue={setOn}
          hint="The first day on which they are one."
        />
        {ImpactPart && into !== "" && isDay(on) && (
          <ImpactPart of={{ organization: id, lastDay: plusDays(on, -1) }} />
        )}
        <FormEnd
          yes={`Merge ${from.name}`}
          doing="Merging"
          kind="danger"
          because={why && (into ? why.why : "Choose the partner it merges into.")}
          leave={paths.organization(partnership.id, id)}
          no="Leave it as it is"
        />
      </Form>
    </Page>
  );
}

/** While it is typed, a date is not yet one. */
const isDay = (text: string): boolean => !Number.isNaN(Date.parse(text));
