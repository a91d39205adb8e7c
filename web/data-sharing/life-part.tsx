/** What came after signing: what single parties have restricted, and after the end what became of the data. */
import { type Executed, owing, recipients } from "#shared/data-sharing/disposition.ts";
import { lastDayOf } from "#shared/data-sharing/phase.ts";
import type { DataPhase, DataSharing } from "#shared/data-sharing/schema.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { executedVersions, partiesTo } from "#shared/data-sharing/versions.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import type { Names } from "../agreements/names.ts";
import { get } from "../api.ts";
import { changed, useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose } from "../ui/address.ts";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CertificateForm } from "./certificate-form.tsx";
import { DispositionPart } from "./disposition-part.tsx";
import { RestrictionsPart } from "./restrictions-part.tsx";

type LifeProps = {
  agreement: DataSharing;
  phase: DataPhase;
  etag: string | undefined;
  path: string;
  names: Names;
  people: readonly MemberRow[];
};

export function LifePart(props: LifeProps) {
  const { agreement, phase, etag, path, names, people } = props;
  const { actor } = usePlace();
  const [certify] = useAddress("certify");
  const close = useClose("certify");
  const me = people.find(({ personId }) => personId === actor.person);
  if (certify !== "")
    return (
      <CertificateForm
        agreement={agreement}
        subRecipient={certify === "own" ? "" : certify}
        name={certify === "own" ? names.name(actor.organization ?? "") : certify}
        title={me?.title ?? ""}
        etag={etag}
        path={path}
        reload={() => void changed(path)}
        onDone={() => close("disposition")}
      />
    );
  return (
    <>
      {(phase === "IN_DISPOSITION" || phase === "CLOSED") && <Owing {...props} />}
      <RestrictionsPart agreement={agreement} phase={phase} etag={etag} path={path} names={names} />
    </>
  );
}

/** Everyone who could receive under any version that was executed, and who of them has not certified. */
function Owing(props: LifeProps) {
  const { agreement, path } = props;
  const { today } = usePlace().partnership;
  const read = useLoad(`${path}/recipients`, async (signal) =>
    Promise.all(
      executedVersions(agreement).map(async (version): Promise<Executed> => {
        const { versionNo } = version;
        const at = versionNo === agreement.versionNo ? path : `${path}/versions/${versionNo}`;
        return {
          parties: partiesTo(agreement, version),
          terms: (await get<DataTerms>(`${at}/terms`, signal)).data,
        };
      }),
    ),
  );
  if (read.state === "loading") return <Skeleton of="who received data" lines={9} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const all = recipients(read.data, agreement);
  const missing = owing(all, agreement.certificates, lastDayOf(agreement) ?? today);
  return <DispositionPart {...props} owing={missing} />;
}
