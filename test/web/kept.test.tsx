// @vitest-environment happy-dom
/** What is typed is kept: for the person who typed it, about the text they read, and through every refusal. */
import { useState } from "preact/hooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { draw, field, leave, press, said, settled, tick, type } from "#test/support/page.tsx";
import { Problem } from "#web/api.ts";
import { freshAfter, useAction, useLoad } from "#web/load.ts";
import type { Place } from "#web/session.ts";
import { Acting } from "#web/ui/acting.tsx";
import { Confirm } from "#web/ui/confirm.tsx";
import { useDraft } from "#web/ui/draft.ts";
import { ChecksField, TextField } from "#web/ui/field.tsx";
import { Form, FormEnd } from "#web/ui/form.tsx";

const as = (person: string): Place =>
  ({
    me: { person: { id: person, name: "Someone" }, partnerships: [] },
    partnership: { id: "cedar-valley", today: "2026-11-23" },
    actor: { person, roles: [], partnershipRoles: [] },
  }) as unknown as Place;

beforeEach(() => localStorage.clear());
afterEach(() => leave());

type Typed = { name: string; city: string };
function Partner({ now, refusal }: { now: Typed; refusal?: Problem }) {
  const draft = useDraft<Typed>("organization/org_1", now);
  const save = useAction(async () => {
    if (refusal) throw refusal;
    draft.forget();
  });
  const set = (part: Partial<Typed>) => draft.set({ ...draft.value, ...part });
  return (
    <Form label="Partner" action={save} reload={() => undefined} draft={draft}>
      <TextField label="Name" pointer="/name" value={draft.value.name} onValue={(name) => set({ name })} />
      <TextField label="City" pointer="/city" value={draft.value.city} onValue={(city) => set({ city })} />
      <FormEnd yes="Save" leave={() => undefined} />
    </Form>
  );
}
const began = { name: "Millrace HS", city: "Millrace" };

describe("what someone typed", () => {
  it("is there when they come back, and nobody else who signs in on this device finds it", () => {
    draw(as("per_lena"), <Partner now={began} />);
    type("Name", "Millrace High School");
    leave();
    draw(as("per_tom"), <Partner now={began} />);
    expect(field("Name").value).toBe("Millrace HS");
    expect(said()).not.toContain("You were typing this before");
    leave();
    draw(as("per_lena"), <Partner now={began} />);
    expect(field("Name").value).toBe("Millrace High School");
    expect(said()).toContain("You were typing this before");
  });

  it("is gone from this device once they sign out; what others keep here stays", () => {
    for (const person of ["per_lena", "per_tom"]) {
      draw(as(person), <Partner now={began} />);
      type("Name", `Typed by ${person}`);
      leave();
    }
    const lena = as("per_lena");
    draw(lena, <Acting me={lena.me} place={undefined} />);
    const form = document.querySelector('form[action="/api/sign-out"]');
    form?.addEventListener("submit", (event) => event.preventDefault());
    form?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    const kept = Object.values({ ...localStorage }).join();
    expect(kept).not.toContain("per_lena");
    expect(kept).toContain("Typed by per_tom");
  });

  it("is gone from this device once it is saved, and not written again", async () => {
    draw(as("per_lena"), <Partner now={began} />);
    type("Name", "Millrace High School");
    expect(localStorage).toHaveLength(1);
    await press("Save");
    draw(as("per_lena"), <Partner now={{ ...began, name: "Millrace High School" }} />);
    expect(localStorage).toHaveLength(0);
  });
});

describe("a form that was refused", () => {
  const refused = (code: "changed-meanwhile" | "wrong-moment", status: number) =>
    new Problem(code, "Not now", status);

  it("offers what is there now where someone was faster: theirs where nothing was typed, one's own where it was", async () => {
    draw(as("per_lena"), <Partner now={began} refusal={refused("changed-meanwhile", 412)} />);
    type("Name", "Millrace High School");
    await press("Save");
    expect(said()).toContain("What you typed stays.");
    draw(
      as("per_lena"),
      <Partner now={{ name: "Millrace", city: "Cedar Bend" }} refusal={refused("changed-meanwhile", 412)} />,
    );
    await press("Load what is there now");
    expect([field("Name").value, field("City").value]).toEqual(["Millrace High School", "Cedar Bend"]);
    expect(said()).not.toContain("Not now");
  });

  it("offers no other go at what no other go can change", async () => {
    draw(as("per_lena"), <Partner now={began} refusal={refused("wrong-moment", 409)} />);
    await press("Save");
    expect(said()).toContain("Not now");
    expect(said()).not.toContain("Try again");
    expect(field("Name").value).toBe("Millrace HS");
  });
});

it("waits for no read that the answer to a write made needless", async () => {
  let sent = false;
  function Shown() {
    const state = useLoad("/x/agreements/2", async () => (sent ? "sent" : "ready"));
    const ready = state.state === "content" && state.data === "ready";
    useLoad(ready ? "/x/agreements/2#gaps" : undefined, async () => {
      if (sent) await new Promise(() => {});
      return 0;
    });
    const write = useAction(async () => {
      sent = true;
      await freshAfter("/x/agreements/2", Promise.resolve());
    });
    return (
      <button type="button" onClick={() => void write.run()}>
        {write.busy ? "Sending" : "Send"}
      </button>
    );
  }
  draw(as("per_lena"), <Shown />);
  await settled();
  await press("Send");
  await settled();
  await settled();
  expect(said()).toContain("Send");
  expect(said()).not.toContain("Sending");
});

describe("a write that met something else than the page shows", () => {
  let version = 0;
  function Shown({ status }: { status: number }) {
    const read = useLoad("/x/agreements/1", async () => ++version);
    const write = useAction(() =>
      freshAfter("/x/agreements/1", Promise.reject(new Problem("wrong-moment", "Not now", status))),
    );
    return (
      <>
        <p>version {read.state === "content" ? read.data : "?"}</p>
        <button type="button" onClick={() => void write.run()}>
          Write
        </button>
      </>
    );
  }
  const shownAfter = async (status: number) => {
    version = 0;
    draw(as("per_lena"), <Shown status={status} />);
    await settled();
    await press("Write");
    await settled();
    return said();
  };

  it.each([409, 412])("shows what is there now (%i)", async (status) => {
    expect(await shownAfter(status)).toContain("version 2");
  });

  it("reads nothing again after a refusal about what was typed (422)", async () => {
    expect(await shownAfter(422)).toContain("version 1");
  });
});

describe("a dialog", () => {
  function Ask() {
    const [open, setOpen] = useState(true);
    const [reason, setReason] = useState("");
    const action = useAction(async () => {
      throw new Problem("invalid-input", "Some answers need another look", 422, {
        errors: [
          { pointer: "/reason", detail: "Say why in a few words." },
          { pointer: "/day", detail: "A day was expected." },
        ],
      });
    });
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          Ask again
        </button>
        <Confirm open={open} onClose={() => setOpen(false)} title="Decline?" yes="Decline" action={action}>
          <TextField label="Why" pointer="/reason" value={reason} onValue={setReason} />
        </Confirm>
      </>
    );
  }

  it("shows a refusal once, beside the field it is about, and forgets it when it is opened anew", async () => {
    draw(as("per_lena"), <Ask />);
    await press("Decline");
    expect(field("Why").getAttribute("aria-invalid")).toBe("true");
    expect(said().split("Say why in a few words.")).toHaveLength(2);
    expect(said()).toContain("/day A day was expected.");
    await press("Leave it as it is");
    await press("Ask again");
    expect(said()).not.toContain("Some answers need another look");
    expect(field("Why").getAttribute("aria-invalid")).toBeNull();
  });
});

describe("several of a few", () => {
  it("stand in the order they are offered in, and one that is not offered is not taken away", () => {
    let chosen: readonly string[] = ["gone", "c"];
    const choices = ["a", "b", "c"].map((value) => ({ value, label: value.toUpperCase() }));
    const part = () => (
      <ChecksField
        legend="Which"
        pointer="/which"
        value={chosen}
        onValue={(value) => {
          chosen = value;
        }}
        choices={choices}
      />
    );
    draw(as("per_lena"), part());
    tick("A");
    expect(chosen).toEqual(["gone", "a", "c"]);
    draw(as("per_lena"), part());
    tick("C");
    expect(chosen).toEqual(["gone", "a"]);
  });
});
