/**
 * Keeps what is said: on this device at once, at the hub a moment later. Without a network it waits and tries again; what
 * another device said meanwhile of something else stays, and of the same thing the later word stands. Nothing typed is lost:
 * what cannot be counted any more stays in sight.
 */
import type { ask, Heard, Refused } from "./asking.ts";
import { also, type Changes, isEmpty, laidOver, left, met, type Patch, type Said, sending } from "./patch.ts";
import { openStored } from "./stored.ts";

/** `closed` and `gone` end it; `refused` waits for the person to change something. */
export type Status = "saved" | "saving" | "waiting" | "refused" | "closed" | "gone";

export type Receipt = { receipt: string; completedAt: string };

export type Kept = {
  said: Said;
  status: Status;
  /** Why the hub refused it: more than one person's answers can hold. */
  tooLong: boolean;
  /** The statement it refused, where it is one. */
  refusedAt: string | undefined;
  /** They asked to send it all, and the hub has not confirmed it. */
  finishing: boolean;
  receipt: Receipt | undefined;
  /** What was said and is not counted: it came too late, or another device said something newer. */
  aside: Patch;
};

export type Keeper = {
  now(): Kept;
  change(more: Changes): void;
  /** Say that this is all: when everything is saved, and as soon as there is a network. */
  finish(): void;
  /** Do not wait for the next word. */
  hurry(leaving?: boolean): void;
  stop(): void;
  /** Leaves nothing of it on this device. */
  forget(): void;
};

const pauseMs = 700;
const waitsMs = [2_000, 5_000, 10_000, 20_000, 30_000];
const meetings = 5;

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
  const stored = openStored(respondentId);
  let there = said;
  let { mine: patch, passed: aside } = met(stored.found.patch, there);
  // Who said something newer elsewhere has sent it there, or means to.
  let finishing = stored.found.finishing && isEmpty(aside);
  let got = receipt;
  let status: Status = "saved";
  let tooLong = false;
  let refusedAt: string | undefined;
  let busy = false;
  let leaves = false;
  let stopped = false;
  let begun = false;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (next: Status) => {
    status = next;
    const over = next === "closed" || next === "gone";
    if (over) {
      // What the hub has is what counts; the rest can still be read and copied.
      aside = { ...aside, ...patch };
      patch = {};
      finishing = false;
    }
    stored.keep({ patch: next === "closed" ? aside : patch, finishing });
    if (!stopped && begun) changed();
  };
  const soon = (ms: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void work(), ms);
  };
  const over = () => status === "closed" || status === "gone";

  async function work(): Promise<void> {
    clearTimeout(timer);
    if (!send || busy || stopped || over()) return;
    busy = true;
    let meeting = 0;
    while (!isEmpty(patch) || finishing) {
      tell(status === "waiting" ? "waiting" : "saving");
      const refused = isEmpty(patch) ? await complete(send) : await save(send);
      if (refused && !settled(refused, meeting++)) {
        busy = false;
        return;
      }
    }
    busy = false;
    tries = 0;
    tell("saved");
  }

  async function save(send: typeof ask): Promise<Refused | undefined> {
    const all = laidOver(there, patch);
    const { statements, missing, seconds, revision } = all;
    patch = sending(patch);
    const answer: Heard<{ revision: number; savedAt: string }> = await send(
      "save",
      { token, statements, missing, seconds, revision },
      leaves,
    );
    if (!answer.data) return answer.refused;
    there = { ...all, ...answer.data };
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
  function settled({ status: code, code: word, body }: Refused, meeting: number): boolean {
    if (word === "answered-elsewhere" && body["answers"]) {
      there = body["answers"] as Said;
      const { mine, passed } = met(patch, there);
      patch = mine;
      if (!isEmpty(passed)) {
        aside = { ...aside, ...passed };
        finishing = false;
      }
      if (meeting < meetings) return true;
    }
    if (word === "nothing-rated") {
      finishing = false;
      return true;
    }
    if (word === "wrong-moment") tell("closed");
    else if (word === "link-spent" || word === "not-found") tell("gone");
    else if (code === 413 || code === 422 || code === 400) {
      tooLong = code === 413;
      refusedAt = statementIn(body);
      // What they change next is looked at again before it is sent.
      finishing = false;
      tell("refused");
    } else {
      tell("waiting");
      soon(waitsMs[Math.min(tries++, waitsMs.length - 1)] ?? 0);
    }
    return false;
  }

  if (!send) {
    aside = { ...aside, ...patch };
    patch = {};
    finishing = false;
  } else if (!isEmpty(patch) || finishing) soon(0);
  if (send) tell(status);
  begun = true;
  return {
    now: () => ({
      said: laidOver(there, patch),
      status,
      tooLong,
      refusedAt,
      finishing,
      receipt: got,
      aside,
    }),
    change(more) {
      if (over()) return;
      patch = also(patch, more, there, Date.now());
      tell(status === "waiting" ? status : "saving");
      if (status !== "waiting") soon(pauseMs);
    },
    finish() {
      finishing = true;
      void work();
      if (busy) tell(status);
    },
    hurry(leaving = false) {
      tries = 0;
      leaves = leaving;
      void work();
    },
    stop() {
      leaves = true;
      stopped = true;
      clearTimeout(timer);
      if (send && !busy && !over() && !isEmpty(patch)) void save(send).then((no) => no || tell("saved"));
    },
    forget() {
      stopped = true;
      clearTimeout(timer);
      stored.forget();
    },
  };
}

/** The statement a refusal points at. */
function statementIn(body: Record<string, unknown>): string | undefined {
  const errors = Array.isArray(body["errors"]) ? (body["errors"] as { pointer?: unknown }[]) : [];
  return /^\/statements\/([^/]+)/.exec(String(errors[0]?.pointer))?.[1];
}
