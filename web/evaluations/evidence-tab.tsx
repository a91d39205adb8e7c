/** What shows it: each piece with the record behind it, whether that holds today, and the elements it speaks for. */

import { useState } from "preact/hooks";
import { objectionToLeading, objectionToTaking, objectionToWorking } from "#shared/evaluations/rules.ts";
import type { EvaluationView, Evidence } from "#shared/evaluations/schema.ts";
import { elementsOf } from "#shared/evaluations/tree.ts";
import { remove } from "../api.ts";
import { dataPaths } from "../data-sharing/paths.ts";
import { freshAfter, useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { programPaths } from "../programs/paths.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Button, LinkButton } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { Day } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { campaignPaths } from "../validations/paths.ts";
import { EvidenceForm } from "./evidence-form.tsx";
import { evaluationPaths } from "./paths.ts";
import type { TabProps } from "./tabs.ts";
import { holdsWords, kindWords } from "./words.ts";

export function EvidenceTab(props: TabProps) {
  const { answer, path, names } = props;
  const { partnership, actor } = usePlace();
  const { data: view } = answer;
  const [add] = useAddress("add");
  const [piece] = useAddress("piece");
  const close = useClose("add", "piece");
  const [gone, setGone] = useState<Evidence>();
  const take = useAction(async () => {
    if (gone) await freshAfter(path, remove(`${path}/evidence/${gone.evidenceId}`, { ifMatch: answer.etag }));
  });
  const now = objectionToWorking(view)?.why;
  const adds = !objectionToTaking(actor, view);
  const changed = view.evidence.find(({ evidenceId }) => evidenceId === piece);
  if (adds && !now && (add || changed))
    return (
      <EvidenceForm
        key={piece || add}
        {...props}
        piece={changed}
        element={add}
        onDone={(id) => close(id ?? "evidence")}
      />
    );
  const button = adds && (
    <LinkButton
      kind="primary"
      because={now}
      href={evaluationPaths.evaluation(partnership.id, view.id, "evidence", { add: "any" })}
    >
      Name evidence
    </LinkButton>
  );
  if (view.evidence.length === 0)
    return (
      <Empty title="No evidence yet" action={button}>
        A rating of 3 or 4 needs something that shows it and still holds: an agreement in force, a check that
        passes, a decided campaign, minutes of the last two years.
      </Empty>
    );
  const mayChange = (one: Evidence) =>
    !now && (!objectionToLeading(actor, view) || (adds && one.ownerId === actor.organization));
  return (
    <section aria-labelledby="evidence">
      <div class="section-head">
        <h2 id="evidence" tabIndex={-1}>
          Evidence
        </h2>
        {button}
      </div>
      {view.signedOffOn && (
        <p class="muted">
          What held on <Day date={view.signedOffOn} />, when the round was signed off.
        </p>
      )}
      <ul class="lines pieces">
        {view.evidence.map((one) => {
          const state = view.evidenceStates.find(({ evidenceId }) => evidenceId === one.evidenceId);
          const holds = state?.holds ?? "CANNOT_TELL";
          const href = hrefOf(partnership.id, view, one);
          return (
            <li key={one.evidenceId} id={one.evidenceId}>
              <div class="row between">
                <b>{href ? <a href={href}>{one.title}</a> : one.title}</b>
                <Badge state={holdsWords[holds].drawn}>{holdsWords[holds].word}</Badge>
              </div>
              <small>
                {kindWords[one.kind].one}, <Day date={one.date} />, named by {names.name(one.ownerId)}.{" "}
                {state?.because}
              </small>
              {one.note && <p>{one.note}</p>}
              <For view={view} ids={one.elementIds} />
              {mayChange(one) && (
                <div class="row no-print">
                  <LinkButton
                    small
                    href={evaluationPaths.evaluation(partnership.id, view.id, "evidence", {
                      piece: one.evidenceId,
                    })}
                  >
                    Change<span class="sr"> {one.title}</span>
                  </LinkButton>
                  <Button small kind="quiet" onClick={() => setGone(one)}>
                    Take back<span class="sr"> {one.title}</span>
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <Confirm
        open={gone !== undefined}
        onClose={() => setGone(undefined)}
        title={`Take back “${gone?.title ?? ""}”?`}
        yes="Take it back"
        action={take}
      >
        <p>
          Ratings of 3 or 4 that lean on it alone will need other evidence before the round is signed off.
        </p>
      </Confirm>
    </section>
  );
}

function For({ view, ids }: { view: EvaluationView; ids: readonly string[] }) {
  const elements = elementsOf(view.instrument).filter(({ elementId }) => ids.includes(elementId));
  return (
    <ul class="for-elements" aria-label="Shows">
      {elements.map(({ elementId, text }) => (
        <li key={elementId}>{text}</li>
      ))}
    </ul>
  );
}

/** Where the record behind it can be read. */
function hrefOf(
  partnership: string,
  view: EvaluationView,
  { kind, refId = "" }: Evidence,
): string | undefined {
  switch (kind) {
    case "AGREEMENT":
      return paths.agreement(partnership, refId);
    case "DATA_SHARING":
      return dataPaths.dataAgreement(partnership, refId);
    case "RELEASE":
      return dataPaths.dataAgreement(partnership, refId.split("/")[0] ?? "");
    case "CAMPAIGN":
      return campaignPaths.campaign(partnership, refId);
    case "BRIDGE":
      return `${paths.programs(partnership)}/bridges/${refId}`;
    case "PROGRAM_CHECK":
      return programPaths.program(partnership, view.programId);
    case "DOCUMENT":
      return evaluationPaths.evaluation(partnership, view.id, "documents");
    case "NOTE":
      return undefined;
  }
}
