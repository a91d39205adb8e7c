/** The grid of a program while it is being made: the lead moves its places, every partner puts its own courses into them. */
import { useRoute } from "preact-iso/router";
import { objectionToBinding, objectionToEditing } from "#shared/programs/rules.ts";
import { namesOf, useOrganizations } from "../agreements/names.ts";
import { fresh, together } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useChunk } from "../ui/chunk.ts";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { programPath, useOne, usePlan, whole } from "./load.ts";
import { programPaths } from "./paths.ts";

export function EditGridPage() {
  const { partnership, actor } = usePlace();
  const path = programPath(partnership.id, useRoute().params["program"] ?? "");
  const read = fresh(together(useOne(path), usePlan(path), useOrganizations(partnership.id)));
  const Editor = useChunk(async () => (await import("./editor.tsx")).Editor, true);
  const crumbs = [{ href: paths.programs(partnership.id), label: "Programs" }];
  const title = "Edit the grid";
  if (read.state === "problem")
    return (
      <Page title={title} crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  if (read.state === "loading" || !Editor)
    return (
      <Page title={title} crumbs={crumbs}>
        <Skeleton of="the grid" lines={18} />
      </Page>
    );
  const [answer, plan, organizations] = read.data;
  const program = whole(answer.data);
  const upward = [
    ...crumbs,
    { href: programPaths.program(partnership.id, program.id), label: program.title },
  ];
  const spine = objectionToEditing(program, actor);
  const binding = objectionToBinding(program, actor, actor.organization);
  if (spine && binding)
    return (
      <Page title={title} crumbs={upward} narrow>
        <Notice kind="warn" title="You cannot change this">
          <p>{(actor.organization === program.leadId ? spine : binding).why}</p>
        </Notice>
      </Page>
    );
  return (
    <Page
      title={spine ? "Put your courses into the grid" : title}
      crumbs={upward}
      lede={
        spine
          ? `${namesOf(organizations).name(program.leadId)} keeps the grid. Open a place to say which of your courses stands in it.`
          : "Open a place to change it; move it with the arrows or by dragging. Each partner puts in its own courses."
      }
    >
      <Editor
        program={program}
        plan={plan.data}
        etag={plan.etag ?? answer.etag}
        path={path}
        names={namesOf(organizations)}
        spine={spine}
        binds={!binding}
        reload={read.reload}
      />
    </Page>
  );
}
