/** What a field said before and says now: short values beside one another, texts word by word, codes as words. */
import { textDiff } from "#shared/agreements/text-diff.ts";
import type { Difference } from "#shared/data-sharing/compare-schema.ts";
import { dayInWords } from "../ui/dates.tsx";
import {
  actionWords,
  capacityWords,
  eventModeWords,
  levelWords,
  methodWords,
  periodInWords,
  redisclosureWords,
  renewalWords,
  roleWords,
  sensitivityWords,
  triggerWords,
} from "./words.ts";

/** `breachNoticeHours` as `Breach notice hours`. */
export const fieldInWords = (field: string): string => {
  const words = field.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const known: Record<string, string | { name: string }> = {
  ...roleWords,
  ...capacityWords,
  ...levelWords,
  ...sensitivityWords,
  ...methodWords,
  ...triggerWords,
  ...actionWords,
  ...redisclosureWords,
  ...eventModeWords,
  ...renewalWords,
  true: "yes",
  false: "no",
};

/** Names of people and organizations stand here by their ids: `name` says them. */
function valueInWords(value: string, name: (id: string) => string): string {
  if (value.startsWith("{") || value.startsWith("[")) {
    try {
      return fromJson(JSON.parse(value), name);
    } catch {
      return value;
    }
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayInWords(value);
  if (/^P\d+[DMY]$/.test(value)) return periodInWords(value);
  const word = Object.hasOwn(known, value) ? known[value] : undefined;
  if (word !== undefined) return typeof word === "string" ? word : word.name;
  return value.replaceAll(/org_[0-9a-z]+/g, name);
}

function fromJson(value: unknown, name: (id: string) => string): string {
  if (Array.isArray(value)) return value.map((one) => fromJson(one, name)).join(", ");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([field, one]) => `${fieldInWords(field).toLowerCase()}: ${fromJson(one, name)}`)
      .join("; ");
  return valueInWords(String(value), name);
}

const long = 60;

type BeforeProps = { fields: Difference["fields"]; named: boolean; name: (id: string) => string };

export function BeforeAndAfter({ fields, named, name }: BeforeProps) {
  return (
    <dl class="said-facts">
      {fields.map(({ field, before, after }) => {
        const [was, is] = [before, after].map((value) => value && valueInWords(value, name));
        return (
          <div key={field} class={named ? undefined : "alone"}>
            {named && <dt>{fieldInWords(field)}</dt>}
            <dd class="prose">
              {was && is && (was.length > long || is.length > long) ? (
                textDiff(was, is).map(({ kind, text }, index) =>
                  kind === "SAME" ? (
                    text
                  ) : kind === "REMOVED" ? (
                    <del key={index}>{text}</del>
                  ) : (
                    <ins key={index}>{text}</ins>
                  ),
                )
              ) : (
                <>
                  {was && <del>{was}</del>}
                  {was && is && " "}
                  {is && <ins>{is}</ins>}
                </>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
