/** Adding a legal basis of one's own: a statute or a policy that this partnership's agreements rest on. */
import { useLocation } from "preact-iso/router";
import { isConvener } from "#shared/actor.ts";
import type { LegalBasis } from "#shared/data-sharing/bases-schema.ts";
import type { Objection } from "#shared/problem.ts";
import { invalid, post } from "../api.ts";
import { changed, useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useDraft } from "../ui/draft.ts";
import { CheckField, ChoiceField, TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { FormPage } from "../ui/form-page.tsx";
import { Page } from "../ui/page.tsx";
import { basesPath, useBases } from "./load.ts";
import { dataPaths } from "./paths.ts";
import { choicesOf, familyWords } from "./words.ts";

type Typed = {
  id: string;
  name: string;
  citation: string;
  jurisdiction: string;
  family: LegalBasis["family"];
  addsToFerpa: boolean;
  implies: string;
};

const empty: Typed = {
  ...{ id: "", name: "", citation: "", jurisdiction: "US-IL" },
  ...{ family: "state", addsToFerpa: true, implies: "" },
};

export function LegalBasisFormPage() {
  const { partnership, actor } = usePlace();
  const read = useBases(partnership.id);
  const title = "Add a legal basis";
  const crumbs = [
    { href: paths.dataSharing(partnership.id), label: "Data sharing" },
    { href: dataPaths.legalBases(partnership.id), label: "Legal bases" },
  ];
  const why: Objection = isConvener(actor)
    ? undefined
    : { code: "role-missing", why: "The convener decides which legal bases are used here." };
  return (
    <FormPage title={title} crumbs={crumbs} lines={10} read={read} why={() => why}>
      {(bases) => (
        <Page
          title={title}
          crumbs={crumbs}
          lede="A statute or a policy of your own. What it asks for comes after this, item by item."
          narrow
        >
          <Questions bases={bases} />
        </Page>
      )}
    </FormPage>
  );
}

function Questions({ bases }: { bases: readonly LegalBasis[] }) {
  const { partnership } = usePlace();
  const { route } = useLocation();
  const base = basesPath(partnership.id);
  const draft = useDraft<Typed>(`legal-basis/${partnership.id}/new`, empty);
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const save = useAction(async (key) => {
    const missing = (["id", "name", "citation"] as const).filter((name) => value[name].trim() === "");
    if (missing.length > 0)
      throw invalid(missing.map((name) => ({ pointer: `/${name}`, detail: "It needs one." })));
    const { implies, ...rest } = value;
    const { data } = await post<LegalBasis>(
      base,
      { ...rest, jurisdiction: rest.jurisdiction.trim(), implies: implies ? [implies] : [] },
      { key },
    );
    await changed(base);
    draft.forget();
    route(dataPaths.legalBasis(partnership.id, data.id));
  });
  return (
    <Form label="Legal basis" action={save} draft={draft}>
      <TextField
        label="Name"
        pointer="/name"
        value={value.name}
        onValue={(name) => set({ name })}
        autocomplete="off"
      />
      <TextField
        label="Short id"
        pointer="/id"
        hint="Lowercase letters, digits and underscores: il_dcfs_research. It cannot be changed later."
        value={value.id}
        onValue={(id) => set({ id: id.toLowerCase() })}
        autocomplete="off"
        spellcheck={false}
      />
      <TextField
        label="Citation"
        pointer="/citation"
        value={value.citation}
        onValue={(citation) => set({ citation })}
        autocomplete="off"
      />
      <TextField
        label="Where it applies"
        pointer="/jurisdiction"
        hint="A country, or a state of it: US, US-IL."
        value={value.jurisdiction}
        onValue={(jurisdiction) => set({ jurisdiction: jurisdiction.toUpperCase() })}
        autocomplete="off"
        spellcheck={false}
      />
      <ChoiceField
        label="Kind"
        pointer="/family"
        value={value.family}
        onValue={(family) => set({ family: family as LegalBasis["family"] })}
        choices={choicesOf(familyWords)}
      />
      <CheckField
        label="It adds to FERPA and never replaces it"
        hint="An agreement that rests on it needs a FERPA basis as well."
        checked={value.addsToFerpa}
        onChecked={(addsToFerpa) => set({ addsToFerpa })}
      />
      <ChoiceField
        label="Brings with it"
        pointer="/implies"
        hint="Another basis whose list is asked for as well."
        optional
        value={value.implies}
        onValue={(implies) => set({ implies })}
        choices={bases.map(({ id, name }) => ({ value: id, label: name }))}
        none="Nothing"
      />
      <FormEnd yes="Add this legal basis" leave={dataPaths.legalBases(partnership.id)} />
    </Form>
  );
}
