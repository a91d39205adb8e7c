/** The checks beside the grid, each with its reason and pointing at its cells and at the records that decide it. */
import type { CheckAnswer, Decider } from "#shared/programs/check-schema.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { Program } from "#shared/programs/schema.ts";
import { dataPaths } from "../data-sharing/paths.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useLinkWith } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { campaignPaths } from "../validations/paths.ts";
import { programPaths } from "./paths.ts";
import { counted, holdsHere, type Verdict } from "./verdict.ts";
import { columnWords, resultWords, rowWords } from "./words.ts";

type ChecksProps = { program: Program; plan: Plan; all: readonly Verdict[] };

/** So many are told at once, what passes after what does not. */
const toldAtOnce = 6;

export function ChecksPanel({ program, plan, all }: ChecksProps) {
  const open = all.filter((one) => !holdsHere(one));
  const fine = all.filter(holdsHere);
  const item = (one: Verdict) => <Check key={one.rule.id} verdict={one} program={program} plan={plan} />;
  const passesAtOnce = Math.max(1, toldAtOnce - open.length);
  const rest = fine.slice(passesAtOnce);
  return (
    <section aria-labelledby="checks">
      <div>
        <h3 id="checks">Checks on this route</h3>
        <p class="muted" role="status">
          <small>{counted(all)}</small>
        </p>
      </div>
      <ul class="checks">
        {open.map(item)}
        {fine.slice(0, passesAtOnce).map(item)}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more that pass</summary>
          <ul class="checks">{rest.map(item)}</ul>
        </details>
      )}
    </section>
  );
}

type CheckProps = { verdict: Verdict; program: Program; plan: Plan };

function Check({ verdict, program, plan }: CheckProps) {
  const { rule, answers, elsewhere } = verdict;
  const [worst, ...more] = answers;
  const here = elsewhere.size === 0;
  const { state, word } = resultWords(holdsHere(verdict) ? "PASS" : worst.result, worst.severity);
  const said = (answer: CheckAnswer) => (
    <Said key={answer.because} answer={answer} program={program} plan={plan} pointing={here} />
  );
  return (
    <li id={`check-${rule.id}`}>
      <div class="row">
        <Badge state={state}>{word}</Badge>
        <b title={`${rule.rule} (${rule.id}; ${rule.source})`}>{rule.name}</b>
      </div>
      {!here && (
        <span>
          Holds here, but not on {elsewhere.size === 1 ? "another route" : `${elsewhere.size} other routes`}:
        </span>
      )}
      {said(worst)}
      {more.length > 0 && (
        <details>
          <summary>{more.length} more</summary>
          <div class="stack tight">{more.map(said)}</div>
        </details>
      )}
    </li>
  );
}

type SaidProps = Omit<CheckProps, "verdict"> & { answer: CheckAnswer; pointing: boolean };

function Said({ answer, program, plan, pointing }: SaidProps) {
  return (
    <>
      <span>{answer.because}</span>
      {answer.missing && <span class="muted">What would tell: {answer.missing}.</span>}
      {pointing && <Pointers answer={answer} program={program} plan={plan} />}
    </>
  );
}

const pointersAtOnce = 4;

function Pointers({ answer, program, plan }: Omit<SaidProps, "pointing">) {
  const { partnership } = usePlace();
  const link = useLinkWith("at", "year", "slot");
  const cells = plan.slots.filter(({ slotId }) => answer.slots.includes(slotId));
  const records = answer.deciders.flatMap((decider) => {
    const href = hrefOf(decider, partnership.id, program, link);
    // Where its cell is pointed at, the course need not be.
    const told = decider.kind === "COURSE" && cells.length > 0;
    return href === undefined || told ? [] : { ...decider, href };
  });
  if (cells.length === 0 && records.length === 0) return null;
  return (
    <span class="pointers">
      {cells.slice(0, pointersAtOnce).map((slot) => (
        <a key={slot.slotId} href={link(slot.slotId)}>
          {rowWords[slot.row]}, {columnWords[slot.column].word.toLowerCase()}
        </a>
      ))}
      {cells.length > pointersAtOnce && (
        <span class="muted">and {cells.length - pointersAtOnce} more cells</span>
      )}
      {records.slice(0, pointersAtOnce).map(({ kind, id, label, href }) => (
        <a key={`${kind} ${id}`} href={href}>
          {label}
        </a>
      ))}
    </span>
  );
}

/** Where the record that decides stands; what has no page of its own leads nowhere. */
function hrefOf(
  { kind, id }: Decider,
  partnership: string,
  program: Program,
  at: (id: string) => string,
): string | undefined {
  switch (kind) {
    case "AGREEMENT":
      return paths.agreement(partnership, id);
    case "COURSE":
      return paths.courses(partnership, id.split(" ")[0] ?? id);
    case "ORGANIZATION":
      return paths.organization(partnership, id);
    case "DATA_SHARING":
      return dataPaths.dataAgreement(partnership, id);
    case "CAMPAIGN":
      return campaignPaths.campaign(partnership, id);
    case "PROGRAM":
      return id === program.id ? undefined : programPaths.program(partnership, id);
    case "STATEMENT":
      return (
        program.statementFramework &&
        paths.statementFramework(partnership, program.statementFramework, { statement: id })
      );
    case "ENTRY":
    case "EXIT":
      return at(id);
    case "CODE":
    case "DOCUMENT":
      return undefined;
  }
}
