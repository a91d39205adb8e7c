/** Beside an agreement: what comes next and what still stops it, what to ask counsel, and what follows once it is signed. */
import type { Checklist } from "#shared/data-sharing/bases-schema.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { executedVersions } from "#shared/data-sharing/versions.ts";
import type { DataSharingView } from "#shared/data-sharing/view.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import type { Names } from "../agreements/names.ts";
import type { Answer } from "../api.ts";
import { usePlace } from "../session.ts";
import { useLinkWith } from "../ui/address.ts";
import { useChunk } from "../ui/chunk.ts";
import { Day } from "../ui/dates.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { afterSigning } from "./after-signing.ts";
import { useCheck, useTerms, whole } from "./load.ts";
import { Moves } from "./moves.tsx";
import { nextStep } from "./next.ts";

type NextProps = {
  answer: Answer<DataSharingView>;
  path: string;
  names: Names;
  people: readonly MemberRow[];
};

const open = ({ status }: Pick<DataSharing, "status">) => status === "DRAFT" || status === "IN_REVIEW";

export function NextStep({ answer, path, names, people }: NextProps) {
  const { partnership } = usePlace();
  const agreement = whole(answer.data);
  const check = useCheck(path);
  const checklist = check.state === "content" ? check.data : undefined;
  const lacking = checklist && open(agreement) ? lackingIn(checklist) : [];
  const next = nextStep(answer.data, { name: names.name, people, today: partnership.today });
  return (
    <section class="sheet next-step" aria-labelledby="next">
      <h2 id="next" class="small-head">
        {next.title}
      </h2>
      {next.more && <p>{next.more}</p>}
      {open(agreement) && check.state === "loading" ? (
        // As high as what comes, so that no button moves under a finger.
        <Skeleton
          of="what can be done"
          lines={8 + 2 * Math.min(shownAtOnce, answer.data.findings?.block ?? 0)}
        />
      ) : (
        <>
          {lacking.length > 0 && <Lacks lacking={lacking} />}
          <Moves
            agreement={agreement}
            phase={answer.data.phase}
            checklist={checklist}
            etag={answer.etag}
            path={path}
          />
        </>
      )}
      {open(agreement) && <small>The list is checked again at the moment the last party signs.</small>}
    </section>
  );
}

const shownAtOnce = 5;

type Lacking = { no: number; message: string };

/** Everything that stops it, each with its place in the list. */
const lackingIn = ({ items }: Checklist): Lacking[] =>
  items.flatMap(({ findings }, no) =>
    findings.filter(({ severity }) => severity === "block").map(({ message }) => ({ no, message })),
  );

function Lacks({ lacking }: { lacking: readonly Lacking[] }) {
  const link = useLinkWith("tab");
  const line = ({ no, message }: Lacking) => (
    <li key={`${no} ${message}`}>
      <Icon name="cross" />
      <a href={`${link("")}#asks-${no}`}>{message}</a>
    </li>
  );
  return (
    <>
      <p>
        <b>{lacking.length === 1 ? "One thing stops it" : `${lacking.length} things stop it`}</b>
      </p>
      <ul class="lacks">{lacking.slice(0, shownAtOnce).map(line)}</ul>
      {lacking.length > shownAtOnce && (
        <details>
          <summary>{lacking.length - shownAtOnce} more</summary>
          <ul class="lacks">{lacking.slice(shownAtOnce).map(line)}</ul>
        </details>
      )}
    </>
  );
}

type AsideProps = { agreement: DataSharing; etag: string | undefined; path: string; names: Names };

export function Aside({ agreement, etag, path, names }: AsideProps) {
  const check = useCheck(path);
  const terms = useTerms(path);
  const Visibility = useChunk(async () => (await import("./visibility-part.tsx")).VisibilityPart, true);
  const warnings =
    check.state === "content"
      ? check.data.items.flatMap(({ findings }) => findings.filter(({ severity }) => severity === "warn"))
      : [];
  // All at once: what arrives later would push the rest down.
  const ready = terms.state === "content" && check.state !== "loading";
  return (
    <aside class="aside" aria-label="What to ask, and what follows">
      {ready && open(agreement) && warnings.length > 0 && (
        <Notice kind="warn" title="Ask your counsel">
          <ul>
            {warnings.slice(0, shownAtOnce).map(({ code, message, path: at }) => (
              <li key={`${code} ${at} ${message}`}>{message}</li>
            ))}
          </ul>
          {warnings.length > shownAtOnce && (
            <p>and {warnings.length - shownAtOnce} more, marked in the list.</p>
          )}
        </Notice>
      )}
      {ready && (
        <section aria-labelledby="follows">
          <h2 id="follows" class="small-head">
            {executedVersions(agreement).length > 0 ? "Its days" : "Once it is signed"}
          </h2>
          <ol class="timeline">
            {afterSigning(agreement, terms.data.data, names).map(({ day, what, undated }) => (
              <li key={`${day ?? ""} ${what}`} data-s={undated ? "no" : undefined}>
                <b>{day ? <Day date={day} /> : "no date yet"}</b>
                <small>{what}</small>
              </li>
            ))}
          </ol>
        </section>
      )}
      {ready && Visibility && <Visibility agreement={agreement} etag={etag} path={path} names={names} />}
    </aside>
  );
}
