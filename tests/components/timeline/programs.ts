import { type Timeline, timelineOf } from "../../../src/components/timeline/model.ts";
import { traceProgram } from "../../support/run-program.ts";

/** Runs a program, which need not import asyncio, and reads its timeline. */
export async function timelineFor(source: string): Promise<Timeline> {
  const file = { path: "main.ts", source: `import * as asyncio from "asyncio";\n${source}` };
  return timelineOf(await traceProgram([file]));
}

/** Runs the body of a `main`, and reads its timeline. */
export function timelineOfMain(body: string): Promise<Timeline> {
  return timelineFor(`async function main() {\n${body}\n}\nasyncio.run(main());`);
}

export const FAMILY = `
async function leaf(delay) { await asyncio.sleep(delay); }
async function branch(delay) { await asyncio.gather(leaf(delay), leaf(delay)); }
async function main() {
  const first = asyncio.createTask(branch(1), { name: "first" });
  const second = asyncio.createTask(branch(2), { name: "second" });
  await first;
  await second;
}
asyncio.run(main());`;
