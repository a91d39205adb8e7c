/** What waits while an agreement is out for signature: those whose turn it is, and a second look at what came on paper. Pure. */
import type { Signable } from "../signing/rules.ts";
import { plusDays } from "../time.ts";
import { type Around, type Derived, keepers, newsDays, of } from "./around.ts";
import type { Need } from "./need.ts";

/** What is out for signature, of whatever kind. */
type Out = Signable & { startedAt: string };
type About = Pick<Need, "agreementId" | "dataSharingId">;
/** Whose turn it is. */
type Turn = Pick<Derived, "turn">;

/** Pages that were signed by whoever is to sign; another is uploaded where someone else has been named since. */
const pagesToAttest = ({ unattested }: Out, { turn }: Turn) =>
  unattested.filter(({ slotNo, personId }) => {
    const named = turn.find(({ slot }) => slot.slotNo === slotNo)?.person;
    return named === undefined || named === personId;
  });

/** The slots whose turn it is, but for those whose page waits for a second person. */
export function signingNeeds(agreement: Out, derived: Turn, { dayOf, name }: Around, about: About): Need[] {
  const { id, name: title, versionNo, signatureSlots, frozenAt = agreement.startedAt } = agreement;
  const uploaded = new Set(pagesToAttest(agreement, derived).map(({ slotNo }) => slotNo));
  return derived.turn
    .filter(({ slot }) => !uploaded.has(slot.slotNo))
    .map(({ slot, person }): Need => {
      const { slotNo, organizationId, order, required } = slot;
      const earlier = signatureSlots.filter((one) => one.required && one.order < order);
      const counted = agreement.signatures
        .filter((one) => earlier.some((before) => before.slotNo === one.slotNo))
        .map((one) => one.wetInk?.attestedAt ?? one.signedAt);
      const since = dayOf([frozenAt, ...counted].toSorted().at(-1) ?? frozenAt);
      return {
        id: `${id} SIGN ${versionNo} ${slotNo} ${frozenAt}`,
        kind: "SIGN",
        ...about,
        title: `Sign ${title}`,
        why: `It is your turn to sign as ${slot.function} of ${name(organizationId)}.${required ? "" : " This signature is welcome and not required."}`,
        act: "Read and sign",
        since,
        for: [{ organizationId, roles: ["signatory"], person }],
        otherwise: {
          title: `Find a signer for ${title}`,
          why: `The ${slot.function} of ${name(organizationId)} signs next, and nobody who could is there today.`,
          act: "Open",
          for: [of(organizationId, ["admin"])],
        },
        moments: required
          ? { from: since, everyDays: 7 }
          : { at: [{ name: "0", on: since }], last: plusDays(since, newsDays) },
      };
    });
}

export function attestingNeeds(agreement: Out, derived: Turn, { dayOf }: Around, about: About): Need[] {
  return pagesToAttest(agreement, derived).map(
    ({ slotNo, organizationId, personId, nameAsSigned, wetInk, signedAt }): Need => {
      const at = wetInk?.uploadedAt ?? signedAt;
      const since = dayOf(at);
      return {
        id: `${agreement.id} ATTEST ${slotNo} ${at}`,
        kind: "ATTEST",
        ...about,
        title: `Attest to the paper signature on ${agreement.name}`,
        why: `${wetInk?.uploadedByName ?? "A colleague"} uploaded what ${nameAsSigned} signed on paper. It counts when a second person has compared them.`,
        act: "Compare and attest",
        since,
        for: [{ organizationId, roles: keepers, except: [personId, ...(wetInk ? [wetInk.uploadedBy] : [])] }],
        moments: { from: since, everyDays: 7 },
      };
    },
  );
}
