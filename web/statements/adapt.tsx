/** Making a framework one's own: a copy of an edition, each statement under an identifier of its own that keeps naming where it came from. */
import { useLocation } from "preact-iso/router";
import type { AdaptationDraft, FrameworkView } from "#shared/statements/schema.ts";
import { post } from "../api.ts";
import { changed, useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { frameworksPath } from "./load.ts";
import { statementsInWords } from "./words.ts";

type Props = { framework: FrameworkView; path: string; onLeave: () => void };

export function AdaptForm({ framework, path, onLeave }: Props) {
  const { partnership, organization } = usePlace();
  const { route } = useLocation();
  const { document, published, identifier } = framework;
  const last = published.at(-1);
  const draft = useDraft(`adaptation/${identifier}`, {
    title: "",
    creator: organization?.name ?? "",
    edition: String(last?.editionNo ?? ""),
  });
  const { value } = draft;
  const set = (part: Partial<typeof value>) => draft.set({ ...value, ...part });
  const adapt = useAction(async (key) => {
    const { title, creator, edition } = value;
    const body: AdaptationDraft = {
      title: title.trim(),
      ...(creator.trim() ? { creator: creator.trim() } : {}),
      ...(edition ? { editionNo: Number(edition) } : {}),
    };
    const { data } = await post<FrameworkView>(`${path}/adapt`, body, { key });
    await changed(frameworksPath(partnership.id));
    draft.forget();
    route(paths.statementFramework(partnership.id, data.identifier));
  });
  const chosen = published.find(({ editionNo }) => String(editionNo) === value.edition);
  return (
    <FormPart id="adapt-form" title="Make an adaptation">
      <Form label="Adaptation" action={adapt} draft={draft}>
        <p>
          {statementsInWords((chosen ?? framework).items)} of {document.title} become a framework that{" "}
          {organization?.name ?? "your organization"} keeps and changes as it likes. Each keeps naming the
          statement it came from, so that others can follow it back. What is retired stays behind.
        </p>
        <TextField
          label="Title"
          pointer="/title"
          hint="What tells it from the one it is made of: your region, your trade."
          value={value.title}
          onValue={(title) => set({ title })}
          autocomplete="off"
        />
        <TextField
          label="Who writes it"
          pointer="/creator"
          hint={`Left empty, it says ${document.creator} as before.`}
          value={value.creator}
          onValue={(creator) => set({ creator })}
          autocomplete="off"
          optional
        />
        {published.length > 1 && (
          <ChoiceField
            label="Made of which edition"
            pointer="/editionNo"
            value={value.edition}
            onValue={(edition) => set({ edition })}
            choices={published.toReversed().map((one) => ({
              value: String(one.editionNo),
              label: one.document.version ?? `Edition ${one.editionNo}`,
            }))}
          />
        )}
        {!last && (
          <p class="muted">No edition was published yet, so it is made of what is being worked on.</p>
        )}
        <FormEnd yes="Make it ours" doing="Copying" leave={onLeave} />
      </Form>
    </FormPart>
  );
}
