/** One line of the checklist: whether it is answered, what it asks with its citation, and where to read or mend it. */
import type { CheckFinding, CheckItem, LegalBasis } from "#shared/data-sharing/bases-schema.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { usePlace } from "../session.ts";
import { dayInWords } from "../ui/dates.tsx";
import { Icon } from "../ui/icon.tsx";
import { mendingOf, readingOf } from "./where.ts";

type LineProps = {
  item: CheckItem;
  no: number;
  /** The first that is missing: its button is the page's primary one. */
  first: boolean;
  agreement: DataSharing;
  bases: readonly LegalBasis[];
  mayEdit: boolean;
};

/** What stands open in the way weighs more than what only warns. */
const weight = (findings: readonly CheckFinding[]): "answered" | "missing" | "warned" =>
  findings.some(({ severity }) => severity === "block")
    ? "missing"
    : findings.length > 0
      ? "warned"
      : "answered";

const marks = {
  answered: { icon: "check", label: "answered" },
  missing: { icon: "cross", label: "missing" },
  warned: { icon: "alert", label: "open, only a warning" },
} as const;

export function ChecklistLine(props: LineProps) {
  const { item, no } = props;
  const { code, citation, text, findings } = item;
  const state = weight(findings);
  const element = elementOf(props);
  return (
    <li id={`asks-${no}`} class={state === "answered" ? undefined : state}>
      <span class="tick">
        <Icon name={marks[state].icon} label={marks[state].label} />
      </span>
      <div class="asks">
        <b>{text}</b>
        <small>
          {code}, {citation}
        </small>
        {element && element.verifiedOn === undefined && (
          <small class="unverified">Nobody here has compared it with its source yet.</small>
        )}
      </div>
      <div class="answers">
        {findings.map((finding) => (
          <Mending key={`${finding.path} ${finding.message}`} finding={finding} {...props} />
        ))}
        {findings.length === 0 && <Where {...props} />}
      </div>
    </li>
  );
}

const elementOf = ({ item, bases }: Pick<LineProps, "item" | "bases">) =>
  bases.find(({ id }) => id === item.basisId)?.elements.find(({ id }) => id === item.code);

function Mending({ finding, first, agreement, item, bases, mayEdit }: LineProps & { finding: CheckFinding }) {
  const { partnership } = usePlace();
  const place = { partnership: partnership.id, agreement: agreement.id };
  const required = elementOf({ item, bases }) !== undefined;
  const { href, act } = mendingOf(finding, place, required);
  const more = finding.message.startsWith(item.text)
    ? finding.message.slice(item.text.length).trim()
    : finding.message;
  return (
    <div class="mending">
      {mayEdit && (
        <a class={`button small no-print${first ? " primary" : ""}`} href={href}>
          {act}
          <span class="sr">: {item.text}</span>
        </a>
      )}
      {more && <small>{withDays(more)}</small>}
      {finding.turned && <small>Only a warning here: {finding.turned}</small>}
    </div>
  );
}

/** `Clause 2.1`, and in a few words what it or the terms say; each leads there. */
function Where(props: LineProps) {
  const { item, agreement } = props;
  const { partnership } = usePlace();
  const place = { partnership: partnership.id, agreement: agreement.id };
  const element = elementOf(props);
  return (
    <>
      {item.where.map((words) => (
        <a key={words} href={readingOf(words, item, element?.answeredBy ?? [], place)}>
          {withDays(words)}
        </a>
      ))}
    </>
  );
}

/** Days as people write them. */
const withDays = (text: string): string => text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, dayInWords);
