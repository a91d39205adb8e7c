/** Writing an instrument of one's own, or another edition of one: principles and elements, kept here until they are saved. */
import { useLocation, useRoute } from "preact-iso/router";
import type { InstrumentView } from "#shared/evaluations/instrument-schema.ts";
import { objectionToInstruments } from "#shared/evaluations/rules.ts";
import { usualScale } from "#shared/evaluations/shipped/mapped.ts";
import { type Answer, get, post, put } from "../api.ts";
import { changed, fresh, useAction, useLoad } from "../load.ts";
import { paths, query } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { useDraft } from "../ui/draft.ts";
import { Group, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { FormPage } from "../ui/form-page.tsx";
import { Page } from "../ui/page.tsx";
import { instrumentsPath } from "./load.ts";
import { evaluationPaths } from "./paths.ts";
import { emptyElement, PrinciplesField, type TypedPrinciple } from "./principles-field.tsx";
import "./evaluations.css";

export function InstrumentFormPage() {
  const { partnership, actor } = usePlace();
  const asked = useRoute().params["part"];
  const [edition] = useAddress("edition");
  const id = asked === "new" ? undefined : asked;
  const base = instrumentsPath(partnership.id);
  const at = `${base}/${id}${query({ edition })}`;
  const read = fresh(
    useLoad<Answer<InstrumentView> | undefined>(`${at}#form`, async (signal) =>
      id === undefined ? undefined : get<InstrumentView>(at, signal),
    ),
  );
  const title = id === undefined ? "Add an instrument" : "Write another edition";
  const crumbs = [
    { href: paths.programs(partnership.id), label: "Programs" },
    { href: evaluationPaths.instruments(partnership.id), label: "Instruments" },
  ];
  return (
    <FormPage title={title} crumbs={crumbs} lines={16} read={read} why={() => objectionToInstruments(actor)}>
      {(answer, reload) => (
        <Page
          title={title}
          crumbs={
            answer
              ? [
                  ...crumbs,
                  {
                    href: evaluationPaths.instrument(partnership.id, answer.data.instrumentId),
                    label: answer.data.name,
                  },
                ]
              : crumbs
          }
          lede="Once it is added it never changes: rounds go by it. An element that keeps its id stays comparable with earlier rounds."
          narrow
        >
          <Words answer={answer} base={base} reload={reload} />
        </Page>
      )}
    </FormPage>
  );
}

type Typed = {
  instrumentId: string;
  edition: string;
  name: string;
  source: string;
  verifiedOn: string;
  principles: TypedPrinciple[];
};

function Words({
  answer,
  base,
  reload,
}: {
  answer: Answer<InstrumentView> | undefined;
  base: string;
  reload: () => void;
}) {
  const { partnership } = usePlace();
  const { route } = useLocation();
  const its = answer?.data;
  const draft = useDraft<Typed>(`instrument/${partnership.id}/${its?.instrumentId ?? "new"}`, {
    instrumentId: its?.instrumentId ?? "",
    edition: partnership.today.slice(0, 4),
    name: its?.name ?? "",
    source: its?.source ?? "",
    verifiedOn: "",
    principles: its?.principles ?? [
      { principleId: "p1", name: "", statement: "", elements: [emptyElement("p1.1")] },
    ],
  });
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const save = useAction(async (key) => {
    const { instrumentId, verifiedOn, ...rest } = value;
    const body = {
      ...rest,
      ...(verifiedOn ? { verifiedOn } : {}),
      scale: its?.scale ?? usualScale,
    };
    const { data } = its
      ? await put<InstrumentView>(`${base}/${its.instrumentId}`, body, { ifMatch: answer?.etag })
      : await post<InstrumentView>(base, { ...body, instrumentId: instrumentId.trim() }, { key });
    await changed(base);
    draft.forget();
    route(evaluationPaths.instrument(partnership.id, data.instrumentId, data.edition));
  });
  return (
    <Form label="Instrument" action={save} reload={reload} draft={draft}>
      <Group legend="What it is">
        {!its && (
          <TextField
            label="Short id"
            pointer="/instrumentId"
            hint="Small letters, digits and hyphens: it stands in addresses and mappings, such as our-region."
            value={value.instrumentId}
            onValue={(instrumentId) => set({ instrumentId })}
            autocomplete="off"
            spellcheck={false}
          />
        )}
        <TextField label="Name" pointer="/name" value={value.name} onValue={(name) => set({ name })} />
        <TextField
          label="Edition"
          pointer="/edition"
          hint="A name no edition of it has yet."
          value={value.edition}
          onValue={(edition) => set({ edition })}
        />
        <ProseField
          label="Where it comes from"
          pointer="/source"
          rows={3}
          optional
          value={value.source}
          onValue={(source) => set({ source })}
        />
        <TextField
          label="Compared with its source on"
          pointer="/verifiedOn"
          type="date"
          optional
          max={partnership.today}
          value={value.verifiedOn}
          onValue={(verifiedOn) => set({ verifiedOn })}
        />
      </Group>
      <PrinciplesField value={value.principles} onValue={(principles) => set({ principles })} />
      <FormEnd
        yes={its ? "Add this edition" : "Add this instrument"}
        leave={
          its
            ? evaluationPaths.instrument(partnership.id, its.instrumentId)
            : evaluationPaths.instruments(partnership.id)
        }
      />
    </Form>
  );
}
