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

const objectIn = (text: string | undefined): Record<string, unknown> | undefined => {
  if (!text?.startsWith("{")) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
};

/** A field with parts of its own: those parts that differ, each by itself. */
function parted(one: Difference["fields"][number]): Difference["fields"] {
  const [was, is] = [objectIn(one.before), objectIn(one.after)];
  if (!was || !is) return [one];
  const said = (value: unknown) =>
    value === undefined ? {} : { text: typeof value === "object" ? JSON.stringify(value) : String(value) };
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((field) => {
    const [before, after] = [said(was[field]).text, said(is[field]).text];
    if (before === after) return [];
    return [
      { field, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) },
    ];
  });
}

type BeforeProps = { fields: Difference["fields"]; named: boolean; name: (id: string) => string };

export function BeforeAndAfter({ fields, named, name }: BeforeProps) {
  return (
    <dl class="said-facts">
      {fields.flatMap(parted).map(({ field, before, after }) => {
        const [was, is] = [before, after].map((value) => value && valueInWords(value, name));
        const shown =
          named || fields.flatMap(parted).length > 1 || !fields.some((one) => one.field === field);
        return (
          <div key={field} class={shown ? undefined : "alone"}>
            {shown && <dt>{fieldInWords(field)}</dt>}
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
