/**
 * What of a person's answers is on this device and nowhere else: one item for each tab that has the form open, so that none
 * overwrites another's. Whoever opens the form takes over what others left, and puts it away once it is safe.
 */
import { joined, type Patch } from "./patch.ts";

type Stored = { patch: Patch; finishing: boolean };

const all = "causeway.respond.said.";
/** Nobody comes back for it after so long; and a telephone is passed on. */
const keptMs = 90 * 86_400_000;

export function openStored(respondentId: string) {
  const mine = `${all}${respondentId}.${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36)}`;
  let others = new Map<string, string>();
  const read: Stored[] = [];
  let forgotten = false;
  for (const name of names())
    quietly(() => {
      const text = localStorage.getItem(name) ?? "";
      const one = JSON.parse(text) as Stored;
      const last = Math.max(0, ...Object.values(one.patch).map(({ at }) => at));
      if (!one.finishing && Date.now() - last > keptMs) localStorage.removeItem(name);
      else if (name.startsWith(`${all}${respondentId}.`)) {
        others.set(name, text);
        read.push(one);
      }
    });
  return {
    found: {
      patch: joined(read.map(({ patch }) => patch)),
      finishing: read.some(({ finishing }) => finishing),
    },

    /** In place of what was found; a tab that is open still and went on typing keeps what it has. */
    keep({ patch, finishing }: Stored): void {
      if (forgotten) return;
      quietly(() => {
        if (Object.keys(patch).length > 0 || finishing)
          localStorage.setItem(mine, JSON.stringify({ patch, finishing }));
        else localStorage.removeItem(mine);
        for (const [name, text] of others)
          if (localStorage.getItem(name) === text) localStorage.removeItem(name);
        others = new Map();
      });
    },

    forget(): void {
      forgotten = true;
      for (const name of names())
        if (name.startsWith(`${all}${respondentId}.`)) quietly(() => localStorage.removeItem(name));
    },
  };
}

function names(): string[] {
  let found: string[] = [];
  quietly(() => {
    found = Array.from({ length: localStorage.length }, (_, no) => localStorage.key(no) ?? "");
  });
  return found.filter((name) => name.startsWith(all));
}

/** Storage may be full or off: what is said is still here while the page is open, and still sent. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // As above.
  }
}
