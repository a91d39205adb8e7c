/** One document in a list: what it is, whether it can be opened, what was found in it, and what to do next. */
import { useRef } from "preact/hooks";
import { documentTypes } from "#shared/documents/kinds.ts";
import { isExpected, objectionToDownloading } from "#shared/documents/rules.ts";
import type { DownloadLink, FoundDocument } from "#shared/documents/schema.ts";
import { place } from "#shared/documents/search.ts";
import type { Objection } from "#shared/problem.ts";
import { get } from "../api.ts";
import { useAction } from "../load.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Moment } from "../ui/dates.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { acceptedTypes } from "./prepare.ts";
import { attach } from "./tries.ts";
import { sizeInWords, stateInWords } from "./words.ts";

export type DocumentLineProps = {
  document: FoundDocument;
  base: string;
  timeZone: string;
  /** What was searched for. */
  wanted?: string;
  /** Why this person cannot send it again; undefined when they can. */
  objectionToRetry: Objection;
  /** Where its agreement stands, in a list of several agreements'. */
  agreement?: { href: string; name: string };
};

export function DocumentLine({
  document,
  base,
  timeZone,
  wanted,
  objectionToRetry,
  agreement,
}: DocumentLineProps) {
  const { id, name, type, sizeBytes, uploadedByName, announcedAt, found } = document;
  const { drawn, word, means } = stateInWords(document);
  const chooser = useRef<HTMLInputElement>(null);
  const download = useAction(async () => {
    const { data } = await get<DownloadLink>(`${base}/${id}/download`);
    // The answer is always an attachment, so the page stays where it is.
    location.assign(data.url);
  });
  return (
    <div class="stack tight">
      <div class="row between">
        <div>
          <b>{name}</b>
          <small class="muted">
            {documentTypes[type].name}, {sizeInWords(sizeBytes)}, from {uploadedByName},{" "}
            <Moment at={announcedAt} timeZone={timeZone} />
          </small>
          {agreement && (
            <small>
              With <a href={agreement.href}>{agreement.name}</a>
            </small>
          )}
        </div>
        <div class="row">
          <Badge state={drawn}>{word}</Badge>
          <span class="no-print">
            <Button
              small
              onClick={() => void download.run()}
              busy={download.busy && "Fetching"}
              because={objectionToDownloading(document)?.why}
            >
              <Icon name="download" /> Download<span class="sr"> {name}</span>
            </Button>
          </span>
        </div>
      </div>
      {means && <small>{means}</small>}
      {found && (
        <p>
          <small class="muted">Found in document:</small> <Found words={found} wanted={wanted ?? ""} />
        </p>
      )}
      {isExpected(document) && !objectionToRetry && (
        <div class="no-print">
          <Button small onClick={() => chooser.current?.click()} note="Choose the same file once more.">
            Send it again
          </Button>
          <input
            ref={chooser}
            type="file"
            hidden
            aria-label={`The file ${name}`}
            accept={acceptedTypes}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = "";
              if (file) void attach(base, document.about.id, file, document);
            }}
          />
        </div>
      )}
      {download.problem && <ProblemNotice problem={download.problem} live />}
    </div>
  );
}

/** Said once above a list: what nobody looked at for malware. */
export function Unscanned({ documents }: { documents: readonly Pick<FoundDocument, "scan">[] }) {
  if (!documents.some(({ scan }) => scan === "NOT_SCANNED_HERE")) return null;
  return (
    <p class="muted">
      <Icon name="question" /> This hub has no malware scanner: files marked “Not scanned here” are what was
      announced, and nobody looked into them. Open them with care.
    </p>
  );
}

/** The words around the find, with what was looked for marked. */
export function Found({ words, wanted }: { words: string; wanted: string }) {
  const { start, end } = place(words, wanted) ?? { start: 0, end: 0 };
  return (
    <q>
      {words.slice(0, start)}
      <mark>{words.slice(start, end)}</mark>
      {words.slice(end)}
    </q>
  );
}
