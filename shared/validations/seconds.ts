/** Who stands behind what somebody wrote: those who seconded it, and those whose own words were merged into it. Pure. */
import type { KeptTally } from "./tally-schema.ts";
import type { InputId, KeptComment, KeptProposal, Second, Triage, TriageState } from "./triage-schema.ts";

type Author = Pick<KeptComment | KeptProposal, "id" | "employerId" | "respondentId">;

/** More than this many behind one thing make no difference. */
const joinedMax = 500;

/** Each other business once. */
export function secondsOf(
  { id, employerId }: Author,
  { seconded }: Pick<KeptTally, "seconded">,
  joined: readonly Second[] = [],
): Second[] {
  const by = [...(seconded.find((one) => one.id === id)?.by ?? []), ...joined];
  const distinct = new Map(by.map((one) => [one.employerId, one]));
  distinct.delete(employerId);
  return [...distinct.values()];
}

/** Who joins an input when another is merged into it: the other's author, and all behind it. */
export function joining(
  other: Author,
  tally: Pick<KeptTally, "seconded">,
  its: Pick<Triage, "joined"> | undefined,
  into: Pick<Triage, "joined"> | undefined,
  intoEmployer: string,
): Second[] {
  const { employerId, respondentId } = other;
  const all = [
    ...(into?.joined ?? []),
    { employerId, respondentId },
    ...secondsOf(other, tally, its?.joined),
  ];
  const distinct = new Map(all.map((one) => [one.employerId, one]));
  distinct.delete(intoEmployer);
  return [...distinct.values()].slice(0, joinedMax);
}

/** What of a decided-about input counts here. */
type Known = {
  id: InputId;
  state: TriageState;
  rewording: boolean;
  joined: readonly { employerId: string }[];
};

/** Of each statement, how many businesses stand behind its open rewording that has most. */
export function behindRewordings(
  { seconded }: Pick<KeptTally, "seconded">,
  triaged: readonly Known[],
): Map<string, number> {
  const known = new Map(triaged.map((one) => [one.id, one]));
  const most = new Map<string, number>();
  const behind = (id: InputId, all: readonly { employerId: string }[]) => {
    const statement = id.slice(id.indexOf(".") + 1);
    const employers = new Set(all.map(({ employerId }) => employerId));
    most.set(statement, Math.max(most.get(statement) ?? 0, employers.size));
  };
  for (const { id, rewording, by } of seconded) {
    const its = known.get(id);
    if ((its?.rewording ?? rewording) && (its === undefined || its.state === "OPEN"))
      behind(id, [...by, ...(its?.joined ?? [])]);
  }
  for (const { id, state, rewording, joined } of triaged)
    if (rewording && state === "OPEN" && !seconded.some((one) => one.id === id)) behind(id, joined);
  return most;
}

type Done = {
  id: InputId;
  state: TriageState;
  mergedInto?: InputId | undefined;
  joined: readonly { respondentId?: string }[];
};

/** Whether what this person wrote is in a tally. */
const isCounted = (id: InputId, setAside: ReadonlySet<string>): boolean =>
  !setAside.has(id.slice(0, id.indexOf(".")));

/**
 * What was done with inputs as the tally has them: what someone wrote who was taken out since is not in it, and what was
 * merged with that stands by itself again; and they stand behind nothing that theirs was merged into.
 */
export function standingOf<One extends Done>(
  done: readonly One[],
  { setAside = [] }: Pick<KeptTally, "setAside">,
): One[] {
  const out = new Set<string>(setAside);
  if (out.size === 0) return [...done];
  return done.flatMap((one) => {
    if (!isCounted(one.id, out)) return [];
    const { mergedInto, ...rest } = one;
    const joined = one.joined.filter(({ respondentId = "" }) => !out.has(respondentId));
    return mergedInto === undefined || isCounted(mergedInto, out)
      ? { ...one, joined }
      : ({ ...rest, joined, state: "OPEN" } as unknown as One);
  });
}

/** Inputs that nobody has to decide about any more: of each statement, and of proposals under "". */
export function settledOf(
  triaged: readonly { state: TriageState; statementId?: string }[],
): Map<string, number> {
  const settled = new Map<string, number>();
  for (const { state, statementId = "" } of triaged)
    if (state !== "OPEN") settled.set(statementId, (settled.get(statementId) ?? 0) + 1);
  return settled;
}
