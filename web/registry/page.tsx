/** One public agreement: between whom, for which days, which courses give which credit, and the paper it stands on. */
import type { RegistryAgreement, RegistryVersion } from "#shared/agreements/registry.ts";
import { receives, sends } from "#shared/agreements/roles.ts";
import { listed, typeWords } from "#shared/agreements/table-words.ts";
import { paths } from "../paths.ts";
import { read, useReading } from "../public-read.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Day, Days, fromToday } from "../ui/dates.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Failed } from "./failed.tsx";
import { RegistryFrame } from "./frame.tsx";
import { Terms } from "./terms.tsx";
import { standing } from "./words.ts";
import "../agreements/agreements.css";

export const RegistryAgreementPage = () => (
  <RegistryFrame>
    <Asked />
  </RegistryFrame>
);

function Asked() {
  // Every link of this page is a page load, so what the address says stays as it is.
  const [, , partnership = "", agreement = ""] = location.pathname.split("/");
  const found = useReading(`/partnerships/${partnership}/agreements/${agreement}`, read<RegistryAgreement>);
  const crumbs = [{ href: paths.registry({ region: partnership }), label: "Registry" }];
  if (found.state === "loading")
    return (
      <Page title="Agreement" crumbs={crumbs} above="…">
        <Skeleton of="the agreement" lines={16} />
      </Page>
    );
  if (found.state === "problem")
    return (
      <Page title="Agreement" crumbs={crumbs}>
        {found.status === 404 ? (
          <Notice kind="warn" title="There is no such public agreement">
            <p>
              It may no longer be shown to everyone.{" "}
              <a href={paths.registry({ region: partnership })}>See all public agreements</a>.
            </p>
          </Notice>
        ) : (
          <Failed {...found} />
        )}
      </Page>
    );
  return <Found agreement={found.data} crumbs={crumbs} />;
}

function Found({
  agreement,
  crumbs,
}: {
  agreement: RegistryAgreement;
  crumbs: readonly { href: string; label: string }[];
}) {
  const { versions, partnership, today, codedNotation } = agreement;
  const asked = new URLSearchParams(location.search).get("version");
  const now = versions.find(({ phase }) => phase === "IN_FORCE") ?? (versions[0] as RegistryVersion);
  const shown = versions.find(({ versionNo }) => String(versionNo) === asked) ?? now;
  const { state, word } = standing(shown);
  const named = (which: typeof sends) =>
    shown.parties
      .filter(which)
      .flatMap(({ organizationId }) => shown.organizations.find(({ id }) => id === organizationId) ?? []);
  // The last thing on the page, and fetched as such.
  const Versions = useChunk(async () => (await import("./versions.tsx")).Versions, true);
  const [schools, colleges] = [named(sends), named(receives)];
  const names = (of: typeof schools) => listed(of.map(({ name }) => name));
  return (
    <Page
      title={shown.name}
      crumbs={[
        ...crumbs,
        { href: paths.registryAgreement(partnership.id, agreement.id), label: codedNotation },
      ]}
      above={
        <>
          <Badge state={state}>{word}</Badge>
          <span class="muted">
            <code>{codedNotation}</code>, {typeWords[shown.agreementType].toLowerCase()}
            {versions.length > 1 && `, version ${shown.versionNo}`}
          </span>
        </>
      }
      lede={`${names(schools)} ${schools.length === 1 ? "sends" : "send"} students. ${names(colleges)} ${colleges.length === 1 ? "grants" : "grant"} credit.`}
      actions={<Take agreement={agreement} version={shown} />}
    >
      {shown !== now && (
        <Notice title={`You are reading version ${shown.versionNo}`}>
          <p>
            A course counts by the version that was in force on the day it was finished.{" "}
            <a href={paths.registryAgreement(partnership.id, agreement.id)}>
              {now.phase === "IN_FORCE" ? "Read the one in force today" : "Read the newest"}
            </a>
            .
          </p>
        </Notice>
      )}
      <div class="cols wide-left">
        <div class="stack roomy">
          <Facts version={shown} today={today} region={partnership.name} />
          {shown.purpose && <p>{shown.purpose}</p>}
        </div>
        <aside class="sheet stack tight no-print" aria-labelledby="ask">
          <h2 id="ask" class="small-head">
            What credit do I get?
          </h2>
          <p>Three questions, no sign-in, nothing stored. Start with your school:</p>
          <ul class="stack tight plain">
            {schools.map(({ id, code, name }) => (
              <li key={id}>
                <a href={paths.lookUp({ region: partnership.id, school: code })}>{name}</a>
              </li>
            ))}
          </ul>
        </aside>
      </div>
      <Terms version={shown} />
      {Versions && <Versions agreement={agreement} shown={shown} />}
    </Page>
  );
}

/** The signed paper, which unlike this page names people, and the page on paper. */
function Take({ agreement, version }: { agreement: RegistryAgreement; version: RegistryVersion }) {
  return (
    <>
      {version.document && (
        <div class="move moves no-print">
          <a
            class="button primary"
            href={paths.registryDocument(agreement.partnership.id, agreement.id, version.versionNo)}
            download
            aria-describedby="names"
          >
            <Icon name="download" /> Signed PDF
          </a>
          <span class="why" id="names">
            It names the people who signed.
          </span>
        </div>
      )}
      <Button onClick={() => print()}>
        <Icon name="print" /> Print
      </Button>
    </>
  );
}

function Facts({ version, today, region }: { version: RegistryVersion; today: string; region: string }) {
  const { dateEffective, lastDay: until, pathway, cipCodes, executedOn, teachOutUntil } = version;
  return (
    <dl class="facts">
      <div>
        <dt>Term</dt>
        <dd>
          <Days from={dateEffective} until={until} />
          <small>
            {dateEffective > today
              ? `begins ${fromToday(dateEffective, today)}`
              : until < today
                ? `ended ${fromToday(until, today)}`
                : `ends ${fromToday(until, today)}`}
          </small>
        </dd>
      </div>
      {teachOutUntil && (
        <div>
          <dt>Teach-out</dt>
          <dd>
            <Day date={teachOutUntil} />
            <small>courses finished by then still count</small>
          </dd>
        </div>
      )}
      <div>
        <dt>Signed</dt>
        <dd>
          <Day date={executedOn} />
        </dd>
      </div>
      {pathway && (
        <div>
          <dt>Pathway</dt>
          <dd>
            <a href={paths.framework(pathway.id.split("/")[0])}>{pathway.name}</a>
            {pathway.cluster && <small>{pathway.cluster}</small>}
          </dd>
        </div>
      )}
      {cipCodes.length > 0 && (
        <div>
          <dt>CIP</dt>
          <dd>{cipCodes.join(", ")}</dd>
        </div>
      )}
      <div>
        <dt>Region</dt>
        <dd>{region}</dd>
      </div>
    </dl>
  );
}
