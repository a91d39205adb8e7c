/**
 * The page that checks a signed agreement by itself: two files chosen or dropped, in any order, and what they show. It
 * asks no server and stores nothing; the check is the one that the hub and the command run.
 */
import { limits, type Verified, verify } from "#shared/signing/verify.ts";
import { fingerprints, signersInWords, wholeInWords } from "#shared/signing/verify-words.ts";

const input = (id: string) => document.getElementById(id) as HTMLInputElement;
const pdf = input("pdf");
const bundle = input("bundle");
const result = document.getElementById("result") as HTMLElement;

/** The check that counts is the last one begun. */
let asked = 0;

async function check(): Promise<void> {
  const [paper, evidence] = [pdf.files?.[0], bundle.files?.[0]];
  asked++;
  if (!paper || !evidence) return result.replaceChildren();
  const mine = asked;
  const outcome = await outcomeOf(paper, evidence);
  if (mine === asked) result.replaceChildren(said(outcome));
}

async function outcomeOf(paper: File, evidence: File): Promise<Verified> {
  try {
    const [bytes, text] = await Promise.all([paper.arrayBuffer(), evidence.text()]);
    return await verify(new Uint8Array(bytes), asJson(text));
  } catch {
    return { ok: false, check: "unreadable", first: "One of the files cannot be read. Choose it again." };
  }
}

/** Undefined for what is no JSON: the check says what it is not. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function said(outcome: Verified): HTMLElement {
  if (!outcome.ok) return box("broken", "This does not match", [paragraph(outcome.first)]);
  const { facts } = outcome;
  const list = document.createElement("dl");
  for (const [what, hash] of fingerprints(facts))
    list.append(item("dt", `Fingerprint ${what}`), item("dd", hash));
  return box("whole", "Whole, and belongs together", [
    paragraph(wholeInWords(facts)),
    paragraph(signersInWords(facts)),
    list,
    paragraph(limits),
  ]);
}

function box(kind: "whole" | "broken", title: string, children: readonly Node[]): HTMLElement {
  const made = document.createElement("div");
  made.className = `said ${kind}`;
  made.append(item("h2", title), ...children);
  return made;
}

function item(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
const paragraph = (text: string) => item("p", text);

const isPdf = ({ name, type }: File) => type === "application/pdf" || /\.pdf$/i.test(name);

/** Dropped files find their own places. */
function take(files: readonly File[]): void {
  for (const file of files) {
    const one = new DataTransfer();
    one.items.add(file);
    (isPdf(file) ? pdf : bundle).files = one.files;
  }
  void check();
}

for (const field of [pdf, bundle]) field.addEventListener("change", () => void check());
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("over");
});
for (const name of ["dragleave", "drop"]) {
  document.addEventListener(name, () => document.body.classList.remove("over"));
}
document.addEventListener("drop", (event) => {
  event.preventDefault();
  take([...(event.dataTransfer?.files ?? [])]);
});
