/** What the data are for: the scope, each purpose with its number, and the uses that are ruled out by name. */
import type { Purpose } from "#shared/data-sharing/terms-schema.ts";
import { Button } from "../ui/button.tsx";
import { Group, ProseField, TextField } from "../ui/field.tsx";
import { given, LinesField, linesOf, nextId, PartForm, type PartProps, textOf } from "./part-form.tsx";

type Typed = {
  scope: string;
  purposes: { purposeId: Purpose["purposeId"]; code: string; statement: string }[];
  prohibited: string;
};

export function PurposesForm(of: PartProps) {
  const { data } = of.answer;
  const used = (id: string) => data.elements.filter(({ purposeIds }) => purposeIds.includes(id)).length;
  return (
    <PartForm<Typed>
      of={of}
      part="purposes"
      title="Purposes and scope"
      lede="Each piece of data is tied to a purpose by its number. What no purpose needs should not be shared."
      begin={{
        scope: data.scope ?? "",
        purposes: data.purposes.map(({ code = "", ...purpose }) => ({ ...purpose, code })),
        prohibited: textOf(data.prohibitedUses),
      }}
      body={({ scope, purposes, prohibited }) => ({
        scope: scope.trim() === "" ? undefined : scope,
        purposes: purposes.map(({ code, ...purpose }) => ({ ...purpose, ...given("code", code) })),
        prohibitedUses: linesOf(prohibited),
        elements: data.elements.map((element) => ({
          ...element,
          purposeIds: element.purposeIds.filter((id) => purposes.some((one) => one.purposeId === id)),
        })),
      })}
      wrong={({ purposes }) =>
        purposes.flatMap(({ statement }, index) =>
          statement.trim() === ""
            ? [{ pointer: `/purposes/${index}/statement`, detail: "Say what for, or take it off." }]
            : [],
        )
      }
    >
      {(value, set) => {
        const change = (at: number, part: Partial<Typed["purposes"][number]>) =>
          set({ purposes: value.purposes.map((one, index) => (index === at ? { ...one, ...part } : one)) });
        return (
          <>
            <ProseField
              label="Scope"
              pointer="/scope"
              hint="Which programs, schools and cohorts: CTE concentrators, cohorts 2023 to 2026."
              optional
              value={value.scope}
              onValue={(scope) => set({ scope })}
              rows={3}
            />
            <Group legend="Purposes" pointer="/purposes">
              {value.purposes.map((purpose, index) => (
                <div class="party" key={purpose.purposeId}>
                  <ProseField
                    label={`Purpose ${purpose.purposeId}`}
                    pointer={`/purposes/${index}/statement`}
                    hint="One sentence that a parent would understand."
                    value={purpose.statement}
                    onValue={(statement) => change(index, { statement })}
                    rows={2}
                  />
                  <div class="row between">
                    <div class="short-field">
                      <TextField
                        label="Short name"
                        pointer={`/purposes/${index}/code`}
                        optional
                        autocomplete="off"
                        value={purpose.code}
                        onValue={(code) => change(index, { code })}
                      />
                    </div>
                    <Button
                      small
                      kind="quiet"
                      onClick={() => set({ purposes: value.purposes.filter((_, at) => at !== index) })}
                      note={
                        used(purpose.purposeId) > 0
                          ? `Also leaves ${used(purpose.purposeId)} of the schedule.`
                          : undefined
                      }
                    >
                      Take off<span class="sr"> purpose {purpose.purposeId}</span>
                    </Button>
                  </div>
                </div>
              ))}
              <div>
                <Button
                  small
                  onClick={() =>
                    set({
                      purposes: [
                        ...value.purposes,
                        {
                          purposeId: nextId(
                            "P",
                            [...data.purposes, ...value.purposes].map(({ purposeId }) => purposeId),
                          ),
                          code: "",
                          statement: "",
                        },
                      ],
                    })
                  }
                >
                  Add a purpose
                </Button>
              </div>
            </Group>
            <LinesField
              label="Uses that are ruled out"
              pointer="/prohibitedUses"
              value={value.prohibited}
              onValue={(prohibited) => set({ prohibited })}
              rows={6}
            />
          </>
        );
      }}
    </PartForm>
  );
}
