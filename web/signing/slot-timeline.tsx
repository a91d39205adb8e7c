/** The signatures an agreement needs, in order: who has it, who comes next, and what this person can do about each. */
import { useState } from "preact/hooks";
import type { Organization } from "#shared/organizations/schema.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import type { Objection } from "#shared/problem.ts";
import {
  objectionToAttesting,
  objectionToDelegating,
  objectionToPaper,
  objectionToSigning,
  type Signable,
} from "#shared/signing/rules.ts";
import type { SignatureSlot } from "#shared/signing/schema.ts";
import type { Names } from "../agreements/names.ts";
import { get } from "../api.ts";
import { useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { useLinkWith } from "../ui/address.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Moment } from "../ui/dates.tsx";
import { isForOthers } from "../ui/for-others.ts";
import { Evidence } from "./evidence.tsx";
import { type SlotStep, slotSteps } from "./slot-words.ts";

type TimelineProps = {
  agreement: Signable;
  etag: string | undefined;
  path: string;
  names: Names;
  people: readonly MemberRow[];
  /** A version before the latest: to be read, and nothing else. */
  past: boolean;
};

type Dialog = { kind: "attest" | "delegate"; slot: SignatureSlot; open: boolean };

export function SlotTimeline({ agreement, etag, path, names, people, past }: TimelineProps) {
  const { partnership, actor } = usePlace();
  const [dialog, setDialog] = useState<Dialog>();
  const SlotDialog = useChunk(
    async () => (await import("./slot-dialog.tsx")).SlotDialog,
    dialog !== undefined,
  );
  const ask = (kind: Dialog["kind"], slot: SignatureSlot) => setDialog({ kind, slot, open: true });
  const own = agreement.signatureSlots.some((slot) => slot.organizationId === actor.organization);
  const out = agreement.status === "OUT_FOR_SIGNATURE" && !past;
  const at = `/partnerships/${partnership.id}/organizations/${actor.organization}`;
  const mine = useLoad(own && out ? at : undefined, (signal) => get<Organization>(at, signal));
  const onPaperOnly = mine.state === "content" && !mine.data.data.acceptsElectronicSignature;
  return (
    <>
      <ol class="timeline">
        {slotSteps(agreement, { people, today: partnership.today }).map((step) => (
          <li key={step.slot.slotNo} data-s={step.state}>
            <b>{step.who}</b>
            <span>
              {step.slot.function}, {names.name(step.slot.organizationId)}
            </span>
            {step.about.map((line) => (
              <small key={line}>{line}</small>
            ))}
            {step.signature && (
              <small>
                <Moment at={step.signature.signedAt} timeZone={partnership.timeZone} />
              </small>
            )}
            {step.signature && <Evidence signature={step.signature} timeZone={partnership.timeZone} />}
            {!step.signature && !past && (
              <Acts
                agreement={agreement}
                step={step}
                onPaperOnly={onPaperOnly ? names.name(step.slot.organizationId) : undefined}
                ask={ask}
              />
            )}
          </li>
        ))}
      </ol>
      {dialog && SlotDialog && (
        <SlotDialog
          key={`${dialog.kind} ${dialog.slot.slotNo}`}
          kind={dialog.kind}
          slot={dialog.slot}
          open={dialog.open}
          agreement={agreement}
          people={people}
          organization={names.name(dialog.slot.organizationId)}
          path={path}
          etag={etag}
          onClose={() => setDialog({ ...dialog, open: false })}
        />
      )}
    </>
  );
}

type ActsProps = {
  agreement: Signable;
  step: SlotStep;
  /** The own organization's name, where it does not accept electronic signatures. */
  onPaperOnly: string | undefined;
  ask: (kind: Dialog["kind"], slot: SignatureSlot) => void;
};

function Acts({ agreement, step: { slot, page, state }, onPaperOnly, ask }: ActsProps) {
  const { actor } = usePlace();
  const sign = useLinkWith("sign");
  const paper = useLinkWith("paper");
  const out = agreement.status === "OUT_FOR_SIGNATURE";
  const no = String(slot.slotNo);
  const as = <span class="sr"> as {slot.function}</span>;
  const signing: Objection =
    objectionToSigning(agreement, slot.slotNo, actor) ??
    (onPaperOnly
      ? {
          code: "paper-only",
          why: `${onPaperOnly} does not accept electronic signatures: print it, sign it by hand, and upload the page.`,
        }
      : undefined);
  const uploading = objectionToPaper(agreement, slot.slotNo, actor);
  const attesting = page && objectionToAttesting(agreement, slot.slotNo, actor);
  const delegating = objectionToDelegating(agreement, slot.slotNo, actor);
  const mayAttest = page !== undefined && !isForOthers(attesting);
  const shown = [
    out && !page && !isForOthers(signing) && (
      <LinkButton
        key="sign"
        small
        kind={state === "now" && !signing ? "primary" : undefined}
        because={signing?.why}
        href={sign(no)}
      >
        Sign{as}
      </LinkButton>
    ),
    out && state === "now" && !isForOthers(uploading) && (
      <LinkButton
        key="paper"
        small
        kind={onPaperOnly !== undefined && !page && !uploading ? "primary" : undefined}
        because={uploading?.why}
        href={paper(no)}
      >
        {page ? "Upload another page instead" : "Upload a page signed by hand"}
        {as}
      </LinkButton>
    ),
    mayAttest && (
      <Button
        key="attest"
        small
        kind={attesting ? undefined : "primary"}
        because={attesting?.why}
        onClick={() => ask("attest", slot)}
      >
        Attest the signed page{as}
      </Button>
    ),
    !page && !delegating && (
      <Button key="delegate" small kind="quiet" onClick={() => ask("delegate", slot)}>
        Name a delegate{as}
      </Button>
    ),
  ].filter(Boolean);
  return shown.length === 0 ? null : <div class="row acts no-print">{shown}</div>;
}
