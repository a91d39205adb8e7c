/** Agreements whose rules differ from a catalog: each with what changed, before and after. */

import { counted } from "#shared/agreements/table-words.ts";
import type { TouchedAgreement } from "#shared/courses/drift-schema.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { DriftList } from "./drift-list.tsx";

type TouchedListProps = {
  agreements: readonly TouchedAgreement[];
  code: (id: string) => string;
  /** What is said where there is none. */
  none: string;
};

export function TouchedList({ agreements, code, none }: TouchedListProps) {
  const { partnership } = usePlace();
  if (agreements.length === 0) return <p class="muted">{none}</p>;
  return (
    <ul class="plain touched">
      {agreements.map(({ agreementId, codedNotation, name, drift }) => (
        <li key={agreementId}>
          <p>
            <a href={paths.agreement(partnership.id, agreementId)}>
              <b>{name}</b>
            </a>{" "}
            <span class="muted">
              <code>{codedNotation}</code>, {counted(drift.length, "change")}
            </span>
          </p>
          <DriftList
            drift={drift}
            code={code}
            ruleHref={(ruleNo) => `${paths.agreement(partnership.id, agreementId)}#rule-${ruleNo}`}
          />
        </li>
      ))}
    </ul>
  );
}
