/** Every version that was signed, with its days and its paper; who signed this one; and the same as data. */
import type { RegistryAgreement, RegistryVersion } from "#shared/agreements/registry.ts";
import { paths } from "../paths.ts";
import { Badge } from "../ui/badge.tsx";
import { Day, Days } from "../ui/dates.tsx";
import { Section } from "../ui/page.tsx";
import { kindWords, standing } from "./words.ts";

type Part = { agreement: RegistryAgreement; shown: RegistryVersion };

export function Versions({ agreement, shown }: Part) {
  return (
    <>
      <Signed shown={shown} agreement={agreement} />
      <Section id="versions" title="Versions">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section class="scroll" tabIndex={0} aria-label="Table of versions">
          <table class="sticky">
            <thead>
              <tr>
                <th scope="col">Version</th>
                <th scope="col">State</th>
                <th scope="col">Holds</th>
                <th scope="col">Signed</th>
                <th scope="col">Signed PDF</th>
              </tr>
            </thead>
            <tbody>
              {agreement.versions.map((version) => (
                <Line key={version.versionNo} agreement={agreement} version={version} shown={shown} />
              ))}
            </tbody>
          </table>
        </section>
        {agreement.versions.some(({ document }) => document) && (
          <p class="muted">A signed PDF is the document itself: it names the people who signed.</p>
        )}
      </Section>
      <Section id="data" title="As data">
        <p>
          In <abbr title="Credential Transparency Description Language">CTDL</abbr>, the vocabulary of the
          Credential Registry, as JSON-LD:{" "}
          <a href={paths.ctdl(agreement.id)}>this agreement with all its versions</a>.
        </p>
        {shown.contentHash && (
          <p class="muted">
            SHA-256 of what was signed: <code class="hash">{shown.contentHash}</code>
          </p>
        )}
      </Section>
    </>
  );
}

function Line({
  agreement,
  version,
  shown,
}: {
  agreement: RegistryAgreement;
  version: RegistryVersion;
  shown: RegistryVersion;
}) {
  const { versionNo, kind, dateEffective, executedOn, changeSummary, document } = version;
  const { state, word } = standing(version);
  return (
    <tr>
      <th scope="row">
        <span class="named">
          <a
            href={paths.registryAgreement(agreement.partnership.id, agreement.id, versionNo)}
            aria-current={version === shown ? "true" : undefined}
          >
            Version {versionNo}
          </a>
          <small>
            {kindWords[kind]}
            {changeSummary && `: ${changeSummary}`}
          </small>
        </span>
      </th>
      <td>
        <Badge state={state}>{word}</Badge>
      </td>
      <td class="nowrap">
        <Days from={dateEffective} until={version.lastDay} />
      </td>
      <td class="nowrap">
        <Day date={executedOn} />
      </td>
      <td>
        {document ? (
          <a
            href={paths.registryDocument(agreement.partnership.id, agreement.id, versionNo)}
            download
            aria-label={`Signed PDF of version ${versionNo}`}
          >
            PDF, {sizeInWords(document.sizeBytes)}
          </a>
        ) : (
          <span class="muted">Ask a party</span>
        )}
      </td>
    </tr>
  );
}

/** Offices, not names: those stand in the signed document alone. */
function Signed({ shown }: Part) {
  if (shown.signatures.length === 0) return null;
  const place = (id: string) =>
    shown.organizations.find((one) => one.id === id)?.name ?? "an organization that left";
  return (
    <Section id="signed" title="Signed by">
      <ul class="stack tight">
        {shown.signatures.map(({ organizationId, title, signedOn }, index) => (
          <li key={`${index} ${organizationId}`}>
            {title}, {place(organizationId)}
            {signedOn && (
              <>
                , <Day date={signedOn} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
