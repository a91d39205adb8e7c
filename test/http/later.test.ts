/** A store that is loaded at its first use answers as the store itself does. */
import { describe, expect, it } from "vitest";
import { later } from "#functions/later.ts";

const store = () => ({
  pk: (id: string) => `T#${id}`,
  async find(id: string) {
    if (id === "gone") throw new Error("is gone");
    return { id };
  },
  async *pages(count: number): AsyncIterable<number> {
    for (let page = 1; page <= count; page++) yield page;
  },
});

describe("a store that is loaded later", () => {
  it("is loaded by the first of many questions, once", async () => {
    let times = 0;
    const one = later(async () => {
      times++;
      return store();
    });
    expect(times).toBe(0);
    const [pk, found] = await Promise.all([one.pk("a"), one.find("b"), one.find("c")]);
    expect([pk, found, times]).toEqual(["T#a", { id: "b" }, 1]);
  });

  it("answers at once what needs no waiting, when it is there", async () => {
    const one = later(async () => store());
    await one.find("a");
    expect(one.pk("a")).toBe("T#a");
  });

  it("gives what comes piece by piece, before it is there and after", async () => {
    const one = later(async () => store());
    expect(await Array.fromAsync(one.pages(3))).toEqual([1, 2, 3]);
    expect(await Array.fromAsync(one.pages(2))).toEqual([1, 2]);
  });

  it("fails as the store fails, and with what stood in the way of loading it", async () => {
    const one = later(async () => store());
    await expect(one.find("gone")).rejects.toThrow("is gone");
    const broken = later<ReturnType<typeof store>>(() => Promise.reject(new Error("no such file")));
    await expect(broken.find("a")).rejects.toThrow("no such file");
    await expect(Array.fromAsync(broken.pages(1))).rejects.toThrow("no such file");
  });

  it("can be handed on by a promise: it is none itself", async () => {
    const one = later(async () => store());
    const handed = await Promise.resolve(one);
    expect(await handed.find("a")).toEqual({ id: "a" });
  });
});
