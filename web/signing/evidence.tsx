/** What is kept to show that a signature is its signer's, folded away until someone asks. Evidence, not legal advice. */
import type { SignatureEvent } from "#shared/signing/schema.ts";
import { type ConsentVersion, consentTexts } from "#shared/signing/texts.ts";
import { Moment } from "../ui/dates.tsx";

export function Evidence({ signature, timeZone }: { signature: SignatureEvent; timeZone: string }) {
  const { wetInk, drawing, authAt, consentAt, consentTextVersion } = signature;
  const consent = Object.hasOwn(consentTexts, consentTextVersion ?? "")
    ? consentTexts[consentTextVersion as ConsentVersion]
    : undefined;
  return (
    <details class="evidence">
      <summary>
        Evidence<span class="sr"> of {signature.nameAsSigned}’s signature</span>
      </summary>
      {drawing && (
        <svg class="drawn" viewBox="0 0 600 200" role="img" aria-label="The drawn signature">
          <path d={drawing} />
        </svg>
      )}
      <dl class="beside flush">
        <Line what="Signed as">
          {signature.nameAsSigned}, {signature.title}
          {signature.nameAsSigned !== signature.personName && ` (signed in as ${signature.personName})`}
        </Line>
        <Line what="By right of">
          {signature.authorityBasis === "DELEGATION" ? "delegation" : "the office"}
        </Line>
        {signature.intentText && <Line what="Said">{signature.intentText}</Line>}
        {consent && consentAt && (
          <Line what={`Agreed to, version ${consentTextVersion}`}>
            {consent.join(" ")} (<Moment at={consentAt} timeZone={timeZone} />)
          </Line>
        )}
        {authAt && (
          <Line what="Proved who they are">
            <Moment at={authAt} timeZone={timeZone} />,{" "}
            {signature.authMethod === "SESSION" ? "by signing in" : "with a token"}
          </Line>
        )}
        {wetInk && (
          <Line what="On paper">
            uploaded by {wetInk.uploadedByName}, <Moment at={wetInk.uploadedAt} timeZone={timeZone} />
            {wetInk.uploadedFrom?.ipTruncated && (
              <>
                , from the network <code>{wetInk.uploadedFrom.ipTruncated}</code>
              </>
            )}
            {wetInk.attestedByName && wetInk.attestedAt && (
              <>
                ; attested by {wetInk.attestedByName}, <Moment at={wetInk.attestedAt} timeZone={timeZone} />
              </>
            )}
          </Line>
        )}
        {signature.ipTruncated && (
          <Line what="From">
            the network <code>{signature.ipTruncated}</code>
            {signature.userAgent && <small>{signature.userAgent}</small>}
          </Line>
        )}
        <Line what="Over the content">
          <Hash of={signature.contentHash} />
        </Line>
        <Line what="As shown in the PDF">
          <Hash of={signature.documentHash} />
        </Line>
        {signature.prevEventHash && (
          <Line what="After the event">
            <Hash of={signature.prevEventHash} />
          </Line>
        )}
        {signature.copyDeliveredAt && (
          <Line what="Copy sent">
            <Moment at={signature.copyDeliveredAt} timeZone={timeZone} />
          </Line>
        )}
      </dl>
    </details>
  );
}

function Line({ what, children }: { what: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const Hash = ({ of }: { of: string }) => <code class="hash">{of}</code>;

/** `9f3a41c7 … 2c01b06e`: enough to compare with the footer of the paper, which prints all of it. */
export const short = (hash: string): string => `${hash.slice(0, 8)} … ${hash.slice(-8)}`;
