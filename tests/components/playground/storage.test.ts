import { expect, test } from "vitest";
import { type KeyValueStore, WorkStorage } from "../../../src/components/playground/storage.ts";

const NOTHING = { source: null, discarded: null };

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
  expect(storage.save("a", { source: "1", discarded: null })).toBe(true);
  expect(storage.load("a")).toEqual({ source: "1", discarded: null });
  expect(storage.load("b")).toEqual(NOTHING);
});

test("a reader without an edit leaves nothing behind", () => {
  const kept = memory();
  const storage = new WorkStorage(() => kept);
  storage.save("a", { source: "1", discarded: "2" });
  storage.save("a", NOTHING);
  expect(kept.values.size).toBe(0);
});

test.each(["", "{", "null", "[]", '"text"', '{"version":2,"source":"1"}', '{"version":1,"source":{}}'])(
  "what makes no sense counts as nothing: %s",
  (text) => {
    const kept = memory();
    const storage = new WorkStorage(() => kept);
    storage.save("a", { source: "1", discarded: null });
    for (const key of kept.values.keys()) kept.values.set(key, text);
    expect(storage.load("a")).toEqual(NOTHING);
  },
);

test("a browser that refuses storage is no failure, but is told", () => {
  const storage = new WorkStorage(() => {
    throw new DOMException("denied", "SecurityError");
  });
  expect(storage.load("a")).toEqual(NOTHING);
  expect(storage.save("a", { source: "1", discarded: null })).toBe(false);
});
