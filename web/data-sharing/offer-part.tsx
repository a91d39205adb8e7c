/** The offer that lets others join by signing the same words: until when, to whom, and the way in. */
import { isIn } from "#shared/data-sharing/roles.ts";
import type { DataPhase, DataSharing } from "#shared/data-sharing/schema.ts";
import { everyParty } from "#shared/data-sharing/versions.ts";
import type { Names } from "../agreements/names.ts";
import { usePlace } from "../session.ts";
import { useLinkWith } from "../ui/address.ts";
import { LinkButton } from "../ui/button.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { useJoining } from "./joining.ts";

type OfferProps = { agreement: DataSharing; phase: DataPhase; path: string; names: Names };

export function OfferPart({ agreement, phase, path, names }: OfferProps) {
  const { actor } = usePlace();
  const link = useLinkWith("join");
  const read = useJoining(agreement, phase, path, names);
  if (read.state !== "content" || !read.data.offer) return null;
  const { offer, why } = read.data;
  const party = isIn(everyParty(agreement), actor.organization);
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
      {!party && (
        <div class="no-print">
          <LinkButton kind={why ? undefined : "primary"} because={why?.why} href={link("yes")}>
            Join this agreement
          </LinkButton>
        </div>
      )}
    </section>
  );
}
