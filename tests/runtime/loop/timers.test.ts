import fc from "fast-check";
import { expect, test } from "vitest";
import { Clock, toNanoseconds, toSeconds } from "../../../src/runtime/loop/clock.ts";
import { type Timer, TimerQueue } from "../../../src/runtime/loop/timers.ts";

test("timers come out by deadline, equal ones in order of creation, whatever else happens between", () => {
  const actions = fc.array(fc.oneof(fc.nat(20), fc.constantFrom("pop", "sweep")), { maxLength: 200 });
  fc.assert(
    fc.property(actions, (list) => {
      const queue = new TimerQueue<Timer>();
      let model: Timer[] = [];
      let sequence = 0;
      for (const action of list) {
        if (typeof action === "number") {
          const timer = { _when: action, sequence: sequence++ };
          queue.push(timer);
          model.push(timer);
          model.sort((a, b) => a._when - b._when || a.sequence - b.sequence);
        } else if (action === "pop") {
          expect(queue.pop()).toBe(model.shift());
        } else {
          queue.sweep((timer) => timer._when % 3 === 0);
          model = model.filter((timer) => timer._when % 3 !== 0);
        }
        expect(queue.peek()).toBe(model[0]);
        expect(queue.size).toBe(model.length);
      }
      expect(queue.inOrder()).toEqual(model);
    }),
  );
});

test("the clock counts whole nanoseconds, and never goes back", () => {
  const clock = new Clock();
  clock.advanceTo(toNanoseconds(0.1));
  clock.advanceTo(toNanoseconds(0.05));
  expect(toSeconds(clock.now)).toBe(0.1);
  expect(toNanoseconds(0.1) + toNanoseconds(0.2)).toBe(toNanoseconds(0.3));
});
