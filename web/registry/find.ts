/**
 * What the hub finds in a region's registry for what the address asks. It narrows, so a thousand agreements are as quick
 * as ten.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import type { RegistryRow } from "#shared/agreements/registry.ts";
import { query } from "../paths.ts";
import { type Reading, read, useReading } from "../public-read.ts";
import { useAddress } from "../ui/address.ts";
import { phaseWords } from "./words.ts";

type Rows = { rows: readonly RegistryRow[]; more: boolean };

type Found = Rows & {
  /** Reads what comes after these. */
  further: () => void;
  /** Others are on their way; these stay in sight until they are there. */
  busy: boolean;
  /** Every agreement seen so far, whatever was asked for: what there is to choose from. */
  seen: readonly RegistryRow[];
  /** There are agreements that were not seen yet. */
  unseen: boolean;
};

const perPage = 100;
/** The hub looks at some hundred agreements for one answer, so what is rare may take several; in the end one has to ask on. */
const answersPerPage = 10;

export function useRegistry(region: string): Reading<Found> {
  const [q] = useAddress("q");
  const [school] = useAddress("school");
  const [college] = useAddress("college");
  const [pathway] = useAddress("pathway");
  const [cip] = useAddress("cip");
  const [state] = useAddress("state");
  const at = (filter: Record<string, string>) =>
    `/partnerships/${region}/agreements${query({ limit: String(perPage), ...filter })}`;
  const narrowed = { school, college, pathway, cip, state: state in phaseWords ? state : "" };
  const every = at({});
  const path = at({ ...narrowed, q: useRested(q.trim()) });

  const [asked, setAsked] = useState({ path, pages: 1 });
  const pages = asked.path === path ? asked.pages : 1;
  const all = useReading(every, () => firstPages(every, 1));
  const these = useReading(`${path} ${pages}`, () => firstPages(path, pages));
  // What only a mistyped link asks for, such as a CIP code of letters: there is no such agreement.
  const found = these.state === "problem" && these.status === 422 ? nothing : these;

  const last = useRef<Rows>(undefined);
  const seen = useRef(new Map<string, RegistryRow>());
  if (found.state === "content") last.current = found.data;
  for (const one of [all, found])
    if (one.state === "content") for (const row of one.data.rows) seen.current.set(row.id, row);

  if (all.state !== "content") return all;
  if (found.state === "problem") return found;
  if (!last.current) return { state: "loading" };
  return {
    state: "content",
    data: {
      ...last.current,
      further: () => setAsked({ path, pages: pages + 1 }),
      busy: found.state === "loading",
      seen: [...seen.current.values()],
      unseen: all.data.more,
    },
  };
}

const nothing = { state: "content", data: { rows: [], more: false } as Rows } as const;

/** The first rows of a list. What was read before is not asked for again. */
async function firstPages(path: string, pages: number): Promise<Rows> {
  const rows: RegistryRow[] = [];
  let next: string | undefined = "";
  for (let answers = 0; next !== undefined && answers < pages * answersPerPage; answers++) {
    const page: { items: RegistryRow[]; next?: string } = await read(
      path + (next && `&cursor=${encodeURIComponent(next)}`),
    );
    rows.push(...page.items);
    next = page.next;
    if (rows.length >= pages * perPage) break;
  }
  return { rows, more: next !== undefined };
}

/** What was typed, once the typing rests: each change asks the hub. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), 250);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
