/**
 * The page of a form until it can be filled in: its skeleton while it is read, the problem, or why this person cannot,
 * by the rule that the API refuses with. Then it is what `children` makes of what was read.
 */
import type { ComponentChildren } from "preact";
import type { Objection } from "#shared/problem.ts";
import type { Loaded } from "../load.ts";
import { Notice } from "./notice.tsx";
import { type Crumb, Page } from "./page.tsx";
import { ProblemNotice } from "./problem.tsx";
import { Skeleton } from "./skeleton.tsx";

type FormPageProps<Data> = {
  title: string;
  crumbs: readonly Crumb[];
  /** How tall the form will be, in lines. */
  lines: number;
  read: Loaded<Data>;
  why: (data: Data) => Objection;
  /** `reload`: read it again. */
  children: (data: Data, reload: () => void) => ComponentChildren;
};

export function FormPage<Data>({ title, crumbs, lines, read, why, children }: FormPageProps<Data>) {
  const objection = read.state === "content" ? why(read.data) : undefined;
  if (read.state === "content" && !objection) return <>{children(read.data, read.reload)}</>;
  return (
    <Page title={title} crumbs={crumbs} narrow>
      {read.state === "loading" && <Skeleton of="the form" lines={lines} />}
      {read.state === "problem" && <ProblemNotice problem={read.problem} retry={read.retry} />}
      {objection && (
        <Notice kind="warn" title="You cannot change this">
          <p>{objection.why}</p>
        </Notice>
      )}
    </Page>
  );
}
