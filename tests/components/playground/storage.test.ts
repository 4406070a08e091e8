import { expect, test } from "vitest";
import { type KeyValueStore, WorkStorage } from "../../../src/components/playground/storage.ts";

const NOTHING = { source: null, discarded: null, unreadable: null };

function memory(): KeyValueStore & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

test("what was saved for a playground is found again, for that one only", () => {
  const kept = memory();
  const storage = new WorkStorage(() => kept);
  expect(storage.save("a", { ...NOTHING, source: "1" })).toBe(true);
  expect(storage.load("a")).toEqual({ ...NOTHING, source: "1" });
  expect(storage.load("b")).toEqual(NOTHING);
});

test("a reader without an edit leaves nothing behind", () => {
  const kept = memory();
  const storage = new WorkStorage(() => kept);
  storage.save("a", { ...NOTHING, source: "1", discarded: "2" });
  storage.save("a", NOTHING);
  expect(kept.values.size).toBe(0);
});

test.each(["", "{", "null", "[]", '"text"', '{"version":2,"source":"1"}', '{"version":1,"source":{}}'])(
  "what makes no sense is handed out as it is, and kept: %s",
  (text) => {
    const kept = memory();
    const storage = new WorkStorage(() => kept);
    storage.save("a", { ...NOTHING, source: "1" });
    for (const key of kept.values.keys()) kept.values.set(key, text);
    const damaged = { ...NOTHING, unreadable: text };
    expect(storage.load("a")).toEqual(damaged);
    storage.save("a", { ...damaged, source: "2" });
    expect(storage.load("a")).toEqual({ ...damaged, source: "2" });
  },
);

test("a browser that refuses storage is no failure, but is told", () => {
  const storage = new WorkStorage(() => {
    throw new DOMException("denied", "SecurityError");
  });
  expect(storage.load("a")).toEqual(NOTHING);
  expect(storage.save("a", { ...NOTHING, source: "1" })).toBe(false);
});
