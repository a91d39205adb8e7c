/** What a bridge is for: a cluster of its edition, and the framework of statements it goes by. */
import { byArea } from "#shared/framework/browse.ts";
import type { Framework } from "#shared/framework/schema.ts";
import { get } from "../api.ts";
import { useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { useFrameworks } from "../statements/load.ts";
import { ChoiceField, Field } from "../ui/field.tsx";

type ClusterProps = { edition: string; value: string; onValue: (cluster: string) => void };

export function ClusterField({ edition, value, onValue }: ClusterProps) {
  const path = `/framework/${encodeURIComponent(edition)}`;
  const read = useLoad(path, async (signal) => (await get<Framework>(path, signal)).data);
  const areas = read.state === "content" ? byArea(read.data) : [];
  return (
    <Field label="Cluster" pointer="/clusterId">
      {(ties) => (
        <select {...ties} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          <option value="">Choose a cluster</option>
          {value !== "" && areas.length === 0 && <option value={value}>{value}</option>}
          {areas.map(({ id, name, clusters }) => (
            <optgroup key={id} label={name}>
              {clusters.map((cluster) => (
                <option key={cluster.id} value={cluster.id}>
                  {cluster.name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}

export function FrameworkField({ value, onValue }: { value: string; onValue: (framework: string) => void }) {
  const { partnership } = usePlace();
  const read = useFrameworks(partnership.id);
  const offered = read.state === "content" ? read.data : [];
  return (
    <ChoiceField
      label="Framework of statements"
      pointer="/statementFramework"
      hint="Whose statements of the cluster the modules are mapped to."
      optional
      value={value}
      onValue={onValue}
      choices={[
        ...(value !== "" && !offered.some(({ identifier }) => identifier === value)
          ? [{ value, label: "the one it goes by" }]
          : []),
        ...offered.map(({ identifier, title }) => ({ value: identifier as string, label: title })),
      ]}
      none="None"
    />
  );
}
