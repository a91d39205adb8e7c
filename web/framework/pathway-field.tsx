/** One of the edition's pathways, under the clusters they belong to. */
import { byArea } from "#shared/framework/browse.ts";
import { Field } from "../ui/field.tsx";
import { useEdition } from "./edition.ts";

export function PathwayField({
  value,
  onValue,
  pointer = "/pathwayId",
  edition: named,
  asked,
}: {
  value: string;
  onValue: (pathway: string) => void;
  pointer?: string;
  /** Of this edition, in place of the region's own. */
  edition?: string;
  /** It has to be answered, and why. */
  asked?: string;
}) {
  const edition = useEdition(named);
  const areas = edition.state === "content" ? byArea(edition.data) : [];
  return (
    <Field
      label="Pathway"
      pointer={pointer}
      hint={asked ?? "Where the region files it."}
      optional={asked === undefined}
    >
      {(ties) => (
        <select {...ties} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          <option value="">{asked === undefined ? "None" : "Choose one"}</option>
          {value !== "" && areas.length === 0 && <option value={value}>{value}</option>}
          {areas.flatMap(({ clusters }) =>
            clusters.map((cluster) => (
              <optgroup key={cluster.id} label={cluster.name}>
                {cluster.pathways.map((pathway) => (
                  <option key={pathway.id} value={pathway.id}>
                    {pathway.name}
                  </option>
                ))}
              </optgroup>
            )),
          )}
        </select>
      )}
    </Field>
  );
}
