/**
 * What retiring a course or a program, ending or amending an agreement, or leaving would do, said before it is done: where
 * it stands in the grids of programs, which checks would no longer hold, which bridges and rounds of evaluation stand on it.
 */
import type { Impact, TouchedProgram } from "#shared/programs/impact-schema.ts";
import { get } from "../api.ts";
import { bridgePaths } from "../bridges/paths.ts";
import { evaluationPaths } from "../evaluations/paths.ts";
import { useLoad } from "../load.ts";
import { query } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { programPaths } from "./paths.ts";

/** What is about to go: a course of an organization, an agreement, or a partner. */
export type AboutToGo = {
  course?: string;
  code?: string;
  agreement?: string;
  /** An agreement of which a new version is being made. */
  amendment?: string;
  dataSharing?: string;
  program?: string;
  organization?: string;
  /** The last day on which it is as it is. */
  lastDay?: string;
};

export function ImpactPart({ of }: { of: AboutToGo }) {
  const { partnership } = usePlace();
  const address = `/partnerships/${partnership.id}/impact${query(of)}`;
  const read = useLoad(address, async (signal) => (await get<Impact>(address, signal)).data);
  if (read.state === "loading")
    return (
      <p class="muted" role="status">
        Looking which programs of study stand on it…
      </p>
    );
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} live />;
  const { programs, others = 0, more, bridges = [], rounds = [] } = read.data;
  const beside = bridges.length + rounds.length;
  if (of.program !== undefined)
    return beside === 0 ? (
      <p class="muted" role="status">
        No bridge leads into it, and no round of evaluation judges it.
      </p>
    ) : (
      <Notice kind="warn" title="This stands on it" live>
        <Beside bridges={bridges} rounds={rounds} />
      </Notice>
    );
  if (programs.length + others + beside === 0)
    return (
      <p class="muted" role="status">
        No program of study stands on it.
      </p>
    );
  if (programs.length + others === 0)
    return (
      <Notice kind="warn" title="Rounds of evaluation lean on it" live>
        <Beside bridges={bridges} rounds={rounds} />
      </Notice>
    );
  // A program is told of twice where the version in force and the one being made both stand on it.
  const countOf = (all: readonly TouchedProgram[]) => new Set(all.map(({ programId }) => programId)).size;
  const worse = programs.filter(({ broken }) => broken.length > 0);
  const breaks = countOf(worse.filter(({ broken }) => broken.some(fails)));
  const count = countOf(programs) + others;
  return (
    <Notice kind={worse.length > 0 ? "warn" : "info"} title={titleOf(count, breaks, countOf(worse))} live>
      <ul class="plain stack tight">
        {programs.map((one) => (
          <Touched key={`${one.programId} ${one.versionNo}`} {...one} />
        ))}
      </ul>
      <Beside bridges={bridges} rounds={rounds} />
      {others > 0 && (
        <p class="muted">
          {others === 1 ? "One more that you may not read" : `${others} more that you may not read`}: its
          parties will see it there.
        </p>
      )}
      {more && <p class="muted">There are more. The region page shows how every program stands.</p>}
    </Notice>
  );
}

type BesideProps = { bridges: NonNullable<Impact["bridges"]>; rounds: NonNullable<Impact["rounds"]> };

/** Bridges that would lead nowhere, and rounds that would lose what they judge or what a rating leans on. */
function Beside({ bridges, rounds }: BesideProps) {
  const { partnership } = usePlace();
  if (bridges.length + rounds.length === 0) return null;
  return (
    <ul class="plain stack tight">
      {bridges.map(({ bridgeId, title, status }) => (
        <li key={bridgeId}>
          <a href={bridgePaths.bridge(partnership.id, bridgeId)}>
            <b>{title}</b>
          </a>{" "}
          <span class="muted">
            A bridge{status === "DRAFT" ? " that is being made" : ""} leads into it: it needs another entry
            point.
          </span>
        </li>
      ))}
      {rounds.map(({ evaluationId, title, programTitle }) => (
        <li key={evaluationId}>
          <a href={evaluationPaths.evaluation(partnership.id, evaluationId)}>
            <b>{title}</b>
          </a>{" "}
          <span class="muted">A round of evaluation of {programTitle} is under way on it.</span>
        </li>
      ))}
    </ul>
  );
}

type Broken = TouchedProgram["broken"][number];
const fails = ({ severity, after }: Broken): boolean => severity === "REFUSE" && after !== "CANNOT_TELL";

/** Breaking is what keeps a program from being in force; what only warns is worse than before, no more. */
export const titleOf = (count: number, breaks: number, worse: number): string => {
  const stand = count === 1 ? "One program of study stands on it" : `${count} programs of study stand on it`;
  if (worse === 0) return stand;
  const [those, how] = breaks > 0 ? [breaks, "would break"] : [worse, "would stand worse than now"];
  return count === 1 ? `${stand}, and ${how}` : `${stand}; ${those} ${how}`;
};

/** The first few places in the grid, and how many more there are. */
const placesIn = (slots: TouchedProgram["slots"]): string => {
  const first = slots.slice(0, 4).map(({ intent }) => intent);
  const more = slots.length - first.length;
  return new Intl.ListFormat("en").format(more > 0 ? [...first, `${more} more places`] : first);
};

function Touched({ programId, title, status, versionNo, slots, broken }: TouchedProgram) {
  const { partnership } = usePlace();
  const at = (slotId: string | undefined) =>
    programPaths.program(partnership.id, programId, undefined, { at: slotId });
  return (
    <li>
      <a href={at(slots[0]?.slotId)}>
        <b>{title}</b>
      </a>
      {versionNo > 1 && status !== "IN_FORCE" && (
        <span class="muted"> Version {versionNo}, not in force yet.</span>
      )}
      {slots.length > 0 && <span class="muted"> {placesIn(slots)}</span>}
      {broken.length === 0 ? (
        <p class="muted">Its checks come out the same.</p>
      ) : (
        <ul>
          {broken.map((one) => (
            <li key={one.checkId}>
              <b>{one.name}</b>{" "}
              {one.after === "CANNOT_TELL" ? "can no longer be told" : fails(one) ? "fails" : "warns"}:{" "}
              {one.because}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
