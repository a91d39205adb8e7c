/** One of the edition's pathways, under the clusters they belong to. */
import { byArea } from "#shared/framework/browse.ts";
import { Field } from "../ui/field.tsx";
import { useEdition } from "./edition.ts";

export function PathwayField({
  value,
  onValue,
  pointer = "/pathwayId",
}: {
  value: string;
  onValue: (pathway: string) => void;
  pointer?: string;
}) {
  const edition = useEdition();
  const areas = edition.state === "content" ? byArea(edition.data) : [];
  return (
    <Field label="Pathway" pointer={pointer} hint="Where the region files it." optional>
      {(ties) => (
        <select {...ties} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          <option value="">None</option>
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
