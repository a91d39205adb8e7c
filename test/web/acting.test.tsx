// @vitest-environment happy-dom
/** What happens when someone presses, types and leaves: nothing goes out twice, no refusal is lost, and the focus stays. */

import { render } from "preact";
import { act } from "preact/test-utils";
import { LocationProvider } from "preact-iso/router";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "#shared/actor.ts";
import { RuleReview } from "#web/agreements/rule-review.tsx";
import { Problem } from "#web/api.ts";
import { type Action, useAction } from "#web/load.ts";
import { type Me, type MyPartnership, PlaceContext } from "#web/session.ts";
import { useAddress, useClose } from "#web/ui/address.ts";
import { Filter } from "#web/ui/filter.tsx";
import { type Column, Table } from "#web/ui/table.tsx";
import { all, course, plcc, rule } from "../agreements/agreed.ts";

beforeEach(() => history.replaceState(null, "", "/list"));
afterEach(() => act(() => render(null, document.body)));

const draw = (what: preact.ComponentChild) =>
  act(() => render(<LocationProvider>{what}</LocationProvider>, document.body));
const button = (words: string, within: ParentNode = document): HTMLButtonElement => {
  const found = [...within.querySelectorAll("button")].find((one) => one.textContent?.includes(words));
  if (!found) throw new Error(`There is no button ${words}`);
  return found;
};
const press = (words: string, within?: ParentNode) => act(() => button(words, within).click());

describe("an action", () => {
  const silence = () => new Problem("unreachable", "The hub did not answer", 0);
  const sent: [key: string, body: string][] = [];
  let answer: () => Promise<unknown>;
  let action: Action<[string]>;
  function Sends() {
    action = useAction((key, body: string) => {
      sent.push([key, body]);
      return answer();
    });
    return null;
  }

  it("keeps its key while the same is sent again after silence, and gives another body a key of its own", async () => {
    sent.length = 0;
    draw(<Sends />);
    answer = () => Promise.reject(silence());
    const say = (body: string) => act(async () => void (await action.run(body)));
    for (const body of ["approve 1", "approve 1", "approve 2"]) await say(body);
    answer = () => Promise.resolve();
    for (const body of ["approve 2", "approve 2"]) await say(body);
    const [first, again, other, arrived, anew] = sent.map(([key]) => key);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(arrived).toBe(other);
    expect(anew).not.toBe(arrived);
  });
});

describe("going through the rules of a review", () => {
  const actor = { organization: plcc, roles: ["reviewer"], partnershipRoles: [] } as unknown as Actor;
  const place = {
    me: {} as Me,
    partnership: { id: "cedar-valley", timeZone: "America/Chicago" } as MyPartnership,
    organization: undefined,
    actor,
  };
  type Said = { ruleNo: number; done: () => void; refuse: (problem: Problem) => void };
  const open: Said[] = [];
  const row = (ruleNo: number) => (
    <section key={ruleNo} id={`row-${ruleNo}`}>
      <RuleReview
        rule={rule({ ruleNo, options: [all(course(`C${ruleNo}`))] })}
        agreement={{ id: "agr_0123456789abcdefghjk" as never, versionNo: 1 }}
        said={[]}
        all={[]}
        name={(id) => id}
        mark={undefined}
        say={(_, [finding]) =>
          new Promise((done, refuse) => open.push({ ruleNo: finding?.ruleNo ?? 0, done, refuse }))
        }
        reviewing
      />
    </section>
  );
  const at = (ruleNo: number) => document.getElementById(`row-${ruleNo}`) as HTMLElement;

  it("shows a refusal beside its rule, and leaves it there when the next rule is approved", async () => {
    open.length = 0;
    draw(<PlaceContext.Provider value={place}>{[1, 2].map(row)}</PlaceContext.Provider>);
    press("Approve", at(1));
    press("Approve", at(2));
    expect(open.map(({ ruleNo }) => ruleNo)).toEqual([1, 2]);
    await act(async () => open[0]?.refuse(new Problem("role-missing", "Your role cannot do this", 403)));
    await act(async () => open[1]?.done());
    expect(at(1).textContent).toContain("Your role cannot do this");
    expect(at(2).textContent).not.toContain("Your role cannot do this");
  });

  it("counts a double press once, and says that it is saving", () => {
    open.length = 0;
    draw(<PlaceContext.Provider value={place}>{row(1)}</PlaceContext.Provider>);
    const approve = button("Approve");
    act(() => {
      approve.click();
      approve.click();
    });
    expect(open).toHaveLength(1);
    expect(button("Saving", at(1)).getAttribute("aria-busy")).toBe("true");
  });
});

describe("a long list", () => {
  const columns: [Column<number>] = [
    { id: "no", head: "Number", text: String, by: (row) => row, cell: (row) => row },
  ];
  const rows = Array.from({ length: 312 }, (_, index) => index + 1);
  const List = () => {
    const [wanted] = useAddress("q");
    return (
      <>
        <Filter label="Filter" />
        <Table
          of={{ one: "agreement", many: "agreements" }}
          rows={rows.filter((row) => String(row).includes(wanted))}
          columns={columns}
          rowKey={String}
          csv="agreements"
          paged
        />
      </>
    );
  };
  const shown = () => [...document.querySelectorAll("tbody th")].map((cell) => Number(cell.textContent));

  it("is drawn a page at a time, in the order of all of it, and counted and downloaded whole", async () => {
    history.replaceState(null, "", "/list?sort=-no&page=2");
    draw(<List />);
    expect(shown()).toEqual(rows.toReversed().slice(50, 100));
    expect(document.body.textContent).toContain("312 agreements");
    expect(document.querySelector("nav")?.textContent).toContain("51 to 100 of 312");
    const files: Blob[] = [];
    const create = vi.spyOn(URL, "createObjectURL").mockImplementation((file) => {
      files.push(file as Blob);
      // Followed by the test's browser, which knows no downloads.
      return "#";
    });
    press("Download CSV");
    create.mockRestore();
    const lines = (await files[0]?.text())?.trim().split("\r\n").slice(1);
    expect(lines?.map(Number)).toEqual(rows.toReversed());
  });

  it("begins at its first page once it is filtered or sorted anew", () => {
    history.replaceState(null, "", "/list?page=3");
    draw(<List />);
    const field = document.querySelector("input") as HTMLInputElement;
    act(() => {
      field.value = "1";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    expect(location.search).toBe("?q=1");
    history.replaceState(null, "", "/list?page=3");
    draw(<List />);
    press("Number");
    expect(location.search).toBe("?sort=-no");
  });

  it("leads to every page of a few, and of many to the first, the last and those around", () => {
    const links = () => [...document.querySelectorAll("nav a")].map((link) => link.textContent);
    draw(<List />);
    expect(links()).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
    for (const [page, near] of [
      [1, "1 2 3 … 20"],
      [4, "1 2 3 4 5 … 20"],
      [5, "1 … 4 5 6 … 20"],
      [16, "1 … 15 16 17 … 20"],
      [17, "1 … 16 17 18 19 20"],
      [20, "1 … 18 19 20"],
    ] as const) {
      act(() => render(null, document.body));
      history.replaceState(null, "", `/list?page=${page}`);
      draw(
        <Table
          of={{ one: "row", many: "rows" }}
          rows={Array.from({ length: 1000 }, (_, index) => index)}
          columns={columns}
          rowKey={String}
          paged
        />,
      );
      const parts = [...document.querySelectorAll("nav > *:not(:last-child)")];
      expect(parts.map((part) => part.textContent).join(" ")).toBe(near);
    }
  });
});

describe("closing a form", () => {
  it("takes only its own names out of the address, and brings the focus to what it was about", async () => {
    function Rules() {
      const [rule] = useAddress("rule");
      const close = useClose("rule");
      return rule ? (
        <button type="button" onClick={() => close(`rule-${rule}`)}>
          Save
        </button>
      ) : (
        <ul>
          <li id="rule-4">Rule 4</li>
        </ul>
      );
    }
    history.replaceState(null, "", "/list?tab=courses&page=2&rule=4");
    draw(<Rules />);
    button("Save").focus();
    press("Save");
    expect(location.search).toBe("?tab=courses&page=2");
    await vi.waitFor(() => expect(document.activeElement?.id).toBe("rule-4"));
  });
});
