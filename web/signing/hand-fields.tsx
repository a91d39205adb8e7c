/**
 * What every signature in the hub is given by, whatever is signed: consent to the shown sentences about this very text,
 * how one signs, name and title, and the sentence that says what it means. A slot's signer and who joins use the same.
 */
import { consentTexts, currentConsent } from "#shared/signing/texts.ts";
import { CheckField, Group, TextField, useRefusal } from "../ui/field.tsx";
import { DrawField } from "./draw-field.tsx";

export type TypedHand = {
  method: "TYPED" | "DRAWN";
  nameAsSigned: string;
  title: string;
  drawing: string;
  /** What was agreed to: these sentences, about this text. It is no consent to others. */
  consentedTo: string;
};

export const emptyHand = (nameAsSigned: string, title: string): TypedHand => ({
  ...{ method: "TYPED", nameAsSigned, title, drawing: "", consentedTo: "" },
});

const consentTo = (contentHash: string | undefined) => `${currentConsent} ${contentHash}`;
const hasConsented = ({ consentedTo }: TypedHand, contentHash: string | undefined): boolean =>
  consentedTo === consentTo(contentHash);

/** What a hand lacks, said at its field before anything is sent; `consent` is what to do who does not agree. */
export function missingOf(hand: TypedHand, contentHash: string | undefined, consent: string) {
  const { method, drawing, nameAsSigned, title } = hand;
  const asked: [boolean, string, string][] = [
    [!hasConsented(hand, contentHash), "/consented", consent],
    [nameAsSigned.trim() === "", "/nameAsSigned", "Your name, as you sign."],
    [title.trim() === "", "/title", "The office you sign as."],
    [method === "DRAWN" && drawing === "", "/drawing", "Draw your signature first."],
  ];
  return asked.flatMap(([is, pointer, detail]) => (is ? [{ pointer, detail }] : []));
}

/** As it is sent. */
export const handOf = (hand: TypedHand, contentHash: string | undefined, intentText: string) => ({
  ...{ method: hand.method, nameAsSigned: hand.nameAsSigned, title: hand.title },
  ...(hand.method === "DRAWN" ? { drawing: hand.drawing } : {}),
  consented: hasConsented(hand, contentHash),
  consentTextVersion: currentConsent,
  ...{ intentText, contentHash },
});

type HandProps = {
  hand: TypedHand;
  set: (part: Partial<TypedHand>) => void;
  contentHash: string | undefined;
  /** What the signature says, as the hub keeps it. */
  intent: string;
};

export function HandFields({ hand, set, contentHash, intent }: HandProps) {
  return (
    <>
      <Group legend="Signing electronically" pointer="/consented">
        <ol class="consent">
          {consentTexts[currentConsent].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
        <CheckField
          label="I agree to these three sentences"
          checked={hasConsented(hand, contentHash)}
          onChecked={(on) => set({ consentedTo: on ? consentTo(contentHash) : "" })}
        />
      </Group>
      <fieldset class="choices">
        <legend>How you sign</legend>
        {(["TYPED", "DRAWN"] as const).map((method) => (
          <div class="option" key={method}>
            <input
              type="radio"
              id={`method-${method}`}
              name="method"
              checked={hand.method === method}
              onChange={() => set({ method })}
            />
            <label for={`method-${method}`}>
              {method === "TYPED" ? "Type your name" : "Draw your signature"}
            </label>
          </div>
        ))}
      </fieldset>
      <div class="pair">
        <TextField
          label="Your name, as you sign"
          pointer="/nameAsSigned"
          autocomplete="name"
          value={hand.nameAsSigned}
          onValue={(nameAsSigned) => set({ nameAsSigned })}
        />
        <TextField
          label="Your title"
          pointer="/title"
          autocomplete="organization-title"
          value={hand.title}
          onValue={(title) => set({ title })}
        />
      </div>
      {hand.method === "DRAWN" && <Drawing value={hand.drawing} onValue={(drawing) => set({ drawing })} />}
      <blockquote class="intent">
        <p>{intent}</p>
      </blockquote>
    </>
  );
}

function Drawing(props: { value: string; onValue: (path: string) => void }) {
  return <DrawField {...props} error={useRefusal("/drawing")} />;
}
