/** Which record shows it: those of its kind that this person may read, by their names. */
import type { AgreementRow } from "#shared/agreements/schema.ts";
import type { DataSharingRow } from "#shared/data-sharing/schema.ts";
import type { EvidenceKind } from "#shared/evaluations/instrument-schema.ts";
import type { EvaluationView } from "#shared/evaluations/schema.ts";
import type { CheckAnswer } from "#shared/programs/check-schema.ts";
import type { CampaignRow } from "#shared/validations/schema.ts";
import { get, getAll } from "../api.ts";
import { useDocuments } from "../documents/load.ts";
import { type Loaded, useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { ChoiceField } from "../ui/field.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { stateWords } from "../validations/words.ts";
import { evaluationPaths } from "./paths.ts";
import { kindWords } from "./words.ts";

type Offer = { value: string; label: string; name: string };

type Props = {
  kind: EvidenceKind;
  view: EvaluationView;
  /** Checks that answer the element: they come first. */
  checks: readonly string[];
  value: string;
  onValue: (record: string, name: string) => void;
};

export function RecordField({ kind, view, checks, value, onValue }: Props) {
  return kind === "DOCUMENT" ? (
    <DocumentField view={view} value={value} onValue={onValue} />
  ) : (
    <Offered kind={kind} view={view} checks={checks} value={value} onValue={onValue} />
  );
}

function Offered({ kind, view, checks, value, onValue }: Props) {
  const { partnership } = usePlace();
  const offers = useOffers(kind, partnership.id, view.programId, checks);
  return <Choose kind={kind} offers={offers} value={value} onValue={onValue} />;
}

function DocumentField({ view, value, onValue }: Pick<Props, "view" | "value" | "onValue">) {
  const { partnership } = usePlace();
  const documents = useDocuments(partnership.id, {});
  const offers: Loaded<Offer[]> =
    documents.state === "content"
      ? {
          ...documents,
          data: documents.data
            .toSorted((a, b) => Number(b.about.id === view.id) - Number(a.about.id === view.id))
            .map(({ id, name }) => ({ value: id, label: name, name })),
        }
      : documents;
  return (
    <>
      <Choose kind="DOCUMENT" offers={offers} value={value} onValue={onValue} />
      <p class="muted">
        <a href={evaluationPaths.evaluation(partnership.id, view.id, "documents")}>
          Bring a file to this round
        </a>{" "}
        first, if it is not there yet.
      </p>
    </>
  );
}

function Choose({
  kind,
  offers,
  value,
  onValue,
}: {
  kind: EvidenceKind;
  offers: Loaded<Offer[]>;
  value: string;
  onValue: Props["onValue"];
}) {
  if (offers.state === "problem") return <ProblemNotice problem={offers.problem} retry={offers.retry} />;
  // The field stands there while its choices are read: what is below it does not move when they come.
  const data = offers.state === "content" ? offers.data : undefined;
  const known = data?.some((one) => one.value === value);
  return (
    <ChoiceField
      label={kindWords[kind].choose}
      pointer={kind === "DOCUMENT" ? "/documentId" : "/refId"}
      {...(data?.length === 0 ? { hint: "There is none that you may read." } : {})}
      value={value}
      onValue={(id) => onValue(id, data?.find((one) => one.value === id)?.name ?? "")}
      choices={known || !value ? (data ?? []) : [{ value, label: "As it was" }, ...(data ?? [])]}
      none={data ? "Choose one" : "Reading which there are"}
    />
  );
}

const listPaths: Partial<Record<EvidenceKind, string>> = {
  AGREEMENT: "agreements",
  DATA_SHARING: "data-sharing",
  RELEASE: "data-sharing",
  CAMPAIGN: "campaigns",
  BRIDGE: "bridges",
};

function useOffers(
  kind: EvidenceKind,
  partnership: string,
  program: string,
  checks: readonly string[],
): Loaded<Offer[]> {
  const base = `/partnerships/${partnership}/${listPaths[kind] ?? `programs/${program}/checks`}`;
  return useLoad(`${base}#evidence-${kind}`, async (signal) => {
    switch (kind) {
      case "AGREEMENT":
        return (await getAll<AgreementRow>(base, signal)).map(({ id, name, codedNotation }) => ({
          value: id,
          label: `${codedNotation} ${name}`,
          name,
        }));
      case "DATA_SHARING":
        return (await getAll<DataSharingRow>(base, signal)).map(({ id, name, codedNotation }) => ({
          value: id,
          label: `${codedNotation} ${name}`,
          name,
        }));
      case "RELEASE":
        return releases(base, signal);
      case "CAMPAIGN":
        return (await getAll<CampaignRow>(base, signal)).map(({ id, title, state }) => ({
          value: id,
          label: `${title} (${stateWords[state].word.toLowerCase()})`,
          name: title,
        }));
      case "BRIDGE":
        return (await getAll<{ id: string; title: string }>(base, signal)).map(({ id, title }) => ({
          value: id,
          label: title,
          name: title,
        }));
      default:
        return checkOffers(base, checks, signal);
    }
  });
}

/** Of every agreement that shares data, what was released under it, as far as this person may read the list. */
async function releases(base: string, signal: AbortSignal): Promise<Offer[]> {
  const agreements = await getAll<DataSharingRow>(base, signal);
  const lists = await Promise.all(
    agreements.map(async ({ id, name }) => {
      const at = `${base}/${id}/releases?limit=100`;
      const { items } = await get<{ items: { id: string; indicatorId: string; year: string }[] }>(at, signal)
        .then(({ data }) => data)
        .catch(() => ({ items: [] }));
      return items.map((one) => ({
        value: `${id}/${one.id}`,
        label: `${one.indicatorId}, ${one.year} (${name})`,
        name: `${one.indicatorId}, ${one.year}`,
      }));
    }),
  );
  return lists.flat();
}

async function checkOffers(base: string, best: readonly string[], signal: AbortSignal): Promise<Offer[]> {
  const [{ data }, { checkTable }] = await Promise.all([
    get<{ answers: CheckAnswer[] }>(base, signal),
    import("#shared/programs/check-table.ts"),
  ]);
  const words = { PASS: "passes", FAIL: "fails", CANNOT_TELL: "cannot tell" };
  return data.answers
    .toSorted((a, b) => Number(best.includes(b.checkId)) - Number(best.includes(a.checkId)))
    .map(({ checkId, result }) => {
      const name = checkTable.find(({ id }) => id === checkId)?.name ?? checkId;
      return { value: checkId, label: `${name}: ${words[result]} today`, name: `Check: ${name}` };
    });
}
