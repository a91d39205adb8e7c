// @vitest-environment happy-dom
/** What a form keeps between two visits stays true: ticks belong to the text that was read, a start to its template. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { TemplateView } from "#shared/agreements/template-schema.ts";
import type { RuleSet } from "#shared/rule-sets/schema.ts";
import type { SignatureSlot } from "#shared/signing/schema.ts";
import { draw, field, leave, press, said, tick } from "#test/support/page.tsx";
import { bodyOf, empty, startOf, typedFrom } from "#web/agreements/typed.ts";
import { usable } from "#web/documents/pick.tsx";
import { ItemForm } from "#web/rule-sets/item-form.tsx";
import type { Place } from "#web/session.ts";
import { PaperForm } from "#web/signing/paper-form.tsx";
import { SignForm } from "#web/signing/sign-form.tsx";
import { plcc } from "./agreed.ts";

const today = "2026-11-23";
const place = {
  me: { person: { id: "per_denise", name: "Denise Okafor" }, partnerships: [] },
  partnership: { id: "cedar-valley", today, timeZone: "America/Chicago" },
  actor: { person: "per_denise", name: "Denise Okafor", organization: plcc, roles: ["signatory"] },
} as unknown as Place;
const slot = { slotNo: 1, organizationId: plcc, function: "Vice President" } as SignatureSlot;
const frozen = (contentHash: string) =>
  ({
    id: "agr_1",
    versionNo: 1,
    name: "Health",
    versionKind: "ORIGINAL",
    parties: [],
    delegations: [],
    contentHash,
  }) as unknown as Agreement;
const [first, second] = ["ab".repeat(32), "cd".repeat(32)];
const form = (agreement: Agreement) => ({
  agreement,
  slot,
  etag: '"3"',
  path: "/partnerships/cedar-valley/agreements/agr_1",
  organization: "Prairie Lakes",
  people: [],
  onDone: () => undefined,
});

beforeEach(() => {
  localStorage.clear();
  // A hub that takes its time: nothing here waits for it.
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
});
afterEach(() => {
  leave();
  vi.unstubAllGlobals();
});

describe("a tick", () => {
  it.each([
    ["that one agrees to sign electronically", SignForm, "I agree to these three sentences"],
    ["that the page carries the fingerprint", PaperForm, "The footer of the signed page reads"],
  ])("%s is kept for the text that was read, and for no other", (_, Form, label) => {
    draw(place, <Form {...form(frozen(first))} />);
    tick(label);
    leave();
    draw(place, <Form {...form(frozen(first))} />);
    expect(field(label).checked).toBe(true);
    leave();
    draw(place, <Form {...form(frozen(second))} />);
    expect(field(label).checked).toBe(false);
  });
});

describe("a draft that starts from a template", () => {
  const template = {
    id: "tpl_1",
    agreementType: "MOU",
    purpose: "",
    noticeDays: 60,
    termMonths: 24,
  } as unknown as TemplateView;

  it("still starts from it when it is taken up again, and is a blank one once that is chosen", () => {
    const base = "/partnerships/cedar-valley/agreements";
    const typed = typedFrom(template, empty(today, undefined));
    expect(startOf(base, typed)).toBe("/partnerships/cedar-valley/templates/tpl_1/agreements");
    expect(bodyOf(typed)).not.toHaveProperty("template");
    expect(startOf(base, { ...typed, template: "" })).toBe(base);
  });
});

describe("a file that is attached while a form is typed", () => {
  const file = (more: object) => ({ id: "doc_1", state: "quarantined", ...more }) as never;
  it("can be used once it is checked; until then the form says what it waits for", () => {
    const of = (value: string, ...files: never[]) => usable({ what: "the signed PDF", value }, files);
    expect(of("")).toEqual({ id: "", because: "Attach the signed PDF first." });
    expect(of("doc_1")).toEqual({ id: "", because: "It is still being checked." });
    expect(of("doc_1", file({}))).toEqual({ id: "", because: "It is still being checked." });
    expect(of("doc_1", file({ state: "available" }))).toEqual({ id: "doc_1", because: undefined });
    expect(of("doc_1", file({ scan: { result: "infected" } })).because).toBe(
      "This file cannot be used. Attach the signed PDF again.",
    );
  });
});

describe("an item of a rule set", () => {
  it("is taken out only after its breaking is named and answered", async () => {
    const ruleSet = {
      id: "LAW/1",
      name: "The dual credit act",
      items: ["1", "2"].map((id) => ({
        id,
        text: "Who pays.",
        citation: "Act 1",
        statementTypes: ["COSTS"],
      })),
    } as unknown as RuleSet;
    draw(
      place,
      <ItemForm
        asked="1"
        answer={{ data: ruleSet, etag: '"1"' }}
        base="/partnerships/cedar-valley/rule-sets"
        reload={() => undefined}
        onDone={() => undefined}
      />,
    );
    await press("Take this item out");
    expect(said()).toContain("Take item 1 out?");
    expect(said()).toContain("are no longer asked for it");
    await press("Leave it as it is");
    expect(said()).not.toContain("Take item 1 out?");
  });
});
