/** The offer that lets others join by signing the same words: until when, to whom, and the way in. */
import { objection } from "#shared/data-sharing/objection.ts";
import type { DataPhase, DataSharing } from "#shared/data-sharing/schema.ts";
import type { Names } from "../agreements/names.ts";
import { usePlace } from "../session.ts";
import { useLinkWith } from "../ui/address.ts";
import { LinkButton } from "../ui/button.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { isForOthers } from "../ui/for-others.ts";
import { useTerms } from "./load.ts";

type OfferProps = { agreement: DataSharing; phase: DataPhase; path: string; names: Names };

export function OfferPart({ agreement, phase, path, names }: OfferProps) {
  const { partnership, actor } = usePlace();
  const link = useLinkWith("join");
  const terms = useTerms(path);
  const offer = terms.state === "content" ? terms.data.data.joinder : undefined;
  if (!offer || terms.state !== "content") return null;
  const type = names.organizations.find(({ id }) => id === actor.organization)?.type;
  const why = objection("join", agreement, actor, {
    today: partnership.today,
    phase,
    terms: terms.data.data,
    organizationType: type,
  });
  const silent = isForOthers(why) || why?.code === "already-there" || why?.code === "not-executed";
  return (
    <section aria-labelledby="offer" class="term-part">
      <div class="section-head">
        <h2 id="offer" class="small-head">
          Open to others
        </h2>
      </div>
      <p>
        Until {dayInWords(offer.openUntil)} others may join by signing the same words, to{" "}
        {offer.role === "disclosing" ? "disclose" : "receive"}.
      </p>
      {!silent && (
        <div class="no-print">
          <LinkButton kind={why ? undefined : "primary"} because={why?.why} href={link("yes")}>
            Join this agreement
          </LinkButton>
        </div>
      )}
    </section>
  );
}
