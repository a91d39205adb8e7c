/** The principles and their elements: rated for one's own organization, agreed by the team, or read. */

import { valueIn } from "#shared/evaluations/results.ts";
import {
  isOfTeam,
  objectionToAgreeing,
  objectionToRatingNow,
  objectionToTaking,
} from "#shared/evaluations/rules.ts";
import type { EvaluationView, Rating, SheetView } from "#shared/evaluations/schema.ts";
import { draftsOf } from "#shared/evaluations/tree.ts";
import { type Answer, put } from "../api.ts";
import { changed, freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { useDraft } from "../ui/draft.ts";
import { CheckField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Board, sentOf, type Typed, typedOf } from "./board.tsx";
import { ElementLine } from "./element.tsx";
import { useSheet } from "./load.ts";
import { Cell, ScaleKey, Strips } from "./strips.tsx";
import type { TabProps } from "./tabs.ts";
import { ratingWords } from "./words.ts";

export function RatingsTab(props: TabProps) {
  const { partnership, actor } = usePlace();
  const { data: view } = props.answer;
  const takes = !objectionToTaking(actor, view);
  const drafts = draftsOf(view.instrument);
  return (
    <div class="stack">
      {drafts > 0 && (
        <Notice title="Some of these words are drafts">
          <p>
            {drafts} elements are in this product’s own words, marked as drafts: whoever has the guide puts
            its words in their place with another edition.
          </p>
        </Notice>
      )}
      <ScaleKey scale={view.instrument.scale} />
      {view.status === "ALONE" && isOfTeam(view.team, actor.organization) ? (
        <Alone {...props} rates={takes && !objectionToRatingNow(view, partnership.today)} />
      ) : takes && !objectionToAgreeing(view) ? (
        <Agreeing {...props} />
      ) : view.status === "ALONE" ? (
        <p class="muted">What each organization says is read by nobody else before the team meets.</p>
      ) : (
        <Reading {...props} ratings={view.agreed} none="No rating was agreed." />
      )}
    </div>
  );
}

function Alone({ rates, ...props }: TabProps & { rates: boolean }) {
  const sheet = useSheet(props.path, true);
  if (sheet.state === "loading") return <Skeleton of="your ratings" lines={12} />;
  if (sheet.state === "problem") return <ProblemNotice problem={sheet.problem} retry={sheet.retry} />;
  if (!rates)
    return (
      <Reading {...props} ratings={sheet.data.data.ratings} none="Your organization has not rated yet." />
    );
  return <RatingAlone {...props} sheet={sheet.data} reload={sheet.reload} />;
}

type RatingProps = TabProps & { sheet: Answer<SheetView>; reload: () => void };

function RatingAlone({ answer, path, names, sheet, reload }: RatingProps) {
  const { data: view } = answer;
  const { organizationId, ratings, done } = sheet.data;
  const draft = useDraft<Typed>(`evaluation/${view.id}/${organizationId}`, typedOf(ratings, done));
  const sent = sentOf(view, draft.value);
  const save = useAction(async () => {
    const body = { ratings: sent, done: draft.value.done };
    await put<SheetView>(`${path}/ratings`, body, { ifMatch: sheet.etag });
    draft.forget();
    await changed(path);
  });
  return (
    <Board
      label={`Ratings of ${names.name(organizationId)}`}
      view={view}
      names={names}
      draft={draft}
      sent={sent}
      save={save}
      reload={reload}
      yes={`Save for ${names.name(organizationId)}`}
    >
      <CheckField
        label="We have finished"
        checked={draft.value.done}
        onChecked={(finished) => draft.set({ ...draft.value, done: finished })}
      />
    </Board>
  );
}

function Agreeing({ answer, path, names }: TabProps) {
  const { data: view, etag } = answer;
  const draft = useDraft<Typed>(`evaluation/${view.id}/agreed`, typedOf(view.agreed));
  const before = typedOf(view.agreed).ratings;
  const sent = sentOf(view, draft.value).filter(
    (one) => JSON.stringify(before[one.elementId]) !== JSON.stringify(one),
  );
  const save = useAction(async () => {
    if (sent.length === 0) return;
    await freshAfter(path, put<EvaluationView>(`${path}/agreed`, { ratings: sent }, { ifMatch: etag }));
    draft.forget();
  });
  return (
    <Board
      label="What the team agrees"
      view={view}
      names={names}
      draft={draft}
      sent={sent}
      save={save}
      reload={() => void changed(path)}
      yes={sent.length === 0 ? "Save what we agreed" : `Save what we agreed (${sent.length})`}
    >
      {view.signedOff.length > 0 && <small>Whoever has signed off is asked again.</small>}
    </Board>
  );
}

function Reading({ answer, names, ratings, none }: TabProps & { ratings: readonly Rating[]; none: string }) {
  const { data: view } = answer;
  const { instrument } = view;
  if (ratings.length === 0 && view.status !== "TOGETHER") return <p class="muted">{none}</p>;
  return (
    <div class="stack board">
      <Strips view={view} ratings={ratings} />
      {instrument.principles.map((principle) => (
        <section
          key={principle.principleId}
          class="principle"
          id={`p-${principle.principleId}`}
          aria-labelledby={`h-${principle.principleId}`}
        >
          <h2 id={`h-${principle.principleId}`}>{principle.name}</h2>
          {principle.statement && <p>{principle.statement}</p>}
          <ol class="elements">
            {principle.elements.map((element) => {
              const its = ratings.find((one) => one.elementId === element.elementId);
              return (
                <ElementLine
                  key={element.elementId}
                  element={element}
                  view={view}
                  names={names}
                  adds={false}
                  note={its?.note && <p class="note">{its.note}</p>}
                >
                  <Cell value={valueIn(ratings, element.elementId)} />
                  <small>{ratingWords(its?.value, instrument.scale)}</small>
                </ElementLine>
              );
            })}
          </ol>
        </section>
      ))}
    </div>
  );
}
