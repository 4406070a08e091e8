import { expect, test } from "vitest";
import { type Choice, isTaskRow, rowsOf } from "../../../src/components/timeline/rows.ts";
import { FAMILY, timelineFor } from "./programs.ts";

async function rows(choice: Partial<Choice>, source = FAMILY): Promise<string[]> {
  const timeline = await timelineFor(source);
  return rowsOf(timeline, { filter: "", folded: new Set(), ...choice }).map((row) => {
    if (!isTaskRow(row)) return row.lane.name;
    const { lane, isLastChild, below, isFolded, isContext } = row;
    const branch = lane.depth === 0 ? "" : isLastChild ? "└ " : "├ ";
    const notes = `${isFolded ? ` +${below}` : ""}${isContext ? " (context)" : ""}`;
    return `${"  ".repeat(lane.depth)}${branch}${lane.name}${notes}`;
  });
}

test("a folded task hides what is below it, and says how much that is", async () => {
  expect(await rows({ folded: new Set([1]) })).toEqual([
    "Task-1",
    "  ├ first +2",
    "  └ second",
    "    ├ Task-4",
    "    └ Task-5",
  ]);
  expect(await rows({ folded: new Set([0, 1]) })).toEqual(["Task-1 +6"]);
});

test("a filter keeps what it finds, by name or coroutine, and the creators above it", async () => {
  expect(await rows({ filter: " TASK-4 " })).toEqual([
    "Task-1 (context)",
    "  └ second (context)",
    "    └ Task-4",
  ]);
  expect(await rows({ filter: "branch" })).toEqual(["Task-1 (context)", "  ├ first", "  └ second"]);
  expect(await rows({ filter: "nothing of the kind" })).toEqual([]);
});

test("a filter finds what is folded away", async () => {
  expect(await rows({ filter: "task-3", folded: new Set([0, 1]) })).toContain("    └ Task-3");
});

test("what tasks share comes after them, if it was used at all, and is filtered too", async () => {
  const source = `
async function main() {
  const lock = new asyncio.Lock();
  const unused = new asyncio.Event();
  await using _ = await lock;
}
asyncio.run(main());`;
  expect(await rows({}, source)).toEqual(["Task-1", "Lock"]);
  expect(await rows({ filter: "lock" }, source)).toEqual(["Lock"]);
});
