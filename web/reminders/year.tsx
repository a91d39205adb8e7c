/** The days a region keeps every year: everyone sees them, the convener changes them. */
import { objectionToYear } from "#shared/reminders/rules.ts";
import type { ReminderSettings } from "#shared/reminders/schema.ts";
import { nextOf } from "#shared/reminders/year.ts";
import type { Answer } from "../api.ts";
import { typeWords } from "../organizations/words.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Day } from "../ui/dates.tsx";
import { Section } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { yearDayInWords } from "./words.ts";

export function YearPart({ answer }: { answer: Answer<ReminderSettings> }) {
  const { actor, partnership } = usePlace();
  const [asked] = useAddress("change");
  const link = useLinkWith("change");
  const close = useClose("change");
  const { year } = answer.data;
  const may = !objectionToYear(actor);
  const editing = may && asked === "year";
  const YearForm = useChunk(async () => (await import("./year-form.tsx")).YearForm, editing);
  // What is off is the convener's to look at.
  if (!may && !year.on) return null;
  return (
    <Section
      id="year"
      title="The region’s year"
      aside={
        may &&
        !editing && (
          <LinkButton small href={link("year")}>
            Change<span class="sr"> the region’s year</span>
          </LinkButton>
        )
      }
    >
      {editing ? (
        YearForm ? (
          <YearForm answer={answer} onClose={() => close("year")} />
        ) : (
          <Skeleton of="the form" />
        )
      ) : (
        <>
          <p>
            {year.on
              ? "Partners with agreements are reminded 30 and 7 days before."
              : "Switched off: nobody is reminded of these days. Check them, change what is different here, then switch them on."}
            {year.source && ` Taken from ${year.source}.`}
          </p>
          <ul class="lines">
            {year.items.map(({ id, title, who, on, verifiedOn }) => (
              <li key={id} class="row between">
                <span>
                  <b>{title}</b>
                  <small>
                    {who.map((type) => typeWords[type]).join(", ")}; every year by {yearDayInWords(on)}, next
                    on <Day date={nextOf(on, partnership.today)} />
                  </small>
                </span>
                {verifiedOn === undefined ? (
                  <Badge state="draft">not checked at its source</Badge>
                ) : (
                  <small>
                    checked on <Day date={verifiedOn} />
                  </small>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
