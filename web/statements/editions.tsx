/** What was published, newest first, each readable as it was; and where one more is made of what stands there now. */
import { has } from "#shared/actor.ts";
import { objectionToPublishing } from "#shared/statements/rules.ts";
import type { FrameworkView } from "#shared/statements/schema.ts";
import type { Answer } from "../api.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Moment } from "../ui/dates.tsx";
import { Section } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TakeAway } from "./take-away.tsx";
import { statementsInWords } from "./words.ts";

export type EditionsProps = {
  answer: Answer<FrameworkView>;
  path: string;
  keeps: boolean;
  because: string | undefined;
};

export function Editions({ answer, path, keeps, because }: EditionsProps) {
  const { partnership, actor } = usePlace();
  const [asked] = useAddress("publish");
  const publishing = useLinkWith("publish");
  const reading = useLinkWith("edition", "tab");
  const close = useClose("publish");
  const { data: framework } = answer;
  const open = asked !== "" && keeps && because === undefined;
  const Publish = useChunk(async () => (await import("./publish.tsx")).PublishForm, open);
  if (open)
    return Publish ? (
      <Publish answer={answer} path={path} onDone={() => close("editions")} />
    ) : (
      <Skeleton of="the form" />
    );
  // A name that is surely free: only what else stands in the way is asked.
  const why = because ?? objectionToPublishing(framework, { version: " " })?.why;
  return (
    <>
      <Section
        id="editions"
        title="Editions"
        aside={
          <div class="row no-print">
            {framework.published.length > 0 && (
              <a class="button small" href={paths.compareEditions(partnership.id, framework.identifier)}>
                Compare two editions
              </a>
            )}
            {framework.published.length > 1 && has(actor, "editor", "admin") && (
              <a class="button small" href={paths.migration(partnership.id, framework.identifier)}>
                Follow new statements
              </a>
            )}
            {keeps && (
              <LinkButton small because={why} href={publishing("yes")}>
                Publish an edition
              </LinkButton>
            )}
          </div>
        }
      >
        {framework.published.length === 0 ? (
          <p class="muted">
            None yet. An edition is what courses, agreements and employers are asked about: it never changes
            again.
          </p>
        ) : (
          <ol class="lines">
            {framework.published.toReversed().map(({ editionNo, document, items, publishedAt }) => (
              <li key={editionNo}>
                <a href={reading(String(editionNo))}>{document.version ?? `Edition ${editionNo}`}</a>
                <small>
                  {statementsInWords(items)}, published{" "}
                  <Moment at={publishedAt} timeZone={partnership.timeZone} />
                </small>
              </li>
            ))}
          </ol>
        )}
      </Section>
      <TakeAway framework={framework} path={path} />
    </>
  );
}
