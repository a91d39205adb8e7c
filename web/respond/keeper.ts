/**
 * Keeps what is said: on this device at once, at the hub a moment later. Without a network it waits and tries again; what
 * another device saved meanwhile stays, and what was said here goes on top of it. Nothing typed is lost.
 */
import type { ask, Heard, Refused } from "./asking.ts";
import { also, isEmpty, laidOver, left, type Patch, type Said } from "./patch.ts";

/** `closed` and `gone` end it; `refused` waits for the person to change something. */
export type Status = "saved" | "saving" | "waiting" | "refused" | "closed" | "gone";

export type Receipt = { receipt: string; completedAt: string };

export type Kept = {
  said: Said;
  status: Status;
  /** Why the hub refused it: more than one person's answers can hold. */
  tooLong: boolean;
  /** They asked to send it all, and the hub has not confirmed it. */
  finishing: boolean;
  receipt: Receipt | undefined;
  /** Something was said that came too late to be counted. */
  late: boolean;
};

export type Keeper = {
  now(): Kept;
  change(more: Patch): void;
  /** Say that this is all: when everything is saved, and as soon as there is a network. */
  finish(): void;
  /** Do not wait for the next word. */
  hurry(leaving?: boolean): void;
  stop(): void;
};

type Stored = { patch: Patch; finishing?: boolean };

const pauseMs = 700;
const waitsMs = [2_000, 5_000, 10_000, 20_000, 30_000];

export function openKeeper({
  token,
  respondentId,
  said,
  receipt,
  send,
  changed,
}: {
  token: string;
  respondentId: string;
  said: Said;
  receipt: Receipt | undefined;
  /** Absent once nothing is taken any more. */
  send: typeof ask | undefined;
  changed: () => void;
}): Keeper {
  const name = `causeway.respond.${respondentId}`;
  const found = read(name);
  let there = said;
  let patch = left(found.patch, there);
  let finishing = (send && found.finishing) ?? false;
  let got = receipt;
  let status: Status = send ? "saved" : "closed";
  let late = !send && !isEmpty(patch);
  let tooLong = false;
  let busy = false;
  let stopped = false;
  let begun = false;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (next: Status) => {
    status = next;
    if (next === "closed" || next === "gone") {
      // What the hub has is what counts, and what is shown.
      late ||= !isEmpty(patch);
      patch = {};
      finishing = false;
    }
    write(name, isEmpty(patch) && !finishing ? undefined : { patch, finishing });
    if (!stopped && begun) changed();
  };
  const soon = (ms: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void work(), ms);
  };

  async function work(leaving = false): Promise<void> {
    clearTimeout(timer);
    if (!send || busy || stopped || status === "closed" || status === "gone") return;
    busy = true;
    while (!isEmpty(patch) || finishing) {
      tell(status === "waiting" ? "waiting" : "saving");
      const refused = isEmpty(patch) ? await complete(send) : await save(send, leaving);
      if (refused && !settled(refused)) {
        busy = false;
        return;
      }
    }
    busy = false;
    tries = 0;
    tell("saved");
  }

  async function save(send: typeof ask, leaving: boolean): Promise<Refused | undefined> {
    const all = laidOver(there, patch);
    const answer: Heard<{ revision: number }> = await send("save", { token, ...all }, leaving);
    if (!answer.data) return answer.refused;
    there = { ...all, revision: answer.data.revision };
    patch = left(patch, there);
    return undefined;
  }

  async function complete(send: typeof ask): Promise<Refused | undefined> {
    const answer: Heard<Receipt> = await send("complete", { token, revision: there.revision });
    if (!answer.data) return answer.refused;
    got = answer.data;
    finishing = false;
    return undefined;
  }

  /** Whether to go on at once. */
  function settled({ status: code, code: word, body }: Refused): boolean {
    if (word === "answered-elsewhere" && body["answers"]) {
      there = body["answers"] as Said;
      patch = left(patch, there);
      if (++tries <= waitsMs.length) return true;
    }
    if (word === "wrong-moment") tell("closed");
    else if (word === "link-spent" || code === 404) tell("gone");
    else if (code === 413 || code === 422 || code === 400) {
      tooLong = code === 413;
      tell("refused");
    } else {
      tell("waiting");
      soon(waitsMs[Math.min(tries++, waitsMs.length - 1)] ?? 0);
    }
    return false;
  }

  if (!send) tell("closed");
  else if (!isEmpty(patch) || finishing) soon(0);
  begun = true;
  return {
    now: () => ({ said: laidOver(there, patch), status, tooLong, finishing, receipt: got, late }),
    change(more) {
      patch = also(patch, more);
      tell(status === "waiting" || status === "closed" || status === "gone" ? status : "saving");
      if (status !== "waiting") soon(pauseMs);
    },
    finish() {
      finishing = true;
      void work();
      if (busy) tell(status);
    },
    hurry(leaving) {
      tries = 0;
      void work(leaving);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

function read(name: string): Stored {
  try {
    const found = JSON.parse(localStorage.getItem(name) ?? "{}") as Partial<Stored>;
    return { ...found, patch: found.patch ?? {} };
  } catch {
    return { patch: {} };
  }
}

function write(name: string, stored: Stored | undefined): void {
  try {
    if (stored) localStorage.setItem(name, JSON.stringify(stored));
    else localStorage.removeItem(name);
  } catch {
    // Storage may be full or off: what is said is still here while the page is open, and still sent.
  }
}
