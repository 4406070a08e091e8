import { expect, test } from "vitest";
import { Deque } from "../../../src/runtime/loop/deque.ts";

test("items leave in the order in which they came, or from the middle", () => {
  const deque = new Deque<number>();
  for (let item = 0; item < 5000; item += 1) deque.push(item);
  for (let item = 0; item < 3000; item += 1) expect(deque.shift()).toBe(item);
  expect(deque.size).toBe(2000);
  expect(deque.first()).toBe(3000);
  expect(deque.delete(3000)).toBe(true);
  expect(deque.delete(4000)).toBe(true);
  expect(deque.delete(4000)).toBe(false);
  expect([...deque].slice(998, 1000)).toEqual([3999, 4001]);
  while (deque.size > 0) deque.shift();
  expect(deque.shift()).toBeUndefined();
  expect(deque.first()).toBeUndefined();
});

test("a hundred thousand waiters come and go in reasonable time", () => {
  const deque = new Deque<object>();
  const items = Array.from({ length: 100_000 }, () => ({}));
  for (const item of items) deque.push(item);
  const begin = performance.now();
  for (const item of items) deque.delete(item);
  expect(deque.size).toBe(0);
  expect(performance.now() - begin).toBeLessThan(2000);
});
